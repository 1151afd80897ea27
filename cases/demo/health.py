"""What people answered: the Washington Group questions, pregnancy and breastfeeding."""

from datetime import date, timedelta

from cases import population, washington_group
from cases.demo.days import HORIZON, LAST_ARRIVAL, after, between
from cases.demo.dice import Weighted
from cases.demo.records import Answers

FIRST_ASKED_ON = date(2023, 10, 10)
ASKED = 0.9
# Share with Washington Group "disability 3" by age, so that 5.2 % of all have it.
DISABILITY_FROM_AGE = ((80, 0.42), (65, 0.162), (50, 0.07), (18, 0.028), (0, 0.016))
_DOMAIN = Weighted({0: 19, 1: 12, 2: 40, 3: 13, 4: 10, 5: 6})
_FURTHER_DOMAINS = Weighted({0: 55, 1: 30, 2: 15})
CANNOT_AT_ALL, NON_ANSWER = 0.22, 0.04
_NO_DIFFICULTY = Answers(*[washington_group.NO] * len(washington_group.DOMAINS))

PREGNANT = 0.16
PREGNANT_LATELY = 0.2
CHILDBEARING = (18, 43)
BREASTFED = 0.6


def ask(chance, person):
    """Ask the Washington Group questions, on a day when the person is there and five or older."""
    if chance.random() >= ASKED:
        return
    first = max(FIRST_ASKED_ON, person.stay.since)
    last = min(HORIZON, person.stay.left_on or HORIZON)
    if first >= last:
        return
    asked_on = between(chance, first, last)
    # An inexact birth date is what the database judges by, and a missing one leaves the true age.
    born = person.birth_date or asked_on - timedelta(int(person.age * 365))
    if not population.has_turned(washington_group.FROM_AGE, born, asked_on):
        return
    person.answers = _answers(chance, person.age)
    person.wg_asked_on = asked_on
    person.wg_method = "proxy" if person.age < 18 or chance.random() < 0.3 else "self"


def _answers(chance, age):
    share = next(share for from_age, share in DISABILITY_FROM_AGE if age >= from_age)
    if chance.random() < share:
        return _with_disability(chance)
    if chance.random() < 0.8 - age / 130:
        return _NO_DIFFICULTY
    answers = list(_NO_DIFFICULTY)
    answers[_DOMAIN.draw(chance)] = washington_group.SOME
    if chance.random() < NON_ANSWER:
        answers[_DOMAIN.draw(chance)] = 98 if chance.random() < 0.6 else 99
    return Answers(*answers)


def _with_disability(chance):
    answers = list(_NO_DIFFICULTY)
    for _ in range(_FURTHER_DOMAINS.draw(chance)):
        answers[_DOMAIN.draw(chance)] = washington_group.SOME
    cannot = chance.random() < CANNOT_AT_ALL
    answers[_DOMAIN.draw(chance)] = washington_group.CANNOT if cannot else washington_group.A_LOT
    return Answers(*answers)


def expect(chance, household):
    """Pregnancies, most of them known at registration; and who is still breastfed."""
    born_here = [p for p in household.people if p.population_group == "born_in_armenia"]
    for woman in household.people:
        if not woman.husband or not CHILDBEARING[0] <= woman.age < CHILDBEARING[1]:
            continue
        if born_here:
            _breastfeed(chance, woman, born_here)
        elif chance.random() < PREGNANT * _fertility(woman.age):
            _pregnancy(chance, woman)


def _fertility(age):
    """How much likelier a pregnancy is at this age than at the average one."""
    return 2.4 if age < 32 else 0.9


def _pregnancy(chance, woman):
    since = woman.stay.since
    if chance.random() < PREGNANT_LATELY:
        since = max(since, HORIZON - timedelta(120))
    asked_on = after(chance, since, 0, 40)
    if woman.stay.left_on and asked_on >= woman.stay.left_on:
        return
    woman.pregnancy_asked_on = asked_on
    woman.pregnancy_expected_on = asked_on + timedelta(5 + int(chance.random() * 240))


def _breastfeed(chance, woman, babies):
    youngest = max(baby.birth_date for baby in babies)
    if chance.random() < BREASTFED and youngest > LAST_ARRIVAL:
        woman.breastfeeding_until = youngest + timedelta(180 + int(chance.random() * 360))

"""Invented help for an invented register: 200,000 records of a dozen programmes since October 2023.

Each was planned, and most were delivered; few were returned, cancelled, or wait still.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.db.models import F

from accounts.choices import Role
from accounts.history.acting import acting
from accounts.models import User
from assessments.copying import copied
from assistance.choices import AssistanceState
from assistance.demo.programmes import programmes
from assistance.models import Assistance, AssistedPerson
from cases import numbers, population
from cases.demo.days import HORIZON
from cases.models import Household, Individual

AT_ONCE = 2_000
# Of a thousand: plans that were cancelled, deliveries that came back.
CANCELLED, RETURNED = 12, 9
# Plans of the last days of the demo still wait.
WAIT = timedelta(days=20)
_ONE_EACH = Decimal(1)


def fill(*, seed, progress=lambda done: None):
    """Give to an invented register to which nothing was given; returns how many records there are.

    Nothing where there are some already. All of it is written, or nothing.
    """
    giver = User.objects.filter(role=Role.SUPERVISOR).order_by("pk").first()
    with acting(by=giver, reason="demo"):
        if Assistance.objects.exists():
            return 0
        chance, made = Random(seed), programmes()
        households = list(
            Household.objects.order_by("number").values_list(
                "number", "registered_on", "inactive_on", "lives_in__path"
            )
        )
        done = 0
        for first in range(0, len(households), AT_ONCE):
            portion = households[first : first + AT_ONCE]
            done += _give(portion, made, chance, giver)
            progress(len(portion))
    return done


def _give(portion, made, chance, giver):
    people = _people([row[0] for row in portion])
    given, covered, ends = [], [], defaultdict(list)
    for home in portion:
        for row, whom, day in _of_home(home, people[home[0]], made, chance):
            row.planned_by_id = giver.pk
            given.append(row)
            covered += [(row, person) for person in whom]
            _end(row, day, chance, ends)
    _number(given, chance)
    _write(given, covered, ends, giver)
    return len(given)


def _of_home(home, people, made, chance):
    """(assistance, whom it covers, the day of its delivery) of all that a household gets."""
    number, registered_on, inactive_on, path = home
    for plan, programme in made:
        is_there = not plan.marz or f"/{plan.marz}/" in f"{path or ''}/"
        if not is_there or chance.randrange(100) >= plan.share:
            continue
        for day, from_on in _days(plan, programme, registered_on, chance):
            if inactive_on is None or inactive_on > day:
                for row, whom in _rows(plan, programme, people, number, day, from_on):
                    yield row, whom, day


def _people(households):
    """Household → its people, who came and left on some day."""
    rows = Individual.objects.filter(household__in=households).order_by("number")
    found = defaultdict(list)
    for row in rows.values_list(
        "household", "number", "birth_date", "in_household_since", "left_on"
    ):
        found[row[0]].append(row[1:])
    return found


def _days(plan, programme, registered_on, chance):
    """(day of delivery, first day for which it is) of each time that a household gets something."""
    day = max(plan.first, registered_on) + timedelta(chance.randrange(18))
    for _time in range(plan.times):
        if day > HORIZON:
            return
        yield day, (day if plan.every_days else programme.from_on)
        day += timedelta(days=max(plan.every_days or 0, 1) + chance.randrange(4))


def _rows(plan, programme, people, household, day, from_on):
    """(assistance, whom it covers): one for the household, or one for each person of the age."""
    present = [row for row in people if row[2] <= day and (row[3] is None or row[3] > day)]
    if plan.of_age:
        groups = [[row] for row in present if _is_of_age(row[1], day, plan.of_age)]
    else:
        groups = [present] if present else []
    for group in groups:
        amount = plan.amount(len(group))
        until_on = programme.until_on
        if plan.every_days:
            until_on = from_on + timedelta(days=plan.every_days)
        yield (
            Assistance(
                number="",
                programme=programme,
                household_id=household,
                from_on=from_on,
                until_on=until_on,
                quantity=None if amount is not None else _ONE_EACH,
                amount=amount,
                currency="AMD" if amount is not None else "",
                planned_on=day - timedelta(days=5),
            ),
            [row[0] for row in group],
        )


def _is_of_age(birth_date, day, of_age):
    age = population.shown_age(birth_date, day)
    return age is not None and of_age[0] <= age < of_age[1]


def _end(row, day, chance, ends):
    """How it came out: kept in `ends`, since everything begins as a plan."""
    drawn = chance.randrange(1_000)
    if drawn < CANCELLED:
        ends[AssistanceState.CANCELLED].append((row, day))
    elif day <= HORIZON - WAIT:
        ends[AssistanceState.DELIVERED].append((row, day))
        if drawn < CANCELLED + RETURNED:
            ends[AssistanceState.RETURNED].append((row, day))


def _number(given, chance):
    drawn = numbers.draw(
        numbers.ASSISTANCE, len(given), taken=lambda candidates: (), generator=chance
    )
    for row, number in zip(given, drawn, strict=True):
        row.number = number


def _write(given, covered, ends, giver):
    copied(given)
    copied(
        [
            AssistedPerson(
                assistance=row, individual_id=person, programme=row.programme,
                from_on=row.from_on, until_on=row.until_on,
            )
            for row, person in covered
        ]
    )  # fmt: skip
    _deliver(ends[AssistanceState.DELIVERED], giver)
    _take_back(ends[AssistanceState.RETURNED], AssistanceState.RETURNED, "not collected")
    _take_back(ends[AssistanceState.CANCELLED], AssistanceState.CANCELLED, "drawn up twice")


def _deliver(rows, giver):
    """Each was delivered five days after it was planned."""
    keys = [row.number for row, _day in rows]
    Assistance.objects.filter(pk__in=keys).update(
        state=AssistanceState.DELIVERED,
        delivered_on=F("planned_on") + timedelta(days=5),
        delivered_by=giver,
    )


def _take_back(rows, state, reason):
    keys = [row.number for row, _day in rows]
    Assistance.objects.filter(pk__in=keys).update(
        state=state, ended_on=F("planned_on") + timedelta(days=12), ended_because=reason
    )
    AssistedPerson.objects.filter(assistance__in=keys).update(counts=False)

"""Specific needs that contradict what else is recorded of a person: one of the two is wrong."""

from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cases import kinship, population, washington_group
from cases.choices import BirthPrecision, Sex

_OLDER_PERSONS_FROM = 60
# UNHCR's impairments, and the questions that would have found them: wrong where all are "no".
_ASKED_BY = {
    "DS-BD": ("seeing",),
    "DS-DF": ("hearing",),
    "DS-SD": ("communicating",),
    "DS-PM": ("walking", "self_care"),
    "DS-PS": ("walking", "self_care"),
}
_OF_WOMEN = frozenset({"SM-DP", "CR-TP"})
_WITHOUT_PARENTS = frozenset({"SC-UC", "SC-UM", "SC-SC"})

# How far a birth may lie from the day that stands for it; of an estimated age our own reading.
_BORN_WITHIN = {
    BirthPrecision.MONTH: timedelta(days=16),
    BirthPrecision.YEAR: timedelta(days=184),
    BirthPrecision.ESTIMATED: timedelta(days=5 * 366),
}


def contradictions(person, people, *, on):
    """(code, message) for each kind of contradiction, of a `quality.Person` among the people."""
    for code, message, contradicts in _KINDS:
        if any(contradicts(need, person, people, on) for need in sorted(person.needs)):
            yield code, message


def sure_contradictions(person, people, *, on):
    """Those that hold on whichever day within its precision the person was born.

    For desks: what only may be wrong is no refusal there, and is asked about on the page.
    """
    found = dict(contradictions(person, people, on=on))
    within = _BORN_WITHIN.get(person.birth_precision)
    for shift in (-within, within) if within and person.birth_date else ():
        born = replace(person, birth_date=person.birth_date + shift)
        still = dict(contradictions(born, people, on=on))
        found = {code: message for code, message in found.items() if code in still}
    return list(found.items())


def _answered_no(need, person, people, on):
    domains = _ASKED_BY.get(need)
    if not domains or person.difficulties is None:
        return False
    answers = dict(zip(washington_group.DOMAINS, person.difficulties, strict=True))
    return all(answers[domain] == washington_group.NO for domain in domains)


def _of_a_man(need, person, people, on):
    return person.sex == Sex.MALE and (need[:2] in ("WR", "PG") or need in _OF_WOMEN)


def _of_an_adult(need, person, people, on):
    return need[:2] in ("CR", "SC") and population.is_child(person.birth_date, on) is False


def _of_the_young(need, person, people, on):
    older = population.has_turned(_OLDER_PERSONS_FROM, person.birth_date, on)
    return need[:2] == "ER" and older is False


def _with_spouse(need, person, people, on):
    return need[:2] == "SP" and bool(kinship.spouses(person, people, on=on)[0])


def _with_parent(need, person, people, on):
    return need in _WITHOUT_PARENTS and bool(kinship.parents(person, people)[0])


_KINDS = (
    (
        "need_with_parent",
        _("Recorded as unaccompanied or separated, and a parent lives here"),
        _with_parent,
    ),
    (
        "need_of_a_child",
        _("A need of children, recorded for an adult: end it, or correct the birth date"),
        _of_an_adult,
    ),
    (
        "need_of_an_older_person",
        _("A need of older people, recorded for somebody under 60"),
        _of_the_young,
    ),
    (
        "need_of_a_woman",
        _("A need of women, recorded for a man: correct the need or the sex"),
        _of_a_man,
    ),
    (
        "need_with_spouse",
        _("Recorded as a single parent or carer, and the spouse lives here"),
        _with_spouse,
    ),
    (
        "need_without_difficulty",
        _("A need of disability, and the answer to its question is “no difficulty”"),
        _answered_no,
    ),
)

"""What in a household's record is missing, odd or old: questions to ask, never refusals.

Pure functions over plain values. What is not known raises no check that would need knowing it; the
one thing unknown that is asked for is a birth date. The order is that of weight: what changes what
people are entitled to, or how they are protected, comes first. A check tells of the needs it was
made from: whoever may not read confidential needs gets checks of people without these.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import documents, kinship, phones, population
from cases.choices import BirthPrecision, Presumed, Relationship
from cases.kinship import YOUNGEST_PARENT, Member
from cases.need_contradictions import contradictions

# After so many months without a sign, somebody should ask whether they are still there.
ASK_AFTER, LOST_AFTER = 6, 12
# Fewest years between parent and child, by the less exact of the two birth dates. An estimate may
# be wrong by years: of it only a parent born after the child is asked about.
_FEWEST_YEARS = {
    BirthPrecision.ESTIMATED: 0,
    BirthPrecision.YEAR: YOUNGEST_PARENT - 1,
    BirthPrecision.MONTH: YOUNGEST_PARENT - 1,
    BirthPrecision.DAY: YOUNGEST_PARENT,
}


@dataclass(frozen=True, kw_only=True)
class Person(Member):
    """A member, with what else is recorded of them.

    `documents` are (type, state) of the papers in force, None where it is not known which there
    are. `difficulties` are the Washington Group's six answers in the order of its DOMAINS, None
    where nobody asked. `disability_until` is the day the last decision ends, None: open or none.
    `passport_replaced`: a temporary protection certificate in force was issued on a passport that
    has been replaced since.
    """

    unnamed: bool = False
    absent: bool = False
    documents: tuple | None = None
    passport_replaced: bool = False
    difficulties: tuple | None = None
    pregnancy_expected_on: date | None = None
    phones: tuple = ()
    disability_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Household:
    """A household's own values, and its present members as `Person`s (those away included)."""

    people: tuple
    declared_size: int | None = None
    presumed: str = ""
    last_confirmed_on: date | None = None
    registered_on: date | None = None


@dataclass(frozen=True)
class Check:
    """A question: whom it is about (None: the household), and the key of what answers it."""

    code: str
    message: Promise | str
    person: str | None
    action: str


def checks(household, *, on):
    """The Checks of a household on a day, the heaviest first, then in the order of its members."""
    return [check for find in _BY_WEIGHT for check in find(household, on)]


def _responsible(household, on):
    head = kinship.head(household.people)
    if head is None or not population.is_child(head.birth_date, on):
        return
    parents, _possible, _how = kinship.parents(head, household.people)
    if not (parents or head.ties.parents or head.ties.guardians):
        message = _("The head is under 18, and no parent or guardian is linked: who is it?")
        yield Check("child_head_without_links", message, head.number, "link_person")


def _presumed(household, on):
    if household.presumed == Presumed.HEAD:
        message = _("The list named no head: ask who it is")
        yield Check("presumed_head", message, _head_number(household), "edit_household")
    if household.presumed == Presumed.ALONE:
        message = _("The list named one person alone: ask who lives with them")
        yield Check("presumed_alone", message, _head_number(household), "add_member")


def _size(household, on):
    declared, registered = household.declared_size, len(household.people)
    if declared is not None and declared != registered:
        message = _("Declared size %(declared)d, registered %(registered)d")
        numbers = {"declared": declared, "registered": registered}
        action = "add_member" if declared > registered else "edit_household"
        yield Check("declared_size", message % numbers, None, action)


def _unnamed(household, on):
    for person in household.people:
        if person.unnamed:
            yield Check("unnamed", _("Not named yet"), person.number, "edit_person")


def _birth_dates(household, on):
    for person in household.people:
        if person.birth_date is None:
            yield Check("no_birth_date", _("No birth date"), person.number, "edit_person")


def _estimated(household, on):
    for person in household.people:
        if person.birth_date and person.birth_precision == BirthPrecision.ESTIMATED:
            message = _("Birth date estimated")
            yield Check("estimated_birth", message, person.number, "edit_person")


def _papers(household, on):
    """People who are away can't show any."""
    for person in household.people:
        if person.documents is None or person.absent:
            continue
        if not documents.say_who(person.documents):
            yield Check("no_document", _("No identity document"), person.number, "add_document")


def _certificates(household, on):
    message = _("The protection certificate stands on a replaced passport: ask for the new one")
    for person in household.people:
        if person.passport_replaced:
            yield Check("certificate_outlived", message, person.number, "add_document")


def _parents(household, on):
    message = _("Less than 12 years between parent and child: correct a birth date, or link them")
    for child in household.people:
        if any(_is_too_young(parent, child) for parent in _parents_said(child, household.people)):
            yield Check("parent_younger", message, child.number, "edit_person")


def _parents_said(child, people):
    """Members whom a link or a relationship to the head makes this one's parents.

    A child of the head is the spouse's too, unless a link names a parent.
    """
    said, _possible, _how = kinship.parents(child, people)
    of_the_couple = child.relationship == Relationship.CHILD and not child.ties.parents
    spouse = [one for one in people if of_the_couple and one.relationship == Relationship.SPOUSE]
    return [*said, *spouse]


def _is_too_young(parent, child):
    if parent.birth_date is None or child.birth_date is None:
        return False
    fewest = min(_FEWEST_YEARS.get(one.birth_precision, YOUNGEST_PARENT) for one in (parent, child))
    return population.age(parent.birth_date, child.birth_date) < fewest


def _needs(household, on):
    for person in household.people:
        for code, message in contradictions(person, household.people, on=on):
            yield Check(code, message, person.number, "edit_need")


def _pregnancies(household, on):
    for person in household.people:
        expected = person.pregnancy_expected_on
        if expected and expected < on and not population.is_pregnant(expected, on):
            message = _("The birth was expected before this day: ask, and register it")
            yield Check("pregnancy_over", message, person.number, "register_birth")


def _decisions(household, on):
    for person in household.people:
        if person.disability_until and person.disability_until <= on:
            message = _("The disability decision has ended: ask for the new one")
            yield Check("decision_expired", message, person.number, "edit_disability")


def _contact(household, on):
    last = household.last_confirmed_on or household.registered_on
    if last is None:
        return
    for months, code, message in (
        (LOST_AFTER, "no_contact_12", _("No contact for 12 months: find out whether they stay")),
        (ASK_AFTER, "no_contact_6", _("No contact for 6 months: are they still there?")),
    ):
        if last <= _months_before(on, months):
            yield Check(code, message, None, "confirm")
            return


def _months_before(day, months):
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _phones(household, on):
    message = _("This telephone network no longer answers: ask for the number of today")
    for person in household.people:
        if any(map(phones.is_silent, person.phones)):
            yield Check("phone_silent", message, person.number, "edit_phone")


def _head_number(household):
    head = kinship.head(household.people)
    return head.number if head else None


_BY_WEIGHT = (
    _responsible,
    _presumed,
    _size,
    _parents,
    _birth_dates,
    _unnamed,
    _papers,
    _certificates,
    _decisions,
    _pregnancies,
    _needs,
    _contact,
    _estimated,
    _phones,
)

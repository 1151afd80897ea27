"""What becomes true of a person, and what no longer is: one action each."""

from cases.actions import records, writing_facts
from cases.actions.writing import action
from cases.choices import DocumentState, Status
from cases.models import IdentityDocument

CONFIDENTIAL = "cases.confidential_needs"


@action
def add_phone(*, person, values, by, today, version=None):
    """Record a telephone number of a person, from `values["from_on"]`, else from today."""
    return _about(person, version, writing_facts.write_phone, values, today)


@action
def add_document(*, person, values, by, today, version=None):
    """Record a document; a number that somebody else holds verified is kept as contested."""
    person = _locked(person, version)
    return writing_facts.write_document(person, values, since=today, today=today, by=by)


@action
def amend_phone(*, phone, values, by, today, version=None):
    """Correct what is known of a telephone number: whose, how and whether to call, who answered."""
    _locked(phone.individual, version)
    return writing_facts.amend_phone(
        writing_facts.open_row(phone, today=today), values, today=today
    )


@action
def amend_document(*, document, values, by, today, version=None):
    """Correct what is known of a document: whether somebody saw it, and its days."""
    _locked(document.individual, version)
    current = writing_facts.open_row(document, today=today)
    return writing_facts.amend_document(current, values, today=today, by=by)


@action
def record_status(*, person, values, by, today, version=None):
    """Record a legal status; the one before it ends on the day on which this one begins.

    One that is typed after a later one ends where that begins.
    """
    person = _locked(person, version)
    if values["status"] != Status.CITIZENSHIP_APPLIED:
        values = _among_statuses(person, values, today)
    return writing_facts.write_status(person, values, since=today, today=today)


@action
def add_decision(*, person, values, by, today, version=None):
    """Record a decision on a disability; the one before it ends on the day this begins.

    On the very day on which that began, it is corrected; what was decided later stays.
    """
    person = _locked(person, version)
    rows = person.disability_decisions.all()
    values = writing_facts.until_next(rows, values, since=today)
    writing_facts.end_before(rows, values["from_on"], today=today)
    return writing_facts.write_decision(person, values, since=today, today=today)


@action
def add_need(*, person, need, on, by, today, version=None):
    """Record a specific need by its NeedCode; confidential ones by cleared staff only."""
    person = _locked(person, version)
    return writing_facts.write_need(
        person, need, since=on, today=today, may_confide=by.has_perm(CONFIDENTIAL)
    )


@action
def record_absence(*, person, values, by, today, version=None):
    """Record that a member is away: still a member, not present."""
    return _about(person, version, writing_facts.write_absence, values, today)


@action
def add_displacement(*, person, values, by, today, version=None):
    """Record an earlier flight of a person."""
    return writing_facts.write_displacement(_locked(person, version), values, today=today)


@action
def end_fact(*, fact, on, by, today, version=None, state=""):
    """Record that a fact no longer holds from a day on; `state` is why, of a document."""
    person = _locked(fact.individual, version)
    is_paper = isinstance(fact, IdentityDocument)
    changes = {"state": state or DocumentState.REPLACED} if is_paper else {}
    writing_facts.end_once(fact, on, today=today, **changes)
    return person


def _locked(person, version):
    """The person as they are now, with the household locked; refused when the page is stale."""
    records.lock_household(person.household, version)
    return records.refresh_person(person)


def _about(person, version, write, values, today):
    return write(_locked(person, version), values, since=today, today=today)


def statuses_of(person):
    """The statuses of a person that are no applications: one at a time."""
    return person.statuses.exclude(status=Status.CITIZENSHIP_APPLIED)


def _among_statuses(person, values, today):
    """The values of a status that took its place among the others of a person."""
    ends = values.get("until_on")
    values = writing_facts.until_next(statuses_of(person), values, since=today)
    # What is over already ends nothing that may still run: where the two meet, the law refuses.
    if ends is None or ends > today:
        writing_facts.end_before(statuses_of(person), values["from_on"], today=today)
    return values

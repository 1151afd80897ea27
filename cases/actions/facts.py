"""What becomes true of a person, and what no longer is: one action each."""

from django.utils.translation import gettext_lazy as _

from cases.actions import records, writing_facts
from cases.actions.writing import action
from cases.choices import ApplicationOutcome, DocumentState, DocumentType, Status
from cases.models import IdentityDocument, LegalStatus

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
def record_status(*, person, values, by, today, version=None):
    """Record a legal status; the one before it ends on the day on which this one begins."""
    person = _locked(person, version)
    begins = values.get("from_on") or today
    if values["status"] != Status.CITIZENSHIP_APPLIED:
        _end_status(person, begins, today)
    return writing_facts.write_status(person, values, since=today, today=today)


@action
def decide_citizenship(*, person, outcome, on, children, by, today, version=None):
    """Record how an application for citizenship ended; granted, the named children follow.

    Temporary protection and its certificate end by themselves; population group and eligibility
    stay as they are. Returns the people who are citizens from that day on.
    """
    person = _locked(person, version)
    records.check_day(on, today)
    application = _open(person, Status.CITIZENSHIP_APPLIED)
    granted = outcome == ApplicationOutcome.GRANTED
    records.check(
        application is not None or granted,
        _("No application of this person is running: record it first."),
        "no_application",
    )
    if application:
        application.outcome = outcome
        writing_facts.end(application, on, today=today)
    followers = [records.refresh_person(child) for child in children] if granted else []
    citizens = [person, *followers] if granted else []
    for citizen in citizens:
        _make_citizen(citizen, on, today)
    return citizens


def _make_citizen(person, on, today):
    running = _open(person, Status.CITIZENSHIP_APPLIED)
    if running:
        running.outcome = ApplicationOutcome.GRANTED
        writing_facts.end(running, on, today=today)
    _end_status(person, on, today)
    writing_facts.write_status(person, {"status": Status.CITIZEN}, since=on, today=today)
    certificates = person.documents.filter(
        type=DocumentType.TEMPORARY_PROTECTION, until_on__isnull=True
    )
    for certificate in certificates:
        certificate.state = DocumentState.VOID
        writing_facts.end(certificate, max(on, certificate.from_on), today=today)


@action
def add_decision(*, person, values, by, today, version=None):
    """Record a decision on a disability; an open one before it ends on the day this begins."""
    person = _locked(person, version)
    begins = values.get("from_on") or today
    before = person.disability_decisions.on(begins).filter(from_on__lt=begins).first()
    if before:
        writing_facts.end(before, begins, today=today)
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
def link_people(*, person, values, by, today, version=None):
    """Record what another person, registered or only named, is to this one."""
    return _about(person, version, writing_facts.write_link, values, today)


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


def _open(person, status):
    return LegalStatus.objects.filter(
        individual=person, status=status, until_on__isnull=True
    ).first()


def _end_status(person, on, today):
    """End the open status that is no application; one from the same day on is corrected away."""
    before = (
        LegalStatus.objects.filter(individual=person, until_on__isnull=True)
        .exclude(status=Status.CITIZENSHIP_APPLIED)
        .first()
    )
    if before:
        writing_facts.end(before, on, today=today)

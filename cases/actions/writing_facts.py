"""Writing facts about a person inside of an action: checked against the rules, then saved.

None of these opens a transaction of its own. `since` is the day from which the fact holds unless
its values say another; `today` the day on which it is typed.
"""

from django.db import IntegrityError, transaction

from cases import fact_rules, rules
from cases.actions import records
from cases.choices import DocumentState
from cases.models import (
    Absence,
    DisabilityDecision,
    Displacement,
    IdentityDocument,
    LegalStatus,
    LikelySame,
    NeedCode,
    PersonLink,
    Phone,
    SpecificNeed,
)

_HELD_BY_ANOTHER = "document_verified_once"


def write_phone(person, values, *, since, today):
    """A telephone number of the person; `values` hold its normalised `number`."""
    return _write(Phone, person, values, fact_rules.seen_faults, since=since, today=today)


def write_document(person, values, *, since, today, by):
    """A document; where somebody else holds this verified number, it is kept as contested.

    Nobody is turned away, and the two people stand to be compared (`LikelySame`).
    """
    values = {"from_on": since} | values
    rules.refuse(fact_rules.document_faults(values, on=today))
    document = IdentityDocument(individual=person, **values)
    try:
        with transaction.atomic():
            return records.save(document)
    except IntegrityError as error:
        if getattr(error.__cause__, "diag", None) is None or (
            error.__cause__.diag.constraint_name != _HELD_BY_ANOTHER
        ):
            raise
    document.state, document.is_verified = DocumentState.CONTESTED, False
    records.save(document)
    held = IdentityDocument.objects.filter(
        type=document.type,
        country=document.country,
        number=document.number,
        is_verified=True,
        until_on__isnull=True,
    ).first()
    if held and held.individual != person:
        compare(person, held.individual, why="document", by=by, today=today)
    return document


def write_status(person, values, *, since, today):
    """A legal status; the one before it, other than an application, has to have ended."""
    values = {"from_on": since} | values
    rules.refuse(fact_rules.status_faults(values, on=today))
    return records.save(LegalStatus(individual=person, **values))


def write_decision(person, values, *, since, today):
    """A decision on a disability."""
    values = {"from_on": since} | values
    about = {"birth_date": person.birth_date}
    rules.refuse(fact_rules.decision_faults(values, about, on=today))
    return records.save(DisabilityDecision(individual=person, **values))


def write_need(person, need, *, since, today, may_confide=False, until_on=None):
    """A specific need by its NeedCode or its code; confidential ones need `may_confide`."""
    if isinstance(need, str):
        need = NeedCode.objects.get(pk=need)
    values = {"from_on": since, "until_on": until_on}
    rules.refuse(fact_rules.need_faults(values, need, may_confide=may_confide, on=today))
    return records.save(SpecificNeed(individual=person, need=need, **values))


def write_absence(person, values, *, since, today):
    """A time away."""
    return _write(Absence, person, values, fact_rules.seen_faults, since=since, today=today)


def write_link(person, values, *, since, today):
    """What another person, registered or named, is to this one."""
    # A guardianship may be given until a day to come.
    return _write(PersonLink, person, values, fact_rules.dated_faults, since=since, today=today)


def write_displacement(person, values, *, today):
    """One flight of the person."""
    about = {"birth_date": person.birth_date}
    rules.refuse(fact_rules.displacement_faults(values, about, on=today))
    return records.save(Displacement(individual=person, **values))


def compare(person, other, *, why, by, today):
    """Note that two people are likely the same, once for each two."""
    noted, _new = LikelySame.objects.get_or_create(
        individual=person,
        other=other,
        defaults={"why": why, "decided_by": by, "decided_on": today},
    )
    return noted


def end(fact, on, *, today):
    """A fact no longer holds from a day on; the day on which it began means that it never did."""
    records.check_day(on, today)
    fact.until_on = on
    faults = fact_rules.dated_faults({"from_on": fact.from_on, "until_on": on}, on=today)
    rules.refuse(faults)
    return records.save(fact)


def end_once(fact, on, *, today, **changes):
    """End a fact as it stands now; refused where it ended already. `changes` go with the end."""
    current = type(fact).objects.select_for_update(no_key=True).get(pk=fact.pk)
    days = {"from_on": current.from_on, "until_on": current.until_on}
    rules.refuse(fact_rules.ending_faults(days, ends=on, on=today))
    for field, value in changes.items():
        setattr(current, field, value)
    return end(current, on, today=today)


def _write(model, person, values, faults, *, since, today):
    values = {"from_on": since} | values
    rules.refuse(faults(values, on=today))
    return records.save(model(individual=person, **values))

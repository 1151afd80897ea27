"""Writing facts about a person inside of an action: checked against the rules, then saved.

None of these opens a transaction of its own. `since` is the day from which the fact holds unless
its values say another; `today` the day on which it is typed.
"""

from django.db import IntegrityError, transaction
from django.db.models import F, Min

from cases import fact_rules, link_rules, rules
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
    return _write(Phone, person, values, fact_rules.phone_faults, since=since, today=today)


def write_document(person, values, *, since, today, by):
    """A document, seen or not; where somebody else holds this verified number, it is contested.

    Nobody is turned away, and the two people stand to be compared (`LikelySame`).
    """
    values = {"from_on": since} | values
    rules.refuse(fact_rules.document_faults(values, on=today))
    return _save_held(IdentityDocument(individual=person, **values), today=today, by=by)


def amend_document(document, values, *, today, by):
    """Correct an open document; whose a contested number is, is decided by who has seen the paper.

    While somebody else holds the verified number, it stays contested.
    """
    decided = "is_verified" in values
    if decided and document.state == DocumentState.CONTESTED:
        values = values | {"state": DocumentState.VALID}
    _amend(document, values, fact_rules.document_faults, today=today)
    if decided:
        return _save_held(document, today=today, by=by)
    return records.save(document)


def amend_phone(phone, values, *, today):
    """Correct what is known of an open telephone number."""
    _amend(phone, values, fact_rules.phone_faults, today=today)
    return records.save(phone)


def open_row(fact, *, today):
    """A fact as it stands now, locked until the action ends; refused where it ended already."""
    current = type(fact).objects.select_for_update(no_key=True).get(pk=fact.pk)
    rules.refuse(fact_rules.over_faults(vars(current), on=today))
    return current


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
    values = {"from_on": since} | values
    rules.refuse(link_rules.link_faults(values, person, on=today))
    return records.save(PersonLink(individual=person, **values))


def write_displacement(person, values, *, today):
    """One flight of the person."""
    about = {"birth_date": person.birth_date}
    rules.refuse(fact_rules.displacement_faults(values, about, on=today))
    return records.save(Displacement(individual=person, **values))


def end_before(rows, begins, *, today):
    """What of these rows of a person holds on the day on which another begins ends there."""
    for before in rows.on(begins):
        end(before, begins, today=today)


def until_next(rows, values, *, since):
    """The values of a fact that is typed after a later one: without an end, it ends where that
    begins.
    """
    begins = values.get("from_on") or since
    # What ended on the day on which it began never held.
    later = rows.filter(from_on__gt=begins).exclude(until_on=F("from_on"))
    ends = values.get("until_on") or later.aggregate(day=Min("from_on"))["day"]
    return values | {"from_on": begins, "until_on": ends}


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


def _save_held(document, *, today, by):
    """Save a document; as contested, and to be compared, where another holds it verified."""
    held = _verified_holder(document)
    if held is None:
        try:
            with transaction.atomic():
                return records.save(document)
        except IntegrityError as error:
            # Somebody wrote theirs in this very moment.
            diagnosis = getattr(error.__cause__, "diag", None)
            if getattr(diagnosis, "constraint_name", None) != _HELD_BY_ANOTHER:
                raise
        held = _verified_holder(document)
    document.state, document.is_verified = DocumentState.CONTESTED, False
    records.save(document)
    if held:
        compare(document.individual, held.individual, why="document", by=by, today=today)
    return document


def _verified_holder(document):
    """Another person's open document of this verified number; None: an ended one takes nothing."""
    if document.until_on:
        return None
    others = IdentityDocument.objects.exclude(individual=document.individual)
    return others.filter(
        type=document.type,
        country=document.country,
        number=document.number,
        is_verified=True,
        until_on__isnull=True,
    ).first()


def _amend(fact, values, faults, *, today):
    for field, value in values.items():
        setattr(fact, field, value)
    rules.refuse(faults(vars(fact), on=today))


def _write(model, person, values, faults, *, since, today):
    values = {"from_on": since} | values
    rules.refuse(faults(values, on=today))
    return records.save(model(individual=person, **values))

"""Help is planned for a household, delivered once, returned, or cancelled."""

from django.utils.translation import gettext_lazy as _

from accounts.history.acting import acting
from assistance import budget
from assistance.actions import delivering
from assistance.actions.planning import days_of_plan
from assistance.actions.refusing import refusing
from assistance.choices import AssistanceState, ForWhom
from assistance.models import Assistance, AssistedPerson, Programme
from cases.actions.writing import action
from cases.models import Household

SAID = delivering.SAID | {
    "inactive": _("This household is inactive. Reopen it first."),
    "not_now": _("The programme gives nothing on that day."),
    "nobody": _("Say who of the household it is for."),
    "strangers": _("Somebody of them does not belong to the household on that day."),
    "one_person": _("This programme gives to one person at a time."),
    "one_unit": _("This programme gives to one family unit at a time."),
    "not_delivered": _("It was not delivered, or was returned already."),
    "no_reason": _("Say why."),
}
_refuse_unless = refusing(SAID)


@action
def plan_assistance(
    *,
    programme,
    household,
    people,
    on,
    by,
    quantity=None,
    amount=None,
    from_on=None,
    until_on=None,
    in_spite_of="",
):
    """Plan something for these members of a household, for the days from `from_on` on.

    What is given once is for all days of its programme; what is given often, until the next time,
    unless `until_on` says otherwise. Who is covered already by the programme for one of the days is
    refused by the database, wherever they live by now.
    """
    home = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(Programme.objects.on(on).filter(pk=programme.pk).exists(), "not_now")
    covered = _covered(programme, home, people, on)
    from_on, until_on = days_of_plan(programme, from_on or on, until_on)
    assistance = Assistance(
        programme=programme,
        household=home,
        family_unit=covered[0].family_unit if programme.for_whom == ForWhom.FAMILY_UNIT else "",
        from_on=from_on,
        until_on=until_on,
        quantity=quantity,
        amount=amount,
        currency=programme.currency if amount is not None else "",
        planned_on=on,
        planned_by=by,
        in_spite_of=in_spite_of.strip(),
    )
    assistance.full_clean()
    assistance.save(force_insert=True)
    _cover(assistance, covered)
    return assistance


@action
def deliver_assistance(
    *, assistance, on, today, by, delivered_at=None, collected_by="", reference=""
):
    """It came to whom it is for; once, whoever else says so in the same moment."""
    current = _locked(assistance)
    standing = delivering.standing_of([current.pk])
    fault = delivering.fault_of(current, on, today=today, standing=standing)
    _refuse_unless(not fault, fault)
    _refuse_unless(not budget.beyond([current]), "over_budget")
    current.state, current.delivered_on, current.delivered_by = AssistanceState.DELIVERED, on, by
    current.delivered_at, current.collected_by = delivered_at, collected_by
    current.reference = reference
    return _save(current)


@action
def give_assistance(*, on, today, by, handed_over, **planned):
    """Plan something and hand it over at once: both, or neither.

    `planned` and `handed_over` are what `plan_assistance` and `deliver_assistance` take besides.
    """
    assistance = plan_assistance(on=on, by=by, **planned)
    return deliver_assistance(assistance=assistance, on=on, today=today, by=by, **handed_over)


def describe_assistance(*, assistance, reason, by, **described):
    """Mend what only describes a delivery: `delivered_at`, `collected_by`, `reference`.

    The reason stands in the history of the record, with what was written before.
    """
    _refuse_unless(reason.strip(), "no_reason")
    # Opened around the action, whose own transaction would keep no reason.
    with acting(by=by, reason=reason.strip()):
        return _describe(assistance=assistance, by=by, **described)


@action
def _describe(*, assistance, by, delivered_at, collected_by, reference):
    current = _locked(assistance)
    _refuse_unless(current.state == AssistanceState.DELIVERED, "not_delivered")
    current.delivered_at, current.collected_by = delivered_at, collected_by
    current.reference = reference
    return _save(current)


@action
def return_assistance(*, assistance, reason, on, today, by):
    """It came back: whom it covered may be helped again for these days."""
    _refuse_unless(reason.strip(), "no_reason")
    _refuse_unless(on <= today, "future")
    current = _locked(assistance)
    _refuse_unless(current.state == AssistanceState.DELIVERED, "not_delivered")
    return _end(current, AssistanceState.RETURNED, on, reason)


@action
def cancel_assistance(*, assistance, reason, on, by):
    """It will not be given."""
    _refuse_unless(reason.strip(), "no_reason")
    current = _locked(assistance)
    _refuse_unless(current.state == AssistanceState.PLANNED, "not_planned")
    _refuse_unless(not delivering.standing_of([current.pk]).listed, "on_a_list")
    return _end(current, AssistanceState.CANCELLED, on, reason)


def _cover(assistance, people):
    """A row for each of these people, by which nobody is covered twice."""
    AssistedPerson.objects.bulk_create(
        AssistedPerson(
            assistance=assistance,
            individual=person,
            programme=assistance.programme,
            from_on=assistance.from_on,
            until_on=assistance.until_on,
        )
        for person in people
    )


def _covered(programme, home, people, on):
    """These people, locked, of the household on the day; one person or unit where it is for one."""
    keys = {person.pk for person in people}
    _refuse_unless(keys, "nobody")
    present = home.members.present().filter(pk__in=keys, in_household_since__lte=on)
    covered = list(present.select_for_update(no_key=True).order_by("pk"))
    _refuse_unless(len(covered) == len(keys), "strangers")
    if programme.for_whom == ForWhom.PERSON:
        _refuse_unless(len(covered) == 1, "one_person")
    if programme.for_whom == ForWhom.FAMILY_UNIT:
        _refuse_unless(len({person.family_unit for person in covered}) == 1, "one_unit")
    return covered


def _end(current, state, on, reason):
    current.state, current.ended_on, current.ended_because = state, on, reason.strip()
    _save(current)
    current.people.update(counts=False)
    return current


def _locked(assistance):
    return Assistance.objects.select_for_update(no_key=True).get(pk=assistance.pk)


def _save(current):
    current.full_clean()
    current.save()
    return current

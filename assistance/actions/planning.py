"""Help is planned for many at once; whoever somebody else helps meanwhile is left out."""

from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from assistance.choices import MONEY, AssistanceState
from assistance.models import Assistance, AssistedPerson
from cases import numbers

LOST = _("Somebody of them was helped by this programme meanwhile.")


def plan_many(*, programme, judged, on, today, by):
    """Plan for these, each of whom is eligible; returns (household, unit, person) → Assistance.

    In a transaction of its caller. Somebody who was covered meanwhile by the same programme for one
    of the days is not covered twice: the database leaves the row out, and the whole plan with it.
    """
    from_on, until_on = days_of_plan(programme, on)
    drawn = numbers.draw(numbers.ASSISTANCE, len(judged), taken=_taken)
    rows = [
        Assistance(
            number=number,
            programme=programme,
            household_id=each.household,
            family_unit=each.family_unit,
            from_on=from_on,
            until_on=until_on,
            planned_on=today,
            planned_by=by,
            **_of_what(programme, each.entitlement.amount),
        )
        for number, each in zip(drawn, judged, strict=True)
    ]
    Assistance.objects.bulk_create(rows)
    covered = [
        AssistedPerson(
            assistance=row, individual_id=person, programme=programme, from_on=from_on,
            until_on=until_on,
        )
        for row, each in zip(rows, judged, strict=True)
        for person in each.people
    ]  # fmt: skip
    # Without a conflict named, it minds the exclusion constraint too.
    AssistedPerson.objects.bulk_create(covered, ignore_conflicts=True)
    lost = _incomplete(rows, judged)
    _give_up(lost, today)
    return {
        (each.household, each.family_unit, each.person): row
        for row, each in zip(rows, judged, strict=True)
        if row.pk not in lost
    }


def days_of_plan(programme, on, until_on=None):
    """The first day of what is given from a day on, and the first for which it is not."""
    if programme.every_days is None:
        return programme.from_on, programme.until_on
    return on, until_on or on + timedelta(days=programme.every_days)


def _of_what(programme, amount):
    """Money, or so many units of what is no money."""
    if programme.modality in MONEY:
        return {"amount": amount, "currency": programme.currency}
    return {"quantity": amount}


def _taken(candidates):
    return Assistance.objects.filter(pk__in=candidates).values_list("pk", flat=True)


def _incomplete(rows, judged):
    """Numbers of those whose people are not all covered by them."""
    counted = AssistedPerson.objects.filter(assistance__in=[row.pk for row in rows])
    found = dict(counted.order_by().values_list("assistance").annotate(Count("pk")))
    return {
        row.pk
        for row, each in zip(rows, judged, strict=True)
        if found.get(row.pk, 0) != len(each.people)
    }


def _give_up(lost, today):
    """A plan that lost to another is cancelled, with the reason."""
    if lost:
        AssistedPerson.objects.filter(assistance__in=lost).update(counts=False)
        Assistance.objects.filter(pk__in=lost).update(
            state=AssistanceState.CANCELLED, ended_on=today, ended_because=str(LOST)
        )

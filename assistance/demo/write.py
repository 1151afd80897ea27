"""Writes the help of the demo as it came about: planned, then delivered, returned or cancelled."""

from datetime import timedelta

from django.db.models import F

from assistance.choices import AssistanceState
from assistance.demo.giving import LAST_DELIVERY, TAKES
from assistance.demo.rows import Covered, Given
from assistance.models import Assistance, AssistedPerson
from cases.demo.write import copy_rows, judge

_ENDS_AFTER = timedelta(days=12)


def write(cursor, portion, *, by):
    """Write a portion under every law: whom something covers is settled while it is planned."""
    copy_rows(cursor, Assistance, portion.given, Given._fields)
    copy_rows(cursor, AssistedPerson, portion.covered, Covered._fields)
    _end(portion.cancelled, AssistanceState.CANCELLED, "drawn up twice")
    _deliver(portion, by)
    _end(portion.returned, AssistanceState.RETURNED, "not collected")
    judge(cursor)


def _deliver(portion, by):
    """All of it that waits, but for the plans of the last days."""
    waiting = Assistance.objects.filter(
        household__gte=portion.first,
        household__lte=portion.last,
        state=AssistanceState.PLANNED,
        planned_on__lte=LAST_DELIVERY - TAKES,
    )
    waiting.update(
        state=AssistanceState.DELIVERED, delivered_on=F("planned_on") + TAKES, delivered_by=by
    )


def _end(keys, state, reason):
    Assistance.objects.filter(pk__in=keys).update(
        state=state, ended_on=F("planned_on") + _ENDS_AFTER, ended_because=reason
    )
    AssistedPerson.objects.filter(assistance__in=keys).update(counts=False)

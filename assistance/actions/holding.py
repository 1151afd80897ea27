"""Plans that can't be served as they are: held back at once, and cancelled by the night."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from accounts.history.acting import MACHINE
from assistance.choices import AssistanceState, DistributionState
from assistance.models import Assistance, AssistedPerson, PaymentLine
from assistance.models.of_help import WAITS_DAYS
from cases.actions.writing import action

# Why the night cancelled a plan: kept in one language, and told in the reader's (`held_words.py`).
LEFT, LAPSED = "somebody left", "not served for 30 days"
AT_ONCE = 1_000


def cancel_what_is_held_back(*, today, progress=lambda done, of: None):
    """Cancel plans of whom somebody died or left, and those that nobody served in time.

    In portions, each a transaction of its own: killed in between, the next round does the rest.
    Returns (how many since somebody left, how many lapsed).
    """
    held = _in_portions(Assistance.objects.held_back(today), LEFT, today, progress)
    lapsed = _in_portions(_lapsed(today), LAPSED, today, progress)
    return held, lapsed


def _lapsed(today):
    """Plans that stood for 30 days, and stand in no approved list."""
    begun = today - timedelta(days=WAITS_DAYS)
    plans = Assistance.objects.filter(
        state=AssistanceState.PLANNED, planned_on__lte=begun, from_on__lte=begun
    )
    asked = PaymentLine.objects.reserved().filter(assistance=OuterRef("pk"))
    return plans.exclude(line__distribution__state=DistributionState.APPROVED).exclude(
        Exists(asked)
    )


def _in_portions(plans, reason, today, progress):
    keys = list(plans.order_by("pk").values_list("pk", flat=True))
    done = 0
    for first in range(0, len(keys), AT_ONCE):
        done += _cancel(keys=keys[first : first + AT_ONCE], reason=reason, today=today, by=MACHINE)
        progress(min(first + AT_ONCE, len(keys)), len(keys))
    return done


@action
def _cancel(*, keys, reason, today, by):
    """Cancel those of these that are plans still; returns how many."""
    locked = Assistance.objects.filter(pk__in=keys, state=AssistanceState.PLANNED)
    locked = locked.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
    waiting = list(locked)
    Assistance.objects.filter(pk__in=waiting).update(
        state=AssistanceState.CANCELLED, ended_on=today, ended_because=reason
    )
    AssistedPerson.objects.filter(assistance__in=waiting).update(counts=False)
    return len(waiting)

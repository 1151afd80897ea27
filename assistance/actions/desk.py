"""What is handed over at the desk of a distribution: all that a family gets there, at once."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.giving import deliver_assistance
from assistance.actions.refusing import refusing
from assistance.choices import DistributionState
from assistance.models import Distribution, DistributionLine
from cases.actions.writing import action

SAID = {
    "not_served": _("This distribution is not approved, or was closed."),
    "before": _("This distribution is on a later day."),
    "nothing": _("There is nothing to hand over."),
}
_refuse_unless = refusing(SAID)


@action
def hand_over(*, distribution, lines, collected_by, today, by):
    """Deliver what these lines (their keys) of an approved distribution plan, to one collector.

    A line that was handed over meanwhile is refused, and then none of them is.
    """
    current = Distribution.objects.get(pk=distribution.pk)
    _refuse_unless(current.state == DistributionState.APPROVED, "not_served")
    _refuse_unless(current.on <= today, "before")
    rows = DistributionLine.objects.filter(
        distribution=current, pk__in=lines, assistance__isnull=False
    )
    found = list(rows.select_related("assistance").order_by("assistance"))
    _refuse_unless(found and len(found) == len(set(lines)), "nothing")
    for line in found:
        deliver_assistance(
            assistance=line.assistance,
            on=today,
            today=today,
            by=by,
            delivered_at=current.place,
            collected_by=collected_by[:160],
            reference=str(current),
        )
    return found

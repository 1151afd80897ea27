"""What a household was asked, and when: for whoever is told of needs."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.choices import AssessmentState, InstrumentKind
from assessments.models import Assessment
from assessments.sight import MAY_ASK, MAY_READ, NeedsSight
from cases.numbers import shown
from cases.timeline import Event, EventKind


def events(reading):
    """Finished assessments; those that were cancelled, for whoever asks."""
    sight = NeedsSight(reading.sight.classes, is_whole=reading.is_whole)
    if not (reading.user.has_perm(MAY_READ) and sight.reads_needs):
        return
    told = [AssessmentState.FINISHED]
    told += [AssessmentState.CANCELLED] if reading.user.has_perm(MAY_ASK) else []
    rows = Assessment.objects.visible_to(reading.user, on=reading.day)
    rows = rows.filter(household=reading.household, state__in=told, finished_at__isnull=False)
    for number, day, kind, state in rows.values_list(
        "number", "assessed_on", "instrument__kind", "state"
    ):
        yield Event(
            day,
            EventKind.ASSESSMENT,
            _("Asked: %(kind)s") % {"kind": capfirst(InstrumentKind(kind).label)},
            address=reverse("admin:assessments_assessment_change", args=[shown(number)]),
            is_off=state == AssessmentState.CANCELLED,
        )

"""What assessments show on a household's page: what can't wait, how severe, and the way there."""

from django.db.models import Exists, OuterRef, Subquery

from assessments.choices import AssessmentState
from assessments.emergencies import INSTRUCTIONS, Emergency
from assessments.models import Assessment, IndicatorValue
from assessments.sight import MAY_ASK, MAY_READ, NeedsSight
from cases.panels import Panel


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    of_home = Assessment.objects.filter(household=OuterRef("pk"))
    latest = of_home.finished().in_order()
    index = IndicatorValue.objects.filter(
        assessment__household=OuterRef("pk"),
        assessment__state=AssessmentState.FINISHED,
        indicator="msni",
    ).order_by("-assessment__assessed_on", "-scored_at", "-pk")
    return {
        "assessed_on": Subquery(latest.values("assessed_on")[:1]),
        "emergencies": Subquery(latest.filter(asks_emergencies=True).values("emergencies")[:1]),
        "msni": Subquery(index.values("value")[:1]),
        "msni_on": Subquery(index.values("assessment__assessed_on")[:1]),
        "is_being_assessed": Exists(of_home.drafts()),
    }


def panels(reading):
    """Emergencies of the latest assessment, until the household is asked again; and its severity.

    For whoever reads health of the household.
    """
    household, user = reading.household, reading.user
    # Who sees people one by one may not see all who were asked.
    sight = NeedsSight(reading.sight.classes, is_whole=reading.is_whole)
    if not (user.has_perm(MAY_READ) and sight.reads_needs and hasattr(household, "msni")):
        return []
    emergencies = household.emergencies if sight.tells_emergencies else ()
    tells_index = sight.tells_index and household.msni is not None
    shown = {
        "household": household,
        "emergencies": [
            (Emergency(each), INSTRUCTIONS[Emergency(each)]) for each in emergencies or ()
        ],
        # A rapid assessment after it tells of no severity over all sectors.
        "assessed_on": household.msni_on if tells_index else household.assessed_on,
        "severity": int(household.msni) if tells_index else None,
        "is_being_assessed": household.is_being_assessed,
        "may_ask": user.has_perm(MAY_ASK) and reading.may_change and reading.is_whole,
    }
    return [Panel("assessments/panel.html", shown)]

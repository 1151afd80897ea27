"""What assessments show on a household's page: what can't wait, how severe, and the way there."""

from django.db.models import Exists, OuterRef, Subquery

from accounts.choices import FieldClass
from assessments.emergencies import INSTRUCTIONS, Emergency
from assessments.models import Assessment, IndicatorValue
from cases.panels import Panel

VIEW = "assessments.view_assessment"


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    of_home = Assessment.objects.filter(household=OuterRef("pk"))
    latest = of_home.finished().in_order()
    index = IndicatorValue.objects.filter(
        assessment__household=OuterRef("pk"), assessment__state="finished", indicator="msni"
    ).order_by("-assessment__assessed_on", "-scored_at", "-pk")
    return {
        "assessed_on": Subquery(latest.values("assessed_on")[:1]),
        "emergencies": Subquery(latest.values("emergencies")[:1]),
        "msni": Subquery(index.values("value")[:1]),
        "is_being_assessed": Exists(of_home.drafts()),
    }


def panels(reading):
    """Emergencies of the latest assessment, until the household is asked again; and its severity.

    For whoever reads health of the household.
    """
    household, user = reading.household, reading.user
    reads = FieldClass.HEALTH in reading.sight.classes
    if not user.has_perm(VIEW) or not reads or not hasattr(household, "msni"):
        return []
    shown = {
        "household": household,
        "emergencies": [
            (Emergency(each), INSTRUCTIONS[Emergency(each)]) for each in household.emergencies or ()
        ],
        "assessed_on": household.assessed_on,
        "severity": int(household.msni) if household.msni is not None else None,
        "is_being_assessed": household.is_being_assessed,
        "may_ask": user.has_perm("assessments.add_assessment") and reading.may_change,
    }
    return [Panel("assessments/panel.html", shown)]

"""What a household was given and promised, and which of its needs nothing was given for."""

from dataclasses import dataclass

from assessments.choices import Sector
from assistance.choices import COUNTED, AssistanceState, ResponseSector
from assistance.models import Assistance

# From here on a need is severe: in need, in the words of the Multi-Sectoral Needs Index.
IN_NEED = 3
# Which sectors of the response plan answer to a need in a sector of the assessment.
ANSWERS = {
    Sector.FOODSEC: (ResponseSector.FOOD,),
    Sector.SNFI: (ResponseSector.BASIC_NEEDS,),
    Sector.WASH: (ResponseSector.BASIC_NEEDS,),
    Sector.PROTECTION: (
        ResponseSector.PROTECTION,
        ResponseSector.CHILD_PROTECTION,
        ResponseSector.GBV,
    ),
    Sector.HEALTH: (ResponseSector.HEALTH,),
    Sector.EDUCATION: (ResponseSector.EDUCATION,),
}


@dataclass(frozen=True)
class Uncovered:
    """A severe need for which nothing was given, nor is planned, since it was found."""

    sector: Sector
    severity: int
    since: object


def help_of(household, user, *, on):
    """All help of a household that the user sees, the latest first, with its programme."""
    rows = Assistance.objects.visible_to(user, on=on).filter(household=household)
    return rows.select_related("programme", "delivered_at").order_by(
        "-from_on", "-planned_on", "pk"
    )


def uncovered(severities, given):
    """The severe needs that nothing covers, the most severe first.

    `severities` are (sector, severity, the day it was found); `given` (sector of the response plan,
    state, day) of each help. Food that was handed over before the family said that it starves does
    not answer that it does.
    """
    found = []
    for sector, severity, since in severities:
        answers = ANSWERS[Sector(sector)]
        is_covered = any(
            of in answers and state in COUNTED and _reaches(state, day, since)
            for of, state, day in given
        )
        if severity >= IN_NEED and not is_covered:
            found.append(Uncovered(Sector(sector), severity, since))
    return sorted(found, key=lambda need: (-need.severity, need.sector))


def _reaches(state, day, since):
    return state == AssistanceState.PLANNED or day >= since

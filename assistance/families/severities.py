"""How severe the needs of households are as of a day, by their latest finished assessments."""

from collections import defaultdict

from assessments.choices import AssessmentState
from assessments.models import IndicatorValue, SectorSeverity
from assessments.scoring import INDEX
from cases.keys import Keys


def severities_on(numbers, on):
    """Number of a household → fields of a Family: severity by sector, and over all sectors.

    Of each sector the latest assessment in which it was scored, and of that the newest scoring.
    """
    severities = defaultdict(dict)
    rows = _latest(SectorSeverity.objects, numbers, on, "sector")
    for household, sector, severity in rows.values_list(_HOME, "sector", "severity"):
        severities[household][sector] = severity
    index = _latest(IndicatorValue.objects.filter(indicator=INDEX), numbers, on)
    overall = dict(index.exclude(value=None).values_list(_HOME, "value"))
    return {
        number: {
            "severities": severities[number],
            "msni": None if number not in overall else int(overall[number]),
        }
        for number in numbers
    }


_HOME = "assessment__household"


def _latest(scores, numbers, on, *kind):
    """Of each household, and kind, the newest of these scores."""
    rows = scores.filter(
        assessment__household__among=Keys(numbers),
        assessment__state=AssessmentState.FINISHED,
        assessment__assessed_on__lte=on,
    )
    newest = ("-assessment__assessed_on", "-assessment__started_at", "assessment", "-scored_at")
    return rows.order_by(_HOME, *kind, *newest, "-pk").distinct(_HOME, *kind)

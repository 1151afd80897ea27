"""What methods make of an assessment is written beside it; older rows are never changed."""

from assessments.models import IndicatorValue, PriorityNeed, SectorSeverity
from assessments.scoring import as_number, scores_of


def write_scores(assessed, *, at):
    """Write the scores of each (assessment, its flat answers), and the ranked needs."""
    indicators, severities, priorities = [], [], []
    for assessment, answers in assessed:
        found = scores_of(answers)
        scored = rows_of(assessment, found, at=at)
        indicators += scored[0]
        severities += scored[1]
        priorities += [
            PriorityNeed(assessment=assessment, rank=rank, need=need)
            for rank, need in found.priorities
        ]
    IndicatorValue.objects.bulk_create(indicators)
    SectorSeverity.objects.bulk_create(severities)
    PriorityNeed.objects.bulk_create(priorities)


def rows_of(assessment, found, *, at):
    """(indicators, severities) as rows that are not written yet."""
    indicators = [
        IndicatorValue(
            assessment=assessment,
            indicator=name,
            value=as_number(score.value),
            category=str(score.category or ""),
            **_said(score, at),
        )
        for name, score in found.indicators
    ]
    severities = [
        SectorSeverity(
            assessment=assessment, sector=sector, severity=score.value, **_said(score, at)
        )
        for sector, score in found.sectors
    ]
    return indicators, severities


def _said(score, at):
    return {
        "method": score.method.name,
        "version": score.method.version,
        "drivers": list(score.drivers),
        "scored_at": at,
    }

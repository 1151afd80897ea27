"""An assessment of every household, with a row of each kind about it and its members."""

from datetime import UTC, datetime, time

from assessments import actions
from assessments.models import (
    Assessment,
    Draft,
    IndicatorValue,
    MemberAnswers,
    PriorityNeed,
    SectorSeverity,
)
from tests.assessments.asked import HOUSE


def assessments_of(households, clerk, day):
    """A finished assessment of each, the answers of its members, scores and a ranked need."""
    at = datetime.combine(day, time(9), UTC)
    asked = actions.add_instrument(
        kind="follow_up", workbook=HOUSE.encode(), file_name="house.md", version="1", at=at,
        by=clerk,
    )  # fmt: skip
    made = [
        Assessment(household=home, instrument=asked, assessed_on=day, assessed_by=clerk,
                   started_at=at, finished_at=at, state="finished")
        for home in households
    ]  # fmt: skip
    Assessment.objects.bulk_create(made)
    Draft.objects.bulk_create(Draft(assessment=each, saved_by=clerk, saved_at=at) for each in made)
    MemberAnswers.objects.bulk_create(
        MemberAnswers(assessment=each, individual=person, position=position)
        for each in made
        for position, person in enumerate(each.household.members.all(), start=1)
    )
    scored = {"method": "none", "version": "0", "scored_at": at}
    IndicatorValue.objects.bulk_create(
        IndicatorValue(assessment=each, indicator="fcs", value=1, **scored) for each in made
    )
    SectorSeverity.objects.bulk_create(
        SectorSeverity(assessment=each, sector="health", severity=3, **scored) for each in made
    )
    PriorityNeed.objects.bulk_create(
        PriorityNeed(assessment=each, rank=1, need="food") for each in made
    )

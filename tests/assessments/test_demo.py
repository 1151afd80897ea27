"""Invented assessments are such as the questionnaires would have taken, and scored as others."""

from collections import defaultdict
from io import StringIO
from random import Random
from statistics import mean

import pytest
from django.core.management import call_command

from assessments import demo
from assessments.actions.scores import rows_of
from assessments.asking import recorded
from assessments.choices import Severity
from assessments.demo.hardship import Life
from assessments.flat import flat, parted
from assessments.models import (
    Assessment,
    IndicatorValue,
    PlaceAssessment,
    PriorityNeed,
    SectorSeverity,
)
from assessments.scoring import scores_of
from assessments.xlsform.faults import faults
from cases.models import Household

pytestmark = pytest.mark.django_db
PEOPLE, SEED = 900, 7


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """A small demo, with its assessments, taken back after the tests of this file."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", people=PEOPLE, seed=SEED, stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)


def kinds():
    found = defaultdict(list)
    for each in Assessment.objects.select_related("instrument", "household").order_by("number"):
        found[each.instrument.kind].append(each)
    return found


def test_every_household_was_asked_when_it_came_and_a_fifth_again(register):
    found, households = kinds(), Household.objects.count()
    asked = {each.household_id for each in found["rapid"]}
    unasked = Household.objects.exclude(pk__in=asked)

    assert len(found["rapid"]) == len(asked) > households * 0.98
    # Nobody lived there: all of them were registered elsewhere already.
    assert not any(home.members.present().exists() for home in unasked)
    assert len(found["multi_sector"]) == pytest.approx(households / 5, rel=0.1)
    late = [each for each in found["rapid"] if each.assessed_on != each.household.registered_on]
    assert len(late) < households * 0.02


@pytest.mark.parametrize("kind", ["rapid", "multi_sector"])
def test_the_questionnaire_itself_would_have_taken_each_answer(register, kind):
    for assessment in kinds()[kind][:40]:
        members = list(assessment.members.order_by("position"))
        answers = recorded(assessment, members, language="en")

        assert [fault for fault in faults(answers.evaluation)] == []
        again, rows = parted(answers.form, answers.evaluation.finished())
        assert again == assessment.answers
        kept = [member.answers["roster"] for member in members]
        assert [without_identity(row["roster"]) for row in rows] == kept


def test_a_town_of_each_marz_was_asked_and_its_questionnaire_would_have_taken_it(register):
    asked = PlaceAssessment.objects.finished().select_related("place", "instrument")

    assert len({each.place.path.split("/")[1] for each in asked}) == len(asked) == 11
    for each in asked:
        answers = recorded(each, language="en")
        assert faults(answers.evaluation) == []
        assert answers.evaluation.finished() == each.answers


def without_identity(row):
    return {name: value for name, value in row.items() if name != "_id"}


def test_its_scores_are_those_of_its_answers(register):
    for assessment in kinds()["multi_sector"][:20]:
        members = assessment.members.order_by("position")
        told = flat(assessment.answers, [member.answers for member in members])
        indicators, severities = rows_of(assessment, scores_of(told), at=assessment.finished_at)

        stored = {(row.indicator, row.method): row.value for row in assessment.indicators.all()}
        assert stored == {(row.indicator, row.method): row.value for row in indicators}
        assert len(severities) == assessment.severities.count() >= 5


def test_severities_are_of_every_kind_and_harder_where_life_is(register):
    seen = set(SectorSeverity.objects.values_list("severity", flat=True))

    assert {1, 2, 3} <= seen <= set(Severity.values)
    assert IndicatorValue.objects.filter(indicator="fcs", category="borderline").exists()
    assert PriorityNeed.objects.filter(rank=1).count() > PriorityNeed.objects.filter(rank=3).count()


def test_life_is_harder_in_some_places():
    dice = Random(1)
    capital, outskirts = (
        mean(Life(dice, marz).hardship for _each in range(500)) for marz in ("AM01", "AM08")
    )

    assert outskirts > capital + 0.2


def test_a_second_time_nobody_is_assessed(register):
    before = Assessment.objects.count()

    assert demo.fill(seed=SEED) == 0
    assert Assessment.objects.count() == before

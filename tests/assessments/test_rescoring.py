"""A method that changed scores again what was answered: its rows stand beside the old ones."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments import scoring
from assessments.actions import rescoring
from assessments.indicators.score import Method, Score
from assessments.models import IndicatorValue, SectorSeverity
from tests.assessments.asked import answer_all, begin, finish, questionnaire
from tests.factories import family, make_user

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 1, 1, 9, tzinfo=UTC)
NOWHERE = {"shelter__snfi_shelter_type": "none"}


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


def answered(worker, *, count=1, **answers):
    """Finished assessments of as many households."""
    asked, done = questionnaire(), []
    for _each in range(count):
        home = family(by=worker)
        begun = begin(home, by=worker, instrument=asked)
        answer_all(begun, home, by=worker, **answers)
        done.append(finish(begun, by=worker))
    return done


def rescored(*methods):
    said = StringIO()
    options = [f"--method={method}" for method in methods]
    call_command("rescore", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def test_new_rows_stand_beside_the_old_ones_and_the_newest_counts(worker, monkeypatch):
    [assessment] = answered(worker, **NOWHERE)
    stricter = Score(4, "in_severe_need", (), Method("snfi", "of a later year"))
    monkeypatch.setattr(scoring, "score", lambda name, answers, **settings: stricter)
    rescoring.rescore(methods=["snfi"], at=LATER)

    rows = SectorSeverity.objects.filter(assessment=assessment, sector="snfi")
    assert sorted(rows.values_list("severity", "version")) == [
        (4, "of a later year"),
        (5, "REACH MSNI 2025"),
    ]
    [latest] = rows.latest_of("sector")
    assert latest.severity == 4


def test_only_the_methods_that_are_named_are_asked(worker):
    answered(worker, **NOWHERE)
    before = SectorSeverity.objects.filter(sector="health").count()

    assert "1 assessments scored, 1 rows written" in rescored("snfi")
    assert SectorSeverity.objects.filter(sector="health").count() == before


def test_a_members_answers_are_scored_as_they_were_when_it_was_finished(worker):
    answered(worker)
    [first] = SectorSeverity.objects.filter(sector="health")
    rescored("health", "wg_ss", "dependency_ratio")

    again = SectorSeverity.objects.filter(sector="health").latest("pk")
    assert (again.severity, again.drivers) == (first.severity, first.drivers)
    ratios = IndicatorValue.objects.filter(indicator="dependency_ratio").values_list("value")
    assert len(ratios) == 2 and len(set(ratios)) == 1


def test_in_portions_it_is_the_same(worker, monkeypatch):
    answered(worker, count=5, **NOWHERE)
    monkeypatch.setattr(rescoring, "AT_ONCE", 2)

    assert "5 assessments scored, 10 rows written" in rescored("snfi", "msni")


def test_drafts_and_cancelled_ones_are_not_scored(worker):
    asked = questionnaire()
    begin(family(by=worker), by=worker, instrument=asked)

    assert "0 assessments scored, 0 rows written" in rescored("snfi")


def test_a_method_that_fails_half_way_writes_nothing(worker, monkeypatch):
    answered(worker, count=3, **NOWHERE)
    before = SectorSeverity.objects.count()
    monkeypatch.setattr(rescoring, "AT_ONCE", 1)
    kept, seen = rescoring.scores_of, []

    def fails(answers, *, only):
        seen.append(answers)
        if len(seen) == 3:
            raise RuntimeError
        return kept(answers, only=only)

    monkeypatch.setattr(rescoring, "scores_of", fails)
    with pytest.raises(RuntimeError):
        rescoring.rescore(methods=["snfi"], at=LATER)

    assert SectorSeverity.objects.count() == before


@pytest.mark.parametrize("methods", [[], ["nonsense"]])
def test_a_method_has_to_be_named(methods):
    with pytest.raises(CommandError):
        rescored(*methods)

"""An import is written whole or not at all, however many portions it is judged in."""

import pytest

from assessments.importers import run
from assessments.models import Assessment, MemberAnswers, SectorSeverity, WaitingSubmission
from tests.assessments.importers.exported import imported, member, submission, told, workbook
from tests.history import Kept


@pytest.fixture(autouse=True)
def _in_small_portions(monkeypatch):
    monkeypatch.setattr(run, "AT_ONCE", 2)


def export_of(home, *, last=None):
    main = [submission(home, identity=f"u{n}", index=n) for n in range(1, 6)]
    main.append(submission(None, identity="u6", index=6))
    main[4] |= last or {}
    return workbook(house=main, roster=[member(n, index=n) for n in range(1, 7)])


def test_all_portions_are_written(worker, home, asked):
    outcome = imported(export_of(home), by=worker, instrument=asked)

    assert (outcome.read, outcome.new, outcome.waiting) == (6, 5, 1)
    assert Assessment.objects.count() == MemberAnswers.objects.count() == 5


def test_a_fault_in_the_last_takes_back_the_first(worker, home, asked):
    content = export_of(home, last={"shelter/rna_shelter_tonight": "maybe"})

    outcome = imported(content, by=worker, instrument=asked)

    assert told(outcome.faults) == [("house", 6, "shelter/rna_shelter_tonight", "choice")]
    for model in (Assessment, MemberAnswers, SectorSeverity, WaitingSubmission):
        assert not model.objects.exists()


def test_two_rows_of_one_identity_are_found_in_different_portions(worker, home, asked):
    content = export_of(home, last={"_uuid": "u1", "shelter/rooms": 3})

    outcome = imported(content, by=worker, instrument=asked)

    assert told(outcome.faults) == [("house", 6, "_uuid", "duplicate_id")]


def test_a_stop_in_the_middle_leaves_nothing(worker, home, asked, monkeypatch):
    taken = []

    def stops_at_the_second(portion):
        taken.append(portion)
        if len(taken) == 2:
            raise KeyboardInterrupt
        return take(portion)

    take = run.Portion.take
    monkeypatch.setattr(run.Portion, "take", stops_at_the_second)

    with pytest.raises(KeyboardInterrupt):
        imported(export_of(home), by=worker, instrument=asked)

    assert not Assessment.objects.exists()


def test_each_assessment_says_who_brought_it_in(worker, home, asked):
    kept = Kept()
    imported(export_of(home), by=worker, instrument=asked)

    events = kept.of(Assessment)
    assert {event.pgh_context["by"] for event in events} == {worker.pk}
    assert len(events) == 5

"""Exports of KoBo and ODK become assessments of the households that they name."""

from assessments.models import Assessment, MemberAnswers, SectorSeverity
from tests.assessments.importers.exported import (
    archive,
    csv_text,
    imported,
    member,
    submission,
    told,
    workbook,
)
from tests.factories import head_of


def test_a_workbook_of_kobo_with_its_roster(worker, home, asked):
    content = workbook(
        house=[submission(home, shelter__rooms=3)],
        roster=[member(1, ind__ind_number=str(head_of(home)))],
    )

    outcome = imported(content, by=worker, instrument=asked)

    assert (outcome.faults, outcome.new, outcome.written) == ([], 1, True)
    kept = Assessment.objects.get()
    assert kept.household == home
    assert kept.state == "finished"
    assert str(kept.assessed_on) == "2026-11-29"
    assert kept.answers["shelter"] == {"rna_shelter_tonight": "yes", "rooms": "3"}
    row = MemberAnswers.objects.get()
    assert row.individual == head_of(home)
    assert row.answers["roster"]["ind"]["ind_age"] == "34"
    assert SectorSeverity.objects.filter(assessment=kept, sector="health").exists()


def test_a_zip_of_odk_central(worker, home, asked):
    main = {
        "SubmissionDate": "2026-11-29T08:00:00.000Z",
        "hh_number": str(home),
        "hh_size": "1",
        "shelter-rna_shelter_tonight": "no",
        "safety-prot_needs_1_services/yes_health": "1",
        "safety-prot_needs_1_services/none": "0",
        "KEY": "uuid:one",
        "SubmitterName": "Somebody",
    }
    row = {
        "ind-ind_name": "Anna",
        "ind-ind_age": "34",
        "care-health_ind_healthcare_needed": "no",
        "PARENT_KEY": "uuid:one",
        "KEY": "uuid:one/roster[1]",
    }
    content = archive(**{"house": [main], "house-roster": [row]})

    outcome = imported(content, by=worker, instrument=asked, name="house.zip")

    assert (outcome.faults, outcome.new) == ([], 1)
    kept = Assessment.objects.get()
    assert kept.source_id == "one"
    assert kept.emergencies == ["no_shelter"]
    assert kept.answers["safety"] == {"prot_needs_1_services": "yes_health"}


def test_a_csv_without_a_roster_says_what_is_missing(worker, home, asked):
    content = csv_text([submission(home)]).encode()

    outcome = imported(content, by=worker, instrument=asked, name="house.csv")

    assert told(outcome.faults) == [
        ("house", 2, "ind_age", "required"),
        ("house", 2, "health_ind_healthcare_needed", "required"),
    ]
    assert not Assessment.objects.exists()


def test_the_same_file_again_brings_nothing_new(worker, home, asked):
    content = workbook(house=[submission(home)], roster=[member(1)])
    imported(content, by=worker, instrument=asked)

    outcome = imported(content, by=worker, instrument=asked)

    assert (outcome.new, outcome.known, outcome.faults) == (0, 1, [])
    assert outcome.is_nothing_new
    assert Assessment.objects.count() == 1


def test_a_dry_run_writes_nothing(worker, home, asked):
    content = workbook(house=[submission(home)], roster=[member(1)])

    outcome = imported(content, by=worker, instrument=asked, dry_run=True)

    assert (outcome.new, outcome.written) == (1, False)
    assert not Assessment.objects.exists()

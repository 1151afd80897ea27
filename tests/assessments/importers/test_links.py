"""Submissions find their household, and rows their person; what is not found waits."""

from datetime import date

import pytest

from assessments import actions
from assessments.models import Assessment, MemberAnswers, WaitingSubmission
from assessments.questionnaires import form_of
from assessments.submissions import Judged, Submission
from cases.actions import make_inactive
from tests.assessments.asked import AT, DAY, HOUSE, questionnaire
from tests.assessments.importers.exported import imported, member, submission, told, workbook
from tests.factories import family, head_of, make_user
from tests.factories import member as person_of


def one(home, *, rows=None, **answers):
    rows = rows or [member(1)]
    return workbook(house=[submission(home, hh_size=len(rows), **answers)], roster=rows)


def linked_people():
    rows = MemberAnswers.objects.order_by("position").select_related("individual")
    return [row.individual for row in rows]


def test_a_row_is_of_the_member_whose_number_it_names(worker, home, asked):
    number = str(head_of(home)).lower().replace("-", "")

    imported(one(home, rows=[member(1, ind__ind_number=number)]), by=worker, instrument=asked)

    assert linked_people() == [head_of(home)]


@pytest.mark.parametrize(
    "name", ["Gohar Avanesyan", "Գոհար Ավանեսյան", "Гоар Аванесян", "Gohar", "Ավանեսյան Գոհար"]
)
def test_a_name_in_any_script_finds_the_one_member_who_has_it(worker, home, asked, name):
    rows = [
        member(1, ind__ind_name="Aram", ind__ind_gender="male", ind__ind_age=15),
        member(1, index=2, ind__ind_name=name, ind__ind_age=42),
    ]

    imported(one(home, rows=rows), by=worker, instrument=asked)

    assert linked_people() == [person_of(home, "child"), head_of(home)]


@pytest.mark.parametrize(
    "said",
    [
        {"ind__ind_name": "Hakob", "ind__ind_gender": "male"},
        {"ind__ind_name": "Avanesyan", "ind__ind_gender": "male"},
        {"ind__ind_name": "Gohar", "ind__ind_gender": "male"},
        {"ind__ind_name": "Gohar", "ind__ind_age": 80},
        {"ind__ind_name": None},
    ],
    ids=["another name", "a name of two", "another sex", "another age", "no name"],
)
def test_a_row_that_fits_nobody_alone_is_about_nobody(worker, home, said):
    asked = questionnaire(text=HOUSE.replace(". < 121 | | yes", ". < 121 | | "))
    row = member(1, **{"ind__ind_age": None} | said)

    outcome = imported(one(home, rows=[row]), by=worker, instrument=asked)

    assert (outcome.faults, outcome.new, linked_people()) == ([], 1, [None])


def test_whose_age_nobody_knows_is_asked_for_it(worker, home, asked):
    unknown = member(1, ind__ind_name="Hakob", ind__ind_age=None)
    known = member(1, index=2, ind__ind_name="Gohar", ind__ind_age=None)

    outcome = imported(one(home, rows=[unknown, known]), by=worker, instrument=asked)

    assert told(outcome.faults) == [("roster", 2, "roster/ind/ind_age", "required")]


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        (None, "no_number"),
        ("H-7K3MQ-9QX2T-A", "mistyped"),
        ("17", "mistyped"),
        ("H-7K3MQ-9QX2T-P", "not_found"),
    ],
)
def test_whose_number_is_not_found_waits(worker, asked, stated, why):
    outcome = imported(one(stated), by=worker, instrument=asked)

    assert (outcome.faults, outcome.new, outcome.waiting) == ([], 0, 1)
    assert told(outcome.notices) == [("house", 2, "hh_number", "waits")]
    waiting = WaitingSubmission.objects.get()
    assert (waiting.why, waiting.stated) == (why, stated or "")
    assert waiting.answers["roster"][0]["ind"]["ind_name"] == "Anna Petrosyan"


def test_a_household_out_of_sight_is_as_one_that_does_not_exist(worker, asked):
    elsewhere = family(at="AM09")

    imported(one(elsewhere), by=worker, instrument=asked)

    assert WaitingSubmission.objects.get().why == "not_found"


def test_a_household_that_became_inactive_after_it_was_asked_was_still_asked(worker, home, asked):
    make_inactive(household=home, reason="left_country", on=DAY, today=DAY, by=worker)

    asked_before = imported(one(home), by=worker, instrument=asked)
    asked_since = imported(
        one(home, identity="u2", start=f"{DAY}T09:00:00+04:00", end=None),
        by=worker,
        instrument=asked,
    )

    assert (asked_before.new, asked_since.waiting) == (1, 1)
    assert WaitingSubmission.objects.get().why == "inactive"


def test_who_had_left_by_then_is_not_found_by_name(worker, home, asked):
    husband = person_of(home, "spouse")
    husband.left_on, husband.left_reason = date(2026, 11, 9), "moved_out"
    husband.save()
    row = member(1, ind__ind_name="Karen", ind__ind_gender="male", ind__ind_age=42)

    imported(one(home, rows=[row]), by=worker, instrument=asked)

    assert linked_people() == [None]


@pytest.mark.parametrize("name", ["Sergey", "Avanesyan", "Avanesyan Sergeyi"])
def test_without_a_given_name_nobody_is_found(worker, home, asked, name):
    row = member(1, ind__ind_name=name, ind__ind_age=42)

    imported(one(home, rows=[row]), by=worker, instrument=asked)

    assert linked_people() == [None]


def test_what_waits_and_was_edited_waits_with_its_new_answers(worker, asked):
    imported(one(None), by=worker, instrument=asked)

    outcome = imported(one("H-7K3MQ-9QX2T-A", shelter__rooms=4), by=worker, instrument=asked)

    waiting = WaitingSubmission.objects.get()
    assert (outcome.waiting, outcome.known) == (0, 1)
    assert (waiting.why, waiting.answers["shelter"]["rooms"]) == ("mistyped", "4")


def test_what_waits_under_one_questionnaire_is_not_judged_by_another(worker, home, asked):
    imported(one(None), by=worker, instrument=asked)
    other = questionnaire(kind="follow_up", version="2")

    outcome = imported(one(home), by=worker, instrument=other)

    assert told(outcome.faults) == [("house", 2, "_uuid", "other_questionnaire")]
    assert not Assessment.objects.exists()


def test_what_was_linked_to_the_wrong_family_and_cancelled_waits_once_more(worker, home, asked):
    imported(one(None), by=worker, instrument=asked)
    waiting = WaitingSubmission.objects.get()
    judged = Judged(
        form_of(asked),
        Submission(waiting.answers, DAY, AT, AT, "", waiting.source, waiting.source_id),
        home,
        is_by_hand=True,
        number=waiting.number,
    )
    wrong = actions.link_waiting(waiting=waiting, judged=judged, today=DAY, at=AT, by=worker)
    actions.cancel_assessment(assessment=wrong, reason="another family", by=worker)

    outcome = imported(one(None), by=worker, instrument=asked)

    assert (outcome.faults, outcome.waiting) == ([], 1)
    assert WaitingSubmission.objects.waiting().count() == 1


def test_what_waits_at_another_place_is_left_there(worker, home, asked):
    elsewhere = make_user(places=["AM09"], language="en")
    imported(one(None), by=elsewhere, instrument=asked, at="AM09")

    outcome = imported(one(home), by=worker, instrument=asked)

    assert [notice.code for notice in outcome.notices] == ["elsewhere"]
    assert WaitingSubmission.objects.get().state == "waiting"
    assert not Assessment.objects.exists()


def test_an_edited_one_out_of_sight_is_told_without_its_number(worker, home, asked):
    imported(one(home), by=worker, instrument=asked)
    elsewhere = make_user(places=["AM09"], language="en")

    outcome = imported(one(home, shelter__rooms=4), by=elsewhere, instrument=asked, at="AM09")

    assert [notice.code for notice in outcome.notices] == ["edited"]
    assert str(Assessment.objects.get()) not in outcome.notices[0].message


def test_once_the_number_is_mended_in_the_file_what_waited_is_linked(worker, home, asked):
    imported(one("H-7K3MQ-9QX2T-A"), by=worker, instrument=asked)
    waiting = WaitingSubmission.objects.get()

    outcome = imported(one(home), by=worker, instrument=asked)

    assert (outcome.new, outcome.linked, outcome.known) == (0, 1, 0)
    kept = Assessment.objects.get()
    assert (kept.number, kept.household) == (waiting.number, home)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.answers, waiting.stated) == ("linked", {}, "")
    assert imported(one(home), by=worker, instrument=asked).is_nothing_new


def test_what_was_set_aside_does_not_come_back(worker, home, asked):
    imported(one(None), by=worker, instrument=asked)
    waiting = WaitingSubmission.objects.get()
    actions.set_aside(waiting=waiting, reason="a trial", at=AT, by=worker)

    outcome = imported(one(home), by=worker, instrument=asked)

    assert outcome.is_nothing_new
    assert not Assessment.objects.exists()


def test_what_was_edited_since_is_told_and_taken_once_the_first_is_cancelled(worker, home, asked):
    imported(one(home), by=worker, instrument=asked)
    edited = one(home, shelter__rooms=4)

    outcome = imported(edited, by=worker, instrument=asked)
    actions.cancel_assessment(assessment=Assessment.objects.get(), reason="edited", by=worker)
    unedited_again = imported(one(home), by=worker, instrument=asked)
    taken = imported(edited, by=worker, instrument=asked)

    assert [notice.code for notice in outcome.notices] == ["edited"]
    assert (outcome.new, unedited_again.new, taken.new) == (0, 0, 1)
    assert Assessment.objects.finished().get().answers["shelter"]["rooms"] == "4"


def test_what_the_device_calculated_otherwise_is_told(worker, home):
    asked = questionnaire(text=DOUBLED, kind="follow_up")

    def row(**said):
        return {"hh_number": str(home), "rooms": 2, "start": "2026-11-29", **said}

    content = workbook(
        doubled=[
            row(double=4, is_many=1, _uuid="a"),
            row(double=5, is_many="true", _uuid="b"),
            row(double="4.0", is_many="0", _uuid="c"),
        ]
    )

    outcome = imported(content, by=worker, instrument=asked)

    assert (outcome.faults, outcome.new) == ([], 3)
    assert told(outcome.notices) == [
        ("doubled", 3, "double", "recalculated"),
        ("doubled", 4, "is_many", "recalculated"),
    ]


DOUBLED = """
| survey |
| | type | name | label | calculation |
| | text | hh_number | Number | |
| | integer | rooms | Rooms | |
| | calculate | double | | ${rooms} * 2 |
| | calculate | is_many | | ${rooms} > 1 |
| settings |
| | form_title | form_id | version |
| | Doubled | doubled | 1 |
"""


def test_answers_that_are_not_asked_are_left_out_and_counted(worker, home, asked):
    row = member(1, care__health_ind_healthcare_received="yes")

    outcome = imported(one(home, rows=[row]), by=worker, instrument=asked)

    assert told(outcome.notices) == [
        ("roster", 2, "roster/care/health_ind_healthcare_received", "left_out"),
    ]
    answers = MemberAnswers.objects.get().answers["roster"]["care"]
    assert answers == {"health_ind_healthcare_needed": "no"}

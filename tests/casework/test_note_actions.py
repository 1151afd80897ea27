"""Notes are written and stay, are written once, and are corrected by a following one."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from casework.actions.notes import correct_note, write_note
from casework.models import CaseNote
from casework.numbers import new_note_number
from tests.casework.work import DAY, a_case, a_note
from tests.factories import family, head_of, make_household, make_user

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def worker(db):
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    return family(by=worker)


def codes(refused):
    return {error.code for error in refused.value.error_list}


def test_a_note_says_what_about_whom_of_which_day_and_by_whom(home, worker):
    note = a_note(head_of(home), worker, text="  She is well. ", happened_on=date(2026, 11, 2))

    note.refresh_from_db()
    assert (note.text, note.individual, note.household) == ("She is well.", head_of(home), None)
    assert (note.happened_on, note.written_by, note.case) == (date(2026, 11, 2), worker, None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"text": " "}, "empty"),
        ({"happened_on": date(2026, 11, 21)}, "future"),
        ({"is_restricted": True}, "restricted_without_case"),
    ],
)
def test_what_cannot_be_a_note_is_refused(home, worker, typed, code):
    with pytest.raises(ValidationError) as refused:
        a_note(home, worker, **typed)
    assert codes(refused) == {code}
    assert not CaseNote.objects.exists()


def test_a_note_sent_twice_is_one(home, worker):
    key = new_note_number()

    first, second = (a_note(home, worker, key=key) for _click in range(2))

    assert first == second
    assert CaseNote.objects.get().pk == key


def test_another_text_in_the_same_form_is_another_note(home, worker):
    key = new_note_number()

    a_note(home, worker, text="Rent", key=key)
    a_note(home, worker, text="Rent is paid", key=key)

    assert set(CaseNote.objects.values_list("text", flat=True)) == {"Rent", "Rent is paid"}


def test_a_number_that_is_not_of_a_note_is_not_taken(home, worker):
    note = a_note(home, worker, key=home.pk)

    assert note.pk != home.pk and note.pk[0] == "W"


def test_a_note_in_a_case_of_another_household_is_refused(home, worker):
    elsewhere = a_case(make_household(by=worker), worker)

    with pytest.raises(ValidationError) as refused:
        a_note(home, worker, case=elsewhere)
    assert codes(refused) == {"other_people"}


def test_a_note_in_a_persons_case_is_about_this_person(home, worker):
    case = a_case(head_of(home), worker)

    note = a_note(home, worker, case=case)

    assert (note.individual, note.household) == (head_of(home), None)


def test_what_is_restricted_is_written_by_the_team_and_those_cleared_alone(home, worker):
    case = a_case(home, worker)
    stranger = make_user(places=["AM07"])
    cleared = make_user("supervisor", places=["AM07"])

    a_note(home, worker, case=case, is_restricted=True)
    a_note(home, cleared, case=case, is_restricted=True)
    with pytest.raises(ValidationError) as refused:
        a_note(home, stranger, case=case, is_restricted=True)

    assert codes(refused) == {"not_in_team"}


def test_a_correction_follows_and_the_first_note_stays(home, worker):
    note = a_note(home, worker, text="Two children")

    following = correct_note(note=note, text="Three children", at=NOON, today=DAY, by=worker)

    note.refresh_from_db()
    assert (note.text, note.corrected_by) == ("Two children", following)
    assert (following.household, following.happened_on) == (home, note.happened_on)


def test_a_note_is_corrected_once(home, worker):
    note = a_note(home, worker)
    correct_note(note=note, text="One", at=NOON, today=DAY, by=worker)

    with pytest.raises(ValidationError) as refused:
        correct_note(note=note, text="Two", at=NOON, today=DAY, by=worker)

    assert codes(refused) == {"corrected"}
    assert CaseNote.objects.count() == 2


@pytest.mark.parametrize("change", [
    lambda: CaseNote.objects.update(text="Other"), lambda: CaseNote.objects.all().delete()
])  # fmt: skip
def test_the_database_lets_nobody_change_or_delete_a_note(home, worker, change):
    a_note(home, worker, text="As it was")

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change()

    assert CaseNote.objects.get().text == "As it was"


@pytest.mark.usefixtures("committed")
def test_two_clicks_at_once_write_one_note():
    worker = make_user(places=["AM07"])
    home, key, ready = family(by=worker), new_note_number(), threading.Barrier(4)

    def click():
        ready.wait()
        try:
            write_note(about=home, text="Rent", happened_on=DAY, at=NOON, today=DAY, by=worker,
                       key=key)  # fmt: skip
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _click in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()

    assert CaseNote.objects.get().pk == key

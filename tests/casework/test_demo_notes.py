"""The invented notes and tasks are lawful, and of every case."""

import pytest

from accounts.history.acting import acting
from casework.demo import notes
from casework.models import CaseNote, Task
from tests.casework.work import a_case
from tests.factories import DAY, make_household, make_user

pytestmark = pytest.mark.django_db


def test_every_case_has_notes_and_a_task_and_restricted_ones_are_of_cases():
    chief = make_user("supervisor")
    cases = [a_case(make_household(by=chief, on=DAY), chief) for _each in range(6)]

    with acting(by=chief):
        counts = notes.write(seed=1)

    assert counts == (CaseNote.objects.count(), Task.objects.count())
    assert {case.notes.count() > 1 and case.tasks.exists() for case in cases} == {True}
    assert not CaseNote.objects.filter(is_restricted=True, case=None).exists()
    for row in (*CaseNote.objects.all(), *Task.objects.all()):
        row.full_clean()

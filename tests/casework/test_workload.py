"""What each worker has to do, and how all of it goes to others."""

import pytest

from casework.models import Case, Task
from casework.workload import workload
from tests.casework.cases import DAY, SAFETY
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/case/"


def text(response):
    return response.content.decode()


def test_workload_is_one_question(case, safety, home, worker, colleague, supervisor,
                                  django_assert_num_queries):  # fmt: skip
    Task.objects.create(
        household=home, what="Call", due_on=DAY.replace(day=1), worker=colleague, set_on=DAY,
        set_by=worker,
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(review_on=DAY, priority="urgent")
    supervisor = type(supervisor).objects.select_related("organisation").get(pk=supervisor.pk)
    workload(supervisor, on=DAY)

    with django_assert_num_queries(1):
        rows = workload(supervisor, on=DAY)

    told = {row.username: (row.cases, row.by_priority, row.counts["reviews_due"],
                           row.counts["late_tasks"]) for row in rows}  # fmt: skip
    assert told == {"worker": (2, [1, 0, 1, 0], 1, 0), "colleague": (0, [0, 0, 0, 0], 0, 1)}


def test_what_goes_to_whom_is_shown_before_it_is_done(
    at_work, case, safety, worker, colleague, supervisor
):
    page = f"{ALL}reassign/?worker=worker"
    assert at_work.get(page).status_code == 403
    at_work.force_login(supervisor)
    asked = {"to": "colleague", "because": "She leaves"}

    shown = at_work.post(page, asked | {"_look": "1"})
    assert {row.worker for row in Case.objects.all()} == {worker}
    assert "Look below at what goes to whom" in text(shown)

    stale = at_work.post(page, asked | {"_do": "1", "shown": "other"})
    assert "changed meanwhile" in text(stale)
    at_work.post(page, asked | {"_do": "1", "shown": shown.context_data["shown"]})
    assert {row.worker for row in Case.objects.all()} == {colleague}
    assert Case.objects.filter(kind=SAFETY["kind"]).get().steps.last().step == "reassigned"


def test_the_workload_leads_to_the_cases_and_is_a_supervisors(at_work, case, supervisor):
    assert at_work.get(f"{ALL}workload/").status_code == 403
    at_work.force_login(supervisor)

    assert f"{ALL}?worker=worker" in text(at_work.get(f"{ALL}workload/"))


def test_a_colleague_of_no_role_is_not_given_anything(at_work, case, supervisor):
    make_user("registrar", username="registrar")
    at_work.force_login(supervisor)

    answer = at_work.post(f"{ALL}reassign/?worker=worker", {"to": "registrar", "because": "x"})
    assert "has the user name registrar" in text(answer)

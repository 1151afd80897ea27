"""What a caseworker does on the pages of cases: opens, looks, reviews, closes, hands on."""

import pytest

from accounts.models import Look
from casework import actions
from casework.models import Case, Task
from tests.casework.cases import DAY, SOON, closed, opened, said, story
from tests.factories import member

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/case/"
TODAY, LATER = "30.11.2026", "15.01.2027"


def text(response):
    return response.content.decode()


def page_of(case):
    return f"{ALL}{case}/change/"


def step(client, case, name, **typed):
    return client.post(f"{ALL}{case}/{name}/", typed)


def open_page(home):
    return f"{ALL}household/{home}/open/"


def typed(**values):
    return {
        "about": "household", "kind": "housing", "concern": "The roof leaks", "priority": "high",
        "because": "Seen at the visit", "worker": "worker", "team": "", "review_on": LATER,
    } | values  # fmt: skip


def test_a_case_is_opened_from_the_household(at_work, home, worker, colleague):
    answer = at_work.post(open_page(home), typed(team="colleague"))

    case = Case.objects.get()
    assert answer.url == page_of(case)
    assert (case.household, case.worker, case.priority) == (home, worker, "high")
    assert [row.user for row in case.team.all()] == [colleague]


def test_a_case_of_a_person_is_opened_from_their_page(at_work, home):
    boy = member(home, "child")
    page = text(at_work.get(f"/admin/cases/individual/{boy}/change/"))
    assert f"{open_page(home)}?about={boy}" in page

    form = text(at_work.get(f"{open_page(home)}?about={boy}"))
    assert f'value="{boy.pk}" selected' in form
    at_work.post(open_page(home), typed(about=boy.pk, kind="legal"))

    assert Case.objects.get().individual == boy


def test_what_is_refused_says_why_and_loses_nothing(at_work, home):
    answer = text(at_work.post(open_page(home), typed(worker="nobody", concern="Rain inside")))

    assert "has the user name nobody" in answer
    assert "Rain inside" in answer
    at_work.post(open_page(home), typed())
    assert "has an open case already" in text(at_work.post(open_page(home), typed()))
    assert Case.objects.count() == 1


def test_whoever_opens_a_protection_case_for_others_comes_back_to_the_household(
    at_work, home, colleague
):
    answer = at_work.post(open_page(home), typed(kind="protection", worker="colleague"))

    assert answer.url == f"/admin/cases/household/{home}/change/"
    assert at_work.get(page_of(Case.objects.get())).status_code == 404


def test_the_page_tells_what_why_who_and_the_story(at_work, case, worker, colleague):
    actions.set_goal(case=case, what="A lease", due_on=SOON, **said(worker))
    actions.join_team(case=case, user=colleague, because="Speaks Russian", **said(worker))

    page = text(at_work.get(page_of(case)))

    for told in ("Rent", "They can&#x27;t pay the rent", "A lease", "Speaks Russian", "colleague"):
        assert told in page
    assert Look.objects.filter(kind="opened", subject=case.household.pk).exists()


def test_a_case_is_reviewed_and_weighed_anew(at_work, case):
    step(at_work, case, "review", note="Calm", next_on=LATER)
    step(at_work, case, "priority", priority="urgent", because="Eviction")

    case.refresh_from_db()
    assert (case.priority, f"{case.review_on:%d.%m.%Y}") == ("urgent", LATER)
    assert story(case) == ["opened", "reviewed", "priority"]


def test_goals_are_set_reached_and_dropped_by_their_place(at_work, case):
    step(at_work, case, "goal", what="A lease", due_on=LATER)
    step(at_work, case, "goal", what="A job", due_on=LATER)
    step(at_work, case, "reach-goal", goal="1")
    step(at_work, case, "drop-goal", goal="2", because="Ill")

    assert [(row.reached_on, row.dropped_on) for row in case.goals.order_by("position")] == [
        (DAY, None), (None, DAY),
    ]  # fmt: skip


def test_closing_tells_what_is_still_open(at_work, case, home, worker):
    actions.set_goal(case=case, what="A lease", due_on=SOON, **said(worker))
    Task.objects.create(
        household=home, case=case, what="Call them", due_on=DAY, worker=worker, set_on=DAY,
        set_by=worker,
    )  # fmt: skip

    page = text(at_work.get(f"{ALL}{case}/close/"))
    assert "2 things are still open" in page
    assert "A lease" in page
    assert "Call them" in page

    step(at_work, case, "close", outcome="partly_met", because="They moved")
    case.refresh_from_db()
    assert (case.state, case.closed_on) == ("closed", DAY)


def test_a_second_person_looks_and_the_first_one_may_not(at_work, safety, worker, supervisor):
    step(at_work, safety, "close", outcome="goals_met", because="She is safe")
    assert at_work.get(f"{ALL}{safety}/second-look/").status_code == 403

    at_work.force_login(supervisor)
    assert "She is safe" in text(at_work.get(page_of(safety)))
    refused = step(at_work, safety, "second-look", decision="back", because="")
    assert "Say why." in text(refused)
    step(at_work, safety, "second-look", decision="close", because="")

    safety.refresh_from_db()
    assert (safety.state, safety.second_look_by) == ("closed", supervisor)


def test_a_closed_case_offers_to_be_reopened_and_nothing_else(at_work, case, worker):
    closed(case, by=worker)

    page = text(at_work.get(page_of(case)))
    assert f"{ALL}{case}/reopen/" in page
    assert f"{ALL}{case}/review/" not in page
    refused = step(at_work, case, "review", note="What I typed", next_on=LATER)
    assert "This case is closed. Reopen it first." in text(refused)
    assert "What I typed" in text(refused)


def test_whoever_is_asked_knows_no_name_before_they_take_it(at_work, case, home, far):
    step(at_work, case, "transfer", to_worker="far", to_place="", because="I leave")
    at_work.force_login(far)

    page = text(at_work.get(f"{ALL}{case}/answer/"))
    listed = text(at_work.get(f"{ALL}transfers/"))
    for shown in (page, listed):
        assert "I leave" in shown
        assert str(case) in shown
        assert not [name for name in ("Գոհար", str(home), "Rent") if name in shown]
    assert at_work.get(page_of(case)).status_code == 404

    answer = step(at_work, case, "answer", answer="accept")
    assert answer.url == page_of(case)
    assert "Rent" in text(at_work.get(page_of(case)))


def test_a_transfer_to_nobody_or_to_two_is_refused(at_work, case, colleague):
    nobody = step(at_work, case, "transfer", to_worker="", to_place="", because="x")
    both = step(at_work, case, "transfer", to_worker="colleague", to_place="AM07", because="x")

    assert "choose one" in text(nobody)
    assert "choose one" in text(both)


def test_what_was_not_asked_is_not_answered(at_work, case, colleague):
    step(at_work, case, "transfer", to_worker="colleague", to_place="", because="x")

    assert at_work.get(f"{ALL}{case}/answer/").status_code == 404


def test_the_page_of_the_household_lists_open_cases(at_work, case, home, worker):
    boy = opened(member(home, "child"), by=worker, concern="School", kind="child_protection")
    ended = opened(home, by=worker, concern="Heating")
    closed(ended, by=worker)

    page = text(at_work.get(f"/admin/cases/household/{home}/change/"))

    assert page_of(case) in page
    assert page_of(boy) in page
    assert page_of(ended) not in page

"""A case at work: opened, weighed, reviewed, planned; its team; and what is refused."""

from datetime import timedelta

import pytest

from casework import actions
from casework.matters import open_matters
from casework.models import Case, Task
from tests.casework.cases import DAY, SOON, closed, goal, opened, refused, said, story
from tests.factories import head_of, make_user

pytestmark = pytest.mark.django_db


def test_a_case_of_a_household_is_opened_with_a_reason(home, worker):
    case = opened(home, by=worker)

    assert (case.household, case.individual, case.state) == (home, None, "open")
    assert (case.worker, case.opened_by, case.review_on) == (worker, worker, SOON)
    assert story(case) == ["opened"]
    assert case.steps.get().because == "They can't pay the rent"


def test_a_case_of_a_person_is_opened_with_its_team(home, worker, colleague):
    case = opened(head_of(home), by=worker, team=[colleague])

    assert (case.household, case.individual) == (None, head_of(home))
    assert [row.user for row in case.team.all()] == [colleague]
    assert story(case) == ["opened", "joined"]


def test_the_same_concern_has_one_open_case(case, home, worker):
    with refused("open_already"):
        opened(home, by=worker)
    opened(home, by=worker, concern="Heating")
    opened(head_of(home), by=worker)

    closed(case, by=worker)
    assert opened(home, by=worker).state == "open"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"review_on": DAY - timedelta(days=1)}, "review_past"),
        ({"because": " "}, "blank"),
        ({"concern": " "}, "blank"),
        ({"kind": "gossip"}, "invalid_choice"),
    ],
)
def test_an_opening_that_says_too_little_is_refused(home, worker, values, code):
    with refused(code):
        opened(home, by=worker, **values)
    assert not Case.objects.exists()


@pytest.mark.parametrize("role", ["registrar", "partner", "dpo", "coordinator"])
def test_nobody_works_on_a_case_who_does_not_work_on_cases(home, worker, role):
    with refused("no_colleague"):
        opened(home, by=worker, worker=make_user(role, places=["AM07"]))


def test_nobody_works_on_a_case_whose_role_ended(home, worker):
    gone = make_user(places=["AM07"], role_until=DAY - timedelta(days=1))

    with refused("no_colleague"):
        opened(home, by=worker, worker=gone)


def test_an_inactive_household_gets_no_case(home, worker):
    home.inactive_on = DAY

    with refused("inactive"):
        opened(home, by=worker)


def test_a_priority_changes_with_a_reason(case, worker):
    with refused("no_reason"):
        actions.change_priority(case=case, priority="urgent", because=" ", **said(worker))
    with refused("same_priority"):
        actions.change_priority(case=case, priority="medium", because="x", **said(worker))

    now = actions.change_priority(case=case, priority="urgent", because="Eviction", **said(worker))

    assert now.priority == "urgent"
    step = case.steps.get(step="priority")
    assert (step.because, step.priority) == ("Eviction", "urgent")


def test_a_review_says_what_it_came_to_and_when_the_next_one_is(case, worker):
    with refused("no_note"):
        actions.review_case(case=case, note="", next_on=SOON, **said(worker))
    with refused("review_past"):
        actions.review_case(case=case, note="x", next_on=DAY - timedelta(days=1), **said(worker))

    later = SOON + timedelta(days=30)
    assert actions.review_case(case=case, note="Calm", next_on=later, **said(worker)).review_on == (
        later
    )
    assert story(case) == ["opened", "reviewed"]


def test_goals_are_set_in_order_reached_and_dropped(case, worker):
    lease, job = goal(case, worker), goal(case, worker, "A job")

    assert (lease.position, job.position) == (1, 2)
    assert actions.reach_goal(goal=lease, **said(worker)).reached_on == DAY
    dropped = actions.drop_goal(goal=job, because="He is ill", **said(worker))
    assert (dropped.dropped_on, dropped.dropped_because) == (DAY, "He is ill")
    assert story(case) == ["opened", "goal_set", "goal_set", "goal_reached", "goal_dropped"]


def test_a_goal_ends_once_and_is_dropped_with_a_reason(case, worker):
    lease = goal(case, worker)
    with refused("no_reason"):
        actions.drop_goal(goal=lease, because="", **said(worker))
    actions.reach_goal(goal=lease, **said(worker))

    with refused("ended"):
        actions.drop_goal(goal=lease, because="x", **said(worker))
    with refused("ended"):
        actions.reach_goal(goal=lease, **said(worker))


def test_a_goal_says_what_and_by_a_day_to_come(case, worker):
    with refused("no_goal"):
        goal(case, worker, " ")
    with refused("due_past"):
        actions.set_goal(case=case, what="x", due_on=DAY - timedelta(days=1), **said(worker))


def test_a_colleague_joins_once_and_leaves_once(case, worker, colleague):
    actions.join_team(case=case, user=colleague, **said(worker))
    with refused("in_team_already"):
        actions.join_team(case=case, user=colleague, **said(worker))
    with refused("is_worker"):
        actions.join_team(case=case, user=worker, **said(worker))

    actions.leave_team(case=case, user=colleague, **said(worker))
    with refused("not_in_team"):
        actions.leave_team(case=case, user=colleague, **said(worker))
    assert story(case) == ["opened", "joined", "left_team"]


def test_what_is_still_open_is_told(case, worker):
    goal(case, worker)
    reached = goal(case, worker, "A job")
    actions.reach_goal(goal=reached, **said(worker))
    Task.objects.create(
        household=case.household, case=case, what="Call", due_on=DAY, worker=worker, set_on=DAY,
        set_by=worker,
    )  # fmt: skip

    told = [(matter.kind, matter.what) for matter in open_matters(case)]
    assert told == [("goal", "A lease"), ("task", "Call")]

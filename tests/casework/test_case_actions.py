"""A case from its opening until it is closed, and again: every step, and what is refused."""

from datetime import timedelta

import pytest

from casework import actions, case_states
from casework.choices import CaseState, Step
from casework.matters import open_matters
from casework.models import Case, Goal, Task
from tests.casework.cases import DAY, SOON, closed, opened, refused, said, story
from tests.factories import head_of, make_user

pytestmark = pytest.mark.django_db
STATES = [CaseState.OPEN, CaseState.CLOSING, CaseState.CLOSED]


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


def goal(case, worker, what="A lease"):
    return actions.set_goal(case=case, what=what, due_on=SOON, **said(worker))


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


def test_most_cases_are_closed_at_once(case, worker):
    now = closed(case, by=worker)

    assert (now.state, now.outcome, now.closed_on, now.closed_by) == (
        "closed", "goals_met", DAY, worker,
    )  # fmt: skip
    assert case.steps.get(step="closed").outcome == "goals_met"


def test_a_case_is_closed_with_an_outcome_and_why(case, worker):
    with refused("no_outcome"):
        closed(case, by=worker, outcome="")
    with refused("no_outcome"):
        closed(case, by=worker, because=" ")


def test_a_case_is_not_closed_while_a_transfer_waits(case, worker, colleague):
    actions.ask_transfer(case=case, to_worker=colleague, because="Leave", **said(worker))

    with refused("transfer_waits"):
        closed(case, by=worker)


def test_a_protection_case_waits_for_a_second_look(safety, worker, supervisor):
    asked = closed(safety, by=worker)
    assert (asked.state, asked.closed_on, asked.closed_by) == ("closing", None, worker)

    now = actions.confirm_closure(case=safety, **said(supervisor))

    assert (now.state, now.closed_on, now.closed_by, now.second_look_by) == (
        "closed", DAY, worker, supervisor,
    )  # fmt: skip
    assert story(safety) == ["opened", "closure_asked", "closed"]


def test_the_second_look_is_another_persons(safety, supervisor):
    closed(safety, by=supervisor)

    with refused("same_person"):
        actions.confirm_closure(case=safety, **said(supervisor))
    with refused("same_person"):
        actions.send_back(case=safety, because="x", **said(supervisor))


def test_the_second_look_is_a_supervisors_or_of_somebody_cleared(safety, worker, colleague):
    closed(safety, by=worker)
    cleared = make_user(places=["AM07"], is_cleared=True)

    with refused("not_cleared"):
        actions.confirm_closure(case=safety, **said(colleague))
    assert actions.confirm_closure(case=safety, **said(cleared)).state == "closed"


def test_a_closure_is_sent_back_with_a_reason(safety, worker, supervisor):
    closed(safety, by=worker, because="She is safe")
    with refused("no_reason"):
        actions.send_back(case=safety, because=" ", **said(supervisor))

    now = actions.send_back(case=safety, because="Ask her alone", **said(supervisor))

    assert (now.state, now.outcome, now.closed_because, now.closed_by) == ("open", "", "", None)
    told = dict(safety.steps.values_list("step", "because"))
    assert told["closure_asked"] == "She is safe"
    assert told["sent_back"] == "Ask her alone"


def test_a_closed_case_is_reopened_with_a_reason(case, worker):
    closed(case, by=worker)
    with refused("no_reason"):
        actions.reopen_case(case=case, because="", **said(worker))

    now = actions.reopen_case(case=case, because="Evicted", review_on=SOON, **said(worker))

    assert (now.state, now.outcome, now.closed_on, now.closed_by) == ("open", "", None, None)
    assert now.review_on == SOON
    assert story(case) == ["opened", "closed", "reopened"]


def test_whoever_reopens_a_case_of_somebody_gone_works_on_it(case, worker, colleague):
    closed(case, by=worker)
    worker.is_active = False
    worker.save()

    assert actions.reopen_case(case=case, because="x", **said(colleague)).worker == colleague


def test_a_concern_that_has_an_open_case_is_not_reopened_beside_it(case, home, worker):
    closed(case, by=worker)
    opened(home, by=worker)

    with refused("open_already"):
        actions.reopen_case(case=case, because="x", **said(worker))


def _steps(case, worker, colleague):
    """Every act on an open case, by its name."""
    lease = Goal.objects.filter(case=case).first()
    common = said(worker)
    return {
        "priority": lambda: actions.change_priority(
            case=case, priority="low", because="x", **common
        ),
        "review": lambda: actions.review_case(case=case, note="x", next_on=SOON, **common),
        "goal": lambda: goal(case, worker),
        "reach": lambda: actions.reach_goal(goal=lease, **common),
        "drop": lambda: actions.drop_goal(goal=lease, because="x", **common),
        "join": lambda: actions.join_team(case=case, user=colleague, **common),
        "leave": lambda: actions.leave_team(case=case, user=colleague, **common),
        "transfer": lambda: actions.ask_transfer(
            case=case, to_worker=colleague, because="x", **common
        ),
    }


def test_nothing_is_done_to_a_closed_case(case, worker, colleague, supervisor):
    goal(case, worker)
    closed(case, by=worker)

    for act in _steps(case, worker, colleague).values():
        with refused("closed"):
            act()
    with refused("closed_already"):
        closed(case, by=worker)
    with refused("no_second_look"):
        actions.send_back(case=case, because="x", **said(supervisor))


def test_while_it_waits_for_the_second_look_only_its_team_changes(safety, worker, colleague):
    goal(safety, worker)
    closed(safety, by=worker)

    acts = _steps(safety, worker, colleague)
    for name in ("join", "leave"):
        acts.pop(name)()
    for act in acts.values():
        with refused("closing"):
            act()
    with refused("closing"):
        closed(safety, by=worker)


def test_an_open_case_is_neither_reopened_nor_decided(case, safety, worker, supervisor):
    with refused("is_open"):
        actions.reopen_case(case=case, because="x", **said(worker))
    with refused("not_asked"):
        actions.confirm_closure(case=safety, **said(supervisor))
    with refused("not_asked"):
        actions.send_back(case=safety, because="x", **said(supervisor))


@pytest.mark.parametrize("is_of_protection", [False, True])
def test_every_step_but_the_first_leads_from_some_state_to_one_that_there_is(is_of_protection):
    told = {
        step: case_states.moves(step, is_of_protection=is_of_protection)
        for step in Step
        if step != Step.OPENED
    }
    only_of_protection = {Step.CLOSURE_ASKED, Step.SENT_BACK}

    without = {step for step, moves in told.items() if not moves}
    assert without == (set() if is_of_protection else only_of_protection)
    reached = {after for moves in told.values() for after in moves.values()}
    assert reached == (set(STATES) if is_of_protection else {CaseState.OPEN, CaseState.CLOSED,
                                                            CaseState.CLOSING})  # fmt: skip

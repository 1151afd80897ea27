"""How a case ends, and begins again: at once, or after a second look; and what is refused then."""

import pytest

from casework import actions, case_states
from casework.choices import CaseState, Step
from casework.models import Goal
from tests.casework.cases import DAY, SOON, closed, goal, opened, refused, said, story
from tests.factories import make_user

pytestmark = pytest.mark.django_db
STATES = [CaseState.OPEN, CaseState.CLOSING, CaseState.CLOSED]


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

"""A case goes to a colleague or an office, and to others when somebody leaves."""

import pytest

from cases.models import Assignment, Household
from casework import actions, transfers
from casework.handing_over import shared_out
from casework.models import Case, Task
from tests.casework.cases import DAY, SAFETY, closed, opened, refused, said, story
from tests.factories import family, head_of, make_user, place

pytestmark = pytest.mark.django_db


def asked(case, by, to=None, at=None):
    """A transfer that waits."""
    return actions.ask_transfer(
        case=case, because="I leave", to_worker=to, to_place=place(at) if at else None, **said(by)
    )


def sees(user, home):
    return Household.objects.visible_to(user, on=DAY).filter(pk=home.pk).exists()


def knows(user, case):
    return Case.objects.visible_to(user, on=DAY).filter(pk=case.pk).exists()


def test_a_case_stays_where_it_is_until_it_is_taken(case, worker, colleague):
    transfer = asked(case, worker, colleague)
    assert Case.objects.get().worker == worker

    taken = actions.accept_transfer(transfer=transfer, **said(colleague))

    assert taken.worker == colleague
    assert not taken.team.exists()
    assert story(case) == ["opened", "transfer_asked", "transfer_accepted"]


def test_the_former_worker_stays_in_the_team_only_if_that_is_said(case, worker, colleague):
    actions.accept_transfer(
        transfer=asked(case, worker, colleague), former_stays=True, **said(colleague)
    )

    assert [row.user for row in case.team.on(DAY)] == [worker]


def test_who_takes_a_case_from_afar_sees_whom_it_is_about(case, home, worker, far):
    assert not sees(far, home)

    actions.accept_transfer(transfer=asked(case, worker, far), **said(far))

    assert sees(far, home)
    assert knows(far, case)
    assert Assignment.objects.get(user=far).household == home


def test_access_by_a_case_ends_with_the_work_on_it(case, home, worker, far):
    actions.join_team(case=case, user=far, **said(worker))
    assert sees(far, home)

    actions.leave_team(case=case, user=far, **said(worker))

    assert not sees(far, home)


def test_access_stays_while_another_case_keeps_the_colleague(case, home, worker, far):
    opened(home, by=worker, worker=far, concern="Heating")
    actions.join_team(case=case, user=far, **said(worker))

    actions.leave_team(case=case, user=far, **said(worker))

    assert sees(far, home)


def test_access_to_the_household_that_the_case_did_not_give_stays(case, home, worker, far):
    Assignment.objects.create(household=home, user=far, reason="Neighbour", from_on=DAY)
    actions.join_team(case=case, user=far, **said(worker))

    actions.leave_team(case=case, user=far, **said(worker))

    assert sees(far, home)


def test_an_open_task_of_the_former_worker_goes_with_the_case(case, home, worker, colleague):
    task = Task.objects.create(
        household=home, case=case, what="Call", due_on=DAY, worker=worker, set_on=DAY, set_by=worker
    )

    actions.accept_transfer(transfer=asked(case, worker, colleague), **said(colleague))

    task.refresh_from_db()
    assert task.worker == colleague


def test_it_is_declined_with_a_reason_and_stays(case, worker, colleague):
    transfer = asked(case, worker, colleague)
    with refused("no_reason"):
        actions.decline_transfer(transfer=transfer, because=" ", **said(colleague))

    actions.decline_transfer(transfer=transfer, because="Too many", **said(colleague))

    assert Case.objects.get().worker == worker
    assert story(case)[-1] == "transfer_declined"


def test_only_whoever_is_asked_answers(case, worker, colleague, supervisor):
    transfer = asked(case, worker, colleague)

    for somebody in (worker, supervisor):
        with refused("not_asked"):
            actions.accept_transfer(transfer=transfer, **said(somebody))
        with refused("not_asked"):
            actions.decline_transfer(transfer=transfer, because="x", **said(somebody))


def test_anybody_of_the_office_takes_it_once(case, worker, far):
    transfer = asked(case, worker, at="AM09")
    other = make_user(places=["AM09"])
    assert transfer in transfers.waiting_for(far)

    actions.accept_transfer(transfer=transfer, **said(far))

    with refused("answered"):
        actions.accept_transfer(transfer=transfer, **said(other))


def test_an_office_where_nobody_could_take_it_is_not_asked(case, worker):
    with refused("nobody_there"):
        asked(case, worker, at="AM02")


def test_of_a_protection_case_an_office_is_told_through_those_cleared(safety, worker, far):
    with refused("nobody_there"):
        asked(safety, worker, at="AM09")
    cleared = make_user(places=["AM09"], is_cleared=True)

    transfer = asked(safety, worker, at="AM09")

    assert transfer in transfers.waiting_for(cleared)
    assert transfer not in transfers.waiting_for(far)


def test_a_second_transfer_waits_for_the_first(case, worker, colleague, far):
    asked(case, worker, colleague)

    with refused("asked_already"):
        asked(case, worker, far)


def test_it_goes_to_a_colleague_or_to_an_office(case, worker, colleague):
    with refused("worker_or_office"):
        actions.ask_transfer(case=case, because="x", **said(worker))
    with refused("worker_or_office"):
        asked(case, worker, colleague, at="AM07")
    with refused("same_worker"):
        asked(case, worker, worker)
    with refused("no_colleague"):
        asked(case, worker, make_user("partner", places=["AM07"]))
    with refused("no_reason"):
        actions.ask_transfer(case=case, because="", to_worker=colleague, **said(worker))


def test_whoever_asked_or_a_supervisor_withdraws_it(case, worker, colleague, supervisor):
    with refused("not_theirs"):
        actions.withdraw_transfer(transfer=asked(case, worker, colleague), **said(colleague))
    transfer = case.transfers.get()
    actions.withdraw_transfer(transfer=transfer, **said(worker))
    with refused("answered"):
        actions.withdraw_transfer(transfer=transfer, **said(worker))

    again = asked(case, worker, colleague)
    actions.withdraw_transfer(transfer=again, **said(supervisor))
    assert story(case)[-1] == "transfer_withdrawn"


def task_of(home, worker):
    return Task.objects.create(
        household=home, what="Call", due_on=DAY, worker=worker, set_on=DAY, set_by=worker
    )


def given_away(worker, cases, tasks, by):
    return actions.reassign(
        worker=worker, cases=cases, tasks=tasks, because="She leaves", **said(by)
    )


def test_all_of_somebody_who_leaves_goes_to_others_at_once(
    case, safety, home, worker, colleague, far, supervisor
):
    asked(case, worker, colleague)
    task = task_of(home, worker)

    given_away(worker, {case.pk: far, safety.pk: colleague}, {task.pk: far}, supervisor)

    assert dict(Case.objects.values_list("pk", "worker")) == {
        case.pk: far.pk, safety.pk: colleague.pk,
    }  # fmt: skip
    task.refresh_from_db()
    assert task.worker == far
    assert case.transfers.get().state == "withdrawn"
    assert story(case)[-1] == story(safety)[-1] == "reassigned"
    assert knows(far, case)
    assert not knows(far, safety)
    assert not knows(worker, safety)


def test_a_case_that_waits_for_a_second_look_moves_as_well(safety, worker, colleague, supervisor):
    closed(safety, by=worker)

    given_away(worker, {safety.pk: colleague}, {}, supervisor)

    assert Case.objects.get().state == "closing"


def test_what_changed_meanwhile_is_not_given_away(case, home, worker, colleague, supervisor):
    task = task_of(home, worker)
    closed(case, by=worker)

    with refused("changed"):
        given_away(worker, {case.pk: colleague}, {task.pk: colleague}, supervisor)
    task.refresh_from_db()
    assert task.worker == worker


def test_only_a_supervisor_gives_away_and_only_to_colleagues(case, worker, colleague, supervisor):
    with refused("not_supervisor"):
        given_away(worker, {case.pk: colleague}, {}, colleague)
    with refused("same_worker"):
        given_away(worker, {case.pk: worker}, {}, supervisor)
    with refused("no_colleague"):
        given_away(worker, {case.pk: make_user("registrar")}, {}, supervisor)
    with refused("nothing"):
        given_away(worker, {}, {}, supervisor)
    with refused("no_reason"):
        actions.reassign(
            worker=worker, cases={case.pk: colleague}, tasks={}, because="", **said(supervisor)
        )


def test_a_family_stays_with_one_colleague_and_the_load_is_shared(colleague, far):
    cases = [("C1", "H1"), ("C2", "H1"), ("C3", "H2"), ("C4", "H3")]
    tasks = [("T1", "H1"), ("T2", "H4")]

    shares = shared_out(cases, tasks, [far, colleague], {far.pk: 0, colleague.pk: 1})

    assert shares.cases == {"C1": far, "C2": far, "C3": colleague, "C4": colleague}
    assert shares.tasks == {"T1": far, "T2": far}


def test_a_case_about_a_person_opens_their_household_alone(home, worker, far):
    other = family(by=worker)
    opened(head_of(home), by=worker, worker=far, **SAFETY)

    assert sees(far, home)
    assert not sees(far, other)
    assert Assignment.objects.get(user=far).individual == head_of(home)

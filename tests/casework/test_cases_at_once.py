"""Twice in the same moment: one is done, the other is refused in words."""

import pytest

from casework import actions
from casework.models import Case, CaseStep, Goal
from tests.assistance.test_at_once import at_once
from tests.casework.cases import SAFETY, SOON, closed, opened, said
from tests.factories import family, make_user, place

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def worker(committed):
    return make_user(places=["AM07"])


def test_the_same_concern_is_opened_once(worker):
    home = family(by=worker)

    assert at_once(*[lambda: opened(home, by=worker)] * 2) == 1
    assert Case.objects.count() == 1


def test_a_case_is_closed_once(worker):
    case = opened(family(by=worker), by=worker)

    assert at_once(*[lambda: closed(case, by=worker)] * 2) == 1
    assert CaseStep.objects.filter(step="closed").count() == 1


def test_one_closes_it_and_the_other_finds_it_closed(worker):
    safety = opened(family(by=worker), by=worker, **SAFETY)
    closed(safety, by=worker)
    first, second = (make_user("supervisor", places=["AM07"]) for _ in range(2))

    done = at_once(
        lambda: actions.confirm_closure(case=safety, **said(first)),
        lambda: actions.send_back(case=safety, because="Ask again", **said(second)),
    )

    assert done == 1
    assert CaseStep.objects.filter(step__in=["closed", "sent_back"]).count() == 1


def test_one_of_an_office_takes_it(worker):
    case = opened(family(by=worker), by=worker)
    first, second = (make_user(places=["AM07"]) for _ in range(2))
    transfer = actions.ask_transfer(case=case, because="x", to_place=place(), **said(worker))
    works = [
        lambda each=each: actions.accept_transfer(transfer=transfer, **said(each))
        for each in (first, second)
    ]

    assert at_once(*works) == 1


def test_two_goals_of_the_same_moment_have_two_places(worker):
    case = opened(family(by=worker), by=worker)
    works = [
        lambda what=what: actions.set_goal(case=case, what=what, due_on=SOON, **said(worker))
        for what in ("A lease", "A job")
    ]

    assert at_once(*works) == 2
    assert set(Goal.objects.values_list("position", flat=True)) == {1, 2}


def test_a_case_is_given_to_others_or_transferred_not_both(worker):
    case = opened(family(by=worker), by=worker)
    taker, chief = make_user(places=["AM07"]), make_user("supervisor", places=["AM07"])
    transfer = actions.ask_transfer(case=case, because="x", to_worker=taker, **said(worker))

    done = at_once(
        lambda: actions.accept_transfer(transfer=transfer, **said(taker)),
        lambda: actions.reassign(
            worker=worker, cases={case.pk: chief}, tasks={}, because="x", **said(chief)
        ),
    )

    assert done == 1
    assert Case.objects.get().worker in (taker, chief)

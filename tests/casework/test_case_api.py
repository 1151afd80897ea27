"""Cases as the register's own programs read them."""

import pytest

from casework import actions
from tests.casework.cases import SOON, closed, opened, said
from tests.factories import family, member

pytestmark = pytest.mark.django_db
ALL = "/api/v1/cases/"


def found(client, **asked):
    answer = client.get(ALL, asked)
    assert answer.status_code == 200, answer.json()
    return {row["number"] for row in answer.json()["results"]}


def test_a_case_is_told_with_its_plan_and_team(at_work, case, worker, colleague):
    actions.set_goal(case=case, what="A lease", due_on=SOON, **said(worker))
    actions.join_team(case=case, user=colleague, **said(worker))

    told = at_work.get(f"{ALL}{case}/").json()

    assert (told["household"], told["person"]) == (case.household.pk, None)
    assert (told["kind"], told["state"], told["concern"]) == ("social_support", "open", "Rent")
    assert (told["worker"], told["team"]) == ("worker", ["colleague"])
    assert [(goal["position"], goal["what"]) for goal in told["goals"]] == [(1, "A lease")]
    assert told["masked"] == []


def test_cases_are_found_by_every_filter(at_work, case, home, worker, colleague):
    boy = opened(member(home, "child"), by=worker, kind="legal", worker=colleague)
    ended = closed(opened(family(by=worker), by=worker, priority="urgent"), by=worker)

    assert found(at_work) == {case.pk, boy.pk, ended.pk}
    assert found(at_work, household=str(home)) == {case.pk, boy.pk}
    assert found(at_work, kind="legal") == {boy.pk}
    assert found(at_work, state="closed") == {ended.pk}
    assert found(at_work, priority="urgent") == {ended.pk}
    assert found(at_work, worker="colleague") == {boy.pk}


def test_an_unknown_word_is_refused(at_work):
    assert at_work.get(ALL, {"kind": "gossip"}).status_code == 400
    assert at_work.get(ALL, {"concern": "Rent"}).status_code == 400


def test_a_list_costs_as_many_queries_as_a_row(
    at_work, case, worker, django_assert_max_num_queries
):
    for _ in range(4):
        opened(family(by=worker), by=worker)
    at_work.get(ALL)

    with django_assert_max_num_queries(12):
        assert len(found(at_work)) == 5

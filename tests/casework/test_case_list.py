"""The list of cases: whose, which, and by which names and numbers they are found."""

import pytest

from casework.models import Case
from tests.casework.cases import DAY, closed, opened
from tests.factories import child, family, head_of, make_household, member

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/case/"


def listed(client, **asked):
    answer = client.get(ALL, asked)
    assert answer.status_code == 200, answer.url
    return {row.pk for row in answer.context_data["cl"].result_list}


def test_the_list_is_mine_my_teams_or_all_that_i_see(at_work, case, worker, colleague):
    theirs = opened(family(by=worker), by=colleague)
    shared = opened(family(by=worker), by=colleague, team=[worker])

    assert listed(at_work) == {case.pk, theirs.pk, shared.pk}
    assert listed(at_work, whose="mine") == {case.pk}
    assert listed(at_work, whose="team") == {case.pk, shared.pk}


def test_it_is_filtered_by_kind_priority_state_worker_and_review(at_work, case, worker, colleague):
    urgent = opened(
        family(by=worker), by=worker, worker=colleague, kind="health", priority="urgent",
        review_on=None,
    )  # fmt: skip
    late = opened(family(by=worker), by=worker)
    Case.objects.filter(pk=late.pk).update(review_on=DAY.replace(day=1))
    ended = closed(opened(family(by=worker), by=worker), by=worker)

    assert listed(at_work, kind="health") == {urgent.pk}
    assert listed(at_work, priority="urgent") == {urgent.pk}
    assert listed(at_work, state="closed") == {ended.pk}
    assert listed(at_work, state="all") == {case.pk, urgent.pk, late.pk, ended.pk}
    assert listed(at_work, worker="colleague") == {urgent.pk}
    assert listed(at_work, review="late") == {late.pk}
    assert listed(at_work, review="none") == {urgent.pk}
    assert next(iter(at_work.get(ALL).context_data["cl"].result_list)).pk == urgent.pk


@pytest.mark.parametrize("asked", ["Gohar", "Гоар", "Գոհար"])
def test_it_is_searched_by_names_in_any_script(at_work, case, worker, asked):
    stranger = make_household({"given_name": "Սոնա", "family_name": "Պետրոսյան"}, by=worker)
    opened(stranger, by=worker)

    assert listed(at_work, q=asked) == {case.pk}


def test_it_is_searched_by_its_number_and_the_households(at_work, case, home, worker):
    closed(case, by=worker)
    boy = opened(member(home, "child"), by=worker)

    assert listed(at_work, q=str(case).lower()) == {case.pk}
    assert listed(at_work, q=str(home)) == {case.pk, boy.pk}


def test_the_list_costs_as_many_questions_for_many_as_for_one(
    at_work, case, worker, django_assert_max_num_queries
):
    for _ in range(5):
        opened(head_of(make_household({}, child(), by=worker)), by=worker)
    at_work.get(ALL)

    with django_assert_max_num_queries(14):
        assert len(listed(at_work)) == 6

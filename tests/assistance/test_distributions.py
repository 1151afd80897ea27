"""A distribution: everybody judged, approved by another, locked, served once, closed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from assistance import actions
from assistance.models import Assistance, Distribution, DistributionLine
from cases.actions import move_member
from cases.actions.writing import action
from tests.assistance.programmes import DAY, planned
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.cases.partners import make_partner
from tests.factories import family, make_user, member, place
from tests.history import Kept

pytestmark = pytest.mark.django_db
CHILDREN = {"fact": "children", "is": "at_least", "value": 1}


@pytest.fixture
def chief():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def food():
    """10,000 AMD a person for families with children, every 30 days."""
    return with_rule(eligible=CHILDREN, title="Food", sector="food", every_days=30)


def drawn_up(programme, *, by, at="AM07", on=DAY, today=DAY):
    return actions.draw_up_distribution(
        programme=programme, place=place(at), on=on, today=today, by=by
    )


def approved(distribution, *, by):
    return actions.approve_distribution(distribution=distribution, today=DAY, by=by)


def hand_over(distribution, *lines, by, to="Gohar"):
    return actions.hand_over(
        distribution=distribution, lines=[line.pk for line in lines], collected_by=to, today=DAY,
        by=by,
    )  # fmt: skip


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def states():
    return sorted(Assistance.objects.values_list("state", flat=True))


def test_everybody_stands_in_the_list_with_what_they_get_or_why_not(worker, food):
    with_child = household(by=worker)
    alone = household({}, by=worker)

    listed = drawn_up(food, by=worker)

    lines = {line.household: line for line in listed.lines.all()}
    assert lines[with_child].assistance.amount == Decimal(20_000)
    assert (lines[alone].is_eligible, lines[alone].assistance) == (False, None)
    assert [each["fact"] for each in lines[alone].reasons["against"]] == ["children"]


def test_what_the_list_plans_stands_in_the_way_of_another_list(worker, food):
    household(by=worker)
    drawn_up(food, by=worker)

    second = drawn_up(food, by=worker)

    [line] = second.lines.all()
    assert line.is_eligible is False
    assert "is_helped" in [each["fact"] for each in line.reasons["against"]]


def test_in_kind_is_counted_in_units(worker):
    kit = with_rule({"kind": "fixed", "amount": 1}, modality="in_kind", unit="kit")
    household(by=worker)

    [line] = drawn_up(kit, by=worker).lines.all()

    assert (line.assistance.quantity, line.assistance.amount) == (1, None)


def test_of_other_places_nobody_is_in_the_list(worker, food):
    household(by=worker)
    household(by=worker, at="AM09")

    assert drawn_up(food, by=worker).lines.count() == 1
    with refused("nobody"):
        drawn_up(food, by=worker, at="AM09")


def test_a_programme_without_a_rule_is_for_a_panel(worker):
    household(by=worker)
    without = with_rule(from_on=DAY + timedelta(days=1))

    with refused("no_rule"):
        drawn_up(without, by=worker)
    assert not DistributionLine.objects.exists()


def test_a_second_person_approves_and_nobody_else(worker, chief, food):
    household(by=worker)
    listed = drawn_up(food, by=chief)

    with pytest.raises(ValidationError, match="Somebody else approves"):
        approved(listed, by=chief)
    assert approved(drawn_up(food, by=worker), by=chief).state == "approved"


def test_an_approved_list_is_locked(worker, chief, food):
    household(by=worker)
    listed = approved(drawn_up(food, by=worker), by=chief)
    other = family(by=worker)

    with refused("distribution_is_locked"):
        _add(to=listed, home=other, by=worker)
    with refused("not_draft"):
        approved(listed, by=chief)


@action
def _add(*, to, home, by):
    DistributionLine.objects.create(distribution=to, position=99, household=home, is_eligible=False)


def test_beyond_the_budget_it_stands_unfunded_and_is_not_approved(worker, chief, food):
    household(by=worker)
    household(by=worker)
    food.budget = 30_000
    food.save()
    listed = drawn_up(food, by=worker)

    with refused("over_budget"):
        approved(listed, by=chief)
    listed.refresh_from_db()
    assert listed.state == "draft"


def test_what_one_list_commits_another_can_not(worker, chief, food):
    household(by=worker)
    food.budget = 30_000
    food.save()
    approved(drawn_up(food, by=worker), by=chief)
    household(by=worker)

    with refused("over_budget"):
        approved(drawn_up(food, by=worker), by=chief)


def test_nothing_is_handed_over_before_it_is_approved(worker, food):
    household(by=worker)
    listed = drawn_up(food, by=worker)

    with refused("not_served"):
        hand_over(listed, listed.lines.get(), by=worker)


def test_a_plan_of_a_list_that_nobody_approved_is_delivered_nowhere(worker, food):
    household(by=worker)
    line = drawn_up(food, by=worker).lines.get()

    with refused("in_draft"):
        actions.deliver_assistance(assistance=line.assistance, on=DAY, today=DAY, by=worker)


def test_it_is_handed_over_once_with_who_collected_it(worker, chief, food):
    household(by=worker)
    listed = approved(drawn_up(food, by=worker), by=chief)
    line = listed.lines.get()

    hand_over(listed, line, by=worker, to="Karen")

    given = Assistance.objects.get()
    assert (given.state, given.collected_by, given.delivered_at) == (
        "delivered", "Karen", place(),
    )  # fmt: skip
    assert given.reference == str(listed)
    with refused("not_planned"):
        hand_over(listed, line, by=worker)


def test_no_line_of_another_list_is_handed_over(worker, chief, food):
    household(by=worker)
    one = approved(drawn_up(food, by=worker), by=chief)
    household(by=worker)
    other = approved(drawn_up(food, by=worker), by=chief)

    with refused("nothing"):
        hand_over(one, other.lines.get(is_eligible=True), by=worker)


def test_a_day_to_come_is_not_served_yet(worker, chief, food):
    household(by=worker)
    listed = approved(drawn_up(food, by=worker, on=DAY + timedelta(days=2)), by=chief)

    with refused("before"):
        hand_over(listed, listed.lines.get(), by=worker)


def test_closing_cancels_what_nobody_collected(worker, chief, food):
    household(by=worker)
    household(by=worker)
    listed = approved(drawn_up(food, by=worker), by=chief)
    hand_over(listed, listed.lines.first(), by=worker)

    actions.close_distribution(distribution=listed, today=DAY, by=worker)

    assert states() == ["cancelled", "delivered"]
    assert drawn_up(food, by=worker).lines.filter(is_eligible=True).count() == 1


def test_cancelling_takes_all_of_it_back(worker, food):
    household(by=worker)
    listed = drawn_up(food, by=worker)

    actions.cancel_distribution(distribution=listed, reason="No truck", today=DAY, by=worker)

    assert states() == ["cancelled"]
    listed.refresh_from_db()
    assert (listed.state, listed.ended_because) == ("cancelled", "No truck")


def test_who_moved_between_list_and_desk_is_not_covered_twice(worker, chief, food):
    first = household(by=worker)
    listed = approved(drawn_up(food, by=worker), by=chief)
    second = household({}, by=worker)
    move_member(
        person=member(first, "child"), to=second, relationship="other_relative", on=DAY, today=DAY,
        by=worker,
    )  # fmt: skip
    again = approved(drawn_up(food, by=worker), by=chief)
    hand_over(listed, listed.lines.get(), by=worker)

    assert not again.lines.filter(household=first, is_eligible=True).exists()
    covered = again.lines.get(household=second).assistance
    assert covered is None or covered.people.count() == 1


def test_a_partner_draws_up_lists_of_whom_it_sees(worker, food):
    household(by=worker)
    household(by=worker, at="AM09")
    partner = make_partner()
    own = with_rule(title="Their food", given_by=partner.organisation)

    assert drawn_up(own, by=partner).lines.count() == 1


def test_each_step_stands_in_the_history(worker, chief, food):
    household(by=worker)
    listed = drawn_up(food, by=worker)
    kept = Kept()

    approved(listed, by=chief)

    [event] = kept.of(Distribution)
    assert (event.state, event.pgh_context["by"]) == ("approved", chief.pk)


def test_the_queries_of_a_list_do_not_grow_with_it(worker, food, django_assert_max_num_queries):
    for _ in range(8):
        household(by=worker)

    with django_assert_max_num_queries(60):
        drawn_up(food, by=worker)


def test_planned_by_hand_counts_too(worker, food):
    home = household(by=worker)
    planned(home, by=worker, of=food)

    [line] = drawn_up(food, by=worker).lines.all()

    assert line.is_eligible is False

"""Whoever moves between plan and delivery, and whereto: nobody is covered twice on any day."""

import contextlib
import itertools
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistance import actions
from assistance.models import Assistance, AssistedPerson
from cases.actions import move_member
from cases.models import Individual
from tests.assistance.programmes import DAY
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.factories import child, make_user
from tests.sampling import is_long

pytestmark = pytest.mark.django_db
EXAMPLES = 300 if is_long() else 12
HOMES = 3
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 8), st.integers(0, HOMES)),
        st.tuples(st.just("plan"), st.integers(0, HOMES - 1), st.integers(0, 3)),
        st.tuples(st.just("deliver"), st.integers(0, 20), st.just(0)),
        st.tuples(st.just("cancel"), st.integers(0, 20), st.just(0)),
    ),
    max_size=14,
)


class Desk:
    """Three families of three, and what is done with them step by step; refusals are allowed."""

    def __init__(self, for_whom):
        self.worker = make_user(places=["AM07"])
        son = child(birth_date=child()["birth_date"] - timedelta(days=900))
        self.homes = [household({}, child(), son, by=self.worker) for _ in range(HOMES)]
        self.food = with_rule(title="Food", every_days=30, for_whom=for_whom)

    def move(self, person, to):
        people = list(Individual.objects.present().order_by("pk"))
        mover = people[person % len(people)]
        target = self.homes[to] if to < HOMES else None
        if mover.is_head or target == mover.household:
            return
        move_member(
            person=mover, to=target, relationship="other_relative" if target else "head",
            on=DAY, today=DAY, by=self.worker,
        )  # fmt: skip

    def plan(self, home, begins):
        people = list(self.homes[home].members.present())
        some = people if self.food.for_whom == "household" else people[:1]
        actions.plan_assistance(
            programme=self.food, household=self.homes[home], people=some, amount=10_000, on=DAY,
            from_on=DAY + timedelta(days=10 * begins), by=self.worker,
        )  # fmt: skip

    def deliver(self, which, _nothing):
        if row := self._one(which):
            actions.deliver_assistance(assistance=row, on=DAY, today=DAY, by=self.worker)

    def cancel(self, which, _nothing):
        if row := self._one(which):
            actions.cancel_assistance(assistance=row, reason="x", on=DAY, by=self.worker)

    def _one(self, which):
        rows = list(Assistance.objects.order_by("pk"))
        return rows[which % len(rows)] if rows else None


@pytest.mark.parametrize("for_whom", ["household", "person"])
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_nobody_is_covered_twice_on_any_day(for_whom, steps):
    desk = Desk(for_whom)
    for name, first, second in steps:
        with contextlib.suppress(ValidationError):
            getattr(desk, name)(first, second)

    assert covered_twice(desk.food) == []


def covered_twice(programme):
    """People of whom two counted rows of the programme are for one day."""
    rows = AssistedPerson.objects.filter(
        programme=programme, assistance__state__in=("planned", "delivered")
    )
    rows = list(rows.order_by("individual", "from_on"))
    return [
        (one.individual_id, one.from_on, other.from_on)
        for one, other in itertools.pairwise(rows)
        if one.individual_id == other.individual_id
        and (one.until_on is None or one.until_on > other.from_on)
    ]

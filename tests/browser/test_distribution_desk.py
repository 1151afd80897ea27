"""At the desk of a distribution, by keyboard alone: one number and one key for each family."""

import re

import pytest

from accounts.clock import today
from assistance import actions
from assistance.models import Assistance
from tests.assistance.register import with_rule
from tests.factories import make_household, make_user, place
from tests.sampling import is_long

SERVED = 50 if is_long() else 6
# Longer than a desk waits before it takes an Enter for a look.
A_LOOK = 350


@pytest.fixture
def desk(open_page, committed):
    """The desk of a list of cash for so many families, opened by a caseworker."""
    worker, chief = make_user(places=["AM07"]), make_user("supervisor", places=["AM07"])
    cash = with_rule(title="Cash", every_days=30, from_on=today(), until_on=None)
    for _ in range(SERVED):
        make_household({}, by=worker)
    listed = actions.draw_up_distribution(
        programme=cash, place=place(), on=today(), today=today(), by=worker
    )
    actions.approve_distribution(distribution=listed, today=today(), by=chief)
    page = open_page(worker)
    page.goto(f"/admin/assistance/distribution/{listed}/desk/")
    return Desk(page, listed)


class Desk:
    """The page in the browser, and the list that is served on it."""

    def __init__(self, page, listed):
        self.page, self.listed = page, listed

    def scan(self, number):
        """What a keyboard-wedge scanner sends: the number, and Enter."""
        self.page.wait_for_selector("#number:focus")
        self.page.keyboard.type(number)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def confirm(self):
        self.page.wait_for_selector("#found")
        self.page.wait_for_timeout(A_LOOK)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def served(self):
        return int(re.match(r"\d+", self.page.text_content("#served")).group())


def delivered():
    return set(Assistance.objects.filter(state="delivered").values_list("household", flat=True))


def test_each_family_is_one_number_and_one_key(desk):
    homes = [line.household for line in desk.listed.lines.order_by("position")]

    for home in homes[: SERVED - 1]:
        desk.scan(str(home))
        desk.confirm()
        desk.page.wait_for_selector(".notice.good")

    assert delivered() == {home.pk for home in homes[: SERVED - 1]}
    assert desk.served() == SERVED - 1


def test_after_a_mistyped_number_nobody_gets_what_is_not_theirs(desk):
    first, second = [line.household for line in desk.listed.lines.order_by("position")][:2]
    wrong = str(first)[:-1] + ("A" if str(first)[-1] != "A" else "B")

    desk.scan(wrong)
    desk.page.wait_for_selector(".notice.bad")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_load_state()
    desk.scan(str(second))
    desk.confirm()
    desk.page.wait_for_selector(".notice.good")

    assert delivered() == {second.pk}


def test_the_next_number_scanned_at_once_leaves_the_one_before_alone(desk):
    first, second = [line.household for line in desk.listed.lines.order_by("position")][:2]

    desk.scan(str(first))
    desk.scan(str(second))
    desk.confirm()
    desk.page.wait_for_selector(".notice.good")

    assert delivered() == {second.pk}

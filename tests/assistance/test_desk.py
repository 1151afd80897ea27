"""The desk of a distribution: a number, a look, one key; a mistyped number hands nothing out."""

from datetime import date

import pytest

from assistance import actions
from assistance.models import Assistance
from cases.actions import link_people
from tests.assistance.programmes import DAY
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.factories import child, head_of, make_user, place

pytestmark = pytest.mark.django_db
SCANNED = "shown"


@pytest.fixture
def _quick(monkeypatch):
    """Nobody has to wait in a test."""
    monkeypatch.setattr("assistance.admin.desk_page.A_LOOK", 0)


@pytest.fixture
def _days(monkeypatch, _today):
    for page in ("desk_page", "distribution_pages"):
        monkeypatch.setattr(f"assistance.admin.{page}.today", lambda: DAY)


@pytest.fixture
def desk(at_work, worker, _days, _quick):
    return Desk(at_work, worker)


class Desk:
    """A list of food for two families, which is approved and served."""

    def __init__(self, client, worker, **rule):
        self.client, self.worker = client, worker
        self.homes = [household(by=worker), household(by=worker)]
        self.food = with_rule(title="Food", sector="food", every_days=30, **rule)
        self.listed = self.drawn_up()

    def drawn_up(self):
        listed = actions.draw_up_distribution(
            programme=self.food, place=place(), on=DAY, today=DAY, by=self.worker
        )
        return actions.approve_distribution(
            distribution=listed, today=DAY, by=make_user("supervisor", places=["AM07"])
        )

    def type(self, text, after=None):
        """What the page answers to this text and Enter."""
        shown = after.context["shown"] if after is not None else ""
        address = f"/admin/assistance/distribution/{self.listed}/desk/"
        return self.client.post(address, {"number": text, "shown": shown})


def delivered():
    return {row.household for row in Assistance.objects.filter(state="delivered")}


def text(answer):
    return answer.content.decode()


def test_a_number_is_shown_and_enter_hands_it_over(desk):
    home = desk.homes[0]

    seen = desk.type(str(home))
    done = desk.type("", after=seen)

    assert "20 000 AMD" in text(seen)
    assert head_of(home).full_name in text(seen)
    assert "Handed over." in text(done)
    assert delivered() == {home}
    assert Assistance.objects.get(household=home).collected_by == head_of(home).full_name


def test_a_mistyped_number_hands_nothing_to_anybody(desk):
    home = str(desk.homes[0])
    wrong = home[:-1] + ("A" if home[-1] != "A" else "B")

    answer = desk.type(wrong)
    after = desk.type("", after=answer)

    assert "Mistyped" in text(answer)
    assert "Handed over." not in text(after)
    assert delivered() == set()


def test_the_next_number_scanned_too_early_confirms_nothing(desk):
    first, second = desk.homes

    seen = desk.type(str(first))
    other = desk.type(str(second), after=seen)

    assert str(second) in text(other)
    assert delivered() == set()


def test_a_second_enter_of_the_scanner_is_too_soon(desk, monkeypatch):
    monkeypatch.setattr("assistance.admin.desk_page.A_LOOK", 60)

    answer = desk.type("", after=desk.type(str(desk.homes[0])))

    assert "Look first" in text(answer)
    assert delivered() == set()


def test_what_was_handed_over_is_shown_with_who_collected_it(desk):
    home = desk.homes[0]
    desk.type("", after=desk.type(str(home)))

    again = desk.type(str(home))

    assert "Delivered" in text(again)
    assert again.context["shown"] == ""


def test_a_double_click_hands_it_over_once(desk):
    seen = desk.type(str(desk.homes[0]))

    desk.type("", after=seen)
    again = desk.type("", after=seen)

    assert "Handed over." not in text(again)
    assert Assistance.objects.filter(state="delivered").count() == 1


def test_another_collector_is_chosen_by_a_digit(desk, worker):
    home = desk.homes[0]
    link_people(
        person=head_of(home),
        values={"kind": "sibling", "other_name": "Anna", "may_collect": True,
                "from_on": date(2024, 1, 1)},
        today=DAY, by=worker,
    )  # fmt: skip

    seen = desk.type(str(home))
    none = desk.type("7", after=seen)
    desk.type("2", after=none)

    assert "no such collector" in text(none)
    assert Assistance.objects.get(household=home).collected_by == "Anna"


def test_a_person_of_the_family_is_found_by_their_own_number(desk):
    home = desk.homes[1]

    seen = desk.type(str(head_of(home)))

    assert [line.household for line in seen.context["found"].open] == [home]


def test_who_is_not_eligible_is_told_why(at_work, worker, _days, _quick):
    children = {"fact": "children", "is": "at_least", "value": 2}
    desk = Desk(at_work, worker, eligible=children)

    seen = desk.type(str(desk.homes[0]))

    assert "Not eligible" in text(seen)
    assert "children, younger than 18" in text(seen)
    assert seen.context["shown"] == ""


def test_who_is_not_in_the_list_is_told_so(desk, worker):
    assert "not in the list" in text(desk.type(str(household(by=worker))))
    assert "no number of a slip" in text(desk.type("hello"))


def test_all_that_a_family_gets_is_handed_over_at_once(at_work, worker, _days, _quick):
    desk = Desk(at_work, worker, for_whom="person")
    home = household({}, child(), child(birth_date=date(2015, 1, 15)), by=worker)
    desk.listed = desk.drawn_up()

    seen = desk.type(str(home))
    desk.type("", after=seen)

    assert len(seen.context["found"].open) == 3
    assert Assistance.objects.filter(household=home, state="delivered").count() == 3


def test_a_forged_confirmation_is_refused(desk):
    address = f"/admin/assistance/distribution/{desk.listed}/desk/"

    answer = desk.client.post(address, {"number": "", "shown": "forged"})

    assert "Scan the number again" in text(answer)
    assert delivered() == set()


def test_a_closed_list_is_not_served(desk, worker):
    seen = desk.type(str(desk.homes[0]))
    actions.close_distribution(distribution=desk.listed, today=DAY, by=worker)

    desk.type("", after=seen)

    assert delivered() == set()


def test_a_stranger_finds_nobody_at_the_desk(desk, client):
    client.force_login(make_user(places=["AM09"], language="en"))

    assert "not in the list" in text(desk.type(str(desk.homes[0])))

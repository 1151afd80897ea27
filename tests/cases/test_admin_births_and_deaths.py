"""What is still to do after a birth and after a death stands beside "done"."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page, action_address
from tests.factories import child, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
ON = "01.03.2024"
ASKED = "choose who collects now"


@pytest.fixture
def after(act, client, home):
    """The household's page after an action on a member."""

    def page(target, slug, **typed):
        answer = act(target, slug, **typed)
        assert answer.status_code == 302, Page(answer).faults
        return Page(client.get(action_address(home, "change")))

    return page


def collects(collector, person, **values):
    """Whoever is linked to a person as their carer may collect for them."""
    values = {"kind": "carer", "other": collector, "may_collect": True} | values
    said = {"by": make_user(), "today": date(2024, 1, 1)}
    return actions.link_people(person=person, values=values, **said)


def test_a_birth_asks_for_the_birth_certificate(after, home):
    page = after(head_of(home), "birth", given_name="Նարե", sex="female", birth_date=ON)

    assert page.says("Ask for the birth certificate of Նարե")


def test_the_death_of_who_collected_for_others_asks_for_another(after, home):
    elsewhere = head_of(make_household({"given_name": "Մարիամ"}))
    for person in (member(home, "child"), elsewhere):
        collects(member(home, "spouse"), person)

    page = after(member(home, "spouse"), "death", on=ON)

    assert page.says(ASKED)
    assert page.says("Արամ") and page.says("Մարիամ")


def test_the_death_of_who_collected_for_nobody_asks_nothing(after, home):
    collects(member(home, "spouse"), member(home, "child"), may_collect=False)

    assert not after(member(home, "spouse"), "death", on=ON).says(ASKED)


def test_for_whom_somebody_collected_out_of_sight_is_not_told(after, home):
    collects(member(home, "spouse"), member(make_household({}, child(), at="AM08"), "child"))

    assert not after(member(home, "spouse"), "death", on=ON).says(ASKED)

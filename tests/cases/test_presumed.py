"""What the register presumed of a household stands until somebody says it."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page, action_address, typed_again
from tests.factories import family, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)


@pytest.fixture
def presumed(worker):
    """A family of which the list did not say who is the head."""
    return family(presumed="head")


def is_presumed(household):
    household.refresh_from_db()
    return household.presumed == "head"


def test_the_page_asks_whether_the_presumed_head_is_right(client, presumed):
    assert Page(client.get(action_address(presumed, "change"))).says("The list named no head")


def test_a_change_of_head_says_it(presumed, worker):
    actions.change_head(
        household=presumed,
        to=member(presumed, "spouse"),
        former_becomes="spouse",
        on=TODAY,
        by=worker,
        today=TODAY,
    )

    assert not is_presumed(presumed)


def test_a_corrected_relationship_says_it_and_a_corrected_name_does_not(client, presumed):
    url = action_address(presumed, "change")
    page = Page(client.get(url))
    son = next(n for n, v in page.values.items() if n.endswith("relationship") and v == "child")

    client.post(url, typed_again(page, **{son.replace("relationship", "given_name"): "Վահան"}))
    assert is_presumed(presumed)

    page = Page(client.get(url))
    client.post(url, typed_again(page, **{son: "grandchild"}))
    assert not is_presumed(presumed)


def test_whoever_completes_the_registration_says_it(presumed, worker):
    actions.complete_household(household=presumed, by=worker, today=TODAY)

    assert not is_presumed(presumed)

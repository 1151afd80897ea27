"""What a registration still lacks, the list of those who wait, and how a household leaves it."""

from dataclasses import replace
from datetime import date

import pytest

from cases import actions
from cases.completeness import Home, missing
from cases.models import Household
from cases.quality import Household as Values
from cases.quality import Person
from tests.cases.pages import Page, action_address, typed_again
from tests.cases.quick_pages import OVIK, person, quick
from tests.factories import DAY, family, make_household, make_user

LIST = "/admin/cases/household/to-complete/"
QUICK = "/admin/cases/household/quick/"
WHOLE = Person(
    number="P1",
    sex="male",
    birth_date=date(1967, 6, 4),
    birth_precision="day",
    relationship="head",
    documents=(("passport", "valid"),),
    phones=("+37493550127",),
)
AT_HOME = Home("settlement", "Shahumyan 14", "rented")


def lacks(*people, home=AT_HOME, declared_size=None):
    """Codes of what is missing in a household of these people."""
    household = Values(people=people or (WHOLE,), declared_size=declared_size)
    return [one.code for one in missing(household, home=home)]


def test_nothing_is_missing_where_everything_is_known():
    assert lacks() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"unnamed": True}, "names"),
        ({"birth_date": None, "birth_precision": ""}, "births"),
        ({"birth_precision": "estimated"}, "births"),
        ({"sex": "unknown"}, "sexes"),
        ({"relationship": "unknown"}, "relationships"),
        ({"needs": frozenset({"PG"})}, "pregnancies"),
        ({"documents": ()}, "papers"),
        ({"documents": (("passport", "lost"),)}, "papers"),
        ({"phones": ()}, "phone"),
        ({"phones": ("+37497123456",)}, "phone"),
    ],
)
def test_what_is_not_known_of_one_person_is_missing(change, code):
    assert lacks(replace(WHOLE, **change)) == [code]


@pytest.mark.parametrize(
    "change",
    [
        {"birth_precision": "year"},
        {"documents": None},
        {"documents": (), "absent": True},
        {"documents": (("passport", "contested"),)},
        {"needs": frozenset({"PG"}), "pregnancy_expected_on": date(2024, 1, 1)},
        {"phones": ("+37497123456", "+79161234567")},
    ],
)
def test_what_is_known_well_enough_is_not_asked_for(change):
    assert lacks(replace(WHOLE, **change)) == []


def test_one_telephone_serves_them_all():
    assert lacks(WHOLE, replace(WHOLE, number="P2", phones=())) == []


@pytest.mark.parametrize(
    ("home", "found"),
    [
        (None, ["place"]),
        (Home("marz", "Shahumyan 14", "rented"), ["place"]),
        (Home("settlement", "", "unknown"), ["place"]),
        (Home("settlement", "", "hosted"), []),
        (Home("settlement", "Shahumyan 14", "unknown"), []),
        (Home("site"), []),
    ],
)
def test_a_place_is_exact_where_somebody_could_find_them(home, found):
    assert lacks(home=home) == found


def test_people_who_were_said_and_not_typed_are_missing():
    said = missing(Values(people=(WHOLE,), declared_size=3), home=AT_HOME)

    assert [str(one.message) for one in said] == ["2 more people"]
    assert lacks(declared_size=1) == []


def test_only_a_name_holds_a_household_back():
    unknown = Person(number="P1", unnamed=True, documents=())
    found = missing(Values(people=(unknown,), declared_size=2), home=None)

    assert [one.code for one in found if one.holds] == ["names"]


@pytest.fixture
def worker(client):
    user = make_user(places=["AM09"])
    client.force_login(user)
    return user


@pytest.fixture
def registered(client, worker):
    """Ovik and a girl without a name, registered in a hurry."""
    client.post(QUICK, quick(OVIK, person(sex="f", born="7")))
    return Household.objects.get()


def named(household):
    """Give everybody a name, as the household's page does."""
    for one in household.members.filter(unnamed=True):
        actions.amend_person(
            person=one,
            version=one.version,
            values={"given_name": "Մանե"},
            by=make_user(),
            today=DAY,
        )
    household.refresh_from_db()


@pytest.mark.django_db
def test_the_list_says_what_to_ask(client, registered):
    page = Page(client.get(LIST))

    for words in ("name of 1", "birth date of 1", "relationship of 1", "documents of 2"):
        assert page.says(words), words
    assert not page.says("telephone, ")
    assert action_address(registered, "complete") in page.links


@pytest.mark.django_db
def test_today_leads_to_the_list_while_somebody_waits(client, registered):
    assert LIST in Page(client.get("/admin/")).links

    Household.objects.update(is_complete=True)

    assert LIST not in Page(client.get("/admin/")).links


@pytest.mark.django_db
def test_who_lives_elsewhere_or_left_is_not_on_the_list(client, registered):
    client.force_login(make_user(places=["AM03"]))
    assert Page(client.get(LIST)).says("Every household that you may see is complete.")

    client.force_login(registered.registered_by)
    actions.make_inactive(
        household=registered, on=registered.registered_on, reason="left_country",
        by=registered.registered_by, today=registered.registered_on,
    )  # fmt: skip
    assert Page(client.get(LIST)).says("Every household that you may see is complete.")


@pytest.mark.django_db
def test_a_household_with_an_unnamed_member_cannot_be_complete(client, registered):
    page = Page(client.get(action_address(registered, "complete")))

    told = Page(client.post(action_address(registered, "complete"), typed_again(page, sure="on")))

    assert told.says("A member has no name yet")
    assert not Household.objects.get().is_complete


@pytest.mark.django_db
def test_what_stays_missing_has_to_be_said(client, registered):
    named(registered)
    address = action_address(registered, "complete")
    page = Page(client.get(address))
    assert page.says("Still missing: ")

    client.post(address, typed_again(page))
    assert not Household.objects.get().is_complete
    answer = client.post(address, typed_again(page, sure="on"))

    assert answer.status_code == 302
    assert Household.objects.get().is_complete
    assert LIST not in Page(client.get("/admin/")).links


@pytest.mark.django_db
def test_a_household_is_not_completed_over_what_somebody_saved_meanwhile(client, registered):
    named(registered)
    address = action_address(registered, "complete")
    page = Page(client.get(address))
    actions.confirm_household(
        household=registered, how="desk", on=registered.registered_on,
        by=registered.registered_by, today=registered.registered_on,
    )  # fmt: skip

    told = Page(client.post(address, typed_again(page, sure="on")))

    assert told.says("Somebody saved this household while you were typing")


@pytest.mark.django_db
def test_a_household_that_is_complete_is_not_offered_to_be_completed(client, worker):
    household = make_household(at="AM09")

    page = Page(client.get(f"/admin/cases/household/{household}/change/"))

    assert action_address(household, "complete") not in page.links


@pytest.mark.django_db
def test_the_list_costs_the_same_however_long(client, worker, django_assert_max_num_queries):
    family(at="AM09", is_complete=False)
    with django_assert_max_num_queries(16) as few:
        client.get(LIST)
    for _each in range(5):
        family(at="AM09", is_complete=False)

    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


@pytest.mark.django_db
def test_who_may_not_change_households_has_no_such_list(client):
    client.force_login(make_user("coordinator"))

    assert client.get(LIST).status_code == 403

"""Facts of people as the API tells them and as it is asked by them."""

from datetime import date

import pytest

from cases import actions
from cases.models import NeedCode
from tests.factories import child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
SINCE, DAY = date(2024, 3, 1), date(2024, 6, 1)
PEOPLE, HOUSEHOLDS = "/api/v1/individuals/", "/api/v1/households/"


@pytest.fixture
def reader(client):
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def known(reader):
    """A family of whom the mother has a status, a decision, a need and is away."""
    by, household = make_user("supervisor"), family()
    head = head_of(household)
    facts = {
        actions.record_status: {"status": "temporary_protection", "from_on": SINCE},
        actions.add_decision: {"degree": "severe", "from_on": SINCE},
        actions.record_absence: {"country": "RU", "from_on": SINCE},
    }
    for action, values in facts.items():
        action(person=head, values=values, by=by, today=DAY)
    for code in ("SM-CI", "SV-VA"):
        need = NeedCode.objects.get(pk=code)
        actions.add_need(person=head, need=need, on=SINCE, by=by, today=DAY)
    return household


def numbers(client, address, **asked):
    answer = client.get(address, {"as_of": DAY.isoformat()} | asked)
    assert answer.status_code == 200, answer.json()
    return {row["number"] for row in answer.json()["results"]}


def test_a_person_is_told_with_their_facts_and_without_confidential_needs(client, known):
    head = head_of(known)

    told = client.get(f"{PEOPLE}{head.number}/", {"as_of": DAY.isoformat()}).json()

    assert told["legal_statuses"] == ["temporary_protection"]
    assert told["needs"] == ["SM-CI"]
    assert (told["disability_decision"], told["absent"]) == ("severe", True)
    assert told["disabled"] is True


def test_facts_are_those_of_the_day(client, known):
    head = head_of(known)

    told = client.get(f"{PEOPLE}{head.number}/", {"as_of": "2024-02-29"}).json()

    assert (told["legal_statuses"], told["needs"], told["absent"]) == ([], [], False)


@pytest.mark.parametrize(
    "asked",
    [
        {"need": "SM-CI"},
        {"need": "sm"},
        {"legal_status": "temporary_protection"},
        {"absent": "true"},
        {"disabled": "true"},
    ],
)
def test_people_and_households_are_found_by_their_facts(client, known, asked):
    other = make_household({"given_name": "Անի"})

    assert numbers(client, PEOPLE, **asked) == {head_of(known).number}
    assert numbers(client, HOUSEHOLDS, **asked) == {known.number}
    assert other.number not in numbers(client, HOUSEHOLDS, **asked)


def test_needs_and_status_of_one_member_are_about_one_and_the_same(client, known):
    asked = {"need": "SM-CI", "sex": "male"}

    assert numbers(client, HOUSEHOLDS, **asked) == set()


@pytest.mark.parametrize("code", ["SV-VA", "SV", "XX", "S", "%", ""])
def test_a_confidential_code_is_answered_as_one_that_does_not_exist(client, known, code):
    answer = client.get(PEOPLE, {"need": code or " "})

    assert answer.status_code == 400
    assert "need" in answer.json()["errors"] if "errors" in answer.json() else answer.json()


def test_a_category_does_not_find_its_confidential_codes(client, reader):
    by, household = make_user("supervisor"), family()
    illness = NeedCode.objects.get(pk="SM-MI")
    actions.add_need(person=head_of(household), need=illness, on=SINCE, by=by, today=DAY)

    assert numbers(client, PEOPLE, need="SM") == set()


def test_people_are_found_by_their_population_group(client, reader):
    household = make_household({}, child(population_group="born_in_armenia", arrived_on=None))

    found = numbers(client, PEOPLE, population_group="born_in_armenia")

    assert found == {member(household, "child").number}


def test_households_are_found_by_when_they_were_last_known_to_be_there(client, reader):
    confirmed, unheard = family(), make_household({"given_name": "Անի"})
    actions.confirm_household(household=confirmed, how="call", on=DAY, by=reader, today=DAY)

    assert numbers(client, HOUSEHOLDS, confirmed_before="2024-01-01") == {unheard.number}


def test_households_that_are_complete_are_found(client, reader):
    open_one = make_household(is_complete=False)
    make_household({"given_name": "Անի"})

    assert numbers(client, HOUSEHOLDS, complete="false") == {open_one.number}


def test_the_number_of_queries_is_the_same_however_many_they_are(
    client, known, django_assert_max_num_queries
):
    for name in ("Անի", "Նարե", "Մանե"):
        make_household({"given_name": name})

    with django_assert_max_num_queries(10):
        client.get(PEOPLE)

"""What the API tells partners and the data protection officer: their classes, of whom they see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.clock import today
from cases import actions
from cases.api import told
from cases.sight import class_of_field
from tests.cases.masks_api import (
    HOUSEHOLDS,
    PEOPLE,
    TOWN,
    ill_family,
    need,
    of_household,
    of_person,
    read,
)
from tests.cases.partners import HEALTH, SHARED, agree_with, ask_about, consents, make_partner
from tests.factories import (
    child,
    family,
    head_of,
    make_household,
    make_user,
    member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A woman with a need and a disability, her husband and son, in Abovyan."""
    return ill_family(worker)


def test_staff_are_told_everything_and_nothing_is_masked(client, worker, home):
    person, household = of_person(client, worker, head_of(home)), of_household(client, worker, home)

    assert (person["masked"], household["masked"], household["members_withheld"]) == ([], [], 0)
    assert person["needs"] == ["SM-CI"]
    assert person["home"]["address"] == "Hatis 5"
    assert household["composition"]["disabled"] == 1


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        (SHARED, {"disabled", "pregnant", "needs", "washington_group", "disability_decision"}),
        (("administrative", "contact"), {"given_name", "birth_date", "age", "sex", "cohort"}),
        (("administrative", "identity"), {"home.place", "home.address"}),
        (("administrative",), {"given_name", "home.address", "needs", "left_reason"}),
    ],
    ids=["no health", "no identity", "no contact", "administrative"],
)
def test_every_word_that_is_not_shown_is_null_and_named(client, home, shared, words):
    person = of_person(client, make_partner(*shared), head_of(home))

    assert words <= set(person["masked"])
    plain = [word for word in person["masked"] if "." not in word]
    assert {person[word] for word in plain} == {None}
    assert person["legal_statuses"] == []
    assert person["arrived_on"] == "2023-09-27"


@pytest.mark.parametrize("shared", [SHARED, ("administrative", "contact"), HEALTH])
def test_a_word_is_masked_exactly_where_a_field_it_rests_on_is_not_read(client, home, shared):
    purpose = "health" if "health" in shared else "assistance"
    partner = make_partner(*shared, purpose=purpose)

    masked = set(of_person(client, partner, head_of(home))["masked"])

    hidden = {
        word
        for word, fields in told.OF_INDIVIDUAL.items()
        if any(class_of_field(field) not in shared for field in fields)
    }
    assert masked == hidden


def test_everything_that_is_told_of_a_person_can_be_masked(client, worker, home):
    person = of_person(client, worker, head_of(home))

    never = {"number", "as_of", "masked", "home"}
    maskable = {word for word in told.OF_INDIVIDUAL if "." not in word}
    assert set(person) - never == maskable
    assert {f"home.{word}" for word in person["home"]} <= set(told.OF_INDIVIDUAL)


def test_everything_that_is_told_of_a_household_can_be_masked(client, worker, home):
    household = of_household(client, worker, home)

    never = {"number", "as_of", "masked", "home", "registered_address", "composition", "members"}
    maskable = {word for word in told.OF_HOUSEHOLD if "." not in word}
    assert set(household) - never - {"members_withheld"} == maskable
    of_member = {f"members.{word}" for word in household["members"][0]} - {"members.number"}
    assert of_member <= set(told.OF_HOUSEHOLD)


def test_without_contact_the_marz_is_told_and_nothing_nearer(client, home):
    partner = make_partner("administrative", "identity")

    person, household = (
        of_person(client, partner, head_of(home)),
        of_household(client, partner, home),
    )

    for answer in (person, household):
        assert answer["home"]["place"]["code"] == "AM07"
        assert answer["home"]["address"] is None
        assert TOWN not in str(answer["home"])
    assert person["home"]["accommodation"] == "rented"


def test_a_household_seen_in_part_keeps_its_true_size_and_withholds_the_others(client, home):
    partner = make_partner(basis="consent")
    husband = member(home, "spouse")
    consents(husband, by=partner)

    told_of_it = of_household(client, partner, home)

    assert [one["number"] for one in told_of_it["members"]] == [husband.number]
    assert (told_of_it["composition"]["size"], told_of_it["members_withheld"]) == (3, 2)
    assert told_of_it["composition"]["boys"] == told_of_it["composition"]["children"] == 1
    assert told_of_it["head"] is None
    assert head_of(home).number not in str(told_of_it)


def test_of_a_household_seen_in_part_nobody_is_told_how_many_are_ill(client, home):
    partner = make_partner(*HEALTH, purpose="health", basis="consent")
    for one in (head_of(home), member(home, "spouse")):
        consents(one, purpose="health", by=partner)

    in_part = of_household(client, partner, home)
    consents(member(home, "child"), purpose="health", by=partner)
    whole = of_household(client, partner, home)

    assert in_part["composition"]["disabled"] is None
    assert "composition.disabled" in in_part["masked"]
    assert (whole["composition"]["disabled"], whole["members_withheld"]) == (1, 0)


def test_the_officer_is_told_of_whom_a_request_is_about(client, home):
    officer, son = make_user("dpo"), member(home, "child")
    ask_about(son, by=officer)

    household = of_household(client, officer, home)

    assert [one["number"] for one in household["members"]] == [son.number]
    assert household["members_withheld"] == 2
    assert of_person(client, officer, son)["masked"] == []
    assert read(client, officer, f"{PEOPLE}{head_of(home).number}/", status=404)


def test_confidential_needs_stay_out_whoever_asks(client, home):
    supervisor = make_user("supervisor", places=["AM07"])
    head = head_of(home)
    actions.add_need(person=head, need=need("SV"), on=today(), by=supervisor, today=today())

    assert of_person(client, supervisor, head)["needs"] == ["SM-CI"]


def test_what_is_hidden_changes_neither_the_length_nor_a_word_of_the_answer(client, home):
    partner = make_partner("administrative")
    before = of_person(client, partner, head_of(home)), of_household(client, partner, home)

    actions.amend_person(
        person=head_of(home),
        version=head_of(home).version,
        values={"given_name": "Ա" * 40, "birth_date": date(1950, 1, 1), "seeing": 1, "hearing": 4},
        by=make_user(places=["AM07"]),
        today=today(),
    )

    after = of_person(client, partner, head_of(home)), of_household(client, partner, home)
    without = [[without_counts(one) for one in answers] for answers in (before, after)]
    assert without[0] == without[1]


def without_counts(answer):
    """The answer without its version, which any change raises, and without the true bands."""
    return {k: v for k, v in answer.items() if k not in ("version", "composition")}


def test_of_several_agreements_the_narrower_holds(client, home):
    partner = make_partner()
    agree_with(partner.organisation, "administrative", "identity")

    assert "home.address" in of_person(client, partner, head_of(home))["masked"]


def test_a_person_seen_tells_no_household_that_is_not(client, worker):
    former = family(by=worker)
    husband = member(former, "spouse")
    actions.move_member(
        person=husband, to=None, relationship="head", on=today(), by=worker, today=today()
    )
    partner = make_partner(basis="consent")
    consents(husband, by=partner)

    then = of_person(client, partner, husband, as_of="2023-11-01")
    found = read(client, partner, PEOPLE, as_of="2023-11-01", present="true")["results"]

    assert (then["household"], then["relationship"], then["home"]) == (None, None, None)
    assert found == []


@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
def test_a_page_asks_the_database_the_same_however_many_there_are(client, worker, address):
    partner = make_partner(basis="consent")
    client.force_login(partner)
    asked = []
    for _more in range(2):
        for _one in range(3):
            household = make_household({}, child(), by=worker)
            consents(head_of(household), by=partner)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 12

"""Programmes and assistance as a partner's program reads them."""

import pytest

from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.cases.partners import SHARED, make_partner
from tests.factories import family, make_user

pytestmark = pytest.mark.django_db
ALL = "/api/v1/assistance/"


@pytest.fixture
def food():
    return programme(title="Food voucher", sector="food", modality="voucher", every_days=30)


@pytest.fixture
def given(worker, home, food):
    return delivered(planned(home, by=worker, of=food), by=worker, reference="V-1")


def read(client, user, number=None, **parameters):
    client.force_login(user)
    return client.get(f"{ALL}{number}/" if number else ALL, parameters)


def found(client, user, **parameters):
    answer = read(client, user, **parameters)
    assert answer.status_code == 200, answer.json()
    return [row["number"] for row in answer.json()["results"]]


def test_it_is_told_with_whom_it_covers(client, worker, home, given):
    told = read(client, worker, given.number).json()

    assert (told["household"], told["state"], told["sector"]) == (home.pk, "delivered", "food")
    assert (told["amount"], told["currency"], told["given_by"]) == ("50000.00", "AMD", "KAMURJ")
    assert len(told["people"]) == 3
    assert told["masked"] == []


def test_a_partner_reads_that_there_was_help_and_not_by_whom(client, given):
    told = read(client, make_partner(), given.number).json()

    assert (told["state"], told["delivered_on"]) == ("delivered", DAY.isoformat())
    assert told["sector"] == "food"
    assert {told[name] for name in ("programme", "given_by", "amount", "reference")} == {None}
    assert {"programme", "given_by", "amount"} <= set(told["masked"])


def test_an_agreement_that_opens_assistance_opens_the_rest(client, given):
    told = read(client, make_partner(*SHARED, "assistance"), given.number).json()

    assert told["given_by"] == "KAMURJ"


def test_a_partner_reads_all_of_what_it_gave_itself(client, worker, home):
    partner = make_partner()
    own = programme(title="Their cash", given_by=partner.organisation)
    assistance = delivered(planned(home, by=worker, of=own), by=worker)

    assert read(client, partner, assistance.number).json()["title"] == "Their cash"
    assert found(client, partner, programme=own.number) == [assistance.number]


def test_by_a_programme_that_is_not_told_nobody_is_found(client, worker, given, food):
    assert found(client, worker, programme=food.number) == [given.number]
    assert found(client, make_partner(), programme=food.number) == []


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"sector": "food"}, True),
        ({"sector": "health"}, False),
        ({"state": "planned"}, False),
        ({"delivered_after": DAY.isoformat()}, True),
        ({"delivered_before": DAY.isoformat()}, False),
    ],
)
def test_it_is_found_by_sector_state_and_day(client, worker, given, asked, is_found):
    assert found(client, worker, **asked) == ([given.number] if is_found else [])


def test_out_of_sight_is_as_none_at_all(client, given):
    stranger = make_user(places=["AM09"])

    assert read(client, stranger, given.number).status_code == 404
    assert found(client, stranger) == []


def test_help_for_protection_is_told_to_who_reads_protection(client, worker, home):
    safe = delivered(planned(home, by=worker, of=programme(sector="gbv")), by=worker)
    supervisor = make_user("supervisor", places=["AM07"])

    assert found(client, worker) == []
    assert read(client, worker, safe.number).status_code == 404
    assert found(client, supervisor) == [safe.number]


def test_a_list_costs_as_many_queries_as_a_row(
    client, worker, given, food, django_assert_max_num_queries
):
    for _ in range(5):
        planned(family(by=worker), by=worker, of=food)
    client.force_login(worker)
    client.get(ALL)

    with django_assert_max_num_queries(12):
        assert len(client.get(ALL).json()["results"]) == 6


def test_programmes_are_told_with_their_rule_of_the_day(client, worker, food):
    food.rules.create(from_on=food.from_on, amount={"kind": "fixed", "amount": 24_000})
    client.force_login(worker)

    [told] = client.get("/api/v1/programmes/", {"as_of": DAY.isoformat()}).json()["results"]

    assert (told["title"], told["for_whom"]) == ("Food voucher", "household")
    assert told["rule"]["amount"] == {"kind": "fixed", "amount": 24_000}


def test_a_programme_that_gives_no_more_is_read_by_number_alone(client, worker):
    ended = programme(until_on=DAY)
    client.force_login(worker)

    assert client.get("/api/v1/programmes/", {"as_of": DAY.isoformat()}).json()["results"] == []
    assert client.get(f"/api/v1/programmes/{ended.number}/").json()["number"] == ended.number

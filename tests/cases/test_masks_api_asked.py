"""What partners may ask the API: parameters over what they read, about people whom they see."""

from datetime import date

import pytest
from django.db import DatabaseError

from accounts.models import Look
from tests.cases.masks_api import HOUSEHOLDS, PEOPLE, ill_family, read
from tests.cases.partners import consents, make_partner
from tests.factories import child, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A woman with a need and a disability, her husband and son, in Abovyan."""
    return ill_family(worker)


ABOUT = {
    "sex": "female",
    "age_min": "30",
    "age_max": "40",
    "child": "true",
    "over_65": "false",
    "disabled": "true",
    "need": "SM-CI",
    "place": "AM07",
}


@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
@pytest.mark.parametrize("name", sorted(ABOUT))
def test_a_parameter_over_what_is_not_read_is_as_unknown_as_a_wrong_word(
    client, home, address, name
):
    partner = make_partner("administrative")

    refused = read(client, partner, address, 400, **{name: ABOUT[name]})
    nonsense = read(client, partner, address, 400, nonsense="1")

    assert refused[name] == nonsense["nonsense"]
    assert name not in refused[name][0].split(": ")[1].split(", ")


def refused(user):
    """The parameters of each refusal of somebody among the looks, with its status."""
    looks = Look.objects.filter(actor=user, kind="refused").order_by("pk")
    return [(look.details["parameters"], look.details["status"]) for look in looks]


@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
def test_who_asks_about_what_they_may_not_read_is_a_look_and_who_mistypes_is_none(
    client, home, address
):
    partner = make_partner("administrative")

    read(client, partner, address, 400, nonsense="1")
    read(client, partner, address, 400, as_of="")
    assert refused(partner) == [] and not Look.objects.filter(kind="listed").exists()
    read(client, partner, address, 400, sex="female", disabled="true", nonsense="1")

    assert refused(partner) == [(["disabled", "sex"], 400)]
    look = Look.objects.get(kind="refused")
    assert look.outcome == "refused" and look.asked and "female" not in str(look.details)


def test_the_address_of_one_record_takes_no_parameter_of_a_list(client, home):
    partner = make_partner("administrative")

    read(client, partner, f"{PEOPLE}{head_of(home).number}/", 400, sex="female")

    assert refused(partner) == []


def test_a_coordinator_who_asks_a_report_about_a_few_is_a_look(client, home):
    coordinator = make_user("coordinator")

    read(client, coordinator, "/api/v1/reports/population/", 400, need="SM-CI")
    read(client, coordinator, "/api/v1/reports/population/", 400, nonsense="1")

    assert refused(coordinator) == [(["need"], 400)]


def test_what_cannot_be_recorded_is_not_even_refused(client, home, monkeypatch):
    partner = make_partner("administrative")
    client.force_login(partner)

    def fails(*_args, **_kwargs):
        raise DatabaseError

    monkeypatch.setattr(Look, "save", fails)

    assert client.get(PEOPLE, {"sex": "female"}).status_code == 503


def test_who_reads_a_field_may_ask_about_it(client, home):
    partner = make_partner()

    found = read(client, partner, PEOPLE, sex="female", place="AM07")["results"]

    assert [one["number"] for one in found] == [head_of(home).number]


@pytest.mark.parametrize(
    "asked",
    [{"sex": "male"}, {"child": "true"}, {"age_max": "17"}, {"arrived_before": "2023-09-25"}],
)
def test_a_household_is_found_by_the_members_who_are_seen_alone(client, worker, asked):
    household = make_household(
        {"arrived_on": date(2023, 9, 30)}, child(arrived_on=date(2023, 9, 20)), by=worker
    )
    partner = make_partner(basis="consent")
    consents(head_of(household), by=partner)

    assert read(client, partner, HOUSEHOLDS, **asked)["results"] == []
    consents(member(household, "child"), by=partner)
    assert len(read(client, partner, HOUSEHOLDS, **asked)["results"]) == 1

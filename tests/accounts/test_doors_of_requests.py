"""Every request came through a door and has a number, which its answer and its log lines tell."""

import logging

import pytest

from accounts.history.doors import RequestOfLine, here, through
from accounts.history.middleware import door_of
from accounts.models import Look
from tests.factories import make_household, make_user


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/admin/cases/household/", "admin"),
        ("/api/v1/households/", "api"),
        ("/reports/population/", "reports"),
        ("/account/", "account"),
        ("/language/", "web"),
        ("/healthz", "web"),
    ],
)
def test_an_address_lies_at_a_door(path, door):
    assert door_of(path) == door


def test_two_answers_have_two_numbers(client):
    first, second = (client.get("/healthz")["X-Request-ID"] for _request in range(2))

    assert len(first) == len(second) == 32
    assert first != second


def test_a_line_of_the_log_names_its_request():
    record = logging.makeLogRecord({"msg": "slow"})
    assert RequestOfLine().filter(record) and record.request_id == "-"

    with through("admin") as door:
        RequestOfLine().filter(record)

    assert record.request_id == door.request


def test_inside_of_a_door_another_may_be_passed():
    with through("admin") as outer, through("night round"):
        assert here().name == "night round"
        assert here().request != outer.request
    assert here().name == "code"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["{}", "{0.number}"])
def test_who_is_refused_a_number_in_any_spelling(client, typed):
    household = make_household(at="AM09", registered_at="AM09")
    client.force_login(make_user(places=["AM07"]))

    client.get(f"/admin/cases/household/{typed.format(household).lower()}/change/")

    assert Look.objects.get().subject == household.pk

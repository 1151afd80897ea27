"""Every role at every address: closed unless the table of doors says who may open it."""

import pytest
from django.test import Client

from accounts.models import User
from cases.numbers import with_check
from tests.doors import ANYBODY, DOORS, REGISTER, routes, world

pytestmark = pytest.mark.django_db
EVERYBODY = sorted(ANYBODY)
# An answer of these is an open door; a redirect is one unless it asks who one is.
OPEN = (200, 201, 302, 400)


def knock(user, path, method):
    """The answer to one request in a session of its own."""
    client = Client()
    if user and user.is_active:
        # As the account stands now: one of the doors ends what was opened before.
        client.force_login(User.objects.get(pk=user.pk))
    elif user:
        client.login(username=user.username, password="kept-in-tests-only")
    return getattr(client, method)(path)


def opens(response):
    """Whether the answer lets in."""
    asked_to_sign_in = response.status_code == 302 and "/admin/login/" in response.url
    return response.status_code in OPEN and not asked_to_sign_in


def test_every_address_stands_in_the_table_of_doors():
    assert sorted(set(routes())) == sorted(DOORS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_each_opens_the_doors_of_the_table_and_no_other(who, method):
    users, names = world()

    opened = {
        route
        for route, door in DOORS.items()
        if opens(knock(users[who], door.example.format(**names), method))
    }

    expected = {route for route, door in DOORS.items() if who in getattr(door, method)}
    assert opened == expected


ABOUT_PEOPLE = sorted(
    route
    for route, door in DOORS.items()
    if ("{household}" in door.example or "{person}" in door.example)
    and not route.endswith("<path:object_id>/")
)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", sorted(REGISTER))
def test_nobody_opens_a_door_to_people_elsewhere(who, method):
    users, names = world(at="AM03")

    answers = {
        route: knock(users[who], DOORS[route].example.format(**names), method)
        for route in ABOUT_PEOPLE
    }

    assert [route for route, answer in answers.items() if opens(answer)] == []


@pytest.mark.parametrize("who", sorted(REGISTER))
def test_people_elsewhere_are_answered_as_if_they_did_not_exist(who):
    users, names = world(at="AM03")
    unknown = names | {"household": "H-7K3MQ-9QX2T-P", "person": with_check("P0000000000")}
    readable = [route for route in ABOUT_PEOPLE if who in DOORS[route].get]

    def read(names):
        paths = [DOORS[route].example.format(**names) for route in readable]
        return [(a.status_code, a.content) for a in (knock(users[who], p, "get") for p in paths)]

    elsewhere = read(names)
    assert {status for status, _body in elsewhere} == {404}
    assert elsewhere == read(unknown)


@pytest.mark.parametrize("path", ["/admin/", "/admin/cases/household/", "/reports/population/"])
def test_a_page_asks_nobody_to_sign_in(client, path):
    assert client.get(path).url == f"/admin/login/?next={path}"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/households/", "/api/v1/reports/population/"])
def test_a_program_that_nobody_signed_in_is_refused_in_json(client, path):
    answer = client.get(path)

    assert answer.status_code in (401, 403)
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_the_language_button_leads_nowhere_else(client, target):
    assert client.post("/language/", {"language": "hy", "next": target}).url == "/"


@pytest.mark.parametrize("path", ["/admin/login/", "/language/", "/admin/cases/household/add/"])
def test_a_form_of_another_site_is_refused(path):
    users, _names = world()
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["caseworker"])

    assert client.post(path, {"language": "hy"}).status_code == 403

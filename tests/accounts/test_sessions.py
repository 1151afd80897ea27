"""How long a session lasts, and what ends it at the very next request."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.sessions import State, state
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import is_in, signed_in, type_in
from tests.factories import make_organisation, make_user, place

MINUTE = 60


@pytest.mark.parametrize(
    ("signed_in_at", "active_at", "locked", "expected"),
    [
        (0, 0, False, State.OPEN),
        (0, -15 * MINUTE + 1, False, State.OPEN),
        (0, -15 * MINUTE, False, State.LOCKED),
        (0, -60 * MINUTE + 1, False, State.LOCKED),
        (0, -60 * MINUTE, False, State.OVER),
        (0, 0, True, State.LOCKED),
        (0, -60 * MINUTE, True, State.OVER),
        (-600 * MINUTE + 1, 0, False, State.OPEN),
        (-600 * MINUTE, 0, False, State.OVER),
        (-600 * MINUTE, 0, True, State.OVER),
    ],
)
def test_a_session_is_open_locked_or_over(signed_in_at, active_at, locked, expected):
    found = state(signed_in_at=signed_in_at, active_at=active_at, locked=locked, now=0)

    assert found is expected


pytest_database = pytest.mark.django_db


def opens(client, path="/account/"):
    """Whether a page of one's own opens."""
    return client.get(path).status_code == 200


@pytest_database
def test_work_keeps_a_session_open_until_ten_hours_are_over(at):
    at(NOON)
    client = signed_in(make_user())

    for minutes in range(10, 600, 10):
        at(NOON + timedelta(minutes=minutes))
        assert opens(client), minutes
    at(NOON + timedelta(hours=10))
    assert client.get("/account/").url == "/admin/login/?next=/account/"
    assert not is_in(client)


@pytest_database
def test_sixty_idle_minutes_end_a_session(at):
    at(NOON)
    client = signed_in(make_user())

    at(NOON + timedelta(minutes=60))

    assert client.get("/admin/?q=x").url == "/admin/login/?next=/admin/%3Fq%3Dx"
    assert not is_in(client)


@pytest_database
def test_a_locked_screen_does_not_stay_open_by_being_looked_at(at):
    at(NOON)
    client = signed_in(make_user())

    for minutes in range(15, 60, 5):
        at(NOON + timedelta(minutes=minutes))
        assert client.get("/account/").status_code == 401
    at(NOON + timedelta(minutes=60))
    assert not opens(client)
    assert not is_in(client)


@pytest_database
def test_signing_in_again_begins_another_ten_hours(at):
    at(NOON)
    user = make_user()
    signed_in(user)

    at(NOON + timedelta(hours=9, minutes=59))
    client = signed_in(user)
    at(NOON + timedelta(hours=10))
    assert opens(client)


def changed_role(user):
    User.objects.filter(pk=user.pk).update(role="supervisor")


def changed_organisation(user):
    other = make_organisation("PIN", is_controller=False, kind="international_ngo")
    User.objects.filter(pk=user.pk).update(organisation=other)


def another_place(user):
    user.places.add(place("AM03"))


def no_place(user):
    user.places.clear()


def changed_password(user):
    user.set_password("another long one")
    user.save()


def disabled(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def ended_elsewhere(user):
    actions.end_sessions(user=user)


@pytest_database
@pytest.mark.parametrize(
    "change",
    [
        changed_role,
        changed_organisation,
        another_place,
        no_place,
        changed_password,
        disabled,
        ended_elsewhere,
    ],
)
@pytest.mark.parametrize("path", ["/account/", "/api/v1/households/"])
def test_what_changes_of_an_account_ends_its_sessions_at_the_next_request(change, path):
    user = make_user(places=["AM07"])
    client = signed_in(user)
    assert client.get(path).status_code == 200

    change(user)

    assert client.get(path).status_code in (302, 401, 403)
    assert not is_in(client)


@pytest_database
def test_what_is_only_shown_of_an_account_ends_nothing():
    user = make_user(places=["AM07"])
    client = signed_in(user)

    User.objects.filter(pk=user.pk).update(language="en", first_name="Another", last_login=NOON)

    assert opens(client)


@pytest_database
def test_enabling_an_account_does_not_bring_back_what_was_open():
    user, colleague = make_user(), make_user("administrator")
    client = signed_in(user)

    actions.disable(user=user, by=None)
    actions.enable(user=user, by=None)

    assert colleague.is_active
    assert not opens(client)


@pytest_database
def test_a_role_ends_at_midnight_in_yerevan(at):
    before = at(datetime(2023, 10, 2, 19, 59, tzinfo=UTC))
    client = signed_in(make_user(role_until=before.date()))
    assert opens(client)

    at(datetime(2023, 10, 2, 20, 0, tzinfo=UTC))

    assert not opens(client)
    assert not is_in(client)


@pytest_database
def test_a_password_changed_here_ends_what_is_open_elsewhere():
    user = make_user()
    here, elsewhere = signed_in(user), signed_in(user)
    typed = {"old_password": "kept-in-tests-only"}
    typed |= dict.fromkeys(("new_password1", "new_password2"), "meadow-lantern-41-quiet")

    assert here.post("/admin/password_change/", typed).url == "/account/"

    assert opens(here)
    assert not opens(elsewhere)
    assert is_in(signed_in(user)) is False
    client = Client()
    type_in(client, user.username, "meadow-lantern-41-quiet")
    assert is_in(client)


@pytest_database
def test_a_wrong_former_password_counts_as_at_sign_in():
    user = make_user()
    client = signed_in(user)
    for _time in range(6):
        client.post("/admin/password_change/", {"old_password": "wrong"})

    assert not is_in(signed_in(user))


@pytest_database
def test_what_is_open_elsewhere_is_ended_from_here():
    user = make_user()
    here, elsewhere = signed_in(user), signed_in(user)

    here.post("/account/elsewhere/")

    assert opens(here)
    assert not opens(elsewhere)


@pytest_database
def test_one_query_says_who_asks_and_whether_that_still_holds(django_assert_num_queries):
    client = signed_in(make_user(places=["AM07"]))
    client.get("/api/v1/")

    # The session, and the user with organisation and places.
    with django_assert_num_queries(2):
        client.get("/api/v1/")

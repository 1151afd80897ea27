"""Whoever changes a user or an organisation stands in their history; a password never does."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts import actions
from accounts.history.acting import MACHINE
from accounts.models import Organisation, User
from tests.cases.pages import Page, typed_again
from tests.factories import make_organisation, make_user
from tests.history import Kept, nobody_acts, of, untrue

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def kept(worker):
    """What history keeps from here on; nobody acts but who comes through a door."""
    nobody_acts()
    return Kept()


def test_users_and_organisations_in_the_admin(client):
    administrator = make_user("administrator")
    other = make_user(places=["AM07"])
    make_organisation("UNHCR", is_controller=False, kind="un")
    client.force_login(administrator)
    nobody_acts()
    kept = Kept()
    user, agency = f"/admin/accounts/user/{other.pk}/change/", "/admin/accounts/organisation/UNHCR/"

    client.post(user, typed_again(Page(client.get(user)), role="supervisor", places=["AM03"]))
    page = Page(client.get(f"{agency}change/"))
    client.post(f"{agency}change/", typed_again(page, name="UN Refugee Agency"))

    assert [event.role for event in kept.of(User)] == ["supervisor"]
    assert [event.name for event in kept.of(Organisation)] == ["UN Refugee Agency"]
    assert {event.pgh_label for event in kept.of(User.places.through)} == {"insert", "delete"}
    assert kept.contexts() == [of(administrator, "admin")]
    assert untrue() == {}


def test_a_password_never_stands_in_history():
    administrator, other = make_user("administrator"), make_user()
    nobody_acts()
    kept = Kept()

    token = actions.new_link(user=other, by=administrator, at=other.date_joined)
    digest, chosen = actions.digest_of(token), "meadow-lantern-41-quiet"
    actions.accept_invitation(digest=digest, password=chosen, at=other.date_joined)

    other.refresh_from_db()
    assert other.check_password(chosen)
    assert kept.of(User) == []
    assert not hasattr(User.pgh_event_models["insert"], "password")


def test_ones_own_language(client, worker, kept):
    client.post("/language/", {"language": "hy"})

    assert [event.language for event in kept.of(User)] == ["hy"]
    assert kept.contexts() == [of(worker, "web")]


def test_the_first_user_of_all(monkeypatch, kept):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "kept-in-tests-only")

    options = {"username": "first", "email": "first@example.org", "interactive": False}
    call_command("createsuperuser", stdout=StringIO(), **options)

    assert [event.username for event in kept.of(User)] == ["first"]
    (context,) = kept.contexts()
    assert (context["by"], context["door"]) == (MACHINE, "command createsuperuser")

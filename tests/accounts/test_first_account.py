"""The first administrator of an empty system comes by a one-time link."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Invitation, Organisation, User
from tests.accounts.signing_in import factors, with_app
from tests.cases.pages import Page
from tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
WHOSE = {"organisation": "MLSA", "name": "Ministry"}


def first(username="lilit", **options):
    """What the command prints."""
    said = StringIO()
    call_command("first_account", username, stdout=said, **options)
    return said.getvalue().strip()


def test_an_empty_system_gets_its_administrator_and_its_controller():
    link = first(**WHOSE, address="https://register.example")

    user = User.objects.get()
    assert (user.role, user.role_waits, user.has_usable_password()) == (
        "administrator",
        False,
        False,
    )
    assert Organisation.objects.get().is_controller
    path = link.removeprefix("https://register.example")
    assert Page(Client().get(path, follow=True)).says("lilit")


def test_the_link_leads_to_where_the_settings_say_the_system_is(settings):
    settings.LOCAL_DEMO = False
    settings.CSRF_TRUSTED_ORIGINS = ["https://register.example"]

    assert first(**WHOSE).startswith("https://register.example/account/welcome/")


def test_where_there_is_an_administrator_nobody_becomes_one_by_the_command():
    make_user("administrator", username="lilit")

    with pytest.raises(CommandError, match="lilit is administrator already"):
        first("another")


def test_the_first_supervisor_is_made_too_because_nobody_could_confirm_them():
    make_organisation()

    first("artak", role="supervisor")

    assert User.objects.get(username="artak").role_waits is False


def test_without_an_organisation_it_asks_for_one():
    with pytest.raises(CommandError, match="--organisation"):
        first()


def test_a_name_that_is_taken_is_refused_in_words_and_nothing_is_written():
    make_user(username="lilit", organisation=make_organisation())

    with pytest.raises(CommandError, match="already exists"):
        first()
    assert not Invitation.objects.exists()


def test_an_administrator_who_lost_everything_is_given_a_way_back():
    user = make_user("administrator", username="lilit")
    with_app(user)

    assert "/account/welcome/" in first(again=True)
    assert factors(user) == []


def test_a_way_back_is_for_those_whom_nobody_else_can_help():
    make_user(username="nare")

    with pytest.raises(CommandError, match="called nare"):
        first("nare", again=True)

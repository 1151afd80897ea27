"""The second factor: obligatory outside of the demo, set up once, asked for ever after."""

import os
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from accounts import actions
from accounts.history import looks
from accounts.history.looks import LookNotRecorded
from accounts.models import Look
from tests.accounts.signing_in import SECRET, SET_UP, code, factors, is_in, set_up, signed_in
from tests.cases.pages import Page
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obligatory")]


@pytest.fixture
def user():
    return make_user(places=["AM07"])


@pytest.mark.parametrize("path", ["/admin/", "/admin/cases/household/", "/reports/", "/api/v1/"])
def test_without_one_only_the_account_opens(user, path):
    client = signed_in(user)

    answer = client.get(path)

    assert (answer.status_code, getattr(answer, "url", "")) in [(302, "/account/"), (403, "")]
    assert Page(client.get("/account/")).says("Set up a second factor first.")


def test_a_program_without_one_is_told_so_in_json(user):
    answer = signed_in(user).get("/api/v1/households/")

    assert answer.status_code == 403
    assert answer.json()["code"] == "no_second_factor"


def test_whoever_has_none_yet_may_sign_out_change_language_and_password(user):
    client = signed_in(user)

    assert client.get("/admin/password_change/").status_code == 200
    assert client.post("/language/", {"language": "hy", "next": "/account/"}).url == "/account/"
    assert client.post("/admin/logout/").status_code == 200
    assert not is_in(client)


def test_an_app_is_set_up_by_its_first_code_and_then_all_opens(user):
    client = signed_in(user)

    _secret, codes = set_up(client)

    assert len(set(codes)) == 10
    assert client.get("/admin/").status_code == 200
    assert factors(user) == ["recovery_codes", "totp"]


@pytest.mark.parametrize("path", [SET_UP, "/account/", "/account/passkeys/add/", "/admin/login/"])
def test_no_browser_keeps_a_page_that_shows_what_opens_an_account(user, path):
    assert "no-store" in signed_in(user).get(path).headers["Cache-Control"]


def test_a_wrong_first_code_sets_up_nothing(user):
    client = signed_in(user)
    client.get(SET_UP)

    page = Page(client.post(SET_UP, {"code": "000000"}))

    assert page.says("This code is not right")
    assert factors(user) == []


def test_in_the_demo_nobody_is_asked_for_one(user, settings):
    settings.SECOND_FACTOR_OBLIGATORY = False

    assert signed_in(user).get("/admin/").status_code == 200


def test_outside_of_the_demo_it_is_obligatory_by_itself():
    outside = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "refugee_response.settings",
        "SECRET_KEY": "of-fifty-characters-or-more-than-fifty-characters-x",
        "DATABASE_URL": "postgresql://web@db.example/register",
        "DATABASE_OWNER_URL": "postgresql://owner@db.example/register",
    }
    asking = "from django.conf import settings; print(settings.SECOND_FACTOR_OBLIGATORY)"
    said = subprocess.run(
        [sys.executable, "-c", asking], env=outside, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "True"


def test_a_session_opened_by_password_alone_ends_when_another_one_sets_up_a_factor(user):
    thief, owner = signed_in(user), signed_in(user)

    set_up(owner)

    assert thief.get("/account/").status_code == 302
    assert not is_in(thief)
    assert owner.get("/account/").status_code == 200


def test_the_last_second_factor_stays(user):
    client = signed_in(user)
    set_up(client)

    page = Page(client.post("/account/app/remove/"))

    assert page.says("This is your last second factor")
    assert "totp" in factors(user)


def test_in_the_demo_the_last_one_goes_and_its_recovery_codes_with_it(user, settings):
    settings.SECOND_FACTOR_OBLIGATORY = False
    client = signed_in(user)
    set_up(client)

    client.post("/account/app/remove/")

    assert factors(user) == []


@pytest.mark.parametrize("path", [SET_UP, "/account/passkeys/add/", "/account/passkeys/1/remove/"])
def test_some_time_after_sign_in_the_password_is_asked_for_again(user, settings, path):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    client = signed_in(user)

    answer = client.get(path)

    assert answer.url.startswith("/account/confirm/?next=") or answer.url == "/account/"


def test_the_password_once_more_opens_the_page_that_asked_for_it(user, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    client = signed_in(user)
    asked = client.get(SET_UP).url
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300

    assert Page(client.post(asked, {"password": "wrong"})).says("This is not the right password.")
    assert client.post(asked, {"password": PASSWORD}).url == SET_UP


def test_secrets_lie_encrypted_in_the_database(user):
    client = signed_in(user)
    secret, codes = set_up(client)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        lying = cursor.fetchone()[0]
    assert secret not in lying
    assert not any(recovery in lying for recovery in codes)


def test_a_renewed_secret_key_still_opens_what_the_former_one_closed(user, settings):
    secret, _codes = set_up(signed_in(user))

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-one-of-fifty-characters-or-more-than-fifty-x"
    client = signed_in(user)
    client.post("/account/second-step/", {"code": code(secret, periods=1)})

    assert is_in(client)


def test_a_reset_ends_what_is_open_and_another_one_is_set_up(user):
    client = signed_in(user)
    set_up(client)

    assert actions.reset_second_factor(user=user, by=None) == 2

    assert client.get("/account/").status_code == 302
    assert not is_in(client)
    again = signed_in(user)
    assert Page(again.get("/account/")).says("Set up a second factor first.")


def test_nobody_removes_a_passkey_of_somebody_else(user):
    colleague = make_user()
    theirs = Authenticator.objects.create(
        user=colleague, type="webauthn", data={"name": "theirs", "credential": {}}
    )
    client = signed_in(user)
    set_up(client)

    assert client.post(f"/account/passkeys/{theirs.pk}/remove/").status_code == 404
    assert factors(colleague) == ["webauthn"]


def test_every_change_is_a_look_without_a_secret(user):
    secret, codes = set_up(signed_in(user))

    look = Look.objects.get(details__event="second_factor_added")
    assert (look.kind, look.subject, look.details["factor"]) == ("granted", str(user.pk), "totp")
    kept = str(list(Look.objects.values()))
    assert [opens for opens in (secret, *codes) if opens in kept] == []


def test_what_cannot_be_told_does_not_happen(user, monkeypatch):
    client = signed_in(user)
    secret = SECRET.search(client.get(SET_UP).content.decode())[1]

    def unwritable(*args, **kwargs):
        raise LookNotRecorded

    monkeypatch.setattr(looks, "record", unwritable)
    answer = client.post(SET_UP, {"code": code(secret)})

    assert answer.status_code == 503
    assert factors(user) == []

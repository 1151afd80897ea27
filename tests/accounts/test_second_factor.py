"""The second factor: obligatory outside of the demo, set up once, asked for ever after."""

import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from accounts import actions
from tests.accounts.signing_in import answered, code, factors, is_in, signed_in, type_in, with_app
from tests.cases.pages import Page
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obligatory")]
SECRET = re.compile(r'<code class="mono key">([A-Z2-7]+)</code>')
CODES = re.compile(r"<li>(\d{8})</li>")
SET_UP = "/account/app/add/"
NONSENSE = [
    "",
    "{}",
    "[]",
    "null",
    "1",
    "\x00",
    '{"id": "x"}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}',
    '{"id": "eA", "rawId": "eA", "response": {"clientDataJSON": "e30", "userHandle": 1}}',
    '{"id": "eA", "rawId": "eA", "response": {"clientDataJSON": "*", "attestationObject": "*"}}',
]


@pytest.fixture
def user():
    return make_user(places=["AM07"])


@pytest.fixture
def secret(user):
    return with_app(user)


def set_up(client):
    """Set up an app as people do; returns its secret and the recovery codes that were shown."""
    secret = SECRET.search(client.get(SET_UP).content.decode())[1]
    answer = client.post(SET_UP, {"code": code(secret)}, follow=True)
    return secret, CODES.findall(answer.content.decode())


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


def test_after_the_password_the_code_is_asked_for(user, secret):
    client = Client()

    assert type_in(client, user.username, next="/admin/?q=1").url == "/account/second-step/"
    assert not is_in(client)
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert answered(client, secret).url == "/admin/?q=1"
    assert is_in(client)
    assert client.get("/admin/").status_code == 200


def test_the_second_step_is_nobody_s_who_has_not_typed_the_password(secret):
    client = Client()

    assert client.get("/account/second-step/").url == "/admin/login/"
    assert answered(client, secret).url == "/admin/login/"


def test_a_code_opens_once(user, secret):
    client = signed_in(user)
    answered(client, secret)
    assert is_in(client)
    other = signed_in(user)

    page = Page(answered(other, secret))

    assert page.says("was used already")
    assert not is_in(other)


@pytest.mark.parametrize("periods", [-3, 3])
def test_a_code_of_another_time_does_not_open(user, secret, periods):
    client = signed_in(user)

    client.post("/account/second-step/", {"code": code(secret, periods=periods)})

    assert not is_in(client)


def test_six_wrong_codes_lock_the_second_step(user, secret):
    client = signed_in(user)
    for _time in range(6):
        client.post("/account/second-step/", {"code": "000000"})

    answered(client, secret)

    assert not is_in(client)


def test_a_recovery_code_opens_once(user):
    _secret, codes = set_up(signed_in(user))
    first, second = signed_in(user), signed_in(user)

    first.post("/account/second-step/", {"code": codes[3]})
    second.post("/account/second-step/", {"code": codes[3]})

    assert is_in(first)
    assert not is_in(second)


def test_recovery_codes_are_shown_once(user):
    client = signed_in(user)
    _secret, codes = set_up(client)

    again = client.get("/account/recovery-codes/").content.decode()

    assert codes
    assert CODES.findall(again) == []
    assert "10 codes are left." in again


def test_new_recovery_codes_close_the_former_ones(user):
    client = signed_in(user)
    _secret, former = set_up(client)

    shown = client.post("/account/recovery-codes/new/", follow=True).content.decode()

    assert set(CODES.findall(shown)).isdisjoint(former)
    other = signed_in(user)
    other.post("/account/second-step/", {"code": former[0]})
    assert not is_in(other)


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


def test_a_passkey_that_was_not_asked_for_opens_nothing(user):
    client = Client()

    for credential in NONSENSE:
        client.post("/account/passkeys/sign-in/", {"credential": credential})

    assert not is_in(client)


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_in_the_place_of_a_passkey_is_refused_in_words(user, secret, credential):
    client = signed_in(user)
    step = Page(client.post("/account/second-step/", {"credential": credential}))
    answered(client, secret)

    added = Page(client.post("/account/passkeys/add/", {"name": "x", "credential": credential}))

    assert step.says("The passkey was not read.")
    assert added.says("The passkey was not read.")
    assert factors(user) == ["totp"]


def test_nobody_removes_a_passkey_of_somebody_else(user):
    colleague = make_user()
    theirs = Authenticator.objects.create(
        user=colleague, type="webauthn", data={"name": "theirs", "credential": {}}
    )
    client = signed_in(user)
    set_up(client)

    assert client.post(f"/account/passkeys/{theirs.pk}/remove/").status_code == 404
    assert factors(colleague) == ["webauthn"]


def test_every_change_is_told_without_a_secret(user, caplog):
    caplog.set_level("INFO")
    secret, codes = set_up(signed_in(user))

    assert "second_factor_added" in caplog.text
    assert secret not in caplog.text
    assert codes[0] not in caplog.text

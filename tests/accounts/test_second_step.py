"""The second step after the password: a code, a recovery code or a passkey, each once."""

import pytest
from django.test import Client

from tests.accounts.signing_in import (
    answered,
    code,
    factors,
    is_in,
    set_up,
    shown_codes,
    signed_in,
    type_in,
    with_app,
)
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obligatory")]
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

    again = client.get("/account/recovery-codes/")

    assert codes
    assert shown_codes(again) == []
    assert Page(again).says("10 codes are left.")


def test_new_recovery_codes_close_the_former_ones(user):
    client = signed_in(user)
    _secret, former = set_up(client)

    shown = shown_codes(client.post("/account/recovery-codes/new/", follow=True))

    assert len(set(shown) - set(former)) == 10
    other = signed_in(user)
    other.post("/account/second-step/", {"code": former[0]})
    assert not is_in(other)


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

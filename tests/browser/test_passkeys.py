"""Passkeys in Chromium, with an authenticator that the browser plays itself."""

import re

import pytest

from tests.accounts.signing_in import factors
from tests.factories import PASSWORD, make_user

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def user(committed, settings):
    settings.SECOND_FACTOR_OBLIGATORY = True
    return make_user(username="nare", places=["AM07"])


def with_device(page, **changes):
    """Give a page a device that keeps passkeys; returns how to speak to it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | changes})
    return session, {"authenticatorId": made["authenticatorId"]}


def type_name_and_password(page):
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", "nare")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def set_up(page, *, alone=False):
    """Set up a passkey right after signing in, as whoever has none must."""
    type_name_and_password(page)
    page.wait_for_url("**/account/")
    page.click("a[href='/account/passkeys/add/']")
    page.fill("#id_name", "Desk in Abovyan")
    page.set_checked("#id_passwordless", alone)
    page.click("#passkey-form button.default")
    page.wait_for_url("**/account/recovery-codes/")


def sign_out(page):
    page.click("#logout-form button")
    page.wait_for_url("**/admin/logout/")


def test_a_passkey_is_set_up_and_asked_for_after_the_password(open_page, user):
    page = open_page()
    device, which = with_device(page)
    set_up(page)
    assert page.locator("ol.codes li").count() == 10
    assert factors(user) == ["recovery_codes", "webauthn"]
    assert len(device.send("WebAuthn.getCredentials", which)["credentials"]) == 1

    sign_out(page)
    type_name_and_password(page)
    page.wait_for_url("**/account/second-step/")
    page.click("#passkey-form button")

    page.wait_for_url("**/admin/")
    page.goto("/account/")
    assert page.locator("text=Desk in Abovyan").count() == 1


def test_a_passkey_alone_signs_in(open_page, user):
    page = open_page()
    with_device(page)
    set_up(page, alone=True)
    sign_out(page)

    page.goto("/admin/login/?next=/admin/cases/household/")
    page.click("#passkey-form button")

    page.wait_for_url("**/admin/cases/household/")


def test_a_disabled_user_s_passkey_opens_nothing(open_page, user):
    page = open_page()
    with_device(page)
    set_up(page, alone=True)
    sign_out(page)
    user.refresh_from_db()
    user.is_active = False
    user.save()

    page.goto("/admin/login/")
    page.click("#passkey-form button")

    page.wait_for_selector("text=do not open an account here")
    assert re.search("/admin/login/$", page.url)


def test_a_device_that_does_not_answer_is_said_in_words_and_the_form_stays(open_page, user):
    page = open_page()
    device, which = with_device(page)
    set_up(page)
    sign_out(page)
    device.send("WebAuthn.removeVirtualAuthenticator", which)
    with_device(page)

    type_name_and_password(page)
    page.wait_for_url("**/account/second-step/")
    page.click("#passkey-form button")

    page.wait_for_selector(".passkey-fault:visible")
    assert page.locator("#id_code").is_visible()


def test_a_passkey_that_is_removed_is_asked_for_no_longer(open_page, user, settings):
    settings.SECOND_FACTOR_OBLIGATORY = False
    page = open_page()
    with_device(page)
    type_name_and_password(page)
    page.wait_for_url("**/admin/")
    page.goto("/account/passkeys/add/")
    page.click("#passkey-form button.default")
    page.wait_for_url("**/account/recovery-codes/")

    page.goto("/account/")
    page.click("a[href$='/remove/'] >> nth=-1")
    page.click("button.default")

    page.wait_for_url("**/account/")
    assert factors(user) == []


def test_without_scripts_the_button_is_not_there_and_the_password_is(open_page, user):
    page = open_page(scripts=False)
    page.goto("/admin/login/")

    assert not page.locator("#passkey-form").is_visible()
    assert page.locator("#id_username").is_visible()

"""The screen that locks itself, in a browser whose clock is turned on."""

import pytest

from tests.browser.conftest import sign_in
from tests.factories import PASSWORD, make_user

ADD = "/admin/cases/household/add/"
COVER = ".lock-screen"
# The page tells the server by itself that it is locked; no later question of it is answered then.
REFUSED_SOON = """async () => {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch('/admin/places/place/suggest/?q=Abo');
    if (answer.status == 401) return true;
  }
  return false;
}"""


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM07"], first_name="Նարե", last_name="Մանուկյան")


def unlock(page, password=PASSWORD):
    page.fill("#lock-password", password)
    page.click(f"{COVER} button")


def left_after_typing(open_page, user):
    """A page on which somebody typed a name and then left for a quarter of an hour."""
    page = open_page(user, refused=401)
    page.clock.install()
    page.goto(ADD)
    page.fill("#id_members-0-given_name", "Օվիկ")
    page.clock.fast_forward("15:10")
    page.wait_for_selector(COVER)
    return page


def test_after_fifteen_idle_minutes_nothing_is_seen_and_the_server_is_locked(open_page, caseworker):
    page = left_after_typing(open_page, caseworker)

    assert not page.locator("#id_members-0-given_name").is_visible()
    assert page.locator("text=Նարե Մանուկյան >> visible=true").count() == 1
    assert page.evaluate(REFUSED_SOON)


def test_the_same_page_goes_on_after_the_password(open_page, caseworker):
    page = left_after_typing(open_page, caseworker)

    unlock(page, "not-the-password")
    page.wait_for_selector(f"{COVER} .errornote:visible")
    assert page.evaluate("document.activeElement.id") == "lock-password"
    unlock(page)

    page.wait_for_selector(COVER, state="detached")
    assert page.input_value("#id_members-0-given_name") == "Օվիկ"
    page.fill("#id_members-0-family_name", "Առուստամյան")
    assert page.input_value("#id_members-0-family_name") == "Առուստամյան"


def test_typing_keeps_the_screen_open(open_page, caseworker):
    page = open_page(caseworker)
    page.clock.install()
    page.goto(ADD)
    for minutes in range(4):
        page.clock.fast_forward("10:00")
        page.fill("#id_address", f"Shahumyan {minutes}")
        page.press("#id_address", "End")

    assert page.locator(COVER).count() == 0


def test_keys_do_nothing_behind_the_cover(open_page, caseworker):
    page = left_after_typing(open_page, caseworker)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate(
        "document.activeElement === document.body"
        " || document.querySelector('.lock-screen').contains(document.activeElement)"
    )


def test_all_windows_of_a_desk_lock_and_unlock_their_server_together(open_page, caseworker):
    page = open_page(caseworker)
    page.goto(ADD)
    other = page.context.new_page()
    other.goto("/admin/")

    other.click("#lock-form button")

    page.wait_for_selector(COVER)
    unlock(page)
    page.wait_for_selector(COVER, state="detached")
    unlock(other)
    other.wait_for_selector(COVER, state="detached")


def test_without_scripts_the_button_locks_and_the_password_brings_the_page_back(
    open_page, caseworker
):
    page = open_page(caseworker, scripts=False, refused=401)
    page.goto("/admin/cases/household/?q=zzyzx")
    page.click("#lock-form button")
    page.wait_for_selector("#unlock-form")

    page.fill("#id_password", PASSWORD)
    page.click("#unlock-form [type=submit]")

    page.wait_for_selector("#user-tools")
    assert page.url.endswith("/admin/cases/household/?q=zzyzx")


@pytest.mark.parametrize("width", [1360, 390])
def test_no_page_of_the_account_is_wider_than_the_screen(open_page, committed, width):
    page = open_page(make_user("administrator"), width=width)
    supervisor = make_user("supervisor")
    user = f"/admin/accounts/user/{supervisor.pk}"
    for path in ("/account/", "/account/app/add/", "/account/passkeys/add/", f"{user}/new-link/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    page.click("button.default")
    page.wait_for_selector("#one-time-link")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_enter_sends_a_code_that_is_all_that_a_form_asks(open_page, committed):
    page = open_page()
    sign_in(page, make_user("administrator"))
    page.goto("/account/app/add/")

    page.fill("#id_code", "000000")
    page.press("#id_code", "Enter")

    page.wait_for_selector(".errorlist >> text=This code is not right")


@pytest.mark.parametrize("locale", ["en-GB", "hy-AM"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_desks_fit_into_the_frame_and_one_click_changes_the_desk(
    open_page, committed, width, locale
):
    page = open_page(make_user("supervisor", places=["AM07", "AM03"]), width=width, locale=locale)
    page.goto("/admin/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    page.click("form.desks button[value=AM03]")

    page.wait_for_selector("form.desks button[value=AM03][aria-current=true]")


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("administrator", "accounts/user"),
        ("administrator", "places/place"),
        ("auditor", "accounts/look"),
    ],
)
def test_a_list_is_read_on_a_phone_without_moving_it_aside(open_page, committed, role, name):
    page = open_page(make_user(role), width=390)
    page.goto(f"/admin/{name}/")
    # Of looks there is one by now: at this list.
    page.reload()

    results = page.locator("#changelist-form .results")
    assert results.evaluate("box => box.scrollWidth - box.clientWidth") <= 0

"""The locked screen: a password brings back page and form, and nothing else does."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Household
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import is_in, signed_in
from tests.cases.pages import ADD, Page, registration, row
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@pytest.fixture
def worker():
    return make_user(places=["AM07"], first_name="Նարե", last_name="Մանուկյան")


@pytest.fixture
def left(at, worker):
    """A browser that was left for a quarter of an hour."""
    at(NOON)
    client = signed_in(worker)
    client.get("/admin/")
    at(NOON + timedelta(minutes=15))
    return client


def locked(answer):
    """The page of a locked screen, read."""
    assert answer.headers["WWW-Authenticate"] == "Session"
    assert "no-store" in answer.headers["Cache-Control"]
    return Page(answer, status=401)


def carried(page):
    """What stands unseen in a locked page, as a browser would send it."""
    fields = {}
    for name, value in HIDDEN.findall(page.text):
        fields.setdefault(unescape(name), []).append(unescape(value))
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def unlocking(page, password=PASSWORD):
    return carried(page) | {"_unlock_password": password}


def test_a_page_that_is_asked_for_says_whose_screen_it_is_and_nothing_more(left):
    page = locked(left.get("/admin/cases/household/?q=Ավանեսյան"))

    assert page.says("Նարե Մանուկյան")
    assert not page.says("Households")
    assert "Ավանեսյան" not in page.text


def test_the_right_password_brings_back_the_page(left):
    path = "/admin/cases/household/?q=x"
    page = locked(left.get(path))

    answer = left.post(path, unlocking(page))

    assert (answer.status_code, answer.url) == (302, path)
    assert left.get(path).status_code == 200


def family_of_forty():
    """A form of forty members, as it is typed."""
    names = ("Անի", "Մանե", "Նարե", "Արամ", "Կարեն", "Գոհար", "Սոնա", "Վարդան", "Տիգրան", "Եվա")
    rows = [
        row("Առուստամյան", name, "other_relative", "female", f"31.01.{decade + year}")
        for year, name in enumerate(names)
        for decade in (1960, 1970, 1980, 1990)
    ]
    return registration(row("Առուստամյան", "Օվիկ", "head", "male", "04.06.1967"), *rows[1:])


def test_a_form_of_forty_members_is_given_back_with_all_that_was_typed(left):
    form = family_of_forty()
    page = locked(left.post(ADD, form))
    assert page.says("What you typed is kept")

    answer = left.post(ADD, unlocking(page))

    assert answer.status_code == 302
    assert Household.objects.get().members.count() == 40


def test_nothing_of_a_form_is_kept_by_the_server(left):
    left.post(ADD, family_of_forty())

    sessions = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    assert "Ավանեսյան" not in sessions
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    "value",
    ["<b>\"quoted\" & 'single'</b>", "first\r\n\r\nsecond", " spaces ", "", "Գոհար 中 🙂"],
)
def test_every_value_comes_back_as_it_was_typed(left, value):
    fields = carried(locked(left.post(ADD, {"a": value, "b": ["1", "2"]})))

    assert fields["a"] == [value]
    assert fields["b"] == ["1", "2"]


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_a_window_that_stayed_locked_takes_no_page_s_button_for_its_own(at, password):
    at(NOON)
    client, nare = signed_in(make_user("administrator")), make_user(username="nare")
    path = f"/admin/accounts/user/{nare.pk}/disable/"
    at(NOON + timedelta(minutes=15))
    page = locked(client.get(path))
    client.post("/account/unlock/", {"password": PASSWORD})

    answer = client.post(path, unlocking(page, password))

    nare.refresh_from_db()
    assert answer.url == path
    assert nare.is_active


def test_a_wrong_password_keeps_the_form_as_well(left):
    first = locked(left.post(ADD, family_of_forty()))

    again = locked(left.post(ADD, unlocking(first, "not-the-password")))

    assert again.says("This is not the right password.")
    assert carried(again) == carried(first)
    assert not Household.objects.exists()


def test_passwords_are_not_kept_in_a_page(left):
    page = locked(left.post("/admin/password_change/", {"old_password": PASSWORD, "other": "x"}))

    assert PASSWORD not in page.text
    assert carried(page)["other"] == ["x"]


def test_files_are_said_to_need_choosing_again(left):
    upload = SimpleUploadedFile("hotel list.csv", b"number\n")

    page = locked(left.post("/admin/cases/household/import/", {"file": upload, "sheet": "1"}))

    assert page.says("Files have to be chosen again: hotel list.csv")


def test_six_wrong_passwords_lock_the_name_here_and_at_sign_in(left, worker):
    for _time in range(6):
        left.post("/admin/", {"_unlock_password": "wrong", "_locked_method": "GET"})

    page = left.post("/admin/", {"_unlock_password": PASSWORD, "_locked_method": "GET"})

    assert locked(page).says("This is not the right password.")
    assert not is_in(signed_in(worker))


def test_failures_at_sign_in_lock_the_locked_screen_too(left, worker):
    for _time in range(6):
        Client().post("/admin/login/", {"username": worker.username, "password": "wrong"})

    answer = left.post("/admin/", {"_unlock_password": PASSWORD, "_locked_method": "GET"})

    assert locked(answer)


def test_the_password_of_a_colleague_opens_nothing(left):
    colleague = make_user()
    colleague.set_password("the colleague's own")
    colleague.save()

    typed_in = {"_unlock_password": "the colleague's own", "_locked_method": "GET"}

    assert locked(left.post("/admin/", typed_in))


def test_a_form_of_another_site_is_not_carried_to_whoever_unlocks(at, worker):
    at(NOON)
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker)
    client.get("/admin/")
    at(NOON + timedelta(minutes=20))

    answer = client.post(ADD, {"planted": "by another site"})

    assert answer.status_code == 403
    assert "by another site" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/api/v1/households/", "/api/v1/reports/", "/api/v1/schema/"])
def test_a_program_is_told_so_in_json(left, path):
    answer = left.get(path)

    assert answer.status_code == 401
    assert answer.json()["code"] == "locked"


@pytest.mark.parametrize(
    "headers",
    [{"X-Requested-With": "XMLHttpRequest"}, {"Sec-Fetch-Dest": "empty"}],
)
def test_what_a_page_asks_in_the_background_is_refused_in_json(left, headers):
    answer = left.get("/admin/places/place/suggest/?q=Abo", headers=headers)

    assert answer.status_code == 401
    assert answer.json()["code"] == "locked"


def test_background_requests_do_not_keep_a_locked_session(at, left):
    for minutes in (20, 40, 59):
        at(NOON + timedelta(minutes=minutes))
        left.get("/admin/places/place/suggest/?q=Abo", headers={"Sec-Fetch-Dest": "empty"})

    at(NOON + timedelta(minutes=60))
    left.get("/admin/")
    assert not is_in(left)


def test_typing_without_sending_is_work(at, worker):
    at(NOON)
    client = signed_in(worker)
    for minutes in (10, 20, 30):
        at(NOON + timedelta(minutes=minutes))
        assert client.post("/account/active/").status_code == 200

    at(NOON + timedelta(minutes=44))
    assert client.get("/admin/").status_code == 200


def test_a_page_that_covered_itself_is_uncovered_by_the_password(left):
    refused = left.post("/account/unlock/", {"password": "wrong"})
    assert refused.json()["unlocked"] is False
    assert left.get("/admin/").status_code == 401

    assert left.post("/account/unlock/", {"password": PASSWORD}).json() == {"unlocked": True}
    assert left.get("/admin/").status_code == 200


def test_a_screen_is_locked_at_once_by_its_button(at, worker):
    at(NOON)
    client = signed_in(worker)

    answer = client.post("/account/lock/", {"next": "/admin/cases/household/"})

    assert answer.url == "/admin/cases/household/"
    assert locked(client.get(answer.url))


def test_the_lock_leads_nowhere_else(at, worker):
    at(NOON)
    client = signed_in(worker)

    assert client.post("/account/lock/", {"next": "https://elsewhere.example"}).url == "/admin/"


def test_whoever_forgot_the_password_signs_out_of_a_locked_screen(left):
    assert left.post("/admin/logout/").status_code == 200
    assert not is_in(left)


def test_the_locked_page_speaks_the_user_s_language(left, worker):
    worker.language = "hy"
    worker.save()

    assert 'lang="hy"' in locked(left.get("/admin/")).text


def test_only_what_is_open_to_anybody_answers_a_locked_screen(left):
    assert left.get("/healthz").status_code == 200
    assert left.get("/account/").status_code == 401
    assert left.get("/reports/").status_code == 401

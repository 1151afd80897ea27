"""Signing in by name and password: one answer for whoever is not let in, and a lock after six."""

from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Look
from accounts.sign_in.adapter import REFUSED
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import LOGIN, is_in, type_in
from tests.cases.pages import Page
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def refused(answer):
    """What the page says to whoever is not let in, without what belongs to the request alone."""
    page = Page(answer)
    assert page.says(str(REFUSED))
    return page.text.count("errornote")


def fail(client, username, times):
    for _time in range(times):
        type_in(client, username, "not-the-password")


def test_whoever_knows_name_and_password_is_let_in(client):
    user = make_user()

    assert type_in(client, user.username).url == "/admin/"
    assert is_in(client)


@pytest.mark.parametrize("name", ["nobody-here", "caseworker-x"])
def test_an_unknown_name_and_a_wrong_password_have_one_answer(client, name):
    user = make_user()

    assert refused(type_in(client, name)) == refused(type_in(client, user.username, "wrong")) == 1


def test_a_disabled_account_has_the_same_answer(client):
    user = make_user(is_active=False)

    assert refused(type_in(client, user.username)) == 1
    assert not is_in(client)


def test_a_role_that_ended_has_the_same_answer(client, at):
    at(NOON)
    user = make_user(role_until=(NOON - timedelta(days=1)).date())

    assert refused(type_in(client, user.username)) == 1
    assert not is_in(client)


def test_an_account_whose_password_was_never_chosen_has_the_same_answer(client):
    user = make_user()
    user.set_unusable_password()
    user.save()

    assert refused(type_in(client, user.username, "")) == 1
    assert refused(type_in(client, user.username)) == 1


def test_five_failures_lock_nobody(client):
    user = make_user()
    fail(client, user.username, 5)

    type_in(client, user.username)

    assert is_in(client)


def test_six_failures_lock_the_name_with_the_same_answer(client):
    user = make_user()
    fail(client, user.username, 6)

    assert refused(type_in(client, user.username)) == 1
    assert not is_in(client)


def test_the_lock_is_on_the_name_and_not_on_the_office(client):
    locked, colleague = make_user(), make_user()
    fail(client, locked.username, 6)

    type_in(client, colleague.username)

    assert is_in(client)


def test_a_name_that_nobody_has_is_locked_as_well(client, monkeypatch):
    fail(client, "nobody-here", 6)
    tried = []
    monkeypatch.setattr("allauth.account.adapter.authenticate", lambda *a, **k: tried.append(a))

    assert refused(type_in(client, "nobody-here")) == 1
    assert tried == []


@pytest.mark.parametrize("spelling", [str.upper, str.title])
def test_another_spelling_of_the_name_is_no_way_around(client, spelling):
    user = make_user(username="worker")
    fail(client, spelling("worker"), 6)

    type_in(client, user.username)

    assert not is_in(client)


def test_another_name_of_the_host_is_no_way_around(settings):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    user = make_user()
    fail(Client(headers={"host": "127.0.0.1"}), user.username, 6)
    client = Client(headers={"host": "localhost"})

    type_in(client, user.username)

    assert not is_in(client)


def test_the_lock_ends_after_a_quarter_of_an_hour(client, failures_age):
    user = make_user()
    fail(client, user.username, 6)

    failures_age(14 * 60)
    type_in(client, user.username)
    assert not is_in(client)
    failures_age(61)
    type_in(client, user.username)
    assert is_in(client)


def test_failures_are_counted_where_every_process_sees_them(client):
    fail(client, make_user().username, 1)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] == 2


def test_what_is_counted_names_nobody(client):
    fail(client, "somebody-by-name", 1)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(cache_key || value, ' ') FROM shared_cache")
        assert "somebody-by-name" not in cursor.fetchone()[0]


@pytest.fixture
def hashings(monkeypatch):
    """How often a password was hashed: what a stranger could measure."""
    counted = []
    hasher = hashers.MD5PasswordHasher
    real = hasher.encode
    monkeypatch.setattr(
        hasher, "encode", lambda self, *args: counted.append(1) or real(self, *args)
    )
    return counted


def test_every_refusal_costs_as_many_hashings(client, hashings):
    known, locked = make_user(), make_user()
    disabled, uninvited = make_user(is_active=False), make_user()
    uninvited.set_unusable_password()
    uninvited.save()
    fail(client, locked.username, 6)
    costs = {}

    for name in (known.username, "nobody-here", locked.username, disabled.username):
        hashings.clear()
        type_in(client, name, "not-the-password")
        costs[name] = len(hashings)
    hashings.clear()
    type_in(client, uninvited.username, "not-the-password")

    assert set(costs.values()) == {len(hashings)} == {1}


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", "/\\elsewhere.example"],
)
def test_signing_in_leads_nowhere_else(client, target):
    answer = type_in(client, make_user().username, next=target)

    assert answer.url == "/admin/"


def test_signing_in_leads_to_where_somebody_wanted_to_go(client):
    answer = type_in(client, make_user().username, next="/admin/cases/household/?q=x")

    assert answer.url == "/admin/cases/household/?q=x"


def test_a_session_that_was_planted_is_not_the_one_that_is_opened(client):
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key

    type_in(client, make_user().username)

    assert is_in(client)
    assert client.session.session_key != planted
    assert not client.session.exists(planted)


def test_the_cookie_lasts_no_longer_than_the_browser(client):
    type_in(client, make_user().username)

    assert client.cookies["sessionid"]["max-age"] == ""


def test_signing_out_ends_the_session_for_good(client):
    type_in(client, make_user().username)
    former = client.session.session_key

    answer = client.post("/admin/logout/")

    assert Page(answer).says("You are signed out here.")
    assert not client.session.exists(former)


@pytest.mark.parametrize("path", ["/accounts/signup/", "/account/signup/", "/account/email/"])
def test_nobody_signs_up_and_no_address_asks_for_e_mail(client, path):
    assert client.get(path).status_code == 404


def test_whoever_has_no_role_sees_their_account_and_is_not_sent_in_circles(client):
    type_in(client, make_user("").username)

    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0] == "/account/"
    assert Page(answer).says("You have no role yet.")


def test_a_sign_in_is_noted_with_its_moment(client):
    user = make_user()
    type_in(client, user.username)

    user.refresh_from_db()
    assert timezone.is_aware(user.last_login)


def test_who_signed_in_and_who_failed_is_a_look_that_holds_no_name_and_no_password(client):
    user = make_user(username="somebody")
    type_in(client, "typed-a-name", "not-the-password")
    type_in(client, user.username, "not-the-password")
    type_in(client, user.username)

    looks = Look.objects.order_by("at", "pk").values("kind", "subject", "details__event")
    assert [tuple(look.values()) for look in looks] == [
        ("sign_in_failed", "", "sign_in_refused"),
        ("sign_in_failed", str(user.pk), "sign_in_refused"),
        ("signed_in", str(user.pk), "signed_in"),
    ]
    kept = str(list(Look.objects.values()))
    assert [secret for secret in ("typed-a-name", "not-the-p", PASSWORD) if secret in kept] == []


def test_the_sign_in_page_keeps_its_address(client):
    assert client.get(LOGIN).status_code == 200
    assert client.get("/admin/").url == f"{LOGIN}?next=/admin/"

"""One-time links: shown once, kept by nobody, good for one password."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accounts import actions
from accounts.models import Invitation
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import is_in, signed_in, type_in
from tests.cases.pages import Page
from tests.factories import PASSWORD, make_link, make_user

CHOSEN = "meadow-lantern-41-quiet"
TYPED = {"password1": CHOSEN, "password2": CHOSEN}
database = pytest.mark.django_db


@pytest.fixture
def invited(at):
    """Somebody without a password, and what their link holds."""
    at(NOON)
    user = make_user(username="newcomer")
    user.set_unusable_password()
    user.save()
    return user, make_link(user, at=NOON)


def opened(token, client=None):
    """A browser in which a link was opened."""
    client = client or Client()
    client.get(f"/account/welcome/{token}/")
    return client


def closed(answer):
    """Whether a link led to the page of links that open nothing."""
    return Page(answer, status=404).says("This link does not open anything")


@database
def test_whoever_comes_by_a_link_chooses_a_password_and_signs_in_with_it(invited):
    _user, token = invited
    client = opened(token)
    assert Page(client.get("/account/welcome/")).says("newcomer")

    assert client.post("/account/welcome/", TYPED).url == "/admin/login/"

    assert not is_in(client)
    type_in(client, "newcomer", CHOSEN)
    assert is_in(client)


@database
def test_the_secret_leaves_the_address_before_a_page_is_shown(invited):
    _user, token = invited

    answer = Client().get(f"/account/welcome/{token}/")

    assert answer.url == "/account/welcome/"


@database
def test_a_link_works_once(invited):
    _user, token = invited
    early = opened(token)
    opened(token).post("/account/welcome/", TYPED)

    assert closed(Client().get(f"/account/welcome/{token}/"))
    assert closed(early.post("/account/welcome/", dict.fromkeys(TYPED, "another-one-of-mine-7")))
    assert is_in(_signed_in_with(CHOSEN))


def _signed_in_with(password):
    client = Client()
    type_in(client, "newcomer", password)
    return client


@database
def test_a_link_ends_after_seven_days(invited, at):
    _user, token = invited
    client = opened(token)

    at(NOON + actions.LASTS - timedelta(seconds=1))
    assert client.get("/account/welcome/").status_code == 200
    at(NOON + actions.LASTS)

    assert closed(client.get("/account/welcome/"))
    assert closed(client.post("/account/welcome/", TYPED))
    assert closed(Client().get(f"/account/welcome/{token}/"))


@database
def test_a_new_link_closes_the_former_one(invited):
    user, former = invited

    token = make_link(user, at=NOON)

    assert closed(Client().get(f"/account/welcome/{former}/"))
    assert opened(token).get("/account/welcome/").status_code == 200


@database
def test_the_link_of_a_disabled_account_opens_nothing(invited):
    user, token = invited
    client = opened(token)

    actions.disable(user=user, by=None)

    assert closed(client.post("/account/welcome/", TYPED))


@database
@pytest.mark.parametrize("token", ["nonsense", "a" * 500, "%00", "ա"])
def test_a_link_that_there_is_not_has_the_same_page(invited, token):
    assert closed(Client().get(f"/account/welcome/{token}/"))


@database
def test_only_a_digest_of_the_link_is_kept(invited):
    _user, token = invited
    opened(token)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(i::text, ' ') FROM accounts_invitation i")
        assert token not in cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(session_data, ' ') FROM django_session")
        assert token not in cursor.fetchone()[0]


@database
@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("short", "short", "too short"),
        (CHOSEN, "something-else-9-long", "didn’t match"),
        ("newcomer2023!!", "newcomer2023!!", "too similar to the username"),
        ("Artsakh-2023-Stepanakert", "Artsakh-2023-Stepanakert", "many would try first"),
        ("", "", "This field is required."),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays_open(invited, first, second, said):
    _user, token = invited
    client = opened(token)

    page = Page(client.post("/account/welcome/", {"password1": first, "password2": second}))

    assert page.says(said)
    assert client.post("/account/welcome/", TYPED).status_code == 302


@database
def test_a_link_ends_what_was_open_under_the_former_password():
    user = make_user()
    client = signed_in(user)

    actions.accept_invitation(
        digest=actions.digest_of(make_link(user, at=NOON)), password=CHOSEN, at=NOON
    )

    assert client.get("/account/").status_code == 302


@database
def test_the_present_password_works_until_a_link_is_used():
    user = make_user()
    make_link(user, at=NOON)

    assert is_in(signed_in(user))
    assert user.check_password(PASSWORD)


@database
def test_the_database_holds_one_open_link_a_user(invited):
    user, _token = invited
    second = Invitation(user=user, digest="x", made_at=NOON, expires_at=NOON + timedelta(days=1))

    with pytest.raises(ValidationError, match="open link already"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="invitation_one_open_a_user"), transaction.atomic():
        second.save()

"""What an administrator can do to users, and what not."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts import actions
from accounts.models import Invitation, User
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import factors, is_in, signed_in, with_app
from tests.cases.pages import Page
from tests.factories import PASSWORD, make_organisation, make_user, place

pytestmark = pytest.mark.django_db
LINK = re.compile(r'id="one-time-link">([^<]+)<')
ADD = "/admin/accounts/user/add/"


@pytest.fixture
def administrator(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


@pytest.fixture
def nare():
    return make_user(username="nare", places=["AM07"], first_name="Նարե")


def page_of(user, page="change"):
    return f"/admin/accounts/user/{user.pk}/{page}/"


def typed(**values):
    """What is typed about a user."""
    return {
        "username": "newcomer",
        "first_name": "Աննա",
        "last_name": "Գրիգորյան",
        "language": "hy",
        "organisation": "MLSA",
        "role": "caseworker",
        "places": ["AM07"],
    } | values


def shown_link(answer):
    """The address of the one-time link on a page."""
    return LINK.search(answer.content.decode())[1].removeprefix("http://testserver")


def test_a_user_is_invited_without_a_password_and_their_link_is_shown_once(client, administrator):
    answer = client.post(ADD, typed())

    user = User.objects.get(username="newcomer")
    link = shown_link(answer)
    assert not user.has_usable_password()
    assert [held.pk for held in user.places.all()] == ["AM07"]
    assert Page(Client().get(link, follow=True)).says("newcomer")
    assert "no-store" in answer.headers["Cache-Control"]
    token = link.split("/")[-2]
    assert token not in client.get(page_of(user)).content.decode()
    assert Invitation.objects.get().made_by == administrator


def test_sending_the_same_form_again_makes_nobody_else(client, administrator):
    client.post(ADD, typed())

    page = Page(client.post(ADD, typed()))

    assert page.says("A user with that username already exists.")
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": ""}, "This field is required."),
        ({"organisation": ""}, "Choose the organisation that this person works for."),
        ({"role": "king"}, "Select a valid choice."),
        ({"places": ["AM99"]}, "Select a valid choice."),
        ({"username": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_made(client, administrator, wrong, said):
    page = Page(client.post(ADD, typed(**wrong)))

    assert page.says(said)
    assert not User.objects.filter(username__startswith="a").exclude(pk=administrator.pk).exists()
    assert not Invitation.objects.exists()


def test_a_role_above_the_administrator_waits_until_a_second_person_confirms_it(
    client, administrator
):
    client.post(ADD, typed(role="supervisor"))
    user = User.objects.get(username="newcomer")

    assert (user.role_waits, user.role_given_by) == (True, administrator)
    with pytest.raises(ValidationError, match="not yours to confirm"):
        actions.confirm_role(user=user, by=administrator)
    confirmed = actions.confirm_role(user=user, by=make_user("supervisor", places=["AM07"]))
    assert confirmed.role_waits is False


def test_an_administrator_s_own_role_is_given_at_once(client, administrator):
    client.post(ADD, typed(role="administrator"))

    assert User.objects.get(username="newcomer").role_waits is False


def test_whoever_lost_the_password_gets_a_new_link(client, administrator, nare):
    assert Page(client.get(page_of(nare, "new-link"))).says("The link is shown once")

    link = shown_link(client.post(page_of(nare, "new-link")))

    assert Page(Client().get(link, follow=True)).says("nare")


def test_a_disabled_user_is_out_at_once_and_back_after_enabling(client, administrator, nare):
    theirs = signed_in(nare)

    client.post(page_of(nare, "disable"))

    assert theirs.get("/admin/").status_code == 302
    assert not is_in(signed_in(nare))
    client.post(page_of(nare, "enable"))
    assert is_in(signed_in(nare))
    assert theirs.get("/admin/").status_code == 302


def test_a_disabled_user_gets_no_link(client, administrator, nare):
    actions.disable(user=nare, by=administrator)

    page = Page(client.post(page_of(nare, "new-link")))

    assert page.says("This account is disabled")
    assert not Invitation.objects.exists()


def test_a_lost_second_factor_is_reset(client, administrator, nare):
    with_app(nare)
    assert Page(client.get(page_of(nare))).says("Reset the second factor")

    client.post(page_of(nare, "reset-second-factor"))

    assert factors(nare) == []


def test_what_is_changed_of_a_user_ends_what_they_have_open(client, administrator, nare):
    theirs = signed_in(nare)

    answer = client.post(page_of(nare), typed(username="nare", role="registrar", places=["AM03"]))

    nare.refresh_from_db()
    assert answer.status_code == 302
    assert (nare.role, list(nare.places.all())) == ("registrar", [place("AM03")])
    assert theirs.get("/admin/").status_code == 302


def test_a_corrected_name_ends_nothing(client, administrator, nare):
    theirs = signed_in(nare)

    client.post(page_of(nare), typed(username="nare", first_name="Նարեկ"))

    assert theirs.get("/admin/").status_code == 200


def test_the_page_of_a_user_says_what_state_the_account_is_in(client, administrator, nare):
    actions.new_link(user=nare, by=administrator, at=nare.date_joined)

    page = Page(client.get(page_of(nare)))

    assert all(page.says(words) for words in ("Last sign-in", "open until", "Disable the account"))
    assert "password" not in page.values


@pytest.mark.parametrize("page", ["new-link", "disable", "enable", "reset-second-factor"])
def test_nobody_does_any_of_it_to_their_own_account(client, administrator, page):
    with_app(administrator)

    answer = client.post(page_of(administrator, page))

    administrator.refresh_from_db()
    assert Page(answer).says("Nobody changes their own role")
    assert administrator.is_active
    assert factors(administrator) == ["totp"]
    assert not Invitation.objects.exists()


def test_nobody_gives_themselves_another_role_organisation_or_place(client, administrator):
    make_organisation("PIN", is_controller=False)

    client.post(
        page_of(administrator),
        typed(username=administrator.username, role="supervisor", organisation="PIN"),
    )

    administrator.refresh_from_db()
    assert (administrator.role, administrator.organisation_id) == ("administrator", "MLSA")
    assert not administrator.places.exists()
    assert administrator.first_name == "Աննա"


@pytest.mark.parametrize(
    "change",
    [{"role": "supervisor"}, {"role_until": NOON.date()}, {"purpose": "health"}],
)
def test_the_action_refuses_it_whichever_door_asks(administrator, change):
    for field, value in change.items():
        setattr(administrator, field, value)

    with pytest.raises(ValidationError, match="their own role"):
        actions.amend_access(user=administrator, places=None, by=administrator)


def test_a_page_that_was_opened_before_an_account_was_disabled_does_not_open_it_again(
    administrator, nare
):
    opened_before = User.objects.get(pk=nare.pk)
    actions.disable(user=nare, by=administrator)

    opened_before.first_name = "Նարեկ"
    actions.amend_access(user=opened_before, places=None, by=administrator)

    nare.refresh_from_db()
    assert (nare.is_active, nare.session_round, nare.first_name) == (False, 1, "Նարեկ")


def test_nobody_gives_or_takes_a_role_beyond_theirs(nare):
    supervisor = make_user("supervisor")
    nare.role = "administrator"

    with pytest.raises(ValidationError, match="may not give this role"):
        actions.amend_access(user=nare, places=None, by=supervisor)
    with pytest.raises(ValidationError, match="may not give this role"):
        actions.reset_second_factor(user=make_user("administrator"), by=supervisor)


@pytest.mark.parametrize("page", ["change", "new-link", "disable", "reset-second-factor"])
def test_an_account_of_the_machine_is_out_of_an_administrators_reach(client, administrator, page):
    root = User.objects.create_superuser("root", password=PASSWORD)

    answer = client.post(page_of(root, page), typed())

    root.refresh_from_db()
    assert answer.status_code in (302, 404)
    assert root.check_password(PASSWORD)
    assert root.is_active


def test_there_is_no_page_on_which_somebody_sets_the_password_of_another(
    client, administrator, nare
):
    assert client.get(page_of(nare, "password")).status_code in (302, 404)
    client.post(page_of(nare), typed(username="nare", password="another-long-one"))

    nare.refresh_from_db()
    assert nare.check_password(PASSWORD)


@pytest.mark.parametrize(
    "path", ["/admin/account/", "/admin/mfa/", "/admin/mfa/authenticator/", "/admin/auth/group/"]
)
def test_what_the_libraries_bring_stands_nowhere_in_the_admin(client, administrator, path):
    assert client.get(path).status_code == 404

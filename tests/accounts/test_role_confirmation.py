"""A role that somebody gave who may less waits for a second person; caseworkers are cleared."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts import actions
from accounts.confirming import clearable_by, may_confirm, waiting_for
from accounts.models import User
from accounts.roles import acting_role
from tests.cases.pages import Page
from tests.cases.refusals import refused
from tests.factories import make_organisation, make_user, place

pytestmark = pytest.mark.django_db

ROLES, CLEARANCE = "/admin/staff/roles/", "/admin/staff/clearance/"


@pytest.fixture
def administrator():
    return make_user("administrator")


@pytest.fixture
def supervisor():
    """A supervisor of Kotayk."""
    return make_user("supervisor", places=["AM07"])


def waits(administrator, role="caseworker", places=("AM07",), **fields):
    """Somebody whose role an administrator gave, who may less."""
    return make_user(role, places=places, role_waits=True, role_given_by=administrator, **fields)


def test_a_role_that_waits_opens_nothing_until_it_is_confirmed(client, administrator, supervisor):
    nare = waits(administrator)
    assert acting_role(nare) == ""

    confirmed = actions.confirm_role(user=nare, by=supervisor)

    assert acting_role(confirmed) == "caseworker"
    assert confirmed.role_confirmed_by == supervisor
    with refused("not_waiting"):
        actions.confirm_role(user=nare, by=supervisor)


def test_a_refused_role_is_taken_away_and_the_account_stays(administrator, supervisor):
    refused_one = actions.refuse_role(user=waits(administrator), by=supervisor)

    assert (refused_one.role, refused_one.role_waits, refused_one.is_active) == ("", False, True)


@pytest.mark.parametrize(
    ("by", "role", "may"),
    [
        ("supervisor", "registrar", True),
        ("supervisor", "caseworker", True),
        ("supervisor", "supervisor", True),
        ("supervisor", "partner", True),
        ("supervisor", "coordinator", True),
        ("supervisor", "dpo", False),
        ("supervisor", "auditor", False),
        ("supervisor", "administrator", False),
        ("dpo", "supervisor", True),
        ("dpo", "dpo", True),
        ("dpo", "auditor", True),
        ("dpo", "caseworker", False),
        ("dpo", "administrator", False),
        ("caseworker", "registrar", False),
        ("administrator", "administrator", False),
        ("auditor", "auditor", False),
    ],
)
def test_whoever_may_as_much_confirms(administrator, by, role, may):
    places = ["AM07"] if by in ("supervisor", "caseworker") else []
    assert may_confirm(make_user(by, places=places), waits(administrator, role)) == may


def test_a_supervisor_confirms_within_their_places_only(administrator, supervisor):
    within = User.objects.get(pk=waits(administrator).pk)
    across = waits(administrator, places=("AM07", "AM03"))

    assert may_confirm(supervisor, within)
    assert not may_confirm(supervisor, across)
    with refused("role_beyond"):
        actions.confirm_role(user=across, by=supervisor)
    assert waiting_for(supervisor) == [within]


def test_nobody_confirms_their_own_role_or_what_they_gave(supervisor):
    given = waits(supervisor)
    own = waits(None, "supervisor")

    assert not may_confirm(supervisor, given)
    assert not may_confirm(own, own)
    with refused("role_beyond"):
        actions.confirm_role(user=given, by=supervisor)


def test_whoever_s_own_role_waits_confirms_nobody(administrator):
    other = waits(administrator, "supervisor")

    assert not may_confirm(other, waits(administrator))


def test_a_supervisor_of_another_organisation_confirms_nobody(administrator):
    ngo = make_organisation("PIN", is_controller=False)
    other = make_user("supervisor", places=["AM07"], organisation=ngo)

    assert waiting_for(other) == []


def test_the_page_lists_what_waits_and_today_leads_to_it(client, administrator, supervisor):
    nare, elsewhere = waits(administrator), waits(administrator, places=("AM03",))
    client.force_login(supervisor)
    assert ROLES in Page(client.get("/admin/")).links
    page = Page(client.get(ROLES))
    assert page.says(nare.username)
    assert not page.says(elsewhere.username)

    client.post(ROLES, {"user_name": nare.username, "decision": "confirm"})
    client.post(ROLES, {"user_name": elsewhere.username, "decision": "confirm"})

    nare.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (nare.role_waits, elsewhere.role_waits) == (False, True)
    assert ROLES not in [link for link in Page(client.get("/admin/")).links if link == ROLES]


@pytest.mark.parametrize("decision", ["refuse", "", "x"])
def test_the_page_refuses_and_takes_no_other_word(client, administrator, supervisor, decision):
    nare = waits(administrator)
    client.force_login(supervisor)

    client.post(ROLES, {"user_name": nare.username, "decision": decision})

    nare.refresh_from_db()
    assert nare.role == ("" if decision == "refuse" else "caseworker")
    assert nare.role_waits == (decision != "refuse")


def confirmed_by_command(username):
    out = StringIO()
    call_command("confirm_role", username, stdout=out)
    return out.getvalue()


def test_on_the_machine_the_first_is_confirmed_where_nobody_else_could(administrator):
    first = waits(administrator, "supervisor", username="first")

    assert "first is supervisor now." in confirmed_by_command("first")
    first.refresh_from_db()
    assert (first.role_waits, first.role_confirmed_by) == (False, None)


def test_on_the_machine_nobody_is_confirmed_where_somebody_could(administrator, supervisor):
    waits(administrator, "supervisor", username="second")

    with pytest.raises(CommandError, match=supervisor.username):
        confirmed_by_command("second")


@pytest.mark.parametrize("username", ["nobody", "there"])
def test_on_the_machine_who_does_not_wait_is_told(username):
    make_user("coordinator", username="there")

    with pytest.raises(CommandError):
        confirmed_by_command(username)


def test_a_supervisor_clears_a_caseworker_of_their_places_and_no_longer(client, supervisor):
    nare = make_user(places=["AM07"], username="nare")
    client.force_login(supervisor)
    assert Page(client.get(CLEARANCE)).says("nare")

    client.post(CLEARANCE, {"user_name": "nare", "cleared": "yes"})
    nare = User.objects.get(pk=nare.pk)
    assert nare.is_cleared and nare.has_perm("cases.confidential_needs")
    before = nare.session_round

    client.post(CLEARANCE, {"user_name": "nare", "cleared": "no"})
    nare = User.objects.get(pk=nare.pk)
    assert not nare.is_cleared
    assert nare.session_round == before + 1


def test_only_caseworkers_of_their_places_and_organisation_are_cleared(supervisor):
    ngo = make_organisation("PIN", is_controller=False)
    nare = make_user(places=["AM07"])
    others = [
        make_user(places=["AM03"]),
        make_user(places=["AM07", "AM03"]),
        make_user("registrar", places=["AM07"]),
        make_user(places=["AM07"], organisation=ngo),
        make_user(places=["AM07"], role_waits=True),
        make_user(places=[]),
        supervisor,
    ]

    assert clearable_by(supervisor) == [nare]
    for other in others:
        with refused("not_yours"):
            actions.clear_for_protection(user=other, is_cleared=True, by=supervisor)


@pytest.mark.parametrize("role", ["caseworker", "administrator", "dpo"])
def test_nobody_else_clears(client, role):
    client.force_login(make_user(role, places=["AM07"], is_cleared=True))

    assert client.get(CLEARANCE).status_code == 403


@pytest.mark.parametrize("change", ["places", "role", "name"])
def test_clearance_ends_with_the_places_or_the_role_for_which_it_was_given(administrator, change):
    nare = make_user(places=["AM07"], is_cleared=True)
    places = [place("AM03")] if change == "places" else None
    nare.role = "registrar" if change == "role" else nare.role
    nare.first_name = "Nare"

    actions.amend_access(user=nare, places=places, by=administrator)

    nare.refresh_from_db()
    assert nare.is_cleared == (change == "name")

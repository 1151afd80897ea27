"""Accounts for some days: all of a list or none, once, within what the supervisor has."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from accounts import actions
from accounts.actions.surge import Colleague, surge_accounts_of, user_name
from accounts.models import Invitation, User
from tests.cases.refusals import faults_of, refused
from tests.factories import make_organisation, make_user, place

pytestmark = pytest.mark.django_db

AT = datetime(2023, 9, 28, 6, tzinfo=UTC)
TODAY = date(2023, 9, 28)


@pytest.fixture
def supervisor():
    """A supervisor of Kotayk."""
    return make_user("supervisor", places=["AM07"])


def make(by, *names, places=("AM07",), days=3, **others):
    """Accounts for people of these names, or rows of a list."""
    rows = [
        name if isinstance(name, Colleague) else Colleague(row=row, name=name)
        for row, name in enumerate(names, start=1)
    ]
    return actions.make_surge_accounts(
        colleagues=rows,
        places=[place(code) for code in places],
        days=days,
        by=by,
        at=AT,
        today=TODAY,
        **others,
    )


def codes_of(call):
    """Codes of all the faults with which a call is refused."""
    with pytest.raises(Exception) as caught:
        call()
    return [fault.code for fault in faults_of(caught.value)]


def test_each_becomes_a_registrar_of_the_supervisor_s_organisation_and_places(supervisor):
    made = make(supervisor, "Նարե Մանուկյան", "Արմեն Պետրոսյան", days=3)

    users = [user for user, _secret in made.new]
    assert [user.username for user in users] == ["nare.manukyan", "armen.petrosyan"]
    nare = User.objects.get(username="nare.manukyan")
    assert (nare.first_name, nare.last_name, nare.role) == ("Նարե", "Մանուկյան", "registrar")
    assert (nare.organisation, nare.role_until) == (supervisor.organisation, date(2023, 9, 30))
    assert (nare.role_given_by, nare.role_waits) == (supervisor, False)
    assert list(nare.places.all()) == [place()]
    assert not nare.has_usable_password()


def test_each_gets_a_link_that_leads_in_once(supervisor):
    made = make(supervisor, "Նարե Մանուկյան")
    ((nare, secret),) = made.new

    invitation = Invitation.objects.get(user=nare)
    assert invitation.digest == actions.digest_of(secret)
    assert secret not in invitation.digest


def test_they_work_until_the_end_of_their_last_day(supervisor):
    ((nare, _secret),) = make(supervisor, "Նարե Մանուկյան").new

    assert nare.has_role_on(date(2023, 9, 30))
    assert not nare.has_role_on(date(2023, 10, 1))


def test_the_same_list_again_makes_nobody_twice(supervisor):
    make(supervisor, "Նարե Մանուկյան", "Արմեն Պետրոսյան")
    again = make(supervisor, "Նարե Մանուկյան", "Արմեն Պետրոսյան", "Անի Սարգսյան")

    assert [user.username for user, _secret in again.new] == ["ani.sargsyan"]
    assert sorted(user.username for user in again.there) == ["armen.petrosyan", "nare.manukyan"]
    assert User.objects.filter(role="registrar").count() == 3


def test_one_fault_and_nobody_is_made_and_all_faults_are_told(supervisor):
    make_user(username="taken")
    wrong = [
        Colleague(2, "", "somebody"),
        Colleague(3, "Հովհաննես Թումանյան", "taken"),
        Colleague(4, "Анна Петрова"),
        Colleague(5, "Անի Սարգսյան", "with blanks and !"),
        Colleague(6, "Նարե Մանուկյան"),
        Colleague(7, "Նարե Մանուկյան"),
    ]
    codes = codes_of(partial(make, supervisor, *wrong, places=("AM03",), days=31))

    assert sorted(codes) == sorted(
        ["no_name", "taken", "no_user_name", "field", "twice", "not_your_place", "days"]
    )
    assert not User.objects.filter(role="registrar").exists()


def test_whose_name_is_another_s_account_is_told_though_the_name_is_the_same(supervisor):
    other = make_user("supervisor", places=["AM07"])
    make(other, "Նարե Մանուկյան")

    with refused("taken"):
        make(supervisor, "Նարե Մանուկյան")


@pytest.mark.parametrize(("days", "is_refused"), [(0, True), (1, False), (30, False), (31, True)])
def test_for_one_to_thirty_days(supervisor, days, is_refused):
    if is_refused:
        with refused("days"):
            make(supervisor, "Նարե Մանուկյան", days=days)
    else:
        assert make(supervisor, "Նարե Մանուկյան", days=days).new


@pytest.mark.parametrize(("days", "is_refused"), [(5, False), (6, True)])
def test_nobody_lets_in_for_longer_than_they_work_themselves(days, is_refused):
    supervisor = make_user("supervisor", places=["AM07"], role_until=date(2023, 10, 2))

    if is_refused:
        with refused("beyond_own_role"):
            make(supervisor, "Նարե Մանուկյան", days=days)
    else:
        assert make(supervisor, "Նարե Մանուկյան", days=days).new


def test_they_work_within_the_supervisor_s_places(supervisor):
    within = place("AM07").children.first()

    assert make(supervisor, "Նարե Մանուկյան", places=(within.pk,)).new
    with refused("not_your_place"):
        make(supervisor, "Անի Սարգսյան", places=("AM07", "AM03"))
    with refused("no_place"):
        make(supervisor, "Անի Սարգսյան", places=())


@pytest.mark.parametrize("role", ["caseworker", "registrar", "dpo", "partner"])
def test_who_may_not_give_the_role_makes_nobody(role):
    # What a page refuses by permission, the action refuses by the table of who gives what.
    user = make_user(role, places=["AM07"], organisation=make_organisation())
    with refused("role_beyond"):
        make(user, "Նարե Մանուկյան")


def test_a_supervisor_of_another_organisation_makes_nobody():
    ngo = make_organisation("PIN", is_controller=False)
    with refused("role_beyond"):
        make(make_user("supervisor", places=["AM07"], organisation=ngo), "Նարե Մանուկյան")


@pytest.mark.parametrize("names", [[], [f"Նարե Մանուկյան{n}" for n in range(201)]])
def test_a_list_names_somebody_and_no_crowd(supervisor, names):
    assert codes_of(partial(make, supervisor, *names))[0] in ("empty", "too_many")


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("Նարե Մանուկյան", "", "nare.manukyan"),
        ("Anna-Maria O'Neil", "", "annamaria.oneil"),
        ("Նարե Մանուկյան", " Nare7 ", "nare7"),
        ("Анна Петрова", "", ""),
    ],
)
def test_a_user_name_is_made_of_armenian_and_latin_letters(name, typed, expected):
    assert user_name(Colleague(1, name, typed)) == expected


def test_their_days_are_extended_from_today_and_ended_now(supervisor):
    ((nare, _secret),) = make(supervisor, "Նարե Մանուկյան").new
    later = TODAY + timedelta(days=10)

    extended = actions.extend_surge_account(user=nare, days=5, by=supervisor, today=later)
    assert extended.role_until == later + timedelta(days=4)
    before = extended.session_round
    ended = actions.end_surge_account(user=nare, by=supervisor, today=later)
    assert not ended.has_role_on(later)
    nare.refresh_from_db()
    assert nare.session_round == before + 1


def test_nobody_changes_an_account_of_another_list(supervisor):
    ((nare, _secret),) = make(supervisor, "Նարե Մանուկյան").new
    other, caseworker = make_user("supervisor", places=["AM07"]), make_user(places=["AM07"])

    for user, by in ((nare, other), (caseworker, supervisor), (supervisor, supervisor)):
        with refused("not_yours"):
            actions.extend_surge_account(user=user, days=5, by=by, today=TODAY)
        with refused("not_yours"):
            actions.end_surge_account(user=user, by=by, today=TODAY)
        with refused("not_yours"):
            actions.renew_surge_link(user=user, by=by, at=AT)
    assert list(surge_accounts_of(other)) == []


def test_another_link_makes_the_first_one_void(supervisor):
    ((nare, first),) = make(supervisor, "Նարե Մանուկյան").new
    second = actions.renew_surge_link(user=nare, by=supervisor, at=AT)

    (open_one,) = Invitation.objects.open(at=AT)
    assert open_one.digest == actions.digest_of(second) != actions.digest_of(first)

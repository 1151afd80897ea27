"""Who sees whom: households, people, stays and addresses by one predicate."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from cases import actions
from cases.models import (
    Assignment,
    DataRequest,
    Household,
    Individual,
    Membership,
    Residence,
    Restriction,
)
from cases.policy.staff import REGISTERED_HERE_DAYS
from tests.factories import (
    DAY,
    child,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
    place,
)

LATER = DAY + timedelta(days=200)
MARZ, ELSEWHERE = "AM07", "AM01"
MODELS = (Household, Individual, Membership, Residence)


@pytest.fixture
def ours(db):
    """A family of two in a settlement of Kotayk, seen long after its registration."""
    return make_household({}, child(), at=settlement())


def settlement():
    """A settlement of Kotayk that once belonged to a district."""
    inside = type(place()).objects.within(place(MARZ))
    return inside.filter(level="settlement", district__isnull=False).order_by("code")[0]


def seen(user, on=LATER):
    """How many households, people, stays and addresses the user sees."""
    return tuple(model.objects.visible_to(user, on=on).count() for model in MODELS)


ALL, NOBODY = (1, 2, 2, 1), (0, 0, 0, 0)


@pytest.mark.parametrize("role", ["caseworker", "supervisor"])
@pytest.mark.parametrize("area", ["itself", "parent", "district", "marz", "country"])
def test_who_works_where_the_household_lives_sees_it(ours, role, area):
    home = settlement()
    areas = {
        "itself": home,
        "parent": home.parent,
        "district": home.district,
        "marz": place(MARZ),
        "country": place("AM"),
    }

    assert seen(make_user(role, places=[areas[area]])) == ALL


@pytest.mark.parametrize("places", [[], [ELSEWHERE]], ids=["nowhere", "elsewhere"])
def test_who_works_elsewhere_or_nowhere_sees_nobody(ours, places):
    assert seen(make_user(places=places)) == NOBODY


def test_who_works_at_one_of_several_places_sees_it(ours):
    assert seen(make_user(places=[ELSEWHERE, MARZ])) == ALL


@pytest.mark.parametrize("role", ["coordinator", "administrator", ""])
def test_other_roles_see_nobody_wherever_they_work(ours, role):
    assert seen(make_user(role, places=[MARZ])) == NOBODY


@pytest.mark.parametrize("role", ["caseworker", "supervisor"])
def test_the_staff_of_another_organisation_see_nobody(ours, role):
    partner = make_organisation("NGO", is_controller=False, kind="national_ngo")

    assert seen(make_user(role, places=[MARZ], organisation=partner)) == NOBODY


def test_whoever_is_not_signed_in_sees_nobody(ours):
    assert seen(AnonymousUser()) == NOBODY


@pytest.mark.parametrize("superuser", [False, True])
def test_whoever_was_dismissed_sees_nobody(ours, superuser):
    dismissed = make_user(places=[MARZ], is_active=False, is_superuser=superuser)

    assert seen(dismissed) == NOBODY


@pytest.mark.parametrize("role", ["", "administrator", "caseworker"])
def test_the_mark_of_a_superuser_shows_nobody(ours, role):
    assert seen(make_user(role, is_superuser=True, is_staff=True)) == NOBODY


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, ALL), (REGISTERED_HERE_DAYS, ALL), (REGISTERED_HERE_DAYS + 1, NOBODY)],
)
def test_who_lives_elsewhere_is_seen_where_they_were_registered_for_thirty_days(db, days, expected):
    make_household({}, child(), at=ELSEWHERE, registered_at=settlement())

    assert seen(make_user(places=[MARZ]), on=DAY + timedelta(days=days)) == expected


def moved_away(household):
    """Another actual address, in Yerevan."""
    return actions.change_address(
        household=household,
        kind="actual",
        place=place(ELSEWHERE),
        address="",
        accommodation="rented",
        on=DAY + timedelta(days=100),
        by=make_user(),
        today=LATER,
    )


def test_who_moved_away_is_seen_at_the_new_address_alone(ours):
    moved_away(ours)

    assert seen(make_user(places=[MARZ])) == NOBODY
    assert seen(make_user(places=[ELSEWHERE])) == (1, 2, 2, 2)


def test_an_address_on_the_books_does_not_show_anybody(ours):
    actions.change_address(
        household=ours,
        kind="registered",
        place=place(ELSEWHERE),
        address="",
        accommodation="unknown",
        on=DAY,
        by=make_user(),
        today=LATER,
    )

    assert seen(make_user(places=[ELSEWHERE])) == NOBODY


def test_an_inactive_household_is_still_seen_where_it_lived(ours):
    actions.make_inactive(
        household=ours, on=LATER, reason="no_contact", by=make_user(), today=LATER
    )

    assert seen(make_user(places=[MARZ])) == ALL


def test_whoever_moved_into_another_household_is_seen_there_alone(db):
    ours, others = family(at=MARZ), make_household(at=ELSEWHERE)
    moved = actions.move_member(
        person=member(ours, "child"),
        to=others,
        relationship="not_related",
        on=date(2023, 10, 20),
        by=make_user(),
        today=LATER,
    )
    here, there = make_user(places=[MARZ]), make_user(places=[ELSEWHERE])

    assert moved not in Individual.objects.visible_to(here, on=LATER)
    assert moved in Individual.objects.visible_to(there, on=LATER)
    assert head_of(ours) not in Individual.objects.visible_to(there, on=LATER)


def test_of_several_households_each_worker_sees_their_own(db):
    make_household(at=MARZ)
    make_household({}, child(), at=ELSEWHERE)

    assert seen(make_user(places=[MARZ])) == (1, 1, 1, 1)
    assert seen(make_user(places=[ELSEWHERE])) == ALL
    assert seen(make_user(places=["AM"])) == (2, 3, 3, 2)


@pytest.mark.parametrize(
    ("role", "counted"),
    [("coordinator", 2), ("supervisor", 2), ("caseworker", 0), ("administrator", 0)],
)
def test_reports_count_for_those_who_may_read_reports(ours, role, counted):
    assert Individual.objects.countable_by(make_user(role)).count() == counted


def test_nobody_counts_without_signing_in(ours):
    assert not Individual.objects.countable_by(AnonymousUser()).exists()


def test_whose_request_is_open_is_seen_with_who_works_with_them(ours):
    officer = make_user("dpo")
    person, other = head_of(ours), member(ours, "child")
    DataRequest.objects.create(
        individual=person,
        kind="restriction",
        asked_by="The person",
        asked_on=LATER,
        due_on=LATER,
        opened_by=officer,
    )
    works = {"user": make_user(), "from_on": DAY}
    theirs = Assignment.objects.create(individual=person, **works)
    Assignment.objects.create(individual=other, **works)

    assert list(Assignment.objects.visible_to(officer, on=LATER)) == [theirs]


def test_the_officer_sees_why_anybody_is_hidden(ours):
    officer = make_user("dpo")
    hidden = {"reason": "Threatened", "from_on": DAY, "set_by": officer}
    rows = [Restriction.objects.create(individual=each, **hidden) for each in ours.members.all()]

    assert set(Restriction.objects.visible_to(officer, on=LATER)) == set(rows)

"""What becomes true of a person, and what no longer is."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.models import IdentityDocument, LikelySame, NeedCode, PersonLink
from tests.cases.refusals import refused
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
LATER = DAY + timedelta(days=30)
PASSPORT = {"type": "passport", "number": "AN0123456", "is_verified": True}


@pytest.fixture
def by():
    return make_user()


@pytest.fixture
def person():
    return head_of(family())


def version_of(person):
    person.household.refresh_from_db()
    return person.household.version


def test_a_telephone_number_raises_the_version_of_the_household(person, by):
    before = version_of(person)

    actions.add_phone(person=person, values={"number": "+37493550127"}, by=by, today=TODAY)

    assert version_of(person) == before + 1


def test_the_same_number_is_not_recorded_twice(person, by):
    number = {"number": "+37493550127"}
    actions.add_phone(person=person, values=number, by=by, today=TODAY)

    with refused("phone_taken"):
        actions.add_phone(person=person, values=number, by=by, today=TODAY)


def test_a_number_that_ended_can_be_recorded_again(person, by):
    number = {"number": "+37493550127"}
    phone = actions.add_phone(person=person, values=number, by=by, today=LATER)
    actions.end_fact(fact=phone, on=TODAY, by=by, today=TODAY)

    actions.add_phone(person=person, values=number, by=by, today=TODAY)

    assert person.phones.count() == 2


def test_a_page_that_is_stale_writes_no_fact(person, by):
    stale = version_of(person)
    actions.add_phone(person=person, values={"number": "+37493550127"}, by=by, today=TODAY)

    with refused("stale"):
        actions.add_document(person=person, values=PASSPORT, by=by, today=TODAY, version=stale)

    assert not person.documents.exists()


def test_a_verified_number_that_another_holds_is_contested_and_nobody_is_turned_away(person, by):
    other = head_of(make_household({"given_name": "Անի"}))
    actions.add_document(person=person, values=PASSPORT, by=by, today=TODAY)

    second = actions.add_document(person=other, values=PASSPORT, by=by, today=TODAY)

    assert (second.state, second.is_verified) == ("contested", False)
    compared = LikelySame.objects.get()
    assert (compared.individual, compared.other, compared.why) == (other, person, "document")


def test_a_number_that_another_holds_verified_is_contested_though_nobody_saw_it(person, by):
    other = head_of(make_household({"given_name": "Անի"}))
    actions.add_document(person=person, values=PASSPORT, by=by, today=TODAY)

    unseen = PASSPORT | {"is_verified": False}
    second = actions.add_document(person=other, values=unseen, by=by, today=TODAY)

    assert (second.state, second.is_verified) == ("contested", False)
    assert LikelySame.objects.get().other == person


def test_an_unverified_number_may_be_held_by_two(person, by):
    other = head_of(make_household({"given_name": "Անի"}))
    unseen = PASSPORT | {"is_verified": False}
    for holder in (person, other):
        actions.add_document(person=holder, values=unseen, by=by, today=TODAY)

    assert IdentityDocument.objects.filter(state="valid").count() == 2


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"issued_on": TODAY + timedelta(days=1)}, "future"),
        ({"issued_on": LATER, "expires_on": DAY}, "expires_before_issue"),
        ({"extended_until": LATER}, "extension_too_early"),
        ({"state": "contested"}, "contested_verified"),
        ({"from_on": TODAY + timedelta(days=1)}, "future"),
        ({"from_on": date(1987, 1, 1)}, "too_early"),
    ],
)
def test_a_document_whose_days_do_not_fit_is_refused(person, by, values, code):
    with refused(code):
        actions.add_document(person=person, values=PASSPORT | values, by=by, today=TODAY)


def test_a_confidential_need_is_for_cleared_staff(person, by):
    survivor = NeedCode.objects.get(pk="SV-VA")

    with refused("confidential_need"):
        actions.add_need(person=person, need=survivor, on=TODAY, by=by, today=TODAY)
    actions.add_need(
        person=person, need=survivor, on=TODAY, by=make_user("supervisor"), today=TODAY
    )

    assert person.needs.count() == 1


def test_a_need_stands_once_at_a_time(person, by):
    chronic = NeedCode.objects.get(pk="SM-CI")
    actions.add_need(person=person, need=chronic, on=DAY, by=by, today=TODAY)

    with refused("overlapping_need"):
        actions.add_need(person=person, need=chronic, on=TODAY, by=by, today=TODAY)


def test_who_is_away_stays_a_member_and_the_head(person, by):
    actions.record_absence(
        person=person, values={"country": "RU", "from_on": LATER}, by=by, today=TODAY
    )

    person.refresh_from_db()
    assert person.is_head and person.left_on is None
    assert person.absences.on(TODAY).exists()


def test_nobody_is_away_twice_at_once(person, by):
    away = {"country": "RU", "from_on": LATER}
    actions.record_absence(person=person, values=away, by=by, today=TODAY)

    with refused("overlapping_absence"):
        actions.record_absence(person=person, values=away, by=by, today=TODAY)


def test_a_father_who_never_came_is_a_link_and_no_member(person, by):
    son = member(person.household, "child")
    missing = {"kind": "parent", "other_name": "Կարեն Ավանեսյան", "whereabouts": "missing"}

    actions.link_people(person=son, values=missing, by=by, today=TODAY)

    assert son.links.get().other is None
    assert person.household.members.count() == 3


def test_a_link_needs_the_other_person(person, by):
    with refused("link_without_other"):
        actions.link_people(person=person, values={"kind": "parent"}, by=by, today=TODAY)


def test_both_sides_see_a_link(by):
    here, there = make_household({}, child(), at="AM07"), make_household(at="AM08")
    link = actions.link_people(
        person=member(here, "child"),
        values={"kind": "parent", "other": head_of(there)},
        by=by,
        today=TODAY,
    )

    for place in ("AM07", "AM08"):
        worker = make_user(places=[place])
        assert PersonLink.objects.visible_to(worker, on=TODAY).get() == link
    stranger = make_user(places=["AM09"])
    assert not PersonLink.objects.visible_to(stranger, on=TODAY).exists()


def test_displacements_stand_once_a_year(person, by):
    actions.add_displacement(person=person, values={"year": 2020}, by=by, today=TODAY)

    with refused("displacement_twice"):
        actions.add_displacement(person=person, values={"year": 2020}, by=by, today=TODAY)


def test_what_ended_on_the_day_it_began_never_held(person, by):
    phone = actions.add_phone(person=person, values={"number": "+37493550127"}, by=by, today=TODAY)

    actions.end_fact(fact=phone, on=TODAY, by=by, today=TODAY)

    assert not person.phones.on(TODAY).exists()


def test_nothing_ends_twice(person, by):
    phone = actions.add_phone(person=person, values={"number": "+37493550127"}, by=by, today=TODAY)
    actions.end_fact(fact=phone, on=TODAY, by=by, today=TODAY)

    with refused("ended"):
        actions.end_fact(fact=phone, on=TODAY, by=by, today=TODAY)


def test_a_household_is_confirmed_and_an_older_day_changes_nothing(person, by):
    household = person.household
    for how, on in (("visit", TODAY), ("call", LATER)):
        actions.confirm_household(household=household, how=how, on=on, by=by, today=TODAY)

    household.refresh_from_db()
    assert (household.last_confirmed_on, household.last_confirmed_by) == (TODAY, "visit")


def test_a_colleague_is_assigned_once(person, by):
    said = {"target": person.household, "user": by, "reason": "", "on": TODAY}
    actions.assign(**said, by=by, today=TODAY)

    with refused("assigned_already"):
        actions.assign(**said, by=by, today=TODAY)


def test_a_restriction_ends_after_it_begins(person, by):
    with refused("ends_before_beginning"):
        actions.restrict(
            target=person, reason="Threatened", on=TODAY, until=DAY, by=by, today=TODAY
        )

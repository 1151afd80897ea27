"""What a household is made of as of a day: who belonged to it then, at the age they had then."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.choices import VOID
from cases.composition import Composition, describe
from cases.models import Individual, Membership
from cases.sight import WHOLE
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

FIRST, TODAY = date(2023, 10, 20), date(2023, 12, 1)
BEFORE = DAY - timedelta(days=1)
ASKED = {"wg_asked_on": DAY, "wg_method": "self"}
MAN, WOMAN = {"sex": "male"}, {"sex": "female"}
NO_BIRTH = {"birth_date": None, "birth_precision": ""}


@pytest.fixture
def said(db):
    return {"by": make_user(), "today": TODAY}


def composition(household, day=DAY):
    return describe([household.pk], on=day, sight=WHOLE)[household.pk].composition


def counts(household, day=DAY):
    """What is not nought of the composition."""
    return {name: n for name, n in vars(composition(household, day)).items() if n}


@pytest.mark.django_db
def test_every_member_is_counted_by_sex_and_age():
    household = make_household(
        {"birth_date": date(1950, 1, 1), **WOMAN},
        {"birth_date": date(1950, 1, 1), "relationship": "spouse", **MAN},
        {"birth_date": date(1980, 1, 1), "relationship": "child", **MAN},
        {"birth_date": date(1981, 1, 1), "relationship": "child_in_law", **WOMAN},
        {"birth_date": date(2015, 1, 1), "relationship": "grandchild", **WOMAN},
        {"birth_date": date(2016, 1, 1), "relationship": "grandchild", **MAN},
        {"birth_date": date(2017, 1, 1), "relationship": "grandchild", "sex": "unknown"},
        {"relationship": "parent", **NO_BIRTH},
    )

    assert composition(household) == Composition(
        size=8,
        girls=1,
        boys=1,
        children=3,
        adults=2,
        adult_women=1,
        adult_men=1,
        older=2,
        older_women=1,
        older_men=1,
        age_unknown=1,
        disability_unknown=8,
    )


@pytest.mark.django_db
def test_disability_and_pregnancy_are_counted_and_unknown_is_not_no():
    household = make_household(
        {"seeing": 4, **ASKED},
        {"relationship": "sibling", "seeing": 2, **ASKED},
        {"relationship": "sibling", "seeing": 98, **ASKED},
        {
            "relationship": "sibling",
            "pregnancy_expected_on": date(2024, 1, 1),
            "pregnancy_asked_on": DAY,
        },
    )
    made_of = composition(household)

    assert (made_of.disabled, made_of.disability_unknown, made_of.pregnant) == (1, 2, 1)


@pytest.mark.django_db
def test_a_child_is_an_adult_from_the_eighteenth_birthday_on():
    household = make_household({}, child(birth_date=date(2005, 10, 2)))

    assert counts(household, date(2023, 10, 1))["children"] == 1
    assert counts(household, date(2023, 10, 2))["adults"] == 2


@pytest.mark.django_db
def test_an_infant_of_whom_the_year_is_known_is_a_child_from_the_first_day():
    infant = child(birth_date=date(2023, 12, 31), birth_precision="year", arrived_on=None)

    assert counts(make_household({}, infant))["children"] == 1


def test_before_the_registration_nobody_was_there(said):
    household = family()
    described = describe([household.pk], on=BEFORE, sight=WHOLE)[household.pk]

    assert (described.head, described.home, described.composition) == (None, None, Composition())


def test_whoever_left_is_counted_until_the_day_before(said):
    household = family()
    actions.member_leaves(person=member(household, "child"), on=FIRST, reason="died", **said)

    sizes = [counts(household, FIRST + timedelta(days=n))["size"] for n in (-1, 0, 1)]
    assert sizes == [3, 2, 2]


def test_whoever_moved_is_counted_in_one_household_on_every_day(said):
    ours, others = family(), make_household()
    actions.move_member(
        person=member(ours, "child"), to=others, relationship="not_related", on=FIRST, **said
    )
    days = (FIRST - timedelta(days=1), FIRST)

    assert [counts(ours, day)["size"] for day in days] == [3, 2]
    assert [counts(others, day)["size"] for day in days] == [1, 2]


def test_the_head_is_the_one_of_that_day(said):
    household = family()
    actions.change_head(
        household=household,
        to=member(household, "spouse"),
        former_becomes="spouse",
        on=FIRST,
        **said,
    )
    days = (FIRST - timedelta(days=1), FIRST)

    heads = [
        describe([household.pk], on=day, sight=WHOLE)[household.pk].head.given_name for day in days
    ]
    assert heads == ["Գոհար", "Կարեն"]


@pytest.mark.parametrize("reason", VOID)
@pytest.mark.parametrize("day", [DAY, FIRST - timedelta(days=1), FIRST, TODAY])
def test_who_never_was_is_outside_of_every_count_as_of_every_day(said, reason, day):
    household = family()
    actions.member_leaves(person=member(household, "child"), on=FIRST, reason=reason, **said)

    assert counts(household, day)["size"] == 2
    assert Membership.objects.on(day).counted().count() == 2
    assert Individual.objects.members_on(day).count() == 2


@pytest.mark.parametrize(("day", "here"), [(BEFORE, 0), (DAY, 3), (FIRST, 2), (TODAY, 3)])
def test_members_on_a_day_are_those_who_belonged_then(said, day, here):
    household = family()
    gone = actions.member_leaves(
        person=member(household, "spouse"), on=FIRST, reason="missing", **said
    )
    actions.member_returns(person=gone, on=TODAY, relationship="spouse", **said)

    assert Individual.objects.members_on(day).count() == here
    assert counts(household, day).get("size", 0) == here


def test_two_stays_that_meet_on_a_day_count_once(said):
    household = family()
    gone = actions.member_leaves(
        person=member(household, "spouse"), on=FIRST, reason="missing", **said
    )
    actions.member_returns(person=gone, on=FIRST, relationship="sibling", **said)
    days = (FIRST - timedelta(days=1), FIRST)

    assert gone.memberships.count() == 2
    assert [Individual.objects.members_on(day).count() for day in days] == [3, 3]
    assert [counts(household, day)["size"] for day in days] == [3, 3]


@pytest.mark.django_db
def test_however_many_households_are_described_in_two_queries(django_assert_num_queries):
    described = [make_household({}, child()).pk for _ in range(4)]

    with django_assert_num_queries(2):
        assert len(describe(described, on=DAY, sight=WHOLE)) == 4


@pytest.mark.django_db
def test_where_they_live_is_the_actual_address_of_that_day():
    household = make_household(at="AM01")
    described = describe([household.pk], on=DAY, sight=WHOLE)[household.pk]

    assert described.home.place_id == "AM01"
    assert described.head == head_of(household)

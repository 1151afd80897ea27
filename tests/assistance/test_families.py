"""What the register knows of a family on a day, as a rule is asked about it."""

from datetime import date
from decimal import Decimal

import pytest

from assistance.entitlement import NEVER
from assistance.families import families_of
from cases import actions
from cases.choices import LeftReason
from cases.models import Household
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.assistance.register import assessed, home, lives
from tests.factories import child, head_of, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(worker):
    return home(by=worker)


def found(*households, on=DAY, **of):
    return list(families_of(programme(title=str(of), **of), households, on))


def of(household, on=DAY):
    (applying,) = found(household, on=on)
    return applying.family


def of_head(household, on=DAY):
    return of(household, on).members[0]


def test_the_head_comes_first_and_each_is_as_recorded(household):
    head, son = of(household).members

    assert (head.number, son.number) == (head_of(household).pk, member(household, "child").pk)
    assert (son.birth_date, son.sex, son.arrived_on) == (
        date(2010, 1, 15), "male", date(2023, 9, 27)
    )  # fmt: skip
    assert (head.is_displaced, head.displaced_on) == (True, date(2023, 9, 27))
    assert (head.is_present, head.is_in_care) == (True, False)


def test_what_nobody_recorded_is_not_known(household):
    head, son = of(household).members

    assert (head.is_citizen, head.has_disability, head.is_student, head.lodging) == (None,) * 4
    assert (head.is_pregnant, son.is_pregnant) == (None, False)
    assert (head.income, head.bank_balance, of(household).dwelling_share) == (None,) * 3
    assert (of(household).msni, of(household).accommodation) == (None, None)


def test_a_household_applies_as_one_as_families_or_person_by_person(worker):
    house = home(
        {}, child(family_unit=""), {"relationship": "sibling", "family_unit": "B"}, by=worker
    )
    head, son, sister = (member(house, each).pk for each in ("head", "child", "sibling"))

    def people(for_whom):
        return [
            (each.family_unit, each.person, [m.number for m in each.family.members])
            for each in found(house, for_whom=for_whom)
        ]

    ((_unit, _person, all_),) = people("household")
    assert (all_[0], set(all_)) == (head, {head, son, sister})
    assert people("family_unit") == [("", "", [head, son]), ("B", "", [sister])]
    assert {(each[1], *each[2]) for each in people("person")} == {(n, n) for n in all_}


def test_who_left_since_belonged_on_the_day_and_who_left_before_did_not(household, worker):
    son = member(household, "child")
    actions.member_leaves(
        person=son, reason="moved", on=date(2026, 6, 1), today=DAY, by=worker
    )  # fmt: skip

    assert len(of(household, date(2026, 5, 31)).members) == 2
    assert len(of(household, date(2026, 6, 1)).members) == 1


def test_a_duplicate_is_nobody(household):
    son = member(household, "child")
    son.left_on, son.left_reason = date(2026, 6, 1), LeftReason.DUPLICATE
    son.save()

    assert len(of(household, date(2026, 1, 1)).members) == 1


def test_a_household_without_members_on_the_day_applies_for_nothing(household):
    assert found(household, on=date(2023, 10, 1)) == []


@pytest.mark.parametrize(
    ("away", "is_present"),
    [
        ({"country": "RU"}, False),
        ({"country": "RU", "is_certain": False}, None),
        ({"country": "AM"}, True),
        ({"country": ""}, None),
        ({"country": "RU", "until_on": date(2026, 11, 1)}, True),
    ],
    ids=["abroad", "not certain", "elsewhere in Armenia", "nobody says where", "came back"],
)
def test_who_is_away_is_in_the_country_or_not_or_nobody_knows(household, worker, away, is_present):
    values = {"from_on": date(2026, 10, 1)} | away
    actions.record_absence(person=head_of(household), values=values, by=worker, today=DAY)

    assert of_head(household).is_present is is_present
    assert of_head(household, date(2026, 9, 30)).is_present is True


@pytest.mark.parametrize(
    ("statuses", "is_citizen"),
    [
        (["temporary_protection"], False),
        (["citizenship_applied"], False),
        (["temporary_protection", "citizenship_applied"], False),
        (["citizen"], True),
    ],
)
def test_a_citizen_is_who_has_the_status_on_the_day(household, worker, statuses, is_citizen):
    for status in statuses:
        values = {"status": status, "from_on": date(2026, 10, 1)}
        actions.record_status(person=head_of(household), values=values, by=worker, today=DAY)

    assert of_head(household).is_citizen is is_citizen
    assert of_head(household, date(2026, 9, 30)).is_citizen is None


def test_a_disability_is_known_by_a_decision_in_force_or_by_answers(household, worker):
    head, son = head_of(household), member(household, "child")
    values = {"degree": "group_2", "from_on": date(2026, 1, 1), "until_on": date(2026, 7, 1)}
    actions.add_decision(person=head, values=values, by=worker, today=DAY)
    for domain in ("seeing", "hearing", "walking", "remembering", "self_care", "communicating"):
        setattr(son, domain, 1)
    son.wg_asked_on, son.wg_method = date(2026, 2, 1), "proxy"
    son.save()

    known = [[m.has_disability for m in of(household, on).members]
             for on in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 7, 1))]  # fmt: skip
    assert known == [[True, None], [True, False], [None, False]]


def test_a_child_born_here_was_displaced_as_its_parents_were(worker):
    house = home({}, by=worker)
    baby = {
        "given_name": "Նարե",
        "relationship": "child",
        "sex": "female",
        "birth_date": date(2024, 3, 1),
        "birth_precision": "day",
    }
    actions.register_birth(mother=head_of(house), values=baby, today=DAY, by=worker)

    _head, born = of(house).members
    assert (born.is_displaced, born.displaced_on) == (True, date(2023, 9, 27))


def test_the_host_community_is_not_displaced(worker):
    hosts = home({"population_group": "host", "arrived_on": None}, by=worker)

    assert (of_head(hosts).is_displaced, of_head(hosts).displaced_on) == (False, None)


def test_needs_are_those_of_the_day_and_never_confidential_ones(household, worker):
    head = head_of(household)
    for code in ("SM-CI", "SV-VA"):
        actions.add_need(person=head, need=code, on=date(2026, 3, 1), by=worker, today=DAY)

    assert of_head(household).needs == ("SM-CI",)
    assert of_head(household, date(2026, 2, 28)).needs == ()


def test_where_they_live_is_every_place_from_the_marz_down(household, worker):
    lives(household, in_="social", by=worker)

    assert of(household).place == ("AM07", "AM07-C01", "AM07-S002")
    assert (of(household).accommodation, of_head(household).lodging) == ("social", "social")
    assert of(household, date(2023, 12, 31)).place == ("AM07",)


def test_an_institution_group_is_in_care_and_so_is_who_lives_in_one(household, worker):
    group = home({"relationship": "resident"}, kind="institution", by=worker)
    lives(household, in_="institution", by=worker)

    assert of_head(group).is_in_care and of_head(household).is_in_care


def test_severity_is_that_of_the_latest_assessment_in_which_it_was_scored(household, worker):
    assessed(household, date(2026, 2, 1), msni=3, foodsec=2, health=4, by=worker)
    assessed(household, date(2026, 9, 1), foodsec=5, by=worker)
    assessed(household, date(2026, 10, 1), state="cancelled", foodsec=1, by=worker)

    assert (dict(of(household).severities), of(household).msni) == ({"foodsec": 5, "health": 4}, 3)
    before = of(household, date(2026, 8, 31))
    assert dict(before.severities) == {"foodsec": 2, "health": 4}
    assert dict(of(household, date(2026, 1, 1)).severities) == {}


class TestEarlierHelp:
    def test_days_are_counted_by_sector_and_programme(self, household, worker):
        winter = programme(sector="food")
        delivered(planned(household, by=worker, of=winter, on=date(2026, 11, 20)), by=worker,
                  on=date(2026, 11, 20))  # fmt: skip

        (applying,) = families_of(winter, [household], DAY)
        days = applying.family.days_since
        assert (days["food"], days["health"]) == (Decimal(10), NEVER)
        assert applying.family.days_since_this_programme == Decimal(10)
        assert applying.family.helped_by == (winter.pk,)

    def test_what_is_only_planned_or_came_later_is_no_help_yet(self, household, worker):
        planned(household, by=worker)
        later = planned(household, by=worker, of=programme(title="Blankets"))
        delivered(later, by=worker, on=DAY)

        assert set(of(household, date(2026, 11, 29)).days_since.values()) == {NEVER}

    def test_help_goes_with_who_moves(self, household, worker):
        winter, other = programme(), home(by=worker)
        delivered(planned(household, by=worker, of=winter), by=worker)
        son = member(household, "child")
        actions.move_member(
            person=son, to=other, relationship="other_relative", on=DAY, today=DAY, by=worker
        )

        (applying,) = families_of(winter, [other], DAY)
        assert [each.is_helped for each in applying.family.members] == [False, False, True]
        assert applying.family.is_helped is False
        (row,) = applying.helped
        assert (row.person, row.household, row.from_on) == (
            son.pk, household.pk, date(2026, 1, 1)
        )  # fmt: skip


def test_however_many_they_are_the_same_questions_are_asked(worker, django_assert_num_queries):
    for _each in range(6):
        house = home(by=worker)
        lives(house, in_="rented", by=worker)
        assessed(house, date(2026, 2, 1), msni=3, foodsec=2, by=worker)
    winter, numbers = programme(), list(Household.objects.values_list("pk", flat=True))
    for some in (numbers[:1], numbers):
        with django_assert_num_queries(12):
            assert len(list(families_of(winter, some, DAY))) == len(some)

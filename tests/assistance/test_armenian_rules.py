"""The programmes of the Armenian state, on worked examples and on their edges."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistance.entitlement import entitled, rule_on
from assistance.reference import armenian_rules
from tests.assistance.families import family, person

HOME = {"zone": "border", "price": 30_000_000, "area": 60, "is_mortgage": False}


def given(programme, on, household):
    rule = rule_on(armenian_rules(), programme, on)
    return entitled(rule, household, on)


def amount(programme, on, household):
    return given(programme, on, household).amount


def test_every_rule_says_where_it_was_read():
    rules = armenian_rules()

    assert len(rules) >= 9
    assert [rule.title for rule in rules if not rule.sources] == []


@pytest.mark.parametrize("programme", sorted({rule.programme for rule in armenian_rules()}))
def test_on_no_day_a_programme_has_two_rules(programme):
    rules = [rule for rule in armenian_rules() if rule.programme == programme]
    days = {date.fromisoformat(rule.from_on) for rule in rules}

    assert [sum(rule.is_in_force_on(day) for rule in rules) for day in days] == [1] * len(days)


def test_one_hundred_thousand_once_for_each_of_all_ages():
    child = person("P2", birth_date=date(2023, 9, 1))

    assert amount("one_off_2023", date(2023, 10, 5), family(person(), child)) == 200_000


def test_five_without_a_home_get_250_000_a_month_and_with_a_flat_50_000():
    on = date(2023, 11, 1)

    assert amount("rent_and_utilities", on, family(5)) == 250_000
    assert amount("rent_and_utilities", on, family(5, dwelling_share=Decimal(1))) == 50_000


def test_who_lives_in_care_is_not_counted():
    found = given(
        "rent_and_utilities", date(2023, 11, 1), family(person(), person("P2", is_in_care=True))
    )

    assert (found.amount, found.covered) == (50_000, ("P1",))
    assert [(reason.member, reason.fact) for reason in found.against] == [("P2", "is_in_care")]


@pytest.mark.parametrize(
    ("on", "each"),
    [
        (date(2024, 12, 31), 50_000),
        (date(2025, 1, 1), 50_000),
        (date(2025, 4, 1), 40_000),
        (date(2025, 5, 31), 40_000),
        (date(2025, 6, 1), 0),
    ],
)
def test_a_decree_changes_what_an_adult_gets(on, each):
    assert amount("rent_and_utilities", on, family(1)) == each


@pytest.mark.parametrize(
    ("known", "each"),
    [
        ({"birth_date": date(2015, 1, 1)}, 30_000),
        ({"birth_date": date(1962, 7, 1)}, 30_000),
        ({"birth_date": date(1962, 7, 2)}, 0),
        ({"has_disability": True}, 30_000),
        ({"is_student": True}, 0),
    ],
    ids=["a child", "63 today", "63 tomorrow", "a disability", "a student"],
)
def test_from_july_2025_three_groups_get_30_000(known, each):
    assert amount("rent_and_utilities", date(2025, 7, 1), family(person(**known))) == each


def test_who_turns_18_in_the_month_is_judged_on_the_day_that_is_asked_about():
    child = family(person(birth_date=date(2007, 7, 15)))

    assert amount("rent_and_utilities", date(2025, 7, 14), child) == 30_000
    assert amount("rent_and_utilities", date(2025, 7, 15), child) == 0


@pytest.mark.parametrize(
    ("known", "each"),
    [
        ({}, 50_000),
        ({"bank_balance": Decimal(2_000_000)}, 50_000),
        ({"bank_balance": Decimal(2_000_001)}, 0),
        ({"lodging": "hotel"}, 0),
        ({"is_present": False}, 0),
    ],
)
def test_in_november_2023_some_persons_are_left_out(known, each):
    found = amount("winter_2023", date(2023, 11, 20), family(person("P0"), person(**known)))

    assert found == 50_000 + each


class TestNeedBased:
    ON = date(2025, 4, 1)

    def of(self, household):
        return given("need_based_2025", self.ON, household)

    @pytest.mark.parametrize(("size", "sum_"), [(1, 40_000), (4, 70_000), (8, 110_000)])
    def test_40_000_for_the_first_and_10_000_for_each_further(self, size, sum_):
        assert self.of(family(size)).amount == sum_

    def test_two_families_of_four_get_more_than_one_of_eight(self):
        assert 2 * self.of(family(4)).amount == 140_000

    @pytest.mark.parametrize(
        ("income", "is_eligible"), [(54_999, True), (55_000, True), (55_001, False)]
    )
    def test_the_limit_itself_is_within(self, income, is_eligible):
        household = family(person(income=Decimal(income)))

        assert self.of(household).is_eligible is is_eligible

    def test_by_the_reading_of_the_draft_it_is_not(self):
        rule = rule_on(armenian_rules(), "need_based_2025", self.ON)
        limit, *others = rule.eligible["all"]
        draft = replace(rule, eligible={"all": [limit | {"is": "below"}, *others]})
        household = family(person(income=Decimal(55_000)))

        assert entitled(rule, household, self.ON).is_eligible
        assert entitled(draft, household, self.ON).is_eligible is False

    @pytest.mark.parametrize(
        "known",
        [
            {"dwelling_share": Decimal("0.5")},
            {"car_year": 2017},
            {"car_tax": Decimal(15_000)},
        ],
    )
    def test_whoever_owns_so_much_is_refused_and_told_why(self, known):
        found = self.of(family(2, **known))

        assert (found.is_eligible, found.amount) == (False, 0)
        assert [reason.fact for reason in found.against] == list(known)

    def test_just_less_is_no_reason(self):
        known = {"dwelling_share": Decimal("0.49"), "car_year": 2016, "car_tax": Decimal(14_999)}

        assert self.of(family(2, **known)).amount == 50_000

    def test_who_is_abroad_is_refused_for_their_own_part(self):
        household = family(person(), person("P2", is_present=False), person("P3"))

        assert (self.of(household).amount, self.of(household).covered) == (50_000, ("P1", "P3"))

    def test_what_nobody_knows_decides_nothing(self):
        found = self.of(family(person(income=None), person("P2")))

        assert (found.is_eligible, found.amount) == (None, None)
        assert [reason.fact for reason in found.to_ask] == ["income_per_member"]

    def test_what_refuses_does_so_whatever_else_is_unknown(self):
        found = self.of(family(person(income=None), car_year=2020))

        assert found.is_eligible is False


class TestHousing:
    ON = date(2024, 6, 1)

    def of(self, household):
        return given("housing_support", self.ON, household)

    @pytest.mark.parametrize(
        ("known", "each"),
        [
            ({}, 5_000_000),
            ({"zone": "remote"}, 4_000_000),
            ({"zone": "other"}, 3_000_000),
            ({"is_mortgage": True}, 2_000_000),
        ],
    )
    def test_it_depends_on_the_zone(self, known, each):
        assert self.of(family(4, **HOME | known)).amount == 4 * each

    @pytest.mark.parametrize(
        ("known", "is_eligible"),
        [
            ({"price": 55_000_000}, True),
            ({"price": 55_000_001}, False),
            ({"area": 48}, True),
            ({"area": 47}, False),
            ({"zone": "centre of Yerevan"}, False),
        ],
    )
    def test_the_home_has_to_be_large_and_cheap_enough(self, known, is_eligible):
        assert self.of(family(4, **HOME | known)).is_eligible is is_eligible

    def test_all_have_to_be_citizens(self):
        household = family(person(), person("P2", is_citizen=False), **HOME)

        assert self.of(household).is_eligible is False

    def test_all_have_to_be_displaced_after_27_september_2020(self):
        before = family(person(), person("P2", displaced_on=date(2020, 9, 27)), **HOME)
        after = family(person(), person("P2", displaced_on=date(2020, 9, 28)), **HOME)

        assert self.of(before).is_eligible is False
        assert self.of(after).is_eligible

"""The programmes of the Armenian state over rows of the register: worked examples, and edges."""

from datetime import date
from decimal import Decimal

import pytest

from assistance import actions
from assistance.actions.eligibility import judged
from assistance.choices import BelongingKind
from assistance.models import ProgrammeRule
from assistance.reference import armenian_rules
from cases.actions import member_leaves, record_absence, record_status
from tests.assistance.programmes import DAY, programme
from tests.assistance.register import home, lives
from tests.factories import child, head_of, make_user, member

pytestmark = pytest.mark.django_db
APRIL = date(2025, 4, 15)


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


def of_the_state(name, **changes):
    """The programme of that name, with all its rules."""
    of = programme(title=name, from_on=date(2023, 9, 30), until_on=None, every_days=30, **changes)
    for each in armenian_rules():
        if each.programme == name:
            ProgrammeRule.objects.create(
                programme=of, from_on=each.from_on, until_on=each.until_on or None,
                covers=each.covers, eligible=each.eligible, amount=each.amount,
            )  # fmt: skip
    return of


def given(name, household, on, **changes):
    (found,) = judged(of_the_state(name, **changes), [household], on)
    return found.entitlement


def own_nothing(household, *, by, month=date(2025, 4, 1)):
    """All of them were asked, and neither earn nor own anything; they rent."""
    people = list(household.members.all())
    said = {"people": people, "source": "family", "on": DAY, "by": by}
    actions.record_no_income(month=month, **said)
    actions.record_no_belongings(kinds=BelongingKind.values, as_of=month, **said)
    lives(household, in_="rented", by=by)


def earns(person, amount, *, by, month=date(2025, 4, 1)):
    actions.record_income(
        person=person, kind="wage", amount=Decimal(amount), month=month, source="paper", on=DAY,
        by=by,
    )  # fmt: skip


def owns(person, kind, *, by, **values):
    actions.record_belonging(
        person=person, kind=kind, as_of=date(2025, 4, 1), source="list", on=DAY, by=by, **values
    )


class TestNeedBased:
    @pytest.fixture
    def household(self, worker):
        house = home({}, {"relationship": "spouse", "sex": "male"}, child(), child(), by=worker)
        own_nothing(house, by=worker)
        return house

    def of(self, household, on=APRIL):
        return given("need_based_2025", household, on)

    def test_a_family_of_four_gets_70_000(self, household):
        assert self.of(household).amount == 70_000

    @pytest.mark.parametrize(
        ("income", "is_eligible"), [(219_999, True), (220_000, True), (220_001, False)]
    )
    def test_55_000_for_each_of_four_is_within(self, household, worker, income, is_eligible):
        earns(head_of(household), income, by=worker)

        found = self.of(household)
        assert found.is_eligible is is_eligible
        told = next(each for each in found.reasons if each.fact == "income_per_member")
        assert told.found == Decimal(income) / 4

    def test_eight_who_apply_as_two_families_get_more(self, worker):
        sister = {"relationship": "sibling", "family_unit": "B"}
        hers = child(relationship="other_relative", family_unit="B")
        own = child(family_unit="A")
        house = home({"family_unit": "A"}, own, own, own, sister, hers, hers, hers, by=worker)
        own_nothing(house, by=worker)

        whole = given("need_based_2025", house, APRIL)
        units = judged(of_the_state("need_based_2025", for_whom="family_unit"), [house], APRIL)

        assert whole.amount == 110_000
        assert [(each.family_unit, each.entitlement.amount) for each in units] == [
            ("A", 70_000), ("B", 70_000)
        ]  # fmt: skip

    def test_who_left_is_not_counted_from_that_day_on(self, household, worker):
        husband = member(household, "spouse")
        earns(husband, 200_000, by=worker)
        member_leaves(person=husband, reason="moved", on=date(2025, 5, 1), today=DAY, by=worker)

        assert self.of(household, date(2025, 4, 30)).amount == 70_000
        after = self.of(household, date(2025, 5, 1))
        assert (after.amount, husband.pk in after.covered) == (60_000, False)

    def test_who_is_abroad_is_refused_for_their_own_part(self, household, worker):
        husband = member(household, "spouse")
        values = {"from_on": date(2025, 4, 1), "country": "RU", "source": "border"}
        record_absence(person=husband, values=values, by=worker, today=DAY)

        found = self.of(household)
        assert (found.amount, husband.pk in found.covered) == (60_000, False)
        assert [(each.member, each.fact) for each in found.against] == [(husband.pk, "is_present")]

    @pytest.mark.parametrize(
        ("kind", "values", "is_eligible"),
        [
            ("dwelling", {"share": Decimal("0.4999")}, True),
            ("dwelling", {"share": Decimal("0.5")}, False),
            ("car", {"year": 2016, "amount": Decimal(14_999)}, True),
            ("car", {"year": 2017, "amount": Decimal(0)}, False),
            ("car", {"year": 2010, "amount": Decimal(15_000)}, False),
            ("car", {"year": 2016}, None),
        ],
    )
    def test_whoever_of_them_owns_so_much(self, household, worker, kind, values, is_eligible):
        owns(member(household, "spouse"), kind, by=worker, **values)

        assert self.of(household).is_eligible is is_eligible

    def test_who_lives_in_property_of_the_state_is_left_out(self, household, worker):
        lives(household, in_="social", on=date(2025, 1, 1), by=worker)

        assert self.of(household).is_eligible is False

    def test_of_whom_nobody_asked_nothing_is_decided(self, worker):
        house = home(by=worker)
        lives(house, in_="rented", by=worker)

        found = self.of(house)
        assert found.is_eligible is None
        assert {each.fact for each in found.to_ask} == {
            "income_per_member", "dwelling_share", "car_year", "car_tax"
        }  # fmt: skip


class TestRent:
    def test_owners_of_a_flat_get_10_000_each_of_50_000(self, worker):
        house = home({}, *[child()] * 4, by=worker)
        november = date(2023, 11, 20)
        own_nothing(house, by=worker, month=date(2023, 11, 1))
        assert given("rent_and_utilities", house, november).amount == 250_000

        actions.record_belonging(
            person=head_of(house), kind="dwelling", as_of=date(2023, 11, 2), source="list", on=DAY,
            by=worker, share=Decimal("0.5"),
        )  # fmt: skip

        assert given("rent_and_utilities", house, november).amount == 50_000

    def test_who_turns_18_in_the_month_is_a_minor_until_that_day(self, worker):
        house = home({}, child(birth_date=date(2007, 7, 15)), by=worker)
        own_nothing(house, by=worker)
        for person in house.members.all():
            for domain in ("seeing", "hearing", "walking", "remembering", "self_care"):
                setattr(person, domain, 1)
            person.communicating, person.wg_asked_on, person.wg_method = 1, date(2025, 1, 1), "self"
            person.save()

        assert given("rent_and_utilities", house, date(2025, 7, 14)).amount == 30_000
        assert given("rent_and_utilities", house, date(2025, 7, 15)).is_eligible is False

    def test_who_is_in_care_gets_nothing(self, worker):
        group = home({"relationship": "resident"}, kind="institution", by=worker)

        assert given("rent_and_utilities", group, date(2025, 2, 1)).is_eligible is False


class TestWinter2023:
    @pytest.mark.parametrize(("money", "amount"), [(2_000_000, 100_000), (2_000_001, 50_000)])
    def test_two_million_in_banks_leaves_out_a_person_and_not_the_family(
        self, worker, money, amount
    ):
        house, on = home(by=worker), date(2023, 11, 20)
        own_nothing(house, by=worker, month=date(2023, 11, 1))
        house.residences.update(accommodation="rented")
        actions.record_belonging(
            person=head_of(house), kind="bank", as_of=date(2023, 11, 15), source="list", on=DAY,
            by=worker, amount=Decimal(money),
        )  # fmt: skip

        assert given("winter_2023", house, on).amount == amount

    def test_residents_of_hotels_are_left_out(self, worker):
        house, on = home(by=worker), date(2023, 11, 20)
        own_nothing(house, by=worker, month=date(2023, 11, 1))
        house.residences.update(accommodation="hotel")

        assert given("winter_2023", house, on).is_eligible is False


def test_one_hundred_thousand_once_for_each_of_all_ages(worker):
    house = home({}, child(birth_date=date(2023, 9, 1)), by=worker)

    assert given("one_off_2023", house, date(2023, 10, 5)).amount == 200_000


@pytest.mark.parametrize(
    ("price", "area", "zone", "amount"),
    [
        (55_000_000, 24, "border", 10_000_000),
        (55_000_001, 24, "border", 0),
        (55_000_000, 23, "border", 0),
        (55_000_000, 24, "remote", 8_000_000),
        (55_000_000, 24, "other", 6_000_000),
    ],
)
def test_a_home_is_supported_by_its_zone_price_and_area(worker, price, area, zone, amount):
    house = home(by=worker)
    for person in house.members.all():
        values = {"status": "citizen", "from_on": date(2024, 1, 1)}
        record_status(person=person, values=values, by=worker, today=DAY)
    said = {"price": Decimal(price), "area": Decimal(area), "zone": zone, "is_mortgage": False}

    (found,) = judged(of_the_state("housing_support"), [house], date(2024, 6, 1), said=said)

    assert found.entitlement.amount == amount

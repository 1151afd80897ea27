"""Who of these households is entitled to what on a day, by the rule that is then in force."""

from datetime import date
from decimal import Decimal

import pytest

from assistance.actions import cancel_assistance
from assistance.actions.eligibility import judged
from assistance.models import ProgrammeRule
from cases import actions
from cases.models import Household
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.assistance.register import home, lives, with_rule
from tests.factories import child, head_of, make_user, member

pytestmark = pytest.mark.django_db
MINORS = {"fact": "is_minor", "is": "equal", "value": True}
RENTING = {"fact": "accommodation", "is": "equal", "value": "rented"}
FIXED = {"kind": "fixed", "amount": 50_000}


@pytest.fixture
def worker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(worker):
    return home(by=worker)


def only(of, household, on=DAY, **asked):
    (found,) = judged(of, [household], on, **asked)
    return found


def test_who_is_covered_gets_what_the_rule_of_the_day_gives(household):
    found = only(with_rule(covers=MINORS), household)

    son = member(household, "child")
    assert (found.household, found.people) == (household.pk, (son.pk,))
    assert (found.entitlement.is_eligible, found.entitlement.amount) == (True, 10_000)


def test_each_day_has_its_rule(household):
    of = with_rule()
    ProgrammeRule.objects.update(until_on=date(2026, 7, 1))
    later = ProgrammeRule.objects.create(programme=of, from_on=date(2026, 7, 1), amount=FIXED)

    before, after = only(of, household, date(2026, 6, 30)), only(of, household, date(2026, 7, 1))
    assert (before.entitlement.amount, after.entitlement.amount) == (20_000, 50_000)
    assert after.rule == later


def test_a_programme_without_a_rule_is_for_a_panel(household):
    found = only(programme(), household)

    assert (found.rule, found.entitlement) == (None, None)
    assert set(found.people) == {person.pk for person in household.members.all()}


def test_what_is_not_recorded_has_to_be_asked(household, worker):
    of = with_rule(eligible=RENTING)
    before = only(of, household).entitlement
    lives(household, in_="rented", by=worker)
    after = only(of, household).entitlement

    assert (before.is_eligible, [each.fact for each in before.to_ask]) == (None, ["accommodation"])
    assert after.is_eligible


def test_many_are_judged_at_once(household, worker):
    lives(household, in_="rented", by=worker)
    home(by=worker)

    found = judged(with_rule(eligible=RENTING), Household.objects.all(), DAY)

    assert {each.household: each.entitlement.is_eligible for each in found} == {
        number: True if number == household.pk else None
        for number in Household.objects.values_list("pk", flat=True)
    }


def test_what_the_family_says_of_the_home_is_a_fact_of_the_application(household):
    cheap = {"fact": "price", "is": "at_most", "value": 55_000_000}
    of = with_rule(eligible=cheap)

    assert only(of, household).entitlement.is_eligible is None
    assert only(of, household, said={"price": Decimal(55_000_000)}).entitlement.is_eligible


class TestHelpedAlready:
    def test_who_is_covered_is_not_helped_once_more(self, household, worker):
        of = with_rule()
        planned(household, by=worker, of=of)
        found = only(of, household)

        assert (found.entitlement.is_eligible, found.people) == (False, ())
        assert {(each.fact, each.found) for each in found.entitlement.against} == {
            ("is_helped", True)
        }
        assert [row.from_on for row in found.helped] == [date(2026, 1, 1)] * 2

    def test_whoever_came_since_is_helped_for_their_own_part(self, household, worker):
        of = with_rule()
        planned(household, by=worker, of=of, people=[head_of(household)])

        found = only(of, household)

        assert (found.people, found.entitlement.amount) == (
            (member(household, "child").pk,), 10_000
        )  # fmt: skip

    def test_what_is_for_all_together_is_not_given_twice_because_somebody_came(
        self, household, worker
    ):
        of = with_rule(amount=FIXED)
        planned(household, by=worker, of=of, people=[head_of(household)])

        assert only(of, household).entitlement.is_eligible is False

    def test_who_was_helped_elsewhere_does_not_keep_the_others_from_it(self, household, worker):
        of, other = with_rule(amount=FIXED), home(by=worker)
        delivered(planned(household, by=worker, of=of), by=worker)
        actions.move_member(
            person=member(household, "child"), to=other, relationship="other_relative", on=DAY,
            today=DAY, by=worker,
        )  # fmt: skip

        found = only(of, other)

        assert (found.entitlement.is_eligible, len(found.people)) == (True, 2)

    def test_a_monthly_programme_gives_again_for_other_days(self, household, worker):
        of = with_rule(every_days=30)
        november = (date(2026, 11, 1), date(2026, 12, 1))
        planned(household, by=worker, of=of, from_on=november[0], until_on=november[1])

        december = only(of, household, days=(date(2026, 12, 1), date(2027, 1, 1)))
        assert december.entitlement.is_eligible
        assert only(of, household, days=november).entitlement.is_eligible is False
        assert only(of, household, date(2026, 12, 1)).entitlement.is_eligible

    def test_nor_does_a_panel_cover_them_twice(self, household, worker):
        of = programme()
        planned(household, by=worker, of=of, people=[head_of(household)])

        assert only(of, household).people == (member(household, "child").pk,)

    def test_what_was_cancelled_or_came_back_counts_no_more(self, household, worker):
        of = with_rule()
        cancel_assistance(
            assistance=planned(household, by=worker, of=of), reason="x", on=DAY, by=worker
        )

        assert only(of, household).entitlement.is_eligible


def test_a_person_applies_alone_and_so_is_counted_alone(worker):
    house = home({}, child(), by=worker)
    of = with_rule(
        for_whom="person", covers=MINORS, eligible={"fact": "size", "is": "equal", "value": 1}
    )

    found = {each.person: each.entitlement.is_eligible for each in judged(of, [house], DAY)}

    assert found == {head_of(house).pk: False, member(house, "child").pk: True}

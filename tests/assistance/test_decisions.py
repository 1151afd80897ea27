"""Applications are decided by the rule of their day or by a panel, once, with every reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from assistance.explaining import explained
from assistance.models import Decision, Programme, ProgrammeRule
from cases.actions import make_inactive
from tests.assistance.deciding import RENTING, by_panel, decided, refused
from tests.assistance.programmes import DAY, programme
from tests.assistance.register import home, lives, with_rule
from tests.factories import head_of, make_user, member

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


class TestByARule:
    def test_who_is_eligible_is_given_what_the_rule_says(self, of, household, worker):
        lives(household, in_="rented", by=worker)

        found = decided(of, household, by=worker)

        assert (found.outcome, found.amount, found.currency) == ("eligible", 20_000, "AMD")
        assert (found.from_on, found.appeal_until) == (DAY, None)
        assert set(found.covered) == {person.pk for person in household.members.all()}

    def test_who_is_refused_is_told_why_and_until_when_to_appeal(self, refusal):
        assert (refusal.outcome, refusal.amount) == ("refused", None)
        assert refusal.appeal_until == DAY + MONTH
        assert [each.fact for each in refusal.entitlement.against] == ["accommodation"]

    def test_the_reasons_are_told_years_later_whatever_the_rule_says_then(self, refusal, of):
        ProgrammeRule.objects.update(eligible={"all": []})

        kept = Decision.objects.get(pk=refusal.pk)
        assert [str(line) for line in explained(kept.entitlement).decided] == [
            "housing: asked rented, found own – does not hold"
        ]

    def test_what_is_not_known_leaves_it_open_until_it_is(self, of, household, worker, other):
        first = decided(of, household, by=worker)
        assert (first.outcome, first.appeal_until) == ("open", None)

        lives(household, in_="rented", by=worker)
        again = decided(of, household, by=other, on=DAY + timedelta(days=2))

        assert (again.pk, again.outcome, again.decided_by) == (first.pk, "eligible", other)

    def test_it_is_judged_as_of_the_day_on_which_they_applied(self, of, household, worker):
        lives(household, in_="rented", on=date(2026, 6, 1), by=worker)
        lives(household, in_="own", where="AM07-S003", on=date(2026, 9, 1), by=worker)

        assert decided(of, household, by=worker, applied_on=date(2026, 8, 31)).outcome == "eligible"
        with refused("eligible_already"):
            decided(of, household, by=worker)

    def test_what_is_given_again_and_again_is_decided_again(self, household, worker):
        monthly = with_rule(every_days=30)
        first = decided(monthly, household, by=worker, applied_on=date(2026, 10, 1))

        assert decided(monthly, household, by=worker).pk != first.pk

    def test_who_is_left_out_of_the_family_can_appeal_too(self, household, worker):
        minors = with_rule(covers={"fact": "is_minor", "is": "equal", "value": True})

        found = decided(minors, household, by=worker)

        assert (found.outcome, found.amount) == ("eligible", 10_000)
        assert found.appeal_until == DAY + MONTH

    def test_the_family_says_what_no_register_holds(self, household, worker):
        cheap = with_rule(eligible={"fact": "price", "is": "at_most", "value": 55_000_000})

        found = decided(cheap, household, by=worker, said={"price": Decimal(55_000_001)})

        assert (found.outcome, found.said) == ("refused", {"price": "55000001"})

    def test_a_person_or_a_family_unit_applies_for_itself(self, household, worker):
        of = with_rule(for_whom="person")
        son = member(household, "child")

        assert decided(of, household, by=worker, person=son).covered == (son.pk,)
        with refused("nobody"):
            decided(of, household, by=worker)
        with refused("nobody"):
            decided(with_rule(for_whom="family_unit"), household, by=worker, family_unit="B")

    def test_another_day_until_which_to_appeal_can_be_set(self, of, household, worker):
        lives(household, in_="own", by=worker)
        later = DAY + timedelta(days=60)

        assert decided(of, household, by=worker, appeal_until=later).appeal_until == later
        with pytest.raises(ValidationError, match="after its day"):
            decided(
                with_rule(eligible=RENTING), household, by=worker, appeal_until=date(2026, 1, 1)
            )

    def test_nothing_is_decided_twice(self, refusal, of, household, other):
        with refused("decided_already"):
            decided(of, household, by=other)

    def test_a_programme_that_gives_nothing_then_is_not_applied_to(self, of, household, worker):
        Programme.objects.update(until_on=DAY)

        with refused("not_now"):
            decided(of, household, by=worker)

    def test_who_applies_belongs_to_the_household_on_that_day(self, of, household, worker):
        stranger = head_of(home(by=worker))

        with refused("stranger"):
            decided(of, household, by=worker, applicant=stranger)
        with refused("stranger"):
            decided(with_rule(eligible=RENTING, from_on=date(2020, 1, 1)), household, by=worker,
                    applied_on=date(2026, 1, 1), applicant=stranger)  # fmt: skip

    def test_an_inactive_household_applies_for_nothing(self, of, household, worker):
        head = head_of(household)
        make_inactive(household=household, reason="left_country", on=DAY, today=DAY, by=worker)

        with refused("inactive"):
            decided(of, household, by=worker, applicant=head)

    def test_nobody_applies_tomorrow(self, of, household, worker):
        with refused("future"):
            decided(of, household, by=worker, applied_on=DAY + timedelta(days=1))


class TestByAPanel:
    def test_it_says_who_is_eligible_and_for_how_much(self, household, worker):
        found = by_panel(programme(), household, by=worker, amount=Decimal(70_000))

        assert (found.outcome, found.amount, found.is_by_panel) == ("eligible", 70_000, True)
        assert (found.rule, len(found.covered)) == (None, 2)

    def test_it_may_mean_some_of_them(self, household, worker):
        son = member(household, "child")

        assert by_panel(programme(), household, by=worker, people=[son]).covered == (son.pk,)
        with refused("strangers"):
            by_panel(programme(title="x"), household, by=worker, people=[head_of(home(by=worker))])
        with refused("strangers"):
            by_panel(programme(title="y"), household, by=worker, people=[])

    def test_a_refusal_of_a_panel_can_be_appealed(self, household, worker):
        found = by_panel(programme(), household, by=worker, is_eligible=False)

        assert (found.outcome, found.appeal_until) == ("refused", DAY + MONTH)

    def test_it_needs_its_minutes_and_an_outcome(self, household, worker):
        with refused("no_minutes"):
            by_panel(programme(), household, by=worker, minutes=" ")
        with refused("no_outcome"):
            by_panel(programme(title="x"), household, by=worker, is_eligible=None)

    def test_a_rule_goes_before_a_panel_and_a_panel_where_there_is_none(
        self, of, household, worker
    ):
        with refused("has_rule"):
            by_panel(of, household, by=worker)
        with refused("no_rule"):
            decided(programme(title="x"), household, by=worker)


def test_a_partner_sees_no_decision(refusal):
    partner = make_user("partner", places=["AM07"])

    assert Decision.objects.visible_to(partner, on=DAY).count() == 0

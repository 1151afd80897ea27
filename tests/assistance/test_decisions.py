"""Applications are decided once, with every reason; refusals are appealed and judged by another."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assistance import actions
from assistance.explaining import explained
from assistance.models import Decision, Programme, ProgrammeRule
from cases.actions import make_inactive
from tests.assistance.programmes import DAY, programme
from tests.assistance.register import home, lives, with_rule
from tests.factories import head_of, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
RENTING = {"fact": "accommodation", "is": "equal", "value": "rented"}
MONTH = timedelta(days=30)


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def other():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(worker):
    return home(by=worker)


@pytest.fixture
def of():
    return with_rule(eligible=RENTING)


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def decided(of, household, *, by, on=DAY, applied_on=DAY, **changes):
    return actions.decide_application(
        **{
            "programme": of, "household": household,
            "applicant": household.members.get(relationship="head"),
            "applied_on": applied_on, "on": on, "by": by,
        } | changes
    )  # fmt: skip


def by_panel(of, household, *, by, on=DAY, applied_on=DAY, **changes):
    return actions.decide_by_panel(
        **{
            "programme": of, "household": household, "applicant": head_of(household),
            "applied_on": applied_on, "on": on, "by": by, "is_eligible": True,
            "minutes": "All three agreed.",
        } | changes
    )  # fmt: skip


@pytest.fixture
def refusal(of, household, worker):
    lives(household, in_="own", by=worker)
    return decided(of, household, by=worker)


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


class TestAppeals:
    def appealed(self, decision, *, by, on=DAY + timedelta(days=5)):
        return actions.appeal(decision=decision, because="We rent it.", on=on, by=by)

    def again(self, decision, *, by, on=DAY + timedelta(days=9), **said):
        return actions.decide_appeal(decision=decision, on=on, by=by, **said)

    def test_what_turns_out_holds_from_the_first_day(self, household, worker, other):
        rule = with_rule(eligible={"fact": "is_mortgage", "is": "equal", "value": False})
        first = decided(rule, household, by=worker, said={"is_mortgage": True})
        self.appealed(first, by=worker)

        again = self.again(first, by=other, is_eligible=True, minutes="It is none.",
                           amount=Decimal(20_000))  # fmt: skip

        assert (again.outcome, again.from_on, again.applied_on) == ("eligible", DAY, DAY)
        assert (again.appeal_of, again.appeal_until) == (first, None)
        assert list(Decision.objects.standing()) == [again]

    def test_the_rule_of_the_first_day_is_asked_with_what_is_known_now(
        self, refusal, household, worker, other
    ):
        household.residences.filter(until_on__isnull=True).update(accommodation="rented")
        ProgrammeRule.objects.update(until_on=DAY + timedelta(days=1))
        self.appealed(refusal, by=worker)

        again = self.again(refusal, by=other)

        assert (again.outcome, again.amount, again.rule) == ("eligible", 20_000, refusal.rule)

    def test_the_same_reason_refuses_again(self, refusal, worker, other):
        self.appealed(refusal, by=worker)

        again = self.again(refusal, by=other)

        assert (again.outcome, again.appeal_until) == ("refused", None)
        with refused("final"):
            self.appealed(again, by=worker)

    def test_who_decided_does_not_decide_the_appeal(self, refusal, worker):
        self.appealed(refusal, by=worker)

        with refused("same_person"):
            self.again(refusal, by=worker)

    def test_after_the_last_day_it_is_too_late(self, refusal, worker):
        with refused("late"):
            self.appealed(refusal, by=worker, on=DAY + MONTH + timedelta(days=1))
        self.appealed(refusal, by=worker, on=DAY + MONTH)

    def test_it_is_appealed_once_and_with_a_reason(self, refusal, worker):
        with refused("no_reason"):
            actions.appeal(decision=refusal, because=" ", on=DAY, by=worker)
        with refused("too_early"):
            self.appealed(refusal, by=worker, on=DAY - timedelta(days=1))
        self.appealed(refusal, by=worker)
        with refused("appealed_already"):
            self.appealed(refusal, by=worker)

    def test_what_is_open_or_was_not_appealed_is_not_decided_on_appeal(
        self, of, household, worker, other
    ):
        open_ = decided(of, household, by=worker)
        with refused("not_decided"):
            self.appealed(open_, by=worker)
        with refused("not_appealed"):
            self.again(open_, by=other)

    def test_what_is_still_not_known_is_recorded_first(self, refusal, household, worker, other):
        self.appealed(refusal, by=worker)
        household.residences.filter(until_on__isnull=True).update(accommodation="unknown")

        with refused("to_ask"):
            self.again(refusal, by=other)
        with refused("no_outcome"):
            self.again(refusal, by=other, minutes="They rent it.")

    def test_an_appeal_is_decided_once(self, refusal, worker, other):
        self.appealed(refusal, by=worker)
        self.again(refusal, by=other)

        with refused("decided_already"):
            self.again(refusal, by=other)
        assert list(Decision.objects.appealed()) == []


class TestTheDatabase:
    """Whoever writes, through whichever door."""

    @pytest.mark.parametrize(
        "change",
        [
            {"outcome": "eligible"},
            {"amount": Decimal(5), "currency": "AMD"},
            {"reasons": {}},
            {"appeal_until": DAY + 2 * MONTH},
            {"decided_on": DAY + timedelta(days=1)},
            {"minutes": "x"},
        ],
    )
    def test_keeps_what_was_decided_as_it_was(self, refusal, change):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=refusal.pk).update(**change)

    def test_keeps_an_appeal_as_it_came(self, refusal, worker):
        actions.appeal(decision=refusal, because="x", on=DAY, by=worker)

        for change in ({"appealed_on": None}, {"appealed_because": "y"}):
            with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
                Decision.objects.filter(pk=refusal.pk).update(**change)

    def test_lets_an_open_one_be_decided_of_the_same_people_alone(self, of, household, worker):
        open_ = decided(of, household, by=worker)

        with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
            Decision.objects.filter(pk=open_.pk).update(household=home(by=worker))

    def appeal_of(self, refusal, **changes):
        fields = ("programme", "household", "applicant", "applied_on", "from_on", "rule", "reasons")
        values = {name: getattr(refusal, name) for name in fields}
        return Decision(appeal_of=refusal, **{"outcome": "refused"} | values | changes)

    def test_lets_nobody_decide_the_appeal_against_their_own(self, refusal, worker):
        actions.appeal(decision=refusal, because="x", on=DAY, by=worker)

        with pytest.raises(IntegrityError, match="another person"), transaction.atomic():
            self.appeal_of(refusal, decided_by=worker, decided_on=DAY).save()

    @pytest.mark.parametrize(
        "change",
        [
            {"from_on": DAY + timedelta(days=1)},
            {"applied_on": DAY - timedelta(days=1)},
            {"family_unit": "B"},
            {"decided_on": DAY - timedelta(days=1), "applied_on": DAY - timedelta(days=1)},
            {"outcome": "open"},
        ],
    )
    def test_decides_on_appeal_what_was_appealed_and_nothing_else(
        self, refusal, worker, other, change
    ):
        actions.appeal(decision=refusal, because="x", on=DAY, by=worker)

        with pytest.raises(IntegrityError, match="appeal"), transaction.atomic():
            self.appeal_of(refusal, **{"decided_by": other, "decided_on": DAY} | change).save()

    def test_decides_no_appeal_that_nobody_made(self, refusal, other):
        with pytest.raises(IntegrityError, match="what was appealed"), transaction.atomic():
            self.appeal_of(refusal, decided_by=other, decided_on=DAY).save()

    def test_keeps_each_change_with_who_made_it(self, of, household, worker):
        kept = Kept()
        decided(of, household, by=worker)
        lives(household, in_="own", by=worker)
        found = decided(of, household, by=worker)
        actions.appeal(decision=found, because="x", on=DAY, by=worker)

        assert [event.outcome for event in kept.of(Decision)] == ["open", "refused", "refused"]


def test_a_partner_sees_no_decision(refusal):
    partner = make_user("partner", places=["AM07"])

    assert Decision.objects.visible_to(partner, on=DAY).count() == 0

"""Refusals are appealed until a day, and judged by another person; the database sees to it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assistance import actions
from assistance.models import Decision, ProgrammeRule
from tests.assistance.deciding import decided, refused
from tests.assistance.programmes import DAY
from tests.assistance.register import home, lives, with_rule
from tests.history import Kept

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


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

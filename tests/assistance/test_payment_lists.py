"""A list for a bank is made by one person and approved by another, and pays each thing once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from assistance import actions
from assistance.models import PaymentLine, PaymentList
from cases.numbers import shown
from tests.assistance.payments import (
    CARD,
    account,
    approved,
    made,
    paid_homes,
    written,
)
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.factories import family, make_household, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def approver():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def winter():
    return programme()


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


class TestAList:
    def test_holds_what_can_be_paid_at_its_bank(self, maker, winter):
        plans = paid_homes(2, by=maker, of=winter)
        paid_homes(1, by=maker, of=winter, bank="ameria")

        found = made(winter, by=maker)

        assert (found.count, found.total, found.currency) == (2, 100_000, "AMD")
        assert (found.state, found.made_by, str(found)[:2]) == ("made", maker, "X-")
        lines = PaymentLine.objects.order_by("position")
        assert {line.assistance for line in lines} == set(plans)
        assert [line.position for line in lines] == [1, 2]

    def test_tells_what_it_leaves_out_and_why(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        without = planned(family(by=maker), by=maker, of=winter)
        wallet = family(by=maker)
        account(wallet, by=maker, kind="wallet", bank="idram", number="093550127")
        walleted = planned(wallet, by=maker, of=winter)
        goods = planned(family(by=maker), by=maker, of=winter, amount=None, quantity=Decimal(1))
        gone = family(by=maker)
        account(gone, by=maker)
        left = planned(gone, by=maker, of=winter)
        child = member(gone, "child")
        child.left_on, child.left_reason = DAY, "moved_out"
        child.save()

        done = actions.make_payment_list(programme=winter, bank="acba", on=DAY, by=maker)

        assert {row.pk: code for row, code in done.left_out} == {
            without.pk: "no_instrument",
            walleted.pk: "wrong_kind",
            goods.pk: "no_amount",
            left.pk: "left",
        }

    def test_pays_a_family_unit_by_its_own_account(self, maker):
        home = family(by=maker)
        child = member(home, "child")
        child.family_unit = "B"
        child.save()
        units = programme(for_whom="family_unit")
        planned(home, by=maker, of=units, people=[child])
        account(home, by=maker)
        own = account(home, by=maker, family_unit="B", kind="card", number=CARD)

        made(units, by=maker)

        assert PaymentLine.objects.get().instrument == own

    def test_is_of_a_bank_and_a_programme_that_it_pays(self, maker):
        with refused("no_such_bank"):
            made(programme(), by=maker, bank="nowhere")
        with refused("nobody_to_pay"):
            made(programme(), by=maker)
        with refused("not_by_list"):
            made(programme(mechanism="hand"), by=maker)

    def test_holds_nobody_out_of_sight(self, maker, winter):
        away = make_household(at="AM08", by=maker)
        account(away, by=maker)
        planned(away, by=maker, of=winter)

        with refused("nobody_to_pay"):
            made(winter, by=maker)

    def test_lists_nothing_that_stands_on_another(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        made(winter, by=maker)

        with refused("nobody_to_pay"):
            made(winter, by=maker)

    def test_holds_back_what_would_be_given_by_hand(self, maker, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        made(winter, by=maker)

        with refused("on_a_list"):
            delivered(plan, by=maker)
        with refused("on_a_list"):
            actions.cancel_assistance(assistance=plan, reason="x", on=DAY, by=maker)

    def test_that_is_withdrawn_frees_what_stood_on_it(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)

        with refused("no_reason"):
            actions.withdraw_payment_list(payment_list=found, reason=" ", by=maker)
        actions.withdraw_payment_list(payment_list=found, reason="a wrong account", by=maker)

        assert made(winter, by=maker).count == 1
        with refused("list_not_made"):
            actions.withdraw_payment_list(payment_list=found, reason="again", by=maker)

    @pytest.mark.parametrize("role", ["caseworker", "registrar", "partner", "coordinator"])
    def test_is_a_supervisors_business(self, maker, winter, role):
        paid_homes(1, by=maker, of=winter)
        other = make_user(role, places=["AM07"])

        with pytest.raises(PermissionDenied):
            made(winter, by=other)
        found = made(winter, by=maker)
        for work in (approved, written):
            with pytest.raises(PermissionDenied):
                work(found, by=other)
        with pytest.raises(PermissionDenied):
            actions.withdraw_payment_list(payment_list=found, reason="x", by=other)

    def test_keeps_each_change_with_who_made_it(self, maker, approver, winter):
        paid_homes(1, by=maker, of=winter)
        kept = Kept()

        approved(made(winter, by=maker), by=approver)

        events = kept.of(PaymentList)
        assert [event.pgh_context["by"] for event in events] == [maker.pk, approver.pk]
        assert len(kept.of(PaymentLine)) == 1


class TestApproval:
    def test_is_by_a_second_person(self, maker, approver, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)

        with refused("second_person"):
            approved(found, by=maker)
        done = approved(found, by=approver)

        assert (done.state, done.approved_by, done.approved_on) == ("approved", approver, DAY)
        with refused("list_not_made"):
            approved(found, by=approver)
        with refused("list_not_made"):
            actions.withdraw_payment_list(payment_list=found, reason="late", by=maker)

    def test_needs_sight_of_all_of_it(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)

        with refused("out_of_sight"):
            approved(found, by=make_user("supervisor", places=["AM08"]))

    def test_is_covered_by_the_budget_and_reserves_it(self, maker, approver):
        winter = programme(budget=Decimal(120_000))
        paid_homes(2, by=maker, of=winter)
        by_hand = planned(family(by=maker), by=maker, of=winter, amount=Decimal(20_001))
        found = made(winter, by=maker)
        approved(found, by=approver)

        with refused("over_budget"):
            delivered(by_hand, by=maker)

        paid_homes(1, by=maker, of=winter)
        second = made(winter, by=maker)
        with refused("not_covered"):
            approved(second, by=approver)

    def test_waits_for_nobody_whose_account_changed(self, maker, approver, winter):
        (plan, *_others) = paid_homes(2, by=maker, of=winter)
        found = made(winter, by=maker)
        actions.end_instrument(
            instrument=plan.household.instruments.get(), status="lost", reason="lost",
            on=DAY, today=DAY, by=maker,
        )  # fmt: skip

        with refused("changed_since") as refusal:
            approved(found, by=approver)
        assert shown(plan.pk) in str(refusal.value)

    def test_waits_for_nobody_who_left(self, maker, approver, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)
        child = member(plan.household, "child")
        child.left_on, child.left_reason = DAY, "died"
        child.save()

        with refused("changed_since"):
            approved(found, by=approver)


class TestTheDatabase:
    """Whoever writes, through whichever door."""

    @pytest.fixture
    def found(self, maker, approver, winter):
        paid_homes(1, by=maker, of=winter)
        return approved(made(winter, by=maker), by=approver)

    @pytest.mark.parametrize(
        "change", [{"amount": 1}, {"holder": "me"}, {"position": 7}, {"currency": "USD"}]
    )
    def test_freezes_the_payments_of_an_approved_list(self, found, change):
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
            PaymentLine.objects.update(**change)

    def test_adds_none_to_an_approved_list(self, found, maker):
        line = PaymentLine.objects.get()
        (other,) = paid_homes(1, by=maker)
        line.pk, line.position, line.assistance = None, 2, other

        with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
            line.save()

    @pytest.mark.parametrize(
        "change", [{"total": 1}, {"bank": "ameria"}, {"state": "made", "approved_by": None,
                                                      "approved_on": None}]
    )  # fmt: skip
    def test_freezes_the_list(self, found, change):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            PaymentList.objects.update(**change)

    def test_knows_no_approval_by_whoever_made_it(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        made(winter, by=maker)

        with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
            PaymentList.objects.update(state="approved", approved_by=maker, approved_on=DAY)

    def test_lists_nothing_twice(self, maker, winter):
        paid_homes(1, by=maker, of=winter)
        made(winter, by=maker)
        line = PaymentLine.objects.get()
        line.pk, line.position = None, 2

        with pytest.raises(IntegrityError, match="payment_line_once"), transaction.atomic():
            line.save()

    @pytest.mark.parametrize(
        "change",
        [
            {"state": "rejected", "answered_on": DAY},
            {"state": "paid", "answered_on": None},
            {"state": "listed", "answered_on": DAY - timedelta(days=1)},
            {"code": "closed"},
        ],
    )
    def test_keeps_an_answer_whole(self, found, change):
        with pytest.raises(IntegrityError, match="payment_line"), transaction.atomic():
            PaymentLine.objects.update(**change)

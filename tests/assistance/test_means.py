"""What people earn and own: the latest word counts, and nobody is taken to have nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assistance import actions
from assistance.entitlement import Between
from assistance.families import families_of
from assistance.models import Belonging, Income
from cases.actions import member_leaves
from tests.assistance.programmes import DAY, programme
from tests.factories import head_of, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def earns(person, amount, *, by, kind="wage", month=NOVEMBER, **said):
    return actions.record_income(
        person=person, kind=kind, amount=Decimal(amount), month=month, by=by,
        **{"source": "family", "on": DAY} | said,
    )  # fmt: skip


def owns(person, kind, *, by, as_of=DAY, **said):
    return actions.record_belonging(
        person=person, kind=kind, as_of=as_of, source="family", on=DAY, by=by, **said
    )


def of(household, on=DAY):
    (applying,) = families_of(programme(title=str(on)), [household], on)
    return applying.family


class TestIncome:
    def test_all_of_the_latest_known_month_is_added(self, household, worker):
        head = head_of(household)
        earns(head, 90_000, by=worker, month=OCTOBER)
        earns(head, 40_000, by=worker)
        earns(head, 20_000, by=worker, kind="pension")

        assert of(household).members[0].income == 60_000
        assert of(household, date(2026, 10, 31)).members[0].income == 90_000
        assert of(household, date(2026, 9, 30)).members[0].income is None

    def test_of_the_family_it_is_known_once_each_was_asked(self, household, worker):
        head, son = head_of(household), member(household, "child")
        earns(head, 60_000, by=worker)
        assert of(household).income is None

        kept = actions.record_no_income(
            people=[head, son], month=NOVEMBER, source="family", on=DAY, by=worker
        )

        assert [row.individual for row in kept] == [son]
        assert of(household).income == 60_000

    def test_a_later_word_takes_the_place_of_the_earlier(self, household, worker):
        head = head_of(household)
        first = earns(head, 60_000, by=worker)
        earns(head, 55_000, by=worker, source="paper")

        first.refresh_from_db()
        assert (first.replaced_on, of(household).members[0].income) == (DAY, 55_000)

    def test_who_turns_out_to_have_some_no_longer_has_none(self, household, worker):
        head = head_of(household)
        earns(head, 0, by=worker, kind="none")
        assert of(household).members[0].income == 0

        earns(head, 10_000, by=worker)

        assert of(household).members[0].income == 10_000
        with refused("has_some"):
            earns(head, 0, by=worker, kind="none")

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ({"amount": 0}, "income_amount"),
            ({"amount": -5}, "income_amount"),
            ({"amount": 5, "kind": "none"}, "income_amount"),
            ({"amount": 5, "month": date(2026, 11, 2)}, "income_month"),
            ({"amount": 5, "month": date(2026, 12, 1)}, "future"),
        ],
    )
    def test_what_cannot_be_is_refused(self, household, worker, said, code):
        with pytest.raises(ValidationError) as refusal:
            earns(head_of(household), by=worker, **said)
        assert code in {error.code for error in ValidationError([refusal.value]).error_list}

    def test_of_who_left_nothing_is_recorded(self, household, worker):
        son = member(household, "child")
        member_leaves(person=son, reason="moved", on=DAY, today=DAY, by=worker)

        with refused("left"):
            earns(son, 5, by=worker)
        with refused("nobody"):
            actions.record_no_income(people=[], month=NOVEMBER, source="family", on=DAY, by=worker)


class TestBelongings:
    def test_the_latest_word_of_each_kind_counts(self, household, worker):
        head, son = head_of(household), member(household, "child")
        owns(head, "dwelling", by=worker, as_of=date(2026, 1, 1), share=Decimal(1))
        owns(head, "dwelling", by=worker, share=Decimal("0.5"))
        owns(head, "car", by=worker, year=2015, amount=Decimal(12_000))
        owns(head, "bank", by=worker, amount=Decimal(2_000_000))
        actions.record_no_belongings(
            people=[head, son], kinds=["dwelling", "car", "bank"], as_of=DAY, source="family",
            on=DAY, by=worker,
        )  # fmt: skip

        found = of(household)
        assert (found.dwelling_share, found.car_year, found.car_tax) == (
            Decimal("0.5"),
            2015,
            12_000,
        )
        assert [each.bank_balance for each in found.members] == [2_000_000, 0]
        # Of the child nobody had asked by then: it can't be more than all of it.
        assert of(household, date(2026, 1, 1)).dwelling_share == 1

    def test_where_nobody_asked_of_one_it_is_at_least_what_is_known(self, household, worker):
        head = head_of(household)
        owns(head, "dwelling", by=worker, share=Decimal("0.25"))
        owns(head, "car", by=worker, year=2019)

        found = of(household)
        assert found.dwelling_share == Between(Decimal("0.25"), Decimal(1))
        assert found.car_year == Between(Decimal(2019), Decimal("Infinity"))
        assert found.car_tax is None

    def test_who_was_asked_and_has_none_is_not_taken_for_the_whole_family(self, household, worker):
        owns(head_of(household), "car", by=worker, has_none=True)
        assert of(household).car_year is None

        owns(member(household, "child"), "car", by=worker, has_none=True)
        assert (of(household).car_year, of(household).car_tax) == (0, 0)

    def test_a_correction_of_the_same_day_takes_the_place_of_what_was_said(self, household, worker):
        for share in ("0.25", "0.75"):
            owns(head_of(household), "dwelling", by=worker, share=Decimal(share))

        assert Belonging.objects.standing().get().share == Decimal("0.75")
        assert Belonging.objects.count() == 2

    @pytest.mark.parametrize(
        ("kind", "values"),
        [
            ("dwelling", {}),
            ("dwelling", {"share": Decimal("1.5")}),
            ("dwelling", {"share": Decimal(1), "has_none": True}),
            ("dwelling", {"year": 2000}),
            ("car", {}),
            ("car", {"year": 1066}),
            ("car", {"amount": Decimal(-1)}),
            ("bank", {}),
            ("bank", {"amount": Decimal(-1)}),
            ("bank", {"share": Decimal(1), "amount": Decimal(1)}),
        ],
    )
    def test_the_database_refuses_what_is_neither_something_nor_none(
        self, household, worker, kind, values
    ):
        with pytest.raises(ValidationError):
            owns(head_of(household), kind, by=worker, **values)
        row = Belonging(individual=head_of(household), kind=kind, as_of=DAY, source="family",
                        recorded_on=DAY, recorded_by=worker, **values)  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_each_word_is_kept_with_who_recorded_it(household, worker):
    kept = Kept()
    earns(head_of(household), 5, by=worker)
    owns(head_of(household), "car", by=worker, has_none=True)

    assert [event.pgh_context["by"] for event in (*kept.of(Income), *kept.of(Belonging))] == (
        [worker.pk] * 2
    )


def test_no_partner_sees_what_a_family_earns_or_owns(household, worker):
    earns(head_of(household), 5, by=worker)
    owns(head_of(household), "car", by=worker, has_none=True)
    partner = make_user("partner", places=["AM07"])
    partner_rows = [model.objects.visible_to(partner, on=DAY) for model in (Income, Belonging)]

    assert [rows.count() for rows in partner_rows] == [0, 0]
    assert Income.objects.visible_to(worker, on=DAY).count() == 1

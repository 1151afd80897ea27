"""A bank's answer: what it paid is delivered, what failed waits for somebody to see to it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from assistance.models import Assistance, PaymentInstrument, PaymentLine
from spreadsheets.reader import open_book
from tests.assistance.payments import (
    account,
    answer,
    approved,
    as_csv,
    as_xlsx,
    loaded,
    made,
    paid_homes,
    written,
)
from tests.assistance.programmes import DAY, programme
from tests.factories import make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.fixture
def maker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def approver():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def winter():
    return programme()


@pytest.fixture
def plans(maker, winter):
    return sorted(paid_homes(3, by=maker, of=winter), key=lambda plan: plan.pk)


@pytest.fixture
def listed(plans, maker, approver, winter):
    return approved(made(winter, by=maker), by=approver)


def codes(outcome):
    return [(fault.row, fault.field, fault.code) for fault in outcome.faults]


def states():
    lines = PaymentLine.objects.order_by("assistance")
    return list(lines.values_list("state", "assistance__state"))


class TestAnAnswer:
    @pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
    def test_says_what_became_of_each_payment(self, plans, listed, maker, as_file):
        file = as_file(
            answer(plans[0]),
            answer(plans[1], "rejected", "closed"),
            answer(plans[2], "not collected", on=None),
        )

        outcome = loaded(file, listed, by=maker)

        assert outcome.faults == []
        assert (outcome.read, outcome.new, outcome.written) == (3, 3, True)
        assert states() == [
            ("paid", "delivered"),
            ("rejected", "planned"),
            ("not_collected", "planned"),
        ]
        given = Assistance.objects.get(pk=plans[0].pk)
        assert (given.delivered_on, given.reference, given.delivered_by) == (DAY, "B-1", maker)

    def test_in_armenian_is_read_as_well(self, plans, listed, maker):
        headings = ("Համար", "Կարգավիճակ", "Ծածկագիր", "Վճարվել է", "Բանկի հղում")

        outcome = loaded(as_csv(answer(plans[0], "վճարված"), headings=headings), listed, by=maker)

        assert outcome.faults == [] and outcome.new == 1

    @pytest.mark.parametrize(
        ("code", "status"),
        [
            ("closed", "closed"),
            ("wrong_holder", "wrong_holder"),
            ("lost", "lost"),
            ("wrong_number", "closed"),
            ("limit", "active"),
            ("other", "active"),
        ],
    )
    def test_ends_an_account_of_which_it_says_that_it_is_wrong(
        self, plans, listed, maker, code, status
    ):
        loaded(as_csv(answer(plans[0], "rejected", code)), listed, by=maker)

        instrument = PaymentInstrument.objects.get(household=plans[0].household)
        assert instrument.status == status
        assert (instrument.until_on == DAY) is (status != "active")
        assert PaymentInstrument.objects.filter(status="active").count() >= 2

    def test_is_written_in_the_banks_own_codes(self, maker, approver):
        winter = programme()
        (plan,) = paid_homes(1, by=maker, of=winter, bank="ardshin")
        found = approved(made(winter, by=maker, bank="ardshin"), by=approver)

        loaded(as_csv(answer(plan, "rejected", "e02")), found, by=maker)

        assert PaymentLine.objects.get().code == "wrong_holder"

    def test_sent_twice_changes_nothing(self, plans, listed, maker):
        rows = [answer(plans[0]), answer(plans[1], "rejected", "closed", on=None)]
        loaded(as_csv(*rows), listed, by=maker)
        kept = Kept()

        again = loaded(as_csv(*rows), listed, by=maker, today=TOMORROW)

        assert (again.faults, again.new, again.known) == ([], 0, 2)
        assert again.is_nothing_new
        assert kept.all() == []

    def test_may_come_in_parts(self, plans, listed, maker):
        loaded(as_csv(answer(plans[0]), answer(plans[1], "")), listed, by=maker)
        loaded(as_csv(answer(plans[0]), answer(plans[1])), listed, by=maker)

        assert [line for line, _assistance in states()] == ["paid", "paid", "listed"]

    def test_changes_nothing_when_it_is_tried(self, plans, listed, maker):
        outcome = loaded(as_csv(answer(plans[0])), listed, by=maker, dry_run=True)

        assert (outcome.new, outcome.written) == (1, False)
        assert {line for line, _assistance in states()} == {"listed"}

    @pytest.mark.parametrize("file_format", ["csv", "xlsx"])
    def test_is_our_own_file_filled_in(self, plans, listed, maker, file_format):
        content = written(listed, by=maker, file_format=file_format)
        with open_book(BytesIO(content), "list") as book:
            headings, *rows = [list(values) for _row, values in book.sheets[0].rows()]
        for row in rows[:-1]:
            row += [None] * (len(headings) - len(row))
            row[headings.index("State")], row[headings.index("Paid on")] = "paid", DAY

        outcome = loaded(as_xlsx(*map(_padded, rows), headings=headings), listed, by=maker)

        assert outcome.faults == [] and outcome.new == 3

    def test_of_who_left_meanwhile_is_written_and_told(self, plans, listed, maker):
        child = member(plans[0].household, "child")
        child.left_on, child.left_reason = DAY, "died"
        child.save()

        outcome = loaded(as_csv(answer(plans[0])), listed, by=maker)

        assert [(each.row, each.code) for each in outcome.notices] == [(2, "left")]
        assert states()[0] == ("paid", "delivered")


def _padded(row):
    return [*row, *[None] * (10 - len(row))]


class TestFaults:
    def test_are_told_all_at_once_by_row_and_column_and_nothing_is_written(
        self, plans, listed, maker, approver
    ):
        (other,) = paid_homes(1, by=maker)
        elsewhere = approved(made(other.programme, by=maker), by=approver)
        headings = ("Number", "State", "Code", "Paid on", "Bank reference", "Amount", "List")
        rows = [
            (*answer(plans[0], on=TOMORROW), "", ""),
            (*answer(plans[1], on=YESTERDAY), "", ""),
            (*answer(plans[2], "rejected", "nonsense"), "", ""),
            (*answer(other), "", ""),
            (*answer(plans[2]), "", str(elsewhere)),
            (*answer(plans[2], "perhaps"), "", ""),
            ("nonsense", "paid", "", DAY, "", "", ""),
            (*answer(plans[2]), "49 000", ""),
            (*answer(plans[2], on=None), "", ""),
        ]

        outcome = loaded(as_csv(*rows, headings=headings), listed, by=maker)

        assert set(codes(outcome)) == {
            (2, "paid_on", "future"),
            (3, "paid_on", "before_approval"),
            (4, "code", "unknown_code"),
            (5, "number", "not_of_list"),
            (6, "list", "other_list"),
            (7, "state", "unknown_state"),
            (8, "number", "no_number"),
            (9, "number", "twice"),
            (10, "number", "twice"),
        }
        assert {line for line, _assistance in states()} == {"listed"}

    def test_of_another_amount_and_of_no_day(self, plans, listed, maker):
        headings = ("Number", "State", "Code", "Paid on", "Bank reference", "Amount")
        rows = [(*answer(plans[0]), "49 000,00"), (*answer(plans[1], on=None), "")]

        assert codes(loaded(as_csv(*rows, headings=headings), listed, by=maker)) == [
            (2, "amount", "other_amount"),
            (3, "paid_on", "required"),
        ]

    def test_of_an_answer_that_was_another_before(self, plans, listed, maker):
        loaded(as_csv(answer(plans[0], "rejected", "limit")), listed, by=maker)

        outcome = loaded(as_csv(answer(plans[0])), listed, by=maker)

        assert codes(outcome) == [(2, "state", "answered_otherwise")]

    @pytest.mark.parametrize("place", [1, 2, 3])
    def test_of_a_last_row_that_does_not_fit(self, plans, listed, maker, place):
        headings = ("Number", "Account holder", "Account", "Amount", "State", "Paid on")
        total = ["TOTAL", "3", "", "150000.00", "", ""]
        total[place] = "7"
        row = (answer(plans[0])[0], "", "", "", "paid", DAY)

        outcome = loaded(as_csv(row, total, headings=headings), listed, by=maker)

        assert [code for _row, _field, code in codes(outcome)] == ["other_total"]

    def test_of_a_list_that_is_not_approved(self, plans, winter, maker):
        found = made(winter, by=maker)

        assert codes(loaded(as_csv(answer(plans[0])), found, by=maker)) == [
            (0, "", "list_not_approved")
        ]

    def test_of_a_sheet_without_numbers_or_of_no_sheet(self, listed, maker):
        assert codes(loaded(as_csv(("paid",), headings=("State",)), listed, by=maker)) == [
            (1, "state", "no_column")
        ]
        assert codes(loaded(as_csv(("x",), headings=("y",)), listed, by=maker)) == [
            (0, "", "no_table")
        ]
        assert len(loaded(BytesIO(b"\0"), listed, by=maker).faults) == 1

    def test_of_more_rows_than_the_page_takes(self, plans, listed, maker):
        outcome = loaded(as_csv(*map(answer, plans)), listed, by=maker, most_rows=2)

        assert codes(outcome) == [(4, "number", "too_many_rows")]

    def test_nobody_else_loads_results(self, listed):
        with pytest.raises(PermissionDenied):
            loaded(as_csv(), listed, by=make_user(places=["AM07"]))


class TestWhatFailed:
    def test_waits_until_it_is_listed_anew(self, plans, listed, maker, approver, winter):
        loaded(as_csv(answer(plans[0], "rejected", "closed")), listed, by=maker)
        assert PaymentLine.objects.to_see_to().count() == 1
        account(plans[0].household, by=maker, number="1570001234567891", from_on=DAY)

        again = approved(made(winter, by=maker), by=approver)

        assert again.count == 1
        assert not PaymentLine.objects.to_see_to().exists()
        loaded(as_csv(answer(plans[0])), again, by=maker)
        assert Assistance.objects.get(pk=plans[0].pk).state == "delivered"

    def test_twice_waits_once(self, plans, listed, maker, approver, winter):
        loaded(as_csv(answer(plans[0], "rejected", "limit")), listed, by=maker)
        again = approved(made(winter, by=maker), by=approver)
        loaded(as_csv(answer(plans[0], "not collected")), again, by=maker)

        assert [line.state for line in PaymentLine.objects.to_see_to()] == ["not_collected"]

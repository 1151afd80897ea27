"""A file of deliveries is judged as a whole, then written batch by batch, and each row once."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assistance import actions
from assistance.importers import deliveries
from assistance.models import Assistance, DeliveryFile
from cases.numbers import shown
from tests.assistance.files import OF_HOMES, as_csv, as_xlsx, codes, row, sent
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.factories import family, head_of, make_household, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def winter():
    return programme()


@pytest.fixture
def plans(worker, winter):
    """Three households of which each waits for 50,000 AMD."""
    return [planned(family(by=worker), by=worker, of=winter) for _home in range(3)]


def states():
    return sorted(Assistance.objects.values_list("state", flat=True))


class TestAFile:
    @pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
    def test_delivers_what_its_rows_say(self, plans, worker, as_file):
        file = as_file(
            row(plans[0], DAY, "Գոհար", "L-1/17", "AM07"), row(plans[1]), row(plans[2], None)
        )

        outcome = sent(file, by=worker)

        assert outcome.faults == []
        assert (outcome.read, outcome.new, outcome.known, outcome.written) == (2, 2, 0, True)
        first = Assistance.objects.get(pk=plans[0].pk)
        assert (first.state, first.delivered_on, first.delivered_by) == ("delivered", DAY, worker)
        assert (first.collected_by, first.reference) == ("Գոհար", "L-1/17")
        assert first.delivered_at_id == "AM07"
        assert states() == ["delivered", "delivered", "planned"]

    def test_names_a_household_and_a_programme_as_well(self, plans, worker, winter):
        rows = [(shown(each.household_id), shown(winter.pk), DAY) for each in plans]

        assert sent(as_csv(*rows, headings=OF_HOMES), by=worker).new == 3

    def test_may_be_headed_in_armenian(self, plans, worker):
        headings = ("Աջակցության համար", "Տրամադրվել է", "Ստացել է", "Հղում", "Վայրի ծածկագիր")

        assert sent(as_csv(row(plans[0]), headings=headings), by=worker).new == 1

    def test_changes_nothing_when_it_is_tried(self, plans, worker):
        outcome = sent(as_csv(*map(row, plans)), by=worker, dry_run=True)

        assert (outcome.new, outcome.written, outcome.faults) == (3, False, [])
        assert states() == ["planned"] * 3
        assert not DeliveryFile.objects.exists()

    def test_tells_how_far_it_came(self, plans, worker, monkeypatch):
        monkeypatch.setattr(deliveries, "BATCH", 2)
        told = []

        sent(as_csv(*map(row, plans)), by=worker, progress=lambda *far: told.append(far))

        assert told == [(2, 3), (3, 3)]

    def test_keeps_each_change_with_who_made_it(self, plans, worker):
        kept = Kept()

        sent(as_csv(*map(row, plans)), by=worker)

        events = kept.of(Assistance)
        assert [event.pgh_label for event in events] == ["update"] * 3
        assert {event.pgh_context["by"] for event in events} == {worker.pk}

    def test_asks_as_many_questions_for_hundreds_as_for_three(self, worker, winter):
        homes = [make_household(by=worker) for _home in range(12)]
        plans = [planned(home, by=worker, of=winter) for home in homes]

        def asked(rows, key):
            with CaptureQueriesContext(connection) as asked:
                assert sent(as_csv(*map(row, rows)), by=worker, key=key).faults == []
            return len(asked)

        worker = type(worker).objects.get(pk=worker.pk)
        asked(plans[:1], "one")
        assert asked(plans[1:3], "two") == asked(plans[3:], "nine")


class TestFaults:
    def test_are_told_all_at_once_by_row_and_column_and_nothing_is_written(self, plans, worker):
        away = make_household(at="AM08", by=make_user(places=["AM08"]))
        unseen = planned(away, by=worker)
        rows = [
            row(plans[0], TOMORROW),
            row(plans[1], YESTERDAY),
            row(plans[2], DAY),
            row(plans[2], DAY),
            row(unseen),
            ("A-7K3MQ-9QX2T-P", DAY, "", "", ""),
            ("nonsense", DAY, "", "", ""),
            ("", DAY, "", "", ""),
            (shown(plans[0].pk), "31.02.2026", "", "", ""),
            (shown(plans[0].pk), None, "Gohar", "", ""),
            (shown(plans[0].pk), DAY, "x" * 161, "y" * 81, "Atlantis"),
        ]

        outcome = sent(as_csv(*rows), by=worker)

        assert set(codes(outcome)) == {
            (2, "on", "future"),
            (3, "on", "early"),
            (5, "number", "twice"),
            (6, "number", "unknown"),
            (7, "number", "mistyped"),
            (8, "number", "no_number"),
            (9, "number", "required"),
            (10, "on", "invalid"),
            (11, "on", "required"),
            (12, "collected_by", "max_length"),
            (12, "reference", "max_length"),
            (12, "place", "place_not_found"),
        }
        assert [fault.row for fault in outcome.faults] == sorted(f.row for f in outcome.faults)
        assert str(outcome.faults[0]).startswith("deliveries, row 2, B (Delivered on)")
        assert states() == ["planned"] * 4
        assert not DeliveryFile.objects.exists()

    def test_of_what_was_given_otherwise(self, plans, worker):
        delivered(plans[0], by=worker)
        actions.cancel_assistance(assistance=plans[1], reason="x", on=DAY, by=worker)
        child = member(plans[2].household, "child")
        child.left_on, child.left_reason = DAY, "moved_out"
        child.save()
        rows = [row(plans[0], YESTERDAY), row(plans[1]), row(plans[2])]

        assert codes(sent(as_csv(*rows), by=worker)) == [
            (2, "on", "other_day"),
            (3, "number", "not_planned"),
            (4, "number", "left"),
        ]

    def test_of_a_budget_are_told_where_it_ends(self, worker):
        winter = programme(budget=Decimal(120_000))
        plans = [planned(family(by=worker), by=worker, of=winter) for _home in range(3)]

        outcome = sent(as_csv(*map(row, plans)), by=worker)

        assert codes(outcome) == [(4, "number", "over_budget")]
        assert states() == ["planned"] * 3

    def test_of_another_amount(self, plans, worker):
        headings = ("Assistance number", "Delivered on", "Amount")
        rows = [(shown(plans[0].pk), DAY, "49 999,50"), (shown(plans[1].pk), DAY, 50_000)]
        rows += [(shown(plans[2].pk), DAY, "much")]

        assert codes(sent(as_csv(*rows, headings=headings), by=worker)) == [
            (2, "amount", "other_amount"),
            (4, "amount", "not_an_amount"),
        ]

    def test_of_a_household_for_which_nothing_or_too_much_is_planned(self, plans, worker, winter):
        home = plans[0].household
        rent = programme(for_whom="person")
        for each in home.members.present():
            planned(home, by=worker, of=rent, people=[each])
        other = family(by=worker)
        rows = [(shown(other.pk), shown(winter.pk), DAY), (shown(home.pk), shown(rent.pk), DAY)]
        rows += [(shown(home.pk), "", DAY)]

        assert codes(sent(as_csv(*rows, headings=OF_HOMES), by=worker)) == [
            (2, "household", "unknown_home"),
            (3, "household", "ambiguous"),
            (4, "programme", "required"),
        ]

    def test_of_the_sheet(self, plans, worker):
        assert codes(sent(as_csv(("a", "b"), headings=("x", "y")), by=worker)) == [
            (0, "", "no_table")
        ]
        without = as_csv((shown(plans[0].pk),), headings=("Assistance number",))
        assert codes(sent(without, by=worker)) == [(1, "on", "no_column")]
        twice = as_csv((1, 2, 3), headings=("Assistance number", "Delivered on", "Date"))
        assert (1, "on", "column_twice") in codes(sent(twice, by=worker))

    @pytest.mark.parametrize("content", [b"", b"\0\1\2", b"PK\3\4nonsense"])
    def test_of_a_file_that_is_none(self, worker, content):
        outcome = sent(BytesIO(content), by=worker)

        assert len(outcome.faults) == 1 and outcome.faults[0].row == 0

    def test_of_formulas(self, plans, worker):
        headings = ",".join(("Assistance number", "Delivered on", "Collected by"))
        line = f'{shown(plans[0].pk)},{DAY},"=HYPERLINK(""http://x"")"'

        outcome = sent(BytesIO(f"{headings}\n{line}\n".encode()), by=worker)

        assert codes(outcome) == [(2, "collected_by", "formula")]

    def test_of_more_rows_than_the_page_takes(self, plans, worker):
        outcome = sent(as_csv(*map(row, plans)), by=worker, most_rows=2)

        assert codes(outcome) == [(4, "number", "too_many_rows")]

    def test_nobody_else_delivers_in_bulk(self, plans):
        for role in ("registrar", "partner", "coordinator"):
            with pytest.raises(PermissionDenied):
                sent(as_csv(*map(row, plans)), by=make_user(role, places=["AM07"]))


def test_a_single_desk_and_a_file_obey_the_same_rules(plans, worker):
    """Whatever a desk refuses, a file refuses for the same reason."""
    head = head_of(plans[0].household)
    assert head.left_on is None
    with pytest.raises(ValidationError) as desk:
        delivered(plans[0], by=worker, on=TOMORROW)

    assert codes(sent(as_csv(row(plans[0], TOMORROW)), by=worker)) == [(2, "on", desk.value.code)]

"""A file of deliveries is judged as a whole, then written batch by batch, and each row once."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assistance import actions
from assistance.importers import deliveries
from assistance.models import Assistance, DeliveryFile
from assistance.planned_file import export_planned, template
from cases.numbers import shown
from spreadsheets.reader import open_book
from spreadsheets.stream import FORMATS
from tests.assistance.files import AT, OF_HOMES, as_csv, as_xlsx, codes, row, sent
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


class TestSentAgain:
    def test_under_its_key_it_changes_nothing(self, plans, worker):
        file = as_csv(*map(row, plans))
        sent(file, by=worker)
        kept = Kept()

        again = sent(file, by=worker)

        assert (again.read, again.new, again.done, again.written) == (3, 0, 3, True)
        assert kept.all() == []

    def test_under_another_key_all_of_it_is_so_already(self, plans, worker, winter):
        rows = [(shown(each.household_id), shown(winter.pk), DAY) for each in plans]
        sent(as_csv(*rows, headings=OF_HOMES), by=worker)

        again = sent(as_csv(*rows, headings=OF_HOMES), by=worker, key="again")

        assert (again.new, again.known, again.faults) == (0, 3, [])

    def test_what_was_given_in_january_is_not_taken_for_what_waits_in_february(self, worker):
        rent, home = programme(every_days=30), family(by=worker)
        months = [(DAY - timedelta(days=29), DAY), (DAY, DAY + timedelta(days=30))]
        for begin, end in months:
            planned(home, by=worker, of=rent, from_on=begin, until_on=end, on=begin)
        first = Assistance.objects.order_by("from_on").first()
        delivered(first, by=worker)
        rows = [(shown(home.pk), shown(rent.pk), DAY)]

        outcome = sent(as_csv(*rows, headings=OF_HOMES), by=worker)

        assert (outcome.new, outcome.known) == (0, 1)

    def test_with_other_bytes_its_key_is_refused(self, plans, worker):
        sent(as_csv(row(plans[0])), by=worker)

        outcome = sent(as_csv(row(plans[1])), by=worker)

        assert [fault.code for fault in outcome.faults] == ["key"]
        assert states() == ["delivered", "planned", "planned"]

    def test_by_somebody_else_its_key_is_refused(self, plans, worker):
        sent(as_csv(row(plans[0])), by=worker)

        outcome = sent(as_csv(row(plans[0])), by=make_user("supervisor", places=["AM07"]))

        assert [fault.code for fault in outcome.faults] == ["key"]

    @pytest.mark.parametrize("key", ["", "k" * 81])
    def test_a_key_is_a_short_word(self, plans, worker, key):
        assert [fault.code for fault in sent(as_csv(row(plans[0])), by=worker, key=key).faults] == [
            "key"
        ]

    def test_it_goes_on_after_the_last_batch_that_was_written(self, plans, worker, monkeypatch):
        monkeypatch.setattr(deliveries, "BATCH", 1)
        file = as_csv(*map(row, plans))

        def cut(done, of):
            if done == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            sent(file, by=worker, progress=cut)
        assert DeliveryFile.objects.get().done_rows == 2
        told = []
        outcome = sent(file, by=worker, progress=lambda done, of: told.append(done))

        assert (told, outcome.new, outcome.done) == ([3], 1, 3)
        assert states() == ["delivered"] * 3

    def test_what_changed_meanwhile_stops_its_batch_alone(self, plans, worker, monkeypatch):
        monkeypatch.setattr(deliveries, "BATCH", 1)
        file = as_csv(*map(row, plans))

        def meanwhile(done, of):
            if done == 1:
                actions.cancel_assistance(assistance=plans[1], reason="x", on=DAY, by=worker)

        outcome = sent(file, by=worker, progress=meanwhile)

        assert codes(outcome) == [(3, "number", "not_planned")]
        assert (outcome.done, outcome.written) == (1, False)
        assert states() == ["cancelled", "delivered", "planned"]


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


class TestTheListOfWhatIsPlanned:
    """What goes out is what comes in again."""

    @pytest.mark.parametrize("file_format", FORMATS)
    @pytest.mark.parametrize("language", ["en", "hy", "ru"])
    def test_is_filled_in_and_read_back(self, plans, worker, winter, file_format, language):
        with open_book(self._written(winter, worker, file_format, language), "list") as book:
            headings, *rows = [values for _row, values in book.sheets[0].rows()]
        assert len(rows) == 3
        filled = [[*told, *[None] * (7 - len(told)), DAY, "Gohar", "", ""] for told in rows]

        outcome = sent(as_xlsx(*filled, headings=headings), by=worker)

        assert outcome.faults == []
        assert outcome.new == 3

    def test_says_nothing_was_delivered_before_it_is_filled_in(self, plans, worker, winter):
        outcome = sent(self._written(winter, worker, "xlsx"), by=worker)

        assert (outcome.read, outcome.faults) == (0, [])

    def test_holds_no_formula_and_no_household_out_of_sight(self, worker, winter):
        home = make_household({"family_name": "=1+1"}, by=worker)
        planned(home, by=worker, of=winter)
        planned(make_household(at="AM08", by=worker), by=worker, of=winter)

        text = self._written(winter, worker, "csv").read().decode()

        assert "'=1+1" in text and text.count("A-") == 1

    def test_shows_amounts_and_names_to_those_who_read_them(self, plans, winter):
        registrar = make_user("coordinator", places=["AM07"])

        text = self._written(winter, registrar, "csv").read().decode()

        assert "50000" not in text

    def test_counts_its_rows(self, plans, worker, winter):
        made = export_planned(winter, by=worker, on=DAY, at=AT)
        with pytest.raises(StopIteration) as end:
            while True:
                next(made)

        assert end.value.value == 3

    def test_has_an_empty_template(self, worker):
        outcome = sent(BytesIO(template("hy")), by=worker)

        assert (outcome.read, outcome.faults) == (0, [])

    def _written(self, winter, by, file_format, language="en"):
        made = export_planned(
            winter, by=by, on=DAY, at=AT, language=language, file_format=file_format
        )
        return BytesIO(b"".join(made))


class TestTheCommand:
    @pytest.fixture
    def path(self, tmp_path, plans):
        path = tmp_path / "deliveries.csv"
        path.write_bytes(as_csv(*map(row, plans)).getvalue())
        return path

    @pytest.fixture(autouse=True)
    def _day(self, monkeypatch):
        command = "assistance.management.commands.deliver_assistance"
        monkeypatch.setattr(f"{command}.today", lambda: DAY)

    def test_delivers_once(self, path, worker, capsys):
        for _time in range(2):
            call_command("deliver_assistance", path, key="k", by=worker.username)

        assert "3 delivered now" in capsys.readouterr().out
        assert states() == ["delivered"] * 3

    def test_says_what_is_wrong(self, path, worker, plans, capsys):
        actions.cancel_assistance(assistance=plans[0], reason="x", on=DAY, by=worker)

        with pytest.raises(CommandError, match="0 of 3 rows are written"):
            call_command("deliver_assistance", path, key="k", by=worker.username)
        assert "row 2" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("by", "file", "words"),
        [("nobody", "deliveries.csv", "no user"), ("", "none.csv", "no file")],
    )
    def test_says_who_or_what_is_missing(self, path, worker, by, file, words):
        with pytest.raises(CommandError, match=words):
            call_command(
                "deliver_assistance", path.parent / file, key="k", by=by or worker.username
            )

    def test_is_for_those_who_may(self, path):
        with pytest.raises(CommandError, match="may not"):
            call_command("deliver_assistance", path, key="k", by=make_user("registrar").username)


def test_a_single_desk_and_a_file_obey_the_same_rules(plans, worker):
    """Whatever a desk refuses, a file refuses for the same reason."""
    head = head_of(plans[0].household)
    assert head.left_on is None
    with pytest.raises(ValidationError) as desk:
        delivered(plans[0], by=worker, on=TOMORROW)

    assert codes(sent(as_csv(row(plans[0], TOMORROW)), by=worker)) == [(2, "on", desk.value.code)]

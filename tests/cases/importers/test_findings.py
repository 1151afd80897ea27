"""What an import says of faults: all of a row in one pass, as it was typed, each once."""

from datetime import date

import pytest

from cases.importers import likely
from cases.models import Individual, ReservedNumber
from cases.numbers import new_household_number
from tests.cases.importers.making import as_xlsx, table_of
from tests.cases.importers.rows import child, codes, person
from tests.factories import make_household, place

pytestmark = pytest.mark.django_db


def told(outcome):
    return [(f.row, f.field, f.value) for f in outcome.faults]


def test_a_number_that_a_desk_used_in_this_moment_is_a_fault_in_words(send, monkeypatch):
    number = new_household_number()
    ReservedNumber.objects.create(number=number, place=place(), reserved_on="2023-10-01")
    monkeypatch.setattr(likely, "tell", lambda reading: make_household(number=number))

    outcome = send([person(household=number)])

    assert codes(outcome) == [(0, "", "number_used")]
    assert "This number is used already" in outcome.faults[0].message
    assert not Individual.objects.filter(source="Hotel Ani").exists()


def test_a_row_whose_number_stands_twice_tells_its_other_faults_too(send):
    rows = [person(), child(), child(sex="?", given_name="", birth_date="01.01.2031")]

    assert codes(send(rows)) == [
        (4, "source_id", "duplicate_id"), (4, "sex", "invalid_choice"),
        (4, "birth_date", "birth_in_future"), (4, "arrived_on", "arrived_before_birth"),
    ]  # fmt: skip


def test_a_household_whose_row_stands_twice_is_not_without_members(send):
    homes = [{f: row[f] for f in ("household", "place", "registered_at")}
             for row in (person(), person(household="F-2"))]  # fmt: skip
    people = [
        {f: v for f, v in row.items() if f not in ("place", "registered_at")}
        for row in (person(), person("1", household="F-2", given_name="Անի"))
    ]

    outcome = send(as_xlsx(H=table_of(homes), P=table_of(people)))

    assert codes(outcome) == [(3, "source_id", "duplicate_id")]


def test_the_same_row_once_more_is_no_second_head(send):
    assert codes(send([person(), person()])) == [(3, "source_id", "duplicate_id")]


def test_faults_repeat_what_was_typed(send):
    rows = [
        person(needs="SV-VA", registered_at="Armavir (marz)"),
        child(birth_date="03.2035", arrived_on="", registered_at=""),
        person("3", registered_at="", given_name="Անի"),
    ]

    found = {(row, field): value for row, field, value in told(send(rows))}

    assert found == {
        (2, "needs"): "SV-VA", (2, "registered_at"): "Armavir (marz)",
        (3, "birth_date"): "03.2035", (4, "relationship"): "head of household",
    }  # fmt: skip


def test_faults_of_a_known_row_repeat_what_was_typed(send):
    send([person(), child()])

    rows = [person(needs="SV-VA"), child(birth_date="03.2035", arrived_on="")]
    found = {(row, field): value for row, field, value in told(send(rows))}

    assert found == {(2, "needs"): "SV-VA", (3, "birth_date"): "03.2035"}


def test_a_fault_of_a_registered_household_repeats_what_was_typed(send, registrar):
    send([person()])

    outcome = send([person(registered_at="Armavir (marz)")])

    assert told(outcome) == [(2, "registered_at", "Armavir (marz)")]


def test_differences_are_told_in_words(send):
    send([person(birth_date="03.1984")])
    Individual.objects.update(sex="unknown", birth_date="1985-03-15")

    outcome = send([person(birth_date="03.1984")])

    assert {d.field: d.value for d in outcome.differences} == {
        "sex": "female", "birth_date": "03.1984",
    }  # fmt: skip
    assert "the register says “03.1985”" in str(outcome.differences)


@pytest.mark.parametrize("field", ["place", "registered_at"])
def test_a_column_that_every_household_needs_is_missed_once(send, field):
    rows = [person(), person("2", household="F-2", given_name="Անի")]

    outcome = send([{f: v for f, v in row.items() if f != field} for row in rows])

    assert codes(outcome) == [(1, field, "no_column")]
    assert "add it" in outcome.faults[0].message


def test_a_blank_cell_that_an_incomplete_list_may_have_says_so(send):
    outcome = send([person(place=""), child(place="", relationship="")])

    assert codes(outcome) == [(2, "place", "required"), (3, "relationship", "required")]
    assert all("“Accept an incomplete list”" in f.message for f in outcome.faults)


def test_what_is_wrong_with_a_whole_household_has_no_column(send):
    outcome = send([child()])

    assert [(f.column, f.code) for f in outcome.faults] == [("the whole household", "no_head")]


def test_the_tally_of_a_faulty_file_does_not_contradict_itself(send):
    rows = [person(), child()]
    send(rows)

    tally = send([person(sex="?"), child()]).people

    assert (tally.read, tally.accepted, tally.refused, tally.unchanged) == (2, 1, 1, 0)


def test_who_is_out_of_sight_is_told_apart_and_not_named(send):
    make_household({"arrived_on": None}, at="AM08", on=date(2023, 1, 1))
    hidden = Individual.objects.get()

    outcome = send([person()])

    (row,) = outcome.beyond
    assert outcome.notices == []
    assert (row.finding.row, row.finding.code) == (2, "likely_beyond")
    assert row.finding.message == "Someone like this is registered."
    assert row.finding.people == () and row.households == {hidden.household_id}


def test_the_words_say_how_far_the_births_agree(send):
    send([person(birth_date="1984"), person("2", household="F-2", given_name="Անի")], source="A")
    rows = [person(birth_date="1985"), person("2", household="F-2", given_name="Անի")]

    first, second = send(rows, source="B").notices

    assert "same name, birth year within one" in first.message
    assert "same name and birth date" in second.message
    assert first.people == (str(Individual.objects.get(source="A", source_id="1")),)


@pytest.mark.parametrize("dry_run", [False, True])
def test_presumed_heads_are_named_once_they_are_written(send, dry_run):
    outcome = send([person(relationship="")], accept_incomplete=True, dry_run=dry_run)

    heads = Individual.objects.values_list("number", flat=True)
    notice = next(n for n in outcome.notices if n.code == "presumed_head")
    assert notice.people == tuple(str(Individual(number=number)) for number in heads)

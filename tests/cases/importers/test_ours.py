"""A list that this register wrote, corrected in a spreadsheet and sent back to it."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from cases import actions, exports
from cases.models import Household, Individual, Phone
from cases.numbers import new_person_number, shown
from cases.sight import WHOLE
from tests.cases.importers.rows import codes, person
from tests.cases.importers.test_again import row_versions
from tests.factories import DAY, child, head_of, make_household, make_user

pytestmark = pytest.mark.django_db
ON = date(2023, 10, 12)


@pytest.fixture
def home(registrar):
    """A woman and her son, registered at a desk."""
    return make_household({}, child(), by=registrar, declared_size=2)


def export(write=exports.individuals, model=Individual):
    """The rows of an export as dictionaries, by heading."""
    content = b"".join(write(model.objects.all(), as_of=ON, sight=WHOLE)).decode()
    lines = list(csv.reader(io.StringIO(content, newline="")))
    headings, *rows = lines[: lines.index([])]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def as_file(rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode())


def corrected(rows, person, **columns):
    """The file in which somebody corrected the row of a person."""
    return as_file([r | columns if r["Person number"] == person.number else r for r in rows])


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("write", "model"),
    [(exports.individuals, Individual), (exports.households, Household)],
    ids=["people", "households"],
)
def test_a_list_that_nobody_corrected_writes_nothing(send, home, write, model, file_format):
    head_of(home).phones.create(number="+37493550127", from_on=DAY)
    head_of(home).phones.create(number="+37493550128", from_on=DAY)
    home.residences.update(address="=1+1\nbeside  the bridge")
    before = list(row_versions())
    content = b"".join(write(model.objects.all(), as_of=ON, sight=WHOLE, file_format=file_format))

    outcome = send(io.BytesIO(content), take_file=True)

    assert codes(outcome) == []
    assert (outcome.people.new, outcome.people.changed, outcome.households.changed) == (0, 0, 0)
    assert outcome.notices == []
    assert list(row_versions()) == before


def test_what_was_corrected_is_listed_and_the_register_stays_as_it_is(send, home):
    head, before = head_of(home), list(row_versions())
    file = corrected(export(), head, **{"Given name": "Գոհարիկ", "Sex": "unknown"})

    outcome = send(file)

    assert [(d.field, d.code) for d in outcome.differences] == [
        ("given_name", "differs"), ("sex", "differs"),
    ]  # fmt: skip
    assert "“Գոհարիկ”, the register says “Գոհար”" in outcome.differences[0].message
    assert (outcome.people.kept, outcome.people.unchanged, outcome.people.new) == (1, 1, 0)
    assert list(row_versions()) == before


def test_what_was_corrected_is_written_where_it_was_ordered(send, home):
    file = corrected(export(), head_of(home), **{"Given name": "Գոհարիկ"})

    outcome = send(file, take_file=True)

    assert (outcome.people.changed, outcome.people.unchanged, outcome.people.new) == (1, 1, 0)
    assert head_of(home).given_name == "Գոհարիկ"
    assert send(file).people.unchanged == 2


def test_a_corrected_address_is_written_where_it_was_ordered(send, home):
    rows = export(exports.households, Household)
    rows[0]["Address"] = "Shahumyan 16"

    listed = send(as_file(rows))
    assert [(d.field, d.code) for d in listed.differences] == [("address", "differs")]

    assert send(as_file(rows), take_file=True).households.changed == 1
    assert home.residences.get().address == "Shahumyan 16"


def test_a_number_may_be_written_as_people_write_it(send, home):
    head = head_of(home)
    file = corrected(export(), head, **{"Person number": shown(head.number).lower()})

    assert send(file).people.unchanged == 2


def test_another_telephone_takes_the_place_of_the_one_that_the_file_told(send, home):
    head = head_of(home)
    head.phones.create(number="+37493550127", from_on=DAY)
    head.phones.create(number="+37493550128", from_on=DAY)
    head.phones.create(number="+37493550129", safe="unsafe", from_on=DAY)
    file = corrected(export(), head, Telephone="+37493550120")

    assert codes(send(file, take_file=True)) == []

    reached = Phone.objects.filter(until_on__isnull=True).values_list("number", flat=True)
    assert sorted(reached) == ["+37493550120", "+37493550128", "+37493550129"]


def test_the_list_of_a_source_takes_the_correction_for_somebodys_work(send, registrar):
    rows = [person()]
    send(rows)
    someone = Individual.objects.get()
    send(corrected(export(), someone, **{"Given name": "Անի"}), source="Ours", take_file=True)

    outcome = send(rows)

    assert [(d.field, d.code) for d in outcome.differences] == [("given_name", "both_changed")]
    assert Individual.objects.get().given_name == "Անի"
    assert Individual.objects.get().source == "Hotel Ani"


def test_an_older_file_of_ours_takes_nothing_back_by_itself(send, registrar):
    send([person()])
    older = as_file(export())
    send([person(given_name="Անի")])

    outcome = send(older)

    assert [(d.field, d.code) for d in outcome.differences] == [("given_name", "differs")]
    assert Individual.objects.get().given_name == "Անի"


def test_a_row_that_somebody_added_is_a_new_member(send, home):
    rows = export()
    newborn = {"Person number": "", "Given name": "Մանե", "Birth date": "2023-09-20"}
    rows.append(rows[1] | newborn | {"Sex": "female", "Relationship": "child"})

    outcome = send(as_file(rows))

    assert codes(outcome) == []
    assert (outcome.people.new, outcome.people.unchanged) == (1, 2)
    assert home.members.count() == 3


def test_a_person_in_another_household_is_told_and_not_moved(send, home, registrar):
    other = make_household({"family_name": "Osipyan"}, by=registrar)
    son = home.members.get(relationship="child")
    file = corrected(export(), son, **{"Household number": other.number})

    outcome = send(file, take_file=True)

    assert [(n.code, n.field) for n in outcome.notices] == [("moved", "household")]
    assert son.household.members.count() == 2


def test_people_out_of_sight_are_refused_like_those_who_do_not_exist(send, home):
    hidden = make_household({"arrived_on": None}, at="AM08", on=date(2023, 1, 1))
    someone, nobody = head_of(hidden).number, new_person_number()
    rows = export()[:1]

    told = [
        send(as_file([rows[0] | {"Household number": home.number, "Person number": number}]))
        for number in (someone, nobody)
    ]

    assert [codes(outcome) for outcome in told] == [[(2, "source_id", "number_unknown")]] * 2
    assert told[0].faults[0].message == told[1].faults[0].message


def test_a_mistyped_number_is_no_new_person(send, home):
    number = head_of(home).number
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")

    outcome = send(corrected(export(), head_of(home), **{"Person number": wrong}))

    found = [(field, code) for _row, field, code in codes(outcome)]
    assert found == [("source_id", "number_mistyped")]
    assert Individual.objects.count() == 2


def test_ids_of_another_register_that_begin_like_ours_are_only_ids(send):
    assert (
        codes(send([person("PSN123456789"), person(shown(new_person_number()), household="F-2")]))
        == []
    )
    assert Individual.objects.count() == 2


def test_who_works_elsewhere_corrects_nothing(send, home):
    file = corrected(export(), head_of(home), **{"Given name": "Այլ"})

    outcome = send(file, by=make_user(places=["AM08"]), take_file=True, on=date(2024, 6, 1))

    assert {code for _row, _field, code in codes(outcome)} == {"number_unknown"}
    assert head_of(home).given_name == "Գոհար"


def test_whom_one_reads_behind_broken_glass_a_list_does_not_change(send, registrar):
    elsewhere = head_of(make_household(at="AM03"))
    registrar.at = datetime(2023, 10, 12, 8, tzinfo=UTC)
    actions.break_glass(
        household=elsewhere.household,
        reason="medical",
        words="a woman fell down at our desk",
        by=registrar,
        at=registrar.at,
    )
    assert Individual.objects.visible_to(registrar, on=ON).filter(pk=elsewhere.pk).exists()

    send(corrected(export(), elsewhere, **{"Given name": "Մարո"}), take_file=True)

    elsewhere.refresh_from_db()
    assert elsewhere.given_name == "Գոհար"

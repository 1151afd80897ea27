"""Lists as offices send them: clean ones go in, whatever their script, order and sheets."""

from random import Random

import pytest

from cases.importers.columns import BY_FIELD
from cases.models import Household, IdentityDocument, Individual, Phone, Residence
from tests.cases.importers.making import as_csv, as_xlsx, flat, make_list, table_of
from tests.cases.importers.rows import child, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("script", "language"), [("hy", "hy"), ("ru", "ru"), ("en", "en")])
def test_a_clean_list_goes_in_without_a_false_alarm(send, script, language):
    homes, people = make_list(Random(script), 60, script=script)

    outcome = send(as_csv(table_of(flat(homes, people), language)))

    assert [str(fault) for fault in outcome.faults] == []
    assert Household.objects.count() == outcome.households.new == 60
    assert Individual.objects.count() == outcome.people.new == len(people)
    assert Individual.objects.filter(is_head=True).count() == 60
    assert Phone.objects.count() == 60
    assert IdentityDocument.objects.filter(type="psn").count() == len(people)


def test_a_workbook_of_two_sheets_is_joined_by_the_household_number(send):
    homes, people = make_list(Random(1), 30)
    book = as_xlsx(
        Summary=[["Hotel Ani"], ["Families", 30]],
        Անձինք=table_of(people, "hy"),
        Households=table_of(homes),
    )

    outcome = send(book)

    assert outcome.written
    assert outcome.ignored == [("Summary", "", "")]
    assert (outcome.households.read, outcome.people.read) == (30, len(people))
    assert Residence.objects.count() == 30
    home = Household.objects.get(source_id="F-7")
    told = [p["source_id"] for p in people if p["household"] == "F-7"]
    assert sorted(home.members.values_list("source_id", flat=True)) == sorted(told)


def test_columns_stand_in_any_order_under_titles(send):
    rows = [person(), child()]
    fields = sorted(rows[0], reverse=True)
    titles = [["Register of the hotel"], [], ["1 October 2023"]]

    outcome = send(as_csv([*titles, *table_of(rows, order=fields)]))

    assert outcome.written
    assert Individual.objects.get(source_id="2").birth_date.isoformat() == "2010-01-15"


@pytest.mark.parametrize("heading", ["SURNAME", "family_name", " Family  Name ", "ԱԶԳԱՆՈՒՆ"])
def test_a_heading_is_known_whatever_its_case_and_blanks(send, heading):
    table = table_of([person()])
    table[0][table[0].index("Family name")] = heading

    assert send(as_csv(table)).written
    assert Individual.objects.get().family_name == "Ավանեսյան"


def test_unknown_columns_are_told_and_not_refused(send):
    outcome = send(_with_column("Shoe size", "38"))

    assert outcome.written
    assert outcome.ignored == [("list", "L", "Shoe size")]


def test_a_column_given_twice_is_refused(send):
    outcome = send(_with_column("Surname", "Այլ"))

    assert [(f.field, f.code, f.column) for f in outcome.faults] == [
        ("family_name", "column_twice", "L (Surname)")
    ]
    assert not Individual.objects.exists()


def test_a_name_in_one_column_is_family_given_and_patronymic(send):
    row = person() | {"full_name": "Ավանեսյան Գոհար Սերգեյի"}
    for field in ("family_name", "given_name", "patronymic"):
        del row[field]

    assert send([row]).written
    found = Individual.objects.get()
    assert (found.family_name, found.given_name, found.patronymic) == (
        "Ավանեսյան", "Գոհար", "Սերգեյի",
    )  # fmt: skip


def test_an_age_is_an_estimated_birth_date(send):
    row = person(birth_date="", age="39", age_asked_on="01.10.2023")

    assert send([row]).written
    found = Individual.objects.get()
    assert (found.birth_precision, found.birth_date.year) == ("estimated", 1984)


def test_facts_are_written_with_the_person(send):
    row = person(
        phone="094 30-12-48; +7 916 123 45 67",
        passport="AN 0123456",
        legal_status="временная защита",
        legal_status_from="01.10.2023",
        disability="II խումբ",
        disability_until="01.10.2026",
        needs="DS-PM",
        walking="3",
        wg_asked_on="02.10.2023",
        wg_method="asked the person",
    )

    assert [str(f) for f in send([row]).faults] == []
    found = Individual.objects.get()
    assert sorted(p.number for p in found.phones.all()) == ["+37494301248", "+79161234567"]
    assert found.documents.get().number == "AN0123456"
    assert found.statuses.get().status == "temporary_protection"
    assert found.disability_decisions.get().degree == "group_2"
    assert found.needs.get().need_id == "DS-PM"
    assert found.wg_disability_3 is True


def test_a_member_without_a_name_is_counted(send):
    unnamed = child(given_name="", family_name="", patronymic="", unnamed="yes")

    assert send([person(unnamed="no"), unnamed]).written
    assert Individual.objects.filter(unnamed=True, sex="male").count() == 1
    assert Household.objects.get().is_complete is False


def test_nothing_is_written_in_a_dry_run(send):
    outcome = send([person(), child()], dry_run=True)

    assert (outcome.faults, outcome.written, outcome.people.new) == ([], False, 2)
    assert not Individual.objects.exists()


def test_a_file_that_is_no_table_is_refused(send):
    outcome = send(as_csv([["Dear colleagues,"], ["the list follows."]]))

    assert [fault.code for fault in outcome.faults] == ["no_table"]


def test_the_same_person_in_the_register_is_told_and_not_refused(send):
    send([person(psn="1234567890")], source="City")

    outcome = send([person(psn="1234567890")], source="Hotel")

    assert outcome.written
    assert [notice.code for notice in outcome.notices] == ["likely_same"]
    assert str(Individual.objects.get(source="City")) in outcome.notices[0].message


def _with_column(heading, value):
    row = person()
    assert list(row)[-1] in BY_FIELD
    table = table_of([row])
    return as_csv([[*table[0], heading], [*table[1], value]])

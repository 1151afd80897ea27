"""The same file again, a changed file, an edited record, and both."""

from datetime import date

import pytest
from django.db import connection

from cases.models import Household, Individual, Phone, Residence
from tests.cases.importers.rows import child, codes, person
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TABLES = ("cases_household", "cases_individual", "cases_residence", "cases_phone")


def row_versions():
    """Which transaction wrote each row, of every table: unchanged means not rewritten."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT ctid::text, xmin::text FROM {table} ORDER BY 1")
            yield from ((table, *row) for row in cursor.fetchall())


def edit(source_id, **fields):
    """What a caseworker mends on a person's page."""
    someone = Individual.objects.get(source_id=source_id)
    for field, value in fields.items():
        setattr(someone, field, value)
    someone.save()


@pytest.fixture
def rows(send):
    """A woman and her son, imported."""
    rows = [person(phone="094301248", address="Shahumyan 14"), child(phone="", address="")]
    assert codes(send(rows)) == []
    return rows


def test_the_same_file_again_rewrites_nothing(send, rows):
    before = list(row_versions())

    outcome = send(rows)

    assert (outcome.people.unchanged, outcome.households.unchanged) == (2, 1)
    assert list(row_versions()) == before


def test_columns_in_another_order_are_the_same_file(send, rows):
    before = list(row_versions())

    outcome = send([dict(reversed(row.items())) for row in rows])

    assert outcome.people.unchanged == 2
    assert list(row_versions()) == before


def test_a_date_written_otherwise_rewrites_nothing(send, rows):
    before = list(row_versions())

    outcome = send([rows[0] | {"birth_date": "1984-03-12"}, rows[1]])

    assert outcome.people.unchanged == 2
    assert list(row_versions()) == before


def test_an_edit_stands_and_is_listed_when_the_same_file_comes_again(send, rows):
    edit("2", given_name="Արմեն")
    before = list(row_versions())

    outcome = send(rows)

    assert list(row_versions()) == before
    assert [(d.row, d.field, d.code) for d in outcome.differences] == [
        (3, "given_name", "both_changed")
    ]
    assert "Արամ" in outcome.differences[0].message
    assert "Արմեն" in outcome.differences[0].message
    assert outcome.people.kept == 1


def test_what_the_file_changed_is_written_where_nobody_mended(send, rows):
    changed = [rows[0] | {"given_name": "Գոհարիկ"}, rows[1]]

    outcome = send(changed)

    assert (outcome.people.changed, outcome.people.unchanged) == (1, 1)
    assert Individual.objects.get(source_id="1").given_name == "Գոհարիկ"
    assert Individual.objects.get(source_id="1").search_key.split()[1].startswith("ko")
    assert send(changed).people.unchanged == 2


def test_both_changed_is_listed_field_by_field_and_not_written(send, rows):
    edit("2", given_name="Արմեն", sex="unknown")
    before = list(row_versions())

    outcome = send([rows[0], rows[1] | {"given_name": "Արա", "sex": "male", "birth_date": "2011"}])

    assert sorted(d.field for d in outcome.differences) == [
        "birth_date", "birth_precision", "given_name", "sex",
    ]  # fmt: skip
    assert list(row_versions()) == before


def test_the_file_wins_only_where_it_was_ordered(send, rows):
    edit("2", given_name="Արմեն")
    changed = [rows[0], rows[1] | {"given_name": "Արա"}]

    outcome = send(changed, take_file=True)

    assert outcome.differences == []
    assert Individual.objects.get(source_id="2").given_name == "Արա"
    assert send(changed).people.unchanged == 2


def test_an_absent_column_and_a_blank_cell_leave_alone(send, rows):
    without = [{k: v for k, v in row.items() if k != "patronymic"} for row in rows]
    without[0]["arrived_on"] = ""

    outcome = send(without)

    assert outcome.people.unchanged == 2
    mother = Individual.objects.get(source_id="1")
    assert (mother.patronymic, mother.arrived_on.isoformat()) == ("Սերգեյի", "2023-09-28")


def test_a_dash_clears(send, rows):
    outcome = send([rows[0] | {"patronymic": "-", "arrived_on": "–", "phone": "-"}, rows[1]])

    assert codes(outcome) == []
    mother = Individual.objects.get(source_id="1")
    assert (mother.patronymic, mother.arrived_on) == ("", None)
    assert Phone.objects.get().until_on is not None


def test_what_everybody_needs_cannot_be_cleared(send, rows):
    outcome = send([rows[0] | {"sex": "-"}, rows[1]])

    assert codes(outcome) == [(2, "sex", "required")]
    assert Individual.objects.get(source_id="1").sex == "female"


def test_another_phone_ends_the_one_before(send, rows):
    send([rows[0] | {"phone": "091111111"}, rows[1]])

    phones = {phone.number: phone.until_on for phone in Phone.objects.all()}
    assert phones["+37491111111"] is None
    assert phones["+37494301248"] is not None


def test_a_phone_that_a_caseworker_added_is_an_edit(send, rows):
    mother = Individual.objects.get(source_id="1")
    Phone.objects.create(individual=mother, number="+37477123456", from_on="2023-10-12")

    outcome = send([rows[0] | {"phone": "091111111"}, rows[1]])

    assert [d.field for d in outcome.differences] == ["phone"]
    assert mother.phones.filter(until_on__isnull=True).count() == 2


def test_a_changed_address_corrects_the_present_one(send, rows):
    outcome = send([rows[0] | {"address": "Shahumyan 16"}, rows[1]])

    assert outcome.households.changed == 1
    assert Residence.objects.get().address == "Shahumyan 16"


def test_an_address_that_begins_later_follows_the_present_one(send, rows):
    household = [
        {"place": "Charentsavan", "home_from": "15.10.2023"},
        {"place": "", "home_from": ""},
    ]
    send([row | told for row, told in zip(rows, household, strict=True)], on=date(2023, 10, 20))

    first, second = Residence.objects.order_by("from_on")
    assert first.until_on == second.from_on == date(2023, 10, 15)
    assert Household.objects.get().lives_in_id == second.place_id


def test_who_is_no_longer_in_the_file_stays_as_they_are(send, rows):
    before = list(row_versions())

    assert codes(send(rows[:1])) == []
    assert list(row_versions()) == before


def test_a_new_member_joins_the_household_that_is_there(send, rows):
    outcome = send([*rows, child("3", given_name="Մանե", sex="f", phone="", address="")])

    assert (outcome.people.new, outcome.households.new) == (1, 0)
    assert Household.objects.get().members.count() == 3


def test_a_second_head_is_refused_in_a_household_that_is_there(send, rows):
    joins = child("3", given_name="Մանե", relationship="head", phone="", address="")

    outcome = send([*rows, joins])

    assert [code for _r, _f, code in codes(outcome)] == ["second_head"]
    assert Individual.objects.count() == 2


def test_heads_are_exchanged_within_one_file(send, rows):
    outcome = send([rows[0] | {"relationship": "parent"}, rows[1] | {"relationship": "head"}])

    assert codes(outcome) == []
    assert Individual.objects.get(is_head=True).source_id == "2"


def test_nobody_is_moved_by_a_list(send, rows):
    alone = person("9", household="F-2", place="Abovyan", phone="", address="")
    moved = rows[1] | {"household": "F-2"}

    outcome = send([rows[0], moved, alone])

    assert [n.code for n in outcome.notices if n.code == "moved"] == ["moved"]
    assert Individual.objects.get(source_id="2").household.source_id == "F-1"


def test_people_of_other_places_are_not_overwritten(send, rows):
    Household.objects.update(registered_on="2023-01-01")
    elsewhere = make_user(places=["AM08"])

    outcome = send([rows[0] | {"given_name": "Այլ"}, rows[1]], by=elsewhere)

    assert {code for _r, _f, code in codes(outcome)} == {"not_visible"}
    assert Individual.objects.get(source_id="1").given_name == "Գոհար"

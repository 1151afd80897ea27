"""Lists without heads, households, sex or relationship: refused, or presumed where wanted."""

import pytest

from cases.models import Household, Individual
from tests.cases.importers.rows import child, codes, person

pytestmark = pytest.mark.django_db


def bare(row, *fields):
    return {field: value for field, value in row.items() if field not in fields}


def test_the_oldest_adult_is_presumed_to_be_the_head(send):
    rows = [
        child("1"),
        person("2", relationship="", birth_date="1990"),
        person("3", relationship="", given_name="Սոնա", birth_date="1950"),
    ]

    outcome = send(rows, accept_incomplete=True)

    assert codes(outcome) == []
    assert Individual.objects.get(is_head=True).source_id == "3"
    assert Individual.objects.get(source_id="2").relationship == "unknown"
    household = Household.objects.get()
    assert (household.presumed, household.is_complete) == ("head", False)
    assert [(n.row, n.code) for n in outcome.notices] == [(4, "presumed_head")]


def test_among_children_the_oldest_is_presumed(send):
    rows = [child("1"), child("2", given_name="Հայկ", birth_date="2008")]

    assert codes(send(rows, accept_incomplete=True)) == []
    assert Individual.objects.get(is_head=True).source_id == "2"


def test_somebody_without_household_is_a_household_of_one(send):
    row = person(relationship="", household="")

    outcome = send([row, person("2", household="", given_name="Անի")], accept_incomplete=True)

    assert codes(outcome) == []
    assert sorted(Household.objects.values_list("presumed", flat=True)) == ["alone", "alone"]
    assert Individual.objects.filter(is_head=True).count() == 2
    assert {n.code for n in outcome.notices} >= {"presumed_alone"}


def test_a_list_of_names_alone_is_taken_in(send):
    rows = [{"full_name": "Ավանեսյան Գոհար"}, {"full_name": "Ավանեսյան Կարեն"}]

    outcome = send([row | {"birth_date": ""} for row in rows], accept_incomplete=True, place="AM07")

    assert codes(outcome) == []
    assert Household.objects.count() == 2
    assert set(Individual.objects.values_list("sex", flat=True)) == {"unknown"}


def test_such_a_list_again_rewrites_nothing(send):
    rows = [person(household="", relationship=""), child("2", household="")]
    send(rows, accept_incomplete=True)

    outcome = send(rows, accept_incomplete=True)

    assert (outcome.people.unchanged, outcome.people.new) == (2, 0)
    assert Household.objects.count() == 2


def test_people_without_numbers_are_known_again_by_name_and_birth(send):
    rows = [bare(row, "source_id") for row in (person(), child())]
    send(rows)

    outcome = send(list(reversed(rows)))

    assert codes(outcome) == []
    assert (outcome.people.unchanged, outcome.people.new) == (2, 0)


def test_the_strict_import_presumes_nothing(send):
    rows = [child("1"), person("2", household="")]

    assert {code for _row, _field, code in codes(send(rows))} == {"no_head", "no_household"}
    assert not Household.objects.exists()


def test_a_size_that_does_not_match_is_told_and_not_refused(send):
    outcome = send([person(declared_size="5"), child(declared_size="5")])

    assert outcome.written
    assert [(n.field, n.code) for n in outcome.notices] == [
        ("declared_size", "declared_size_differs")
    ]


def test_a_caseworker_who_says_who_is_head_is_not_overruled(send):
    rows = [person("1", relationship=""), person("2", relationship="", given_name="Անի")]
    send(rows, accept_incomplete=True)

    outcome = send(rows, accept_incomplete=True)

    assert outcome.people.unchanged == 2
    assert Individual.objects.filter(is_head=True).count() == 1

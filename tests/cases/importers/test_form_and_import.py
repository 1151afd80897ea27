"""The same households through the registration form and through the importer: the same refusals."""

from datetime import date
from random import Random

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from cases.admin.forms import ABOUT_BIRTH, ELDERS, MemberFormSet
from cases.admin.registration import RegistrationForm
from cases.birth_dates import read_birth
from cases.importers.run import import_register
from tests.cases.importers.making import as_csv, table_of
from tests.cases.pages import row, table
from tests.factories import make_user
from tests.sampling import is_long

pytestmark = pytest.mark.django_db

ON = date(2023, 10, 12)
LONG = is_long()
HOUSEHOLDS = 2_000 if LONG else 60
TYPED = {
    "place": ["Abovyan"] * 6 + ["", "Masis", "Atlantis", "AM07-S001", "Կոտայք"],
    "address": ["", "Շահումյան 14", "x" * 201],
    "accommodation": ["", "rented", "hotel", "palace"],
    "origin": ["", "Askeran", "Atlantis"],
    "arrived_on": ["28.09.2023"] * 4 + ["", "31.09.2023", "28.09.23", "01.01.2031", "01.05.1950"],
    "declared_size": ["", "3", "0", "100", "many"],
    "registered_at": ["Kotayk (marz)"] * 6 + ["", "Armavir (marz)", "Atlantis"],
}
MEMBER = {
    "family_name": ["Ավանեսյան", "Осипов", "Avanesyan", "", "x" * 81],
    "given_name": ["Գոհար", "Анна", "", "Ani"],
    "patronymic": ["", "Սերգեյի"],
    "relationship": ["head", "head", "child", "spouse", "parent", "", "resident", "boss"],
    "sex": ["female", "male", "unknown", "", "x"],
    "birth_date": ["12.03.1984", "03.1984", "1984", "", "31.02.1984", "12.03.84", "01.01.2031",
                   "01.01.1850", "2023-10-01", "01.10.2023"],
    "birth_precision": ["", "", "", "estimated", "day", "never"],
}  # fmt: skip


def invented(chance):
    """One household as it is typed: most of it in order, here and there anything."""
    return (
        {field: chance.choice(choices) for field, choices in TYPED.items()},
        [
            {field: chance.choice(choices) for field, choices in MEMBER.items()}
            for _member in range(chance.randint(1, 4))
        ],
    )


def by_the_form(user, household, members):
    """(member or None, field, code) of every fault that the registration page shows."""
    rows = [
        row(m["family_name"], m["given_name"], m["relationship"], m["sex"], m["birth_date"],
            patronymic=m["patronymic"], birth_precision=m["birth_precision"])
        for m in members
    ]  # fmt: skip
    typed = household | table(*rows)
    form = RegistrationForm(typed, user=user)
    shared = form.shared_values()
    people = MemberFormSet(
        typed, prefix="members", on=ON, rows=0, shared=shared, here_since=shared["arrived_on"]
    )
    people.is_valid()
    found = {(None, field, code) for field, code in _codes(form)}
    found |= {(None, f.field, f.code) for f in people.shared_faults.values()}
    for number, member in enumerate(people.forms):
        found |= {(number, field, code) for field, code in _codes(member)}
    return found | {(None, NON_FIELD_ERRORS, e.code) for e in people.non_form_errors().as_data()}


def _codes(form):
    errors = form.errors.as_data()
    return {(field, error.code) for field, found in errors.items() for error in found}


def by_the_importer(user, household, members):
    """The same of every fault that an import of the same words lists."""
    rows = [
        household
        | {"household": "F-1", "source_id": str(number)}
        | member
        | _did_not_arrive(household, member)
        for number, member in enumerate(members)
    ]
    outcome = import_register(
        as_csv(table_of(rows)), name="list", source="list", by=user, on=ON, dry_run=True
    )
    return {_placed(fault) for fault in outcome.faults}


def _did_not_arrive(household, member):
    """The page says once when the family came; whoever was born here since did not arrive."""
    try:
        arrived, _precision = read_birth(household["arrived_on"])
        born, how = read_birth(member["birth_date"])
    except ValidationError:
        return {}
    exact = how == "day" and member["birth_precision"] != "estimated"
    if not exact or not arrived or born <= arrived or member["relationship"] in ELDERS:
        return {}
    return {"arrived_on": ""}


def _placed(fault):
    """Where the page shows a fault: what it says once for all members is shown there."""
    if fault.field in (*TYPED, NON_FIELD_ERRORS):
        return None, fault.field, fault.code
    return fault.row - 2, fault.field, fault.code


def settled(found):
    """Faults between birth and arrival stand at the birth on the page; dates have one code."""
    return {
        (None, "arrived_on", code) if code in ABOUT_BIRTH else (member, field, code)
        for member, field, code in found
    }


def test_the_same_codes_at_the_same_fields():
    user = make_user(places=["AM07"])
    chance = Random(20230919)
    for number in range(HOUSEHOLDS):
        household, members = invented(chance)
        expected = settled(by_the_form(user, household, members))

        assert settled(by_the_importer(user, household, members)) == expected, (
            number, household, members,
        )  # fmt: skip

"""Faults planted in long lists: every one is found in one pass, and nothing is written."""

from random import Random

import pytest

from cases.models import Household, Individual
from tests.cases.importers.making import as_csv, as_xlsx, flat, make_list, table_of
from tests.sampling import is_long

pytestmark = pytest.mark.django_db

# The quick form of the proof; the long one is 20 files of 5,000 rows.
LONG = is_long()
FILES, ROWS = (20, 5_000) if LONG else (2, 300)
PLANTED = 37

# Kind of fault: (what is typed, field, code).
KINDS = {
    "two-digit year": ({"birth_date": "12.03.84"}, "birth_date", "not_a_date"),
    "no such day": ({"birth_date": "31.02.1984"}, "birth_date", "not_a_date"),
    "born after today": (
        {"birth_date": "01.01.2031", "arrived_on": ""}, "birth_date", "birth_in_future",
    ),
    "arrives after today": ({"arrived_on": "01.01.2031"}, "arrived_on", "arrived_in_future"),
    "unknown origin": ({"origin": "Atlantis"}, "origin", "place_not_found"),
    "unknown word": ({"sex": "?"}, "sex", "invalid_choice"),
    "no sex": ({"sex": ""}, "sex", "required"),
    "no household": ({"household": ""}, "household", "no_household"),
    "no name": (
        {"family_name": "", "given_name": "", "patronymic": ""}, "family_name", "no_name",
    ),
    "junk telephone": ({"phone": "0"}, "phone", "phone_length"),
    "formula": ({"given_name": "=1+1"}, "given_name", "formula_without_value"),
    "long name": ({"given_name": "ա" * 81}, "given_name", "max_length"),
}  # fmt: skip


def planted(chance, people):
    """Plant faults in rows of people who are not heads; (place among the rows, field, code)."""
    members = [i for i, p in enumerate(people) if p["source_id"].split("/")[1] != "1"]
    for place in chance.sample(members, PLANTED):
        typed, field, code = KINDS[chance.choice(list(KINDS))]
        people[place] |= typed
        yield place, field, code


@pytest.mark.parametrize("seed", range(FILES))
def test_every_planted_fault_is_found_and_nothing_is_written(send, seed):
    chance = Random(seed)
    homes, people = make_list(chance, ROWS // 3, script=chance.choice(("hy", "ru", "en")))
    people = people[:ROWS]
    faults = sorted(planted(chance, people))
    book = as_xlsx(Households=table_of(homes), People=table_of(people))

    outcome = send(book)

    found = sorted((f.row - 2, f.field, f.code) for f in outcome.faults if f.sheet == "People")
    assert found == faults
    assert len(found) == PLANTED
    assert all(f.column and f.message for f in outcome.faults)
    assert not Household.objects.exists()
    assert not Individual.objects.exists()


@pytest.mark.parametrize("seed", range(FILES))
@pytest.mark.parametrize("script", ["hy", "ru", "en"])
def test_a_clean_list_raises_no_false_alarm(send, seed, script):
    homes, people = make_list(Random(f"{script}{seed}"), ROWS // 9, script=script)

    outcome = send(as_csv(table_of(flat(homes, people))), dry_run=True)

    assert [str(fault) for fault in outcome.faults] == []
    assert outcome.people.accepted == len(people)


def test_a_hotels_workbook_is_accounted_for_row_by_row(send):
    """50 households, 70 columns in foreign order, a summary first, junk phones, sizes that lie."""
    chance = Random(70)
    homes, people = make_list(chance, 50)
    for home in homes[::5]:
        home["declared_size"] = "9"
    for person in people[::12]:
        person["phone"] = "ask at the desk"
    rows = flat(homes, people)
    fields = list(rows[0])
    odd = [f"Note {number}" for number in range(70 - len(fields))]
    order = chance.sample([*fields, *odd], 70)
    headings = table_of(rows[:1], "ru", fields)[0]
    named = dict(zip(fields, headings, strict=True))
    table = [[named.get(c, c) for c in order]]
    table += [[row.get(c, "x") for c in order] for row in rows]

    outcome = send(as_xlsx(Итоги=[["Отель"], ["Семей", 50]], Список=table))

    assert outcome.people.read == len(people) == outcome.people.accepted + outcome.people.refused
    assert outcome.people.refused == len(people[::12])
    assert all((f.sheet, f.code) == ("Список", "phone_letters") for f in outcome.faults)
    assert all(f.row > 1 and "Телефон" in f.column and f.value for f in outcome.faults)
    lying = [n for n in outcome.notices if n.code == "declared_size_differs"]
    assert len(lying) == len(homes[::5])
    assert len(outcome.ignored) == 1 + len(odd)
    assert not Individual.objects.exists()

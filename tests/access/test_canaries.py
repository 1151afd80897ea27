"""What somebody may not read stands nowhere: on no page, in no file, no error, no log."""

import io
import re
import zipfile

import pytest

from cases.models import Individual, Phone
from cases.numbers import shown
from tests.access.canaries import Canaries
from tests.access.knocking import Knocker
from tests.cases.pages import ADD, registration, row
from tests.doors import DOORS
from tests.sampling import Turns, is_long

RELATIONS = (
    "own place",
    "other place",
    "registered today by registrar",
    "registered lately by partner PIN",
    "agreed by all",
    "given",
    "refused",
    "assigned",
    "assigned, its child hidden",
    "a member hidden",
    "glass open",
    "asked about",
    "a member left",
)
EVERYBODY = (
    "registrar",
    "caseworker",
    "cleared caseworker",
    "supervisor",
    "partner PIN",
    "partner for health",
    "partner NOTHING",
    "caseworker of a partner",
    "dpo",
    "coordinator",
    "auditor",
    "administrator",
    "without a role",
    "nobody",
)
# Who crawls in `make test`, and who sends empty forms as well.
SOME = ("registrar", "caseworker", "partner for health", "dpo", "coordinator", "auditor")
SENDING = ("caseworker",)
LISTS = (
    "/admin/",
    "/admin/cases/household/?state=all",
    "/admin/cases/household/?with=children",
    "/admin/cases/household/?with=disability",
    "/admin/cases/individual/?present=all",
    "/admin/cases/individual/?who=disability",
    "/admin/cases/individual/?sex__exact=male&o=2",
    "/admin/cases/household/?q=Qzx",
    "/admin/cases/individual/?q=Qzx",
    "/admin/cases/individual/?q=9177",
    "/admin/cases/household/?nonsense=Qzx",
    "/admin/cases/household/to-complete/",
    "/admin/cases/household/import/",
    "/admin/cases/household/export.csv?state=all",
    "/admin/cases/household/export.xlsx?state=all",
    "/admin/cases/individual/export.csv",
    "/admin/cases/individual/export.xlsx?q=Qzx",
    "/api/v1/households/?page_size=500",
    "/api/v1/individuals/?page_size=500",
    "/api/v1/individuals/?disability=true",
    "/api/v1/individuals/?nonsense=Qzx",
    "/api/v1/households/?place=Qzx",
)
# Pages that read a record, of which each is asked for half of them in turn, and in `make proof`
# for all; the others are forms about it, of which one each is asked.
READING = ("change/", "slip/", "history/", "/api/")
HUGE = re.compile(r"731000\d{7}")


@pytest.fixture(scope="module")
def canaries(world):
    return Canaries(world, RELATIONS)


@pytest.fixture(scope="module")
def knocker(world, canaries):
    return Knocker(world)


def pages(world, canaries, name):
    """Every address that somebody might read something at."""
    yield from LISTS
    yield from (door.example.format(**world.others) for door in DOORS.values() if not door.about)
    sight, asked, turns = world.sights[name, "see"], set(), Turns(EVERYBODY.index(name))
    for household in canaries.households.values():
        people = [person.number for person in world.register.of(household.pk)]
        if household.pk not in sight.households:
            yield from of_anybody(household, name)
            continue
        for about, record in [("household", household.pk), *(("person", p) for p in people)]:
            for route in routes_about(about, asked, turns):
                asked.add(route)
                yield DOORS[route].example.format(
                    household=shown(record), person=shown(record), **world.others
                )


def routes_about(about, asked, turns):
    """Pages about one record: those that read one, turn by turn, and those not asked for yet."""
    those = [route for route, door in DOORS.items() if door.about == about]
    reading = [route for route in those if route.startswith("api") or route.endswith(READING)]
    yield from turns.among(reading, so_many=len(reading) // 2)
    yield from (route for route in those if route not in asked and route not in reading)


def of_anybody(household, name):
    """Pages about a household that somebody opens who does not see it."""
    for door in DOORS.values():
        if name in door.of_anybody:
            yield door.example.format(household=household)


def text_of(answer):
    """All that an answer tells, a workbook's sheets included."""
    body = answer.body
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers + body.decode("utf-8", "replace")


def crawls():
    """(who, method): everybody by both in `make proof`."""
    if is_long():
        return [(name, method) for name in EVERYBODY for method in ("get", "post")]
    return [*((name, "get") for name in SOME), *((name, "post") for name in SENDING)]


@pytest.mark.parametrize(("name", "method"), crawls())
def test_nobody_is_told_what_they_may_not_read(world, canaries, knocker, caplog, name, method):
    caplog.set_level("INFO")
    told, wrong = set(), []
    for path in dict.fromkeys(pages(world, canaries, name)):
        text = text_of(knocker.knock(name, path, method))
        found = canaries.found_in(text)
        told |= found
        wrong += [(path, canary) for canary in canaries.out_of_place(name, found)]

    assert wrong == []
    assert canaries.found_in(caplog.text) == set()
    assert bool(told) is bool(world.sights[name, "see"].people) or method == "post"


def test_no_answer_of_the_api_tells_a_key(world, canaries, knocker):
    """Keys of rows without a number are so large here that nothing else looks like one."""
    told = [
        (name, path)
        for name in ("supervisor", "partner PIN", "dpo")
        for path in pages(world, canaries, name)
        if path.startswith("/api/") and HUGE.search(text_of(knocker.knock(name, path)))
    ]

    assert told == []
    assert all(HUGE.search(str(phone)) for phone in Phone.objects.values_list("pk", flat=True)[:5])


@pytest.mark.parametrize("name", ["registrar", "caseworker", "partner PIN"])
def test_who_registers_somebody_hidden_is_told_of_them_no_more_than_was_typed(
    world, canaries, knocker, name
):
    household = canaries.households["other place"]
    hidden = Individual.objects.get(household=household, sex="female")
    born = hidden.birth_date.strftime("%d.%m.%Y")
    typed = registration(row(hidden.family_name, hidden.given_name, "head", "female", born))

    answer = knocker.knock(name, ADD, "post", typed)

    text = text_of(answer)
    told = canaries.found_in(text) - canaries.found_in(str(typed))
    assert told == set()
    assert not [
        number for number in (hidden, household) if str(number) in text or number.pk in text
    ]

"""Each role, and nobody, at every address by every method, in every relation to people."""

import pytest

from cases.models import Consent
from cases.numbers import shown, with_check
from tests.access.knocking import METHODS, Knocker, opens, told
from tests.door import (
    ANYBODY,
    CHANGING,
    GIVING,
    NOTHING,
    OFFICE,
    OWN,
    PARTNERS,
    SEEING,
    routes,
)
from tests.doors import DOORS
from tests.sampling import Turns, is_long, spread

# Sort of the table of doors → who of the world stands for it.
STANDS_FOR = {sort: sort for sort in ANYBODY} | {
    "partner": "partner PIN",
    "other organisation": "caseworker of a partner",
    "inactive": "caseworker who is disabled",
}
SORTS = sorted(ANYBODY)
NEVER = {"household": shown(with_check("H0000000000")), "person": shown(with_check("P0000000000"))}
ABOUT_PEOPLE = sorted(route for route, door in DOORS.items() if door.about)
HISTORY = "admin/cases/household/<path:object_id>/history/"
ELSEWHERE = sorted(set(DOORS) - set(ABOUT_PEOPLE))
KINDS = ("household", "person")
# Cells of role × address × relation × method (GET and POST), at least.
CELLS = 5_000
# Who knocks at the doors to people whom they do not see, and by which methods: in `make proof` all
# by each; else some, who take turns in asking and sending.
TRYING = SORTS if is_long() else ["caseworker", "coordinator", "dpo", "nobody", "partner"]
# Whoever works for another organisation acts as a partner.
ACTING = sorted(ANYBODY - {"other organisation"})
TRIED = METHODS if is_long() else ("get", "post")


@pytest.fixture(scope="module")
def knocker(world):
    return Knocker(world)


def test_every_address_stands_in_the_table_of_doors():
    assert sorted(set(routes())) == sorted(DOORS)


@pytest.mark.parametrize("sort", SORTS)
def test_each_opens_the_doors_of_the_table_that_are_about_nobody(world, knocker, sort):
    turns = Turns(SORTS.index(sort))
    wrong = [
        (route, method)
        for route in ELSEWHERE
        for method in asking_and_sending(turns, DOORS[route], sort)
        if opens(knocker.knock(STANDS_FOR[sort], address(route, world), method))
        is not (sort in DOORS[route].users(method))
    ]

    assert wrong == []


def asking_and_sending(turns, door, sort):
    """Both; in `make test` the one whose turn it is, where both are answered alike."""
    alike = (sort in door.users("get")) is (sort in door.users("post"))
    return turns.among(("get", "post"), so_many=1 if alike else 2)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("sort", SORTS if is_long() else ACTING)
def test_each_opens_the_doors_to_those_whom_the_oracle_opens(world, knocker, sort, method):
    """In every relation; in `make test` at each door in one that opens it and one that does not."""
    ways, turns, wrong = examples(world, sort), Turns(SORTS.index(sort)), []
    for route in ABOUT_PEOPLE:
        of_route = ways[DOORS[route].about]
        for relation, may in tried(turns, expected(world, sort, route, method, of_route)):
            path = address(route, world, of_route[relation])
            if opens(knocker.knock(STANDS_FOR[sort], path, method)) is not may:
                wrong.append(f"{route} {relation} {not may}")

    assert wrong == []
    assert turns.left_out([*ways["household"], *ways["person"]]) == []


def expected(world, sort, route, method, ways):
    """Relation → whether the table and the oracle open the door, where there is an address."""
    needs_consent = "{consent}" in DOORS[route].example
    return {
        relation: may_open(world, sort, route, method, record)
        for relation, record in ways.items()
        if not needs_consent or consent_of(world, record)
    }


def tried(turns, expected):
    """(relation, whether it opens) of those whose turn it is, of either kind."""
    for may in (True, False):
        those = [relation for relation, opened in expected.items() if opened is may]
        yield from ((relation, may) for relation in turns.among(those))


@pytest.mark.parametrize("sort", TRYING)
def test_who_is_not_seen_is_answered_as_if_they_had_never_been(world, knocker, sort):
    """The same status, headers and body, after as many questions to the database."""
    name, turns, wrong = STANDS_FOR[sort], Turns(SORTS.index(sort)), []
    # The first of all requests asks for more.
    knocker.counted(name, "/admin/")
    for route in ABOUT_PEOPLE:
        if sort in DOORS[route].of_anybody:
            continue
        about = DOORS[route].about
        hidden = hidden_from(world, name)[about]
        there = address(route, world, hidden), hidden
        never = address(route, world, NEVER[about], of=hidden), NEVER[about]
        for method in METHODS if route.startswith("api/") else turns.among(TRIED):
            if not _alike(knocker, name, there, never, method):
                wrong.append(f"{route} {method}")

    assert wrong == []


def _alike(knocker, name, there, never, method):
    """Whether two addresses, each with the record's number, are answered in the same way."""
    first, second = (
        without_number(told(knocker.counted(name, path, method)), number)
        for path, number in (there, never)
    )
    return first == second


@pytest.mark.parametrize("method", ("get", "post") if is_long() else ("get",))
def test_the_auditor_opens_the_history_in_every_relation(world, knocker, method):
    """That nobody is seen in any of them is said in test_rows; the other pages ask that."""
    shut = [
        relation
        for relation, household in spread(world.households.items(), so_many=12)
        if not opens(knocker.knock("auditor", address(HISTORY, world, str(household)), method))
    ]

    assert shut == []


def test_the_matrix_does_not_shrink(world):
    ways = [examples(world, sort) for sort in SORTS]
    about_people = sum(len(way[DOORS[route].about]) for way in ways for route in ABOUT_PEOPLE)

    assert 2 * (about_people + len(SORTS) * len(ELSEWHERE)) >= CELLS


def address(route, world, record=None, *, of=None):
    """The example of a route, with this record, and with a consent of its household or another."""
    example, others = DOORS[route].example, world.others
    if "{consent}" in example:
        others = others | {"consent": consent_of(world, of or record)}
    return example.format(household=record, person=record, **others)


def consent_of(world, household):
    """A consent of somebody in the household that still holds; none where nobody gave one."""
    people = {person.number for person in world.register.of(kept(household or ""))}
    given = Consent.objects.filter(individual__in=people, state="given", replaced_at=None)
    return given.order_by("pk").values_list("pk", flat=True).first() or ""


def may_open(world, sort, route, method, record):
    """What the table and the oracle say together."""
    door, name = DOORS[route], STANDS_FOR[sort]
    if sort not in door.users(method):
        return False
    needed = door.by(method)
    if needed == NOTHING or sort in door.of_anybody:
        return True
    if needed == OWN:
        needed = SEEING if sort in OFFICE else CHANGING
    if needed == GIVING:
        needed = SEEING if sort in PARTNERS else CHANGING
    return kept(record) in of(world.sights[name, needed], door.about) and has_enough(
        world, sort, door, method, household_of(world, record)
    )


def has_enough(world, sort, door, method, household):
    """Whether somebody reads what the page is for, and sees all whom it tells of."""
    name = STANDS_FOR[sort]
    if door.field_class not in world.classes[name, household]:
        return False
    return sort not in door.seen_whole(method) or sees_all_of(world, name, household)


def household_of(world, record):
    person = world.register.people.get(kept(record))
    return person.household if person else kept(record)


def sees_all_of(world, name, household):
    """Whether nobody who lives in the household is withheld."""
    present = {person.number for person in world.register.of(household) if not person.left}
    return present <= world.sights[name, "see"].people


def of(sight, about):
    return sight.households if about == "household" else sight.people


def kept(number):
    return number.replace("-", "")


def examples(world, sort):
    """Households and people → one in every way in which somebody of a sort may see them."""
    name = STANDS_FOR[sort]
    seen, changed = world.sights[name, "see"], world.sights[name, CHANGING]
    found = {"household": {}, "person": {}}
    for household in world.register.households:
        people = {person.number for person in world.register.of(household)}
        parts = (how_much(people & seen.people, people), how_much(people & changed.people, people))
        way = (household in seen.households, household in changed.households, *parts)
        found["household"].setdefault(way, shown(household))
        for person in sorted(people):
            way = (person in seen.people, person in changed.people, parts[0])
            found["person"].setdefault(way, shown(person))
    return found


def how_much(part, whole):
    return "nobody" if not part else "all" if part == whole else "some"


def hidden_from(world, name):
    """A household and a person whom somebody does not see, other than who does not exist."""
    seen = world.sights[name, "see"]
    household = next(n for n in world.register.households if n not in seen.households)
    person = next(n for n in world.register.people if n not in seen.people)
    return {"household": shown(household), "person": shown(person)}


def without_number(answer, number):
    """What an answer tells, whichever number was asked for; an address repeats what was asked."""
    status, headers, body, queries = answer
    same = [(name, value.replace(number, "NUMBER")) for name, value in headers]
    return status, same, body.replace(number.encode(), b"NUMBER"), queries

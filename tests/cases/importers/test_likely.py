"""Who of a list is likely registered already, or twice in it, is told at their row."""

import pytest

from cases.importers import likely
from cases.models import Individual
from tests.cases.importers.rows import child, person

pytestmark = pytest.mark.django_db
OTHER = person("4", household="F-4", family_name="Sargsyan")


@pytest.fixture(params=[25_000, 2, 1], ids=["one look", "two looks", "a look a row"])
def _looks(monkeypatch, request):
    monkeypatch.setattr(likely, "LARGE", request.param)
    monkeypatch.setattr(likely, "AT_ONCE", request.param)


def told(outcome):
    return [(notice.row, notice.code) for notice in outcome.notices]


@pytest.mark.usefixtures("_looks")
def test_each_row_of_somebody_who_is_registered_is_told_however_long_the_list(send):
    send([person(psn="1234567890"), child()], source="City")
    others = [person("3", household="F-3", family_name="Osipyan"), OTHER]

    outcome = send([person(psn="1234567890"), *others, child()], source="Hotel")

    assert outcome.written
    assert told(outcome) == [(2, "likely_same"), (5, "likely_same")]
    assert str(Individual.objects.get(source="City", is_head=True)) in outcome.notices[0].message


@pytest.mark.usefixtures("_looks")
@pytest.mark.parametrize("dry_run", [True, False])
def test_each_row_that_is_typed_twice_is_told_however_long_the_list(send, dry_run):
    twice = person("3", household="F-2", family_name="Аванесян", given_name="Гоар")
    same_paper = person("4", household="F-3", family_name="Osipyan", psn="1234567890")
    rows = [person(psn="1234567890"), child(), twice | {"psn": ""}, same_paper]

    outcome = send(rows, dry_run=dry_run)

    assert outcome.faults == []
    assert told(outcome) == [(4, "typed_twice"), (5, "typed_twice")]
    assert "Row 2" in outcome.notices[0].message


@pytest.mark.usefixtures("_looks")
def test_the_first_are_listed_and_the_others_counted(send, monkeypatch):
    monkeypatch.setattr(likely, "MOST_LISTED", 2)
    send([person()], source="City")

    outcome = send([person(str(n), household=f"F-{n}") for n in range(4)], source="Hotel")

    assert told(outcome) == [
        (0, "likely_same_more"), (0, "typed_twice_more"), (2, "likely_same"), (3, "likely_same"),
        (3, "typed_twice"), (4, "typed_twice"),
    ]  # fmt: skip
    assert outcome.notices[0].message.startswith("2 more")


def test_a_list_that_comes_again_is_not_told_of_itself(send, monkeypatch):
    monkeypatch.setattr(likely, "LARGE", 1)
    rows = [person(), child()]
    send(rows)

    others = [person("3", household="F-3", family_name="Osipyan"), OTHER]
    outcome = send([*rows, *others])

    assert (outcome.people.new, outcome.notices) == (2, [])

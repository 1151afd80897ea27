"""Eight people correct the same records at once: whoever comes second on a stale page is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client

from accounts.history.changes import events_of
from accounts.history.doors import through
from cases import actions
from cases.models import Individual
from tests.cases.pages import Page, typed_again
from tests.factories import head_of, make_household, make_user
from tests.sampling import is_long

LONG = is_long()
WRITERS, ROUNDS, RECORDS = 8, 500 if LONG else 25, 50
# Half of the rounds meet on so few records that people get into each other's way.
CROWDED = 3
ON = date(2024, 3, 1)
LETTERS = "աբգդեզէըթժ"


def name_of(writer, turn):
    """A given name that nobody else types: letters only, as names are."""
    return "Ա" + "".join(LETTERS[int(digit)] for digit in f"{writer}{turn:04}")


class Desk:
    """One writer: reads a record, types another name, and keeps what the answer said."""

    def __init__(self, writer, user, people):
        self._writer, self._user, self._people = writer, user, people
        self._chance, self._client = Random(writer), Client()
        self._client.force_login(user)
        self.acknowledged, self.refused = [], 0

    def work(self):
        """All rounds: some on the person's page, some on the household's, most by action."""
        try:
            for turn in range(ROUNDS):
                crowd = self._people[:CROWDED] if turn % 2 else self._people
                person, name = self._chance.choice(crowd), name_of(self._writer, turn)
                way = (self._page, self._household, *[self._action] * 4)[turn // 2 % 6]
                self._note(person, name, *way(person, name))
        finally:
            connections.close_all()
        return self

    def _note(self, person, name, seen, is_done):
        if is_done:
            self.acknowledged.append((person.pk, name, seen))
        else:
            self.refused += 1

    def _page(self, person, name):
        return self._typed(f"/admin/cases/individual/{person}/change/", "given_name", name)

    def _household(self, person, name):
        address = f"/admin/cases/household/{person.household}/change/"
        return self._typed(address, "members-0-given_name", name)

    def _typed(self, address, field, name):
        page = Page(self._client.get(address))
        answer = self._client.post(address, typed_again(page, **{field: name}))
        if answer.status_code == 302:
            return page.values[field], True
        # Both stand there: what is stored now, and what was typed.
        back = Page(answer)
        assert back.values[field] == name and back.says("Stored now")
        return page.values[field], False

    def _action(self, person, name):
        read = Individual.objects.get(pk=person.pk)
        try:
            with through("lost updates"):
                actions.amend_person(
                    person=read,
                    version=read.version,
                    values={"given_name": name},
                    by=self._user,
                    today=ON,
                )
        except ValidationError as refusal:
            assert refusal.code == "stale"
            return read.given_name, False
        return read.given_name, True


@pytest.fixture
def desks(committed):
    """Eight writers before fifty households of one person each."""
    user = make_user(places=["AM07"])
    people = [head_of(make_household(by=user)) for _household in range(RECORDS)]
    return [Desk(writer, user, people) for writer in range(WRITERS)]


def test_nobody_is_silently_overwritten(desks):
    with ThreadPoolExecutor(WRITERS) as pool:
        desks = [running.result() for running in [pool.submit(desk.work) for desk in desks]]

    told = {}
    for event in events_of(Individual).objects.order_by("pgh_id"):
        told.setdefault(event.pgh_obj_id, []).append(event.given_name)
    acknowledged = [each for desk in desks for each in desk.acknowledged]
    # Each that was acknowledged followed in history on what its writer had read.
    for person, name, seen in acknowledged:
        assert told[person].count(name) == 1
        assert told[person][told[person].index(name) - 1] == seen
    assert sum(len(names) - 1 for names in told.values()) == len(acknowledged)
    refused = sum(desk.refused for desk in desks)
    assert len(acknowledged) + refused == WRITERS * ROUNDS
    assert refused > 0, "nobody got into anybody's way: this proved nothing"

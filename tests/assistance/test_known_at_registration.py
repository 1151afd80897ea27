"""Whoever registers a family that the register likely knows is told that it was helped lately."""

import pytest

from assistance.panels import known_of
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.cases.pages import ADD, registration, row
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    return programme(title="Food voucher", sector="food", modality="voucher", every_days=30)


def told(home, user):
    number = str(head_of(home))
    return known_of([number], user, DAY).get(number, [])


def test_what_they_got_and_what_is_planned(worker, home, food):
    promised = family(by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)
    planned(promised, by=worker, of=food)

    assert told(home, worker) == ["helped on 30.11.2026: Food voucher"]
    assert told(promised, worker) == ["planned until 30.12.2026: Food voucher"]


def test_nothing_of_who_was_not_helped(worker, home):
    assert told(home, worker) == []


def test_a_registrar_is_told_nothing(worker, home, food):
    delivered(planned(home, by=worker, of=food), by=worker)

    assert told(home, make_user("registrar", places=["AM07"])) == []


def test_the_page_of_registration_shows_it(client, worker, food, monkeypatch):
    monkeypatch.setattr("cases.admin.household.today", lambda: DAY)
    home = family(by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)
    client.force_login(worker)

    gohar = row("Ավանեսյան", "Գոհար", "head", "female", "12.03.1984", patronymic="Սերգեյի")

    asked = client.post(ADD, registration(gohar))

    assert "helped on 30.11.2026: Food voucher" in asked.content.decode()

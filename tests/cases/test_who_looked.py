"""Who saw somebody: on their own page, and on that of every household they were in."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor():
    return make_user("supervisor", places=["AM07"])


def looks_of(client, user, target):
    client.force_login(user)
    return client.get(f"/admin/cases/{target._meta.model_name}/{target}/looks/")


def test_a_supervisor_sees_who_saw_a_household(client, worker, home, supervisor):
    client.get(f"/admin/cases/household/{home}/change/")

    page = Page(looks_of(client, supervisor, home))

    assert page.says(worker.username) and page.says("opened")
    assert page.inline == []


def test_a_person_was_seen_in_every_household_they_were_in(client, worker, home, supervisor):
    client.get(f"/admin/cases/household/{home}/change/")
    son, other = member(home, "child"), make_household(on=date(2023, 9, 28))
    day = date(2024, 3, 1)
    actions.move_member(
        person=son, to=other, relationship="not_related", on=day, by=worker, today=day
    )

    page = Page(looks_of(client, supervisor, son))

    assert page.says(worker.username) and page.says(str(home))


def test_whoever_was_refused_stands_there_too(client, home, supervisor):
    elsewhere = make_user(places=["AM09"])
    client.force_login(elsewhere)
    client.get(f"/admin/cases/household/{home}/change/")

    page = Page(looks_of(client, supervisor, home))

    assert page.says(elsewhere.username) and page.says("was refused")


def test_looking_at_the_looks_is_a_look(client, home, supervisor):
    looks_of(client, supervisor, head_of(home))

    assert Page(looks_of(client, supervisor, head_of(home))).says(supervisor.username)


def test_a_caseworker_does_not_learn_who_looked(client, worker, home):
    assert looks_of(client, worker, home).status_code == 403
    page = Page(client.get(f"/admin/cases/household/{home}/change/"))
    assert f"/admin/cases/household/{home}/looks/" not in page.links


def test_a_supervisor_elsewhere_finds_nobody(client, worker):
    household = family()

    answer = looks_of(client, make_user("supervisor", places=["AM09"]), household)

    assert answer.status_code == 404

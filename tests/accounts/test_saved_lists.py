"""Lists that somebody comes back to: kept with their filters, and without whom they looked for."""

import pytest

from accounts import actions
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/cases/household/"


@pytest.fixture
def worker():
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def at_work(client, worker):
    client.force_login(worker)
    return client


def saved(user):
    return dict(user.saved_lists.values_list("title", "address"))


def save(client, address, title="Mine"):
    return client.post("/account/lists/save/", {"address": address, "title": title}, follow=True)


def test_a_list_is_kept_with_its_filters_and_found_on_today(at_work, worker):
    save(at_work, f"{LIST}?state=inactive&q=Gohar+Avanesyan&p=3")

    assert saved(worker) == {"Mine": f"{LIST}?state=inactive"}
    page = at_work.get("/admin/").content.decode()
    assert f'href="{LIST}?state=inactive"' in page
    at_work.post("/account/lists/remove/", {"title": "Mine"})
    assert saved(worker) == {}


@pytest.mark.parametrize(
    "address",
    ["", "/admin/", "https://example.org/admin/cases/household/", "//example.org/", "/nowhere/",
     "/admin/cases/household/add/", "javascript:alert(1)"],
)  # fmt: skip
def test_nothing_else_than_a_list_of_ours_is_kept(at_work, worker, address):
    assert save(at_work, address).status_code == 404
    assert saved(worker) == {}


def test_a_name_is_given_once_and_never_empty(at_work, worker):
    save(at_work, LIST)
    again = save(at_work, f"{LIST}?state=inactive").content.decode()
    nameless = save(at_work, LIST, " ").content.decode()

    assert "a list of this name already" in again
    assert "cannot be blank" in nameless
    assert saved(worker) == {"Mine": LIST}


def test_twenty_lists_are_enough(at_work, worker):
    for number in range(20):
        actions.save_list(user=worker, title=f"List {number}", address=LIST)

    assert "remove one first" in save(at_work, LIST, "One more").content.decode()
    assert len(saved(worker)) == 20


def test_nobody_sees_the_lists_of_others(at_work, client):
    actions.save_list(user=make_user(), title="Theirs", address=LIST)

    assert "Theirs" not in at_work.get("/admin/").content.decode()

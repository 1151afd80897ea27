"""Lists by pages: complete, stable, and as cheap on every page."""

from base64 import urlsafe_b64decode
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import child, make_household, make_user

pytestmark = pytest.mark.django_db
URLS = ["/api/v1/households/", "/api/v1/individuals/"]


@pytest.fixture(autouse=True)
def caseworker(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def pages(client, url):
    """The numbers on each page, following `next`."""
    while url:
        page = client.get(url).json()
        yield [row["number"] for row in page["results"]]
        url = page["next"]


def test_pages_hold_every_household_once_in_order(client):
    made = sorted(make_household().number for _ in range(7))

    read = list(pages(client, f"{URLS[0]}?page_size=3"))

    assert read == [made[:3], made[3:6], made[6:]]


def test_a_full_last_page_has_no_next(client):
    made = [make_household() for _ in range(4)]

    assert [len(page) for page in pages(client, f"{URLS[0]}?page_size=2")] == [2, 2]
    assert len(made) == 4


def test_who_is_registered_between_two_pages_neither_repeats_nor_hides_others(client):
    made = {make_household().number for _ in range(6)}
    reading = pages(client, f"{URLS[0]}?page_size=2")

    read = next(reading)
    new = {make_household().number for _ in range(20)}
    read += [number for page in reading for number in page]

    assert len(read) == len(set(read))
    assert made <= set(read) <= made | new


def test_filters_stay_on_the_next_page(client):
    made = [make_household({}, child()) for _ in range(3)]
    make_household()

    read = list(pages(client, f"{URLS[0]}?page_size=2&child=true&as_of=2024-06-01"))

    assert sum(map(len, read)) == len(made)


@pytest.mark.parametrize("url", URLS)
def test_the_cursor_carries_the_last_number_and_nothing_else(client, url):
    for _ in range(3):
        make_household()

    page = client.get(url, {"page_size": 2}).json()

    cursor = parse_qs(urlsplit(page["next"]).query)["cursor"][0]
    assert urlsafe_b64decode(cursor).decode() == page["results"][-1]["number"]


@pytest.mark.parametrize(("url", "parts"), [(URLS[0], 3), (URLS[1], 1)])
def test_a_page_costs_the_same_queries_however_long(client, url, parts, django_assert_num_queries):
    for _ in range(5):
        make_household({}, child(), child())

    client.get("/api/v1/")  # the session begins

    # Session, user, places, what lies within them; then the page, the look at it, and its parts.
    with django_assert_num_queries(5 + parts):
        client.get(url, {"page_size": 1})
    with django_assert_num_queries(5 + parts):
        client.get(url, {"page_size": 500})

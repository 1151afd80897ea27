"""What happened to a household, in one order: as far as each role is told of it."""

from datetime import date, timedelta

import pytest

from cases.reading import HouseholdReading
from casework.actions.tasks import finish_task
from refugee_response.timeline import PER_PAGE, events_of
from tests.assistance.programmes import planned, programme
from tests.casework.work import DAY, a_case, a_note, a_task, on_the_day
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on_the_day(monkeypatch)


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"], language="en")
    client.force_login(user)
    return user


@pytest.fixture
def home(worker):
    return family(by=worker)


def told(home, user):
    return events_of(HouseholdReading(home, user, DAY))


def timeline(client, home, **asked):
    answer = client.get(f"/admin/cases/household/{home}/timeline/", asked)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_everything_stands_in_one_order_the_latest_first(home, worker):
    planned(home, of=programme(title="Food"), by=worker, on=date(2026, 11, 5))
    finish_task(task=a_task(home, worker), today=DAY, by=worker)
    a_note(home, worker, happened_on=date(2026, 11, 9))

    kinds = [str(event.kind) for event in told(home, worker)]

    assert kinds == ["task", "note", "assistance", "register"]


def test_a_partner_is_told_nothing_of_case_work(home, worker):
    a_case(home, worker)
    a_note(home, worker)
    partner = make_user("partner", places=["AM07"])

    assert {event.kind for event in told(home, partner)} <= {"register", "assistance"}


def test_the_page_shows_one_kind_or_one_person(client, home, worker):
    a_note(home, worker, text="Of all of them")
    a_note(head_of(home), worker, text="Of her alone")

    of_her = timeline(client, home, person=head_of(home).pk)
    no_notes = timeline(client, home, kind="register")

    assert "Of her alone" in of_her and "Of all of them" not in of_her
    assert "Of her alone" not in no_notes and "Registered" in no_notes


def test_a_kind_that_there_is_not_is_not_found(client, home):
    address = f"/admin/cases/household/{home}/timeline/"

    assert client.get(address, {"kind": "nonsense"}).status_code == 404
    assert client.get(address, {"person": "P000000000000"}).status_code == 404


def test_long_ones_have_pages(client, home, worker):
    for number in range(PER_PAGE + 3):
        a_note(
            home, worker, text=f"Note no. {number:02}.", happened_on=DAY - timedelta(days=number)
        )

    assert "Note no. 00." in timeline(client, home)
    assert "Note no. 42." not in timeline(client, home)
    assert "Note no. 42." in timeline(client, home, page=2)


def test_a_note_cannot_carry_markup(client, home, worker):
    a_note(home, worker, text="<script>alert(1)</script>")

    assert "<script>alert" not in timeline(client, home)


def test_the_timeline_asks_few_questions(home, worker, django_assert_max_num_queries):
    for _each in range(5):
        a_note(home, worker)
        a_task(home, worker)
    a_case(home, worker)
    reading = HouseholdReading(home, worker, DAY)
    # What every page of a household reads.
    assert reading.members and reading.residences and reading.sight
    assert not reading.former_members

    with django_assert_max_num_queries(12):
        events_of(reading)

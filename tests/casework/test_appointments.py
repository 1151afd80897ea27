"""When people are to come: made once, printed for them, and noted whether they came."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from accounts import clock
from casework import actions
from casework.models import Appointment
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.django_db
YEREVAN = ZoneInfo("Asia/Yerevan")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=YEREVAN)
TODAY = NOW.date()
ALL = "/admin/casework/appointment/"


@pytest.fixture
def worker():
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def at_work(client, worker, monkeypatch):
    """The caseworker's browser on the morning of 2 March."""
    for page in ("appointment_pages", "appointments"):
        monkeypatch.setattr(f"casework.admin.{page}.today", lambda: TODAY)
        monkeypatch.setattr(f"casework.admin.{page}.now", lambda: NOW)
    client.force_login(worker)
    return client


def made(target, by, *, at=NOW + timedelta(days=1), **more):
    said = {"where": "Polyclinic 2", "why": "Rehabilitation"} | more
    return actions.make_appointment(target=target, at=at, today=TODAY, now=NOW, by=by, **said)


def test_an_appointment_is_made_and_printed_in_the_family_s_language(at_work, home):
    answer = at_work.post(
        f"{ALL}for/{home}/",
        {"on": "03.03.2026", "hour": "14:30", "where": "Polyclinic 2", "why": "First visit",
         "bring": "Nare", "case": ""},
    )  # fmt: skip
    appointment = Appointment.objects.get()

    assert answer.url == f"{ALL}{appointment}/change/"
    assert appointment.at == datetime(2026, 3, 3, 14, 30, tzinfo=YEREVAN)
    slip = at_work.get(f"{ALL}{appointment}/slip/").content.decode()
    assert "Այց" in slip
    assert "Приём" in slip
    assert "03.03.2026 14:30" in slip


def test_nothing_typed_is_lost_where_the_hour_is_none(at_work, home):
    typed = {"on": "03.03.2026", "hour": "half past two", "where": "Here", "why": "Rent"}
    page = at_work.post(f"{ALL}for/{home}/", typed).content.decode()

    assert "This is not an hour" in page
    assert "half past two" in page
    assert not Appointment.objects.exists()


def test_no_appointment_is_in_the_past(home, worker):
    with pytest.raises(ValidationError, match="passed already"):
        made(home, worker, at=NOW - timedelta(minutes=1))


def test_the_same_appointment_is_made_once(home, worker):
    made(home, worker)
    with pytest.raises(ValidationError, match="already"):
        made(home, worker)


@pytest.mark.parametrize(("act", "state"), [("kept", "kept"), ("missed", "missed")])
def test_on_its_day_it_is_noted_whether_they_came(at_work, home, worker, act, state):
    appointment = made(head_of(home), worker, at=NOW + timedelta(hours=2))
    at_work.post(f"{ALL}{appointment}/{act}/noted/", {"said": ""})
    appointment.refresh_from_db()

    assert (appointment.state, appointment.ended_on) == (state, TODAY)


def test_nobody_came_or_stayed_away_before_its_day(home, worker):
    appointment = made(home, worker)
    with pytest.raises(ValidationError, match="still to come"):
        actions.note_missed(appointment=appointment, on=TODAY, now=NOW, by=worker)


def test_what_is_called_off_says_why_and_is_ended_once(home, worker):
    appointment = made(home, worker)
    with pytest.raises(ValidationError, match="Say why"):
        actions.cancel_appointment(appointment=appointment, on=TODAY, by=worker, said=" ")
    actions.cancel_appointment(appointment=appointment, on=TODAY, by=worker, said="Snow")
    with pytest.raises(ValidationError, match="already"):
        actions.note_kept(appointment=appointment, on=TODAY, now=NOW, by=worker)


def test_who_does_not_see_the_family_finds_no_appointment(client, home, worker):
    appointment = made(home, worker, at=clock.now() + timedelta(days=1))
    client.force_login(make_user(places=["AM09"]))

    assert client.get(f"{ALL}{appointment}/change/").status_code == 404
    assert client.get(f"{ALL}{appointment}/slip/").status_code == 404
    assert client.post(f"{ALL}{appointment}/kept/noted/").status_code == 404
    assert client.get(f"{ALL}for/{home}/").status_code == 404
    client.force_login(make_user("partner"))
    assert client.get(f"{ALL}{appointment}/change/").status_code == 403


def test_the_list_is_filtered_by_when(at_work, home, worker):
    tomorrow = made(home, worker)
    later_today = made(head_of(home), worker, at=NOW + timedelta(hours=2))

    today = at_work.get(f"{ALL}?when=today").content.decode()
    assert str(later_today) in today
    assert str(tomorrow) not in today
    assert str(tomorrow) in at_work.get(f"{ALL}?when=coming&mine=yes").content.decode()

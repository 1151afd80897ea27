"""Reminders by e-mail: to who wishes them, with figures and a link, and nobody's name."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from accounts import actions as account_actions
from accounts.jobs import night, running
from accounts.models import Job
from casework import actions
from casework.models import Task
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.usefixtures("committed")
MORNING = datetime(2026, 3, 2, 5, 0, tzinfo=ZoneInfo("Asia/Yerevan"))
DAY = MORNING.date()


@pytest.fixture
def _night(monkeypatch):
    monkeypatch.setattr("accounts.jobs.work.day_of", lambda at: DAY)


def wishing(**fields):
    """A caseworker who wishes to be reminded."""
    user = make_user(places=["AM07"], email=f"{len(mail.outbox)}@example.org", **fields)
    return account_actions.choose_reminders(user=user, wishes=True, by=user)


def task_of(worker, home, **fields):
    said = {"what": "Call Gohar about insulin", "due_on": DAY - timedelta(days=2)} | fields
    return Task.objects.create(household=home, worker=worker, set_on=DAY, set_by=worker, **said)


def sent_at_night():
    """The mails of one night's round."""
    for job in night.ask_for_rounds(MORNING):
        if job.kind == "send_reminders":
            running.run(job.number)
    return mail.outbox


def test_a_reminder_says_how_much_waits_and_names_nobody(_night):
    worker = wishing(language="en")
    home = family(by=worker)
    task_of(worker, home)
    actions.make_appointment(
        target=home, at=MORNING + timedelta(hours=5), where="Here", why="Rent", today=DAY,
        now=MORNING, by=worker,
    )  # fmt: skip
    (told,) = sent_at_night()

    assert told.to == [worker.email]
    assert "Tasks overdue: 1" in told.body
    assert "Appointments today: 1" in told.body
    assert "/admin/" in told.body
    for word in (head_of(home).given_name, "Gohar", "insulin", home.pk, str(home), "Rent"):
        assert word not in told.body + told.subject


def test_nobody_is_reminded_who_does_not_wish_it_has_nothing_or_works_here_no_more(_night):
    silent = make_user(places=["AM07"], email="silent@example.org")
    task_of(silent, family(by=silent))
    wishing()
    gone = wishing(role_until=DAY - timedelta(days=1))
    task_of(gone, family(by=silent))

    assert sent_at_night() == []


def test_in_one_s_own_language(_night):
    worker = wishing(language="hy")
    task_of(worker, family(by=worker))
    (told,) = sent_at_night()

    assert "overdue" not in told.body


def test_a_round_that_goes_on_writes_to_nobody_twice(_night):
    first, second = wishing(language="en"), wishing(language="en")
    for worker in (first, second):
        task_of(worker, family(by=worker))
    (job,) = [job for job in night.ask_for_rounds(MORNING) if job.kind == "send_reminders"]
    Job.objects.filter(pk=job.pk).update(checkpoint={"after": first.pk, "sent": 1})
    running.run(job.number)

    assert [told.to for told in mail.outbox] == [[second.email]]
    assert Job.objects.get(pk=job.pk).result == {"sent": 2}


def test_one_chooses_it_in_one_s_account(client):
    worker = make_user(places=["AM07"], email="me@example.org", language="en")
    client.force_login(worker)
    assert "Send them" in client.get("/account/").content.decode()

    client.post("/account/reminders/", {"wants": "yes"})
    worker.refresh_from_db()
    assert worker.wants_reminders
    client.post("/account/reminders/")
    worker.refresh_from_db()
    assert not worker.wants_reminders

"""The pages of jobs: one's own, how far they are, and what can be done with them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import clock, numbers
from accounts.jobs import asking, running
from accounts.models import Job, JobFile
from tests.accounts.conftest import NOON
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = pytest.mark.django_db
JOBS = "/admin/jobs/"
PAGES = ["", "progress/"]
DEEDS = ["cancel/", "again/", "next/"]


def asked(worker, acronym="A", **more):
    """A job that waits."""
    return asking.ask("found", by=worker, arguments={"acronym": acronym}, **more)


def opened(client, job, then=""):
    return Page(client.get(f"{JOBS}{job}/{then}"))


def become(job, **values):
    """Let a job be something, as a worker would leave it."""
    Job.objects.filter(pk=job.pk).update(**values)


@pytest.mark.parametrize("page", PAGES)
def test_somebody_else_s_job_is_answered_as_one_that_there_is_not(client, worker, page):
    job = asked(make_user(places=["AM07"]))

    assert client.get(f"{JOBS}{job}/{page}").status_code == 404
    assert client.get(f"{JOBS}{numbers.shown(numbers.new_job_number())}/{page}").status_code == 404


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_does_anything_with_somebody_else_s_job(client, worker, deed):
    job = asked(make_user(places=["AM07"]))

    assert client.post(f"{JOBS}{job}/{deed}").status_code == 404
    assert Job.objects.get().state == "waiting"


@pytest.mark.parametrize("number", ["nonsense", "J-00000-00000-1", "H-7K3MQ-9QX2T-P", "1"])
def test_what_is_no_number_of_a_job_is_not_found(client, worker, number):
    assert client.get(f"{JOBS}{number}/").status_code == 404


def test_a_round_of_the_night_is_nobody_s_to_see(client, worker):
    job = Job.objects.create(kind="empty_jobs", night=NOON.date(), asked_at=NOON, digest="")

    assert client.get(f"{JOBS}{job}/").status_code == 404
    assert not opened_list(client).says(str(job))


@pytest.mark.parametrize("deed", DEEDS)
def test_looking_does_nothing(client, worker, deed):
    assert client.get(f"{JOBS}{asked(worker)}/{deed}").status_code == 405


def opened_list(client):
    return Page(client.get(JOBS))


def test_the_list_has_ones_own_jobs_the_last_one_first(client, worker, at):
    jobs = []
    for minute in range(3):
        at(NOON + timedelta(minutes=minute))
        jobs.append(asked(worker, f"A{minute}", file=(f"list{minute}.csv", b"1")))
    asked(make_user(places=["AM07"]), file=("others.csv", b"1"))

    page = opened_list(client)

    listed = [word for word in page.words if word.startswith("J-")]
    assert listed == [str(job) for job in reversed(jobs)]
    assert page.says("list2.csv")
    assert not page.says("others.csv")


def test_a_list_of_many_jobs_asks_as_often_as_one_of_few(client, worker):
    def queries():
        with CaptureQueriesContext(connection) as asked_for:
            client.get(JOBS)
        return len(asked_for)

    asked(worker)
    queries()
    of_one = queries()
    for number in range(60):
        asked(worker, f"A{number}", file=("list.csv", bytes([number])))

    assert queries() == of_one
    assert opened_list(client).says("Page 1 of 2")


def test_a_file_s_bytes_are_not_read_to_show_the_list(client, worker):
    asked(worker, file=("list.csv", b"1"))

    with CaptureQueriesContext(connection) as queries:
        client.get(JOBS)

    assert not [each for each in queries if '"content"' in (each["sql"] or "")]


def test_a_job_that_goes_on_says_how_far_it_is(client, worker):
    job = asked(worker)
    become(job, state="running", done=30, of=120, said="Founding", started_at=clock.now())

    for page in (opened(client, job), opened(client, job, "progress/")):
        assert page.says("Founding")
        assert page.says("30 of 120")
        assert 'max="120" value="30"' in page.text


def test_its_page_asks_anew_by_a_script_and_without_one_by_itself(client, worker):
    page = opened(client, asked(worker))

    assert 'http-equiv="refresh"' in page.text
    assert "js/jobs.js" in page.text
    assert f'data-job="{JOBS}{Job.objects.get()}/progress/"' in page.text
    assert page.inline == []


def test_the_page_of_a_job_that_has_ended_asks_nothing_any_more(client, worker):
    job = asked(worker)
    running.run(job.number)

    page = opened(client, job)

    assert page.says("Done.")
    assert "http-equiv" not in page.text
    assert "jobs.js" not in page.text


@pytest.mark.parametrize(("state", "ended"), [("running", None), ("done", "1"), ("failed", "1")])
def test_the_script_is_told_when_there_is_no_more_to_ask_for(client, worker, state, ended):
    job = asked(worker)
    become(job, state=state, ended_at=clock.now() if ended else None)

    assert client.get(f"{JOBS}{job}/progress/").headers.get("X-Job-Ended") == ended


def test_a_script_that_asks_keeps_no_screen_from_locking(client, worker, at):
    at(NOON)
    client.force_login(worker)
    job = asked(worker)
    client.get(f"{JOBS}{job}/")
    for minutes in (10, 14):
        at(NOON + timedelta(minutes=minutes))
        asks = {"X-Unattended": "1", "X-Requested-With": "XMLHttpRequest"}
        assert client.get(f"{JOBS}{job}/progress/", headers=asks).status_code == 200

    at(NOON + timedelta(minutes=16))

    assert client.get(f"{JOBS}{job}/progress/", headers=asks).status_code == 401


def test_a_job_that_waits_is_cancelled_by_its_button(client, worker):
    job = asked(worker)

    page = Page(client.post(f"{JOBS}{job}/cancel/", follow=True))

    assert page.says("Cancelled before it began.")
    assert page.says("Try again")


def test_a_job_that_runs_says_that_it_stops(client, worker):
    job = asked(worker)
    become(job, state="running", started_at=clock.now())

    page = Page(client.post(f"{JOBS}{job}/cancel/", follow=True))

    assert page.says("It stops at its next step.")
    assert not page.says("Cancel")


@pytest.mark.parametrize(
    ("state", "words"),
    [("failed", "It could not be done."), ("refused", "Mend row 3."), ("cancelled", "Mend row 3.")],
)
def test_what_was_not_done_says_why_and_can_be_tried_again(client, worker, state, words):
    job = asked(worker)
    become(job, state=state, said="Mend row 3.", ended_at=clock.now())
    assert opened(client, job).says(words)
    assert opened(client, job).says("Mend row 3.")

    page = Page(client.post(f"{JOBS}{job}/again/", follow=True))

    assert page.says("It waits until a worker is free.")


def test_what_was_said_is_shown_as_text(client, worker):
    job = asked(worker)
    become(job, state="running", said="<script>alert(1)</script>", started_at=clock.now())

    assert "<script>alert" not in opened(client, job).text


def test_a_file_that_is_kept_no_longer_is_asked_for(client, worker):
    job = asked(worker, file=("a.csv", b"1"))
    become(job, state="failed", ended_at=clock.now())
    JobFile.objects.update(content=b"", emptied_at=clock.now())
    assert not opened(client, job).says("Try again")

    page = Page(client.post(f"{JOBS}{job}/again/", follow=True))

    assert page.says("Its file is kept no longer: upload it again.")


@pytest.mark.parametrize("deed", ["again/", "next/"])
def test_who_may_no_more_is_not_obeyed(client, worker, deed):
    job = asked(worker)
    become(job, state="failed", ended_at=clock.now())
    type(worker).objects.filter(pk=worker.pk).update(role="coordinator")
    worker.refresh_from_db()
    client.force_login(worker)

    assert client.post(f"{JOBS}{job}/{deed}").status_code == 403


def test_jobs_stand_in_the_menu_of_whoever_may_ask_for_one(client, worker):
    assert JOBS in Page(client.get("/admin/")).links

    client.force_login(make_user("auditor"))
    assert JOBS not in Page(client.get("/admin/")).links

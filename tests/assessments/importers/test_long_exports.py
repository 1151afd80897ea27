"""An export that is more than a page reads is tried by a job, shown, and written by another."""

import pytest

from accounts.jobs import running
from accounts.models import Job, Look
from assessments.admin import import_page
from assessments.models import Assessment
from cases.admin import carried_file
from tests.assessments.asked import AT, DAY
from tests.assessments.importers.exported import member, submission, workbook
from tests.assessments.importers.test_pages import try_file, words


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: AT)
    monkeypatch.setattr("accounts.clock.today", lambda: DAY)


@pytest.fixture
def signed_in(client, worker):
    client.force_login(worker)
    return client


@pytest.fixture(params=["rows", "bytes"])
def long(request, monkeypatch):
    """One submission is long here: too many for the page, or too large."""
    if request.param == "rows":
        monkeypatch.setattr(import_page, "MOST_ROWS", 1)
    else:
        monkeypatch.setattr(carried_file, "MOST_BYTES", 10)


def two(home, **answers):
    """Two submissions, of which the second is of no household."""
    rows = [submission(home, **answers), submission(None, identity="u2", index=2)]
    return workbook(house=rows, roster=[member(1), member(2, index=2)])


def done(client, answer):
    """What the page of a job says, once a worker has done it."""
    number = answer.url.split("/")[-2].replace("-", "")
    running.run(number)
    return words(client.get(answer.url))


def test_it_is_tried_shown_and_written_once_confirmed(signed_in, home, asked, long):
    answer = try_file(signed_in, asked, two(home))
    tried = done(signed_in, answer)
    nothing_yet = Assessment.objects.count()

    written = done(signed_in, signed_in.post(f"{answer.url}next/"))

    assert "can be written" in tried and "Write it all to the register" in tried
    assert (nothing_yet, Assessment.objects.count()) == (0, 1)
    assert "Written to the register" in written


def test_what_is_wrong_is_listed_and_nothing_follows(signed_in, home, asked, long):
    tried = done(signed_in, try_file(signed_in, asked, two(home, shelter__rooms="many")))

    assert "Nothing was written" in tried
    assert "Write it all to the register" not in tried


def test_the_trial_is_a_look_as_on_the_page(signed_in, worker, home, asked, long):
    done(signed_in, try_file(signed_in, asked, two(home)))

    look = Look.objects.get(kind="searched", actor=worker)
    assert (look.count, look.door) == (2, "job import_assessments")


def test_a_place_that_is_theirs_no_longer_is_refused_in_words(signed_in, worker, home, asked, long):
    answer = try_file(signed_in, asked, two(home))
    worker.places.set(["AM01"])
    signed_in.force_login(worker)

    assert "You import at your own places: choose one of them." in done(signed_in, answer)
    assert Job.objects.get().state == "failed"

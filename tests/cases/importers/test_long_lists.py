"""A list that is more than a page reads is tried by a job, shown, and written by another."""

from datetime import date

import pytest

from accounts.history.changes import events_of
from accounts.jobs import running
from accounts.models import Job, Look
from cases.admin import carried_file, importing
from cases.models import Household, Individual
from tests.cases.importers.making import as_csv, table_of
from tests.cases.importers.rows import child, person
from tests.cases.importers.test_page import upload
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ON = date(2023, 10, 12)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(importing, "today", lambda: ON)
    monkeypatch.setattr("accounts.clock.day_of", lambda moment: ON)


@pytest.fixture(params=["rows", "bytes"])
def long(request, monkeypatch):
    """Two rows are long here: too many for the page, or too large."""
    if request.param == "rows":
        monkeypatch.setattr(importing, "MOST_ROWS", 1)
    else:
        monkeypatch.setattr(carried_file, "MOST_BYTES", 10)


def tried(client, rows, **typed):
    """(job, the page of the job) of a list of these rows, once a worker has tried it."""
    answer = upload(client, as_csv(table_of(rows)), **typed)
    job = Job.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/admin/jobs/{job}/")
    running.run(job.number)
    return job, Page(client.get(answer.url))


def written(client, job, **chosen):
    """The page of the job that writes what another has tried."""
    answer = client.post(f"/admin/jobs/{job}/next/", chosen)
    running.run(Job.objects.exclude(pk=job.pk).get().number)
    return Page(client.get(answer.url))


def test_it_is_tried_shown_and_written_once_confirmed(client, worker, long):
    job, page = tried(client, [person(), child()])
    assert page.says("The file can be written.")
    assert page.says("Write it all to the register")
    assert not Individual.objects.exists()

    done = written(client, job)

    assert done.says("Written to the register.")
    assert not done.says("Write it all to the register")
    assert Household.objects.get().registered_by == worker
    assert Individual.objects.count() == 2
    assert done.inline == page.inline == []


def test_history_names_who_uploaded_it(client, worker, long):
    job, _page = tried(client, [person(), child()])
    written(client, job)

    came = events_of(Individual).objects.values_list("pgh_context__by", "pgh_context__door")
    assert set(came) == {(worker.pk, "job import_register")}


def test_every_fault_is_shown_with_row_column_and_value(client, worker, long):
    _job, page = tried(client, [person(sex="?"), child(birth_date="31.02.2010")])

    assert page.says("Nothing was written: 2 things to mend in the file.")
    assert page.says("I (Sex)")
    assert page.says("31.02.2010")
    assert not page.says("Write it all to the register")


def test_a_list_with_faults_is_not_written_by_asking_for_it(client, worker, long):
    job, _page = tried(client, [person(sex="?"), child()])

    answer = client.post(f"/admin/jobs/{job}/next/", follow=True)

    assert Page(answer).says("Nothing follows this job any more: begin anew.")
    assert Job.objects.count() == 1


def test_what_was_typed_beside_the_file_goes_along(client, worker, long):
    job, page = tried(client, [person(relationship=""), child()], accept_incomplete="on")
    assert page.says("The file can be written.")

    assert written(client, job).says("Written to the register.")
    assert Job.objects.get(pk=job.pk).arguments["source"] == "Hotel Ani"


def test_what_the_register_says_otherwise_is_written_once_that_is_chosen(client, worker, long):
    job, _page = tried(client, [person(), child()])
    written(client, job)
    Individual.objects.filter(is_head=True).update(
        given_name="Անի", names_folded="Անի\nՍերգեյի\nԱվանեսյան\n\n"
    )
    answer = upload(client, as_csv(table_of([person(given_name="Նարե"), child()])))
    again = Job.objects.order_by("asked_at").last()
    running.run(again.number)

    page = Page(client.get(answer.url))
    assert page.says("The register says otherwise, and stays as it is")
    client.post(f"/admin/jobs/{again}/next/", {"take_file": "on"})
    running.run(Job.objects.order_by("asked_at").last().number)

    assert Individual.objects.get(is_head=True).given_name == "Նարե"


def test_a_list_with_nothing_new_asks_for_no_confirmation(client, worker, long):
    job, _page = tried(client, [person(), child()])
    written(client, job)

    answer = upload(client, as_csv(table_of([person(), child()])))
    running.run(Job.objects.order_by("asked_at").last().number)

    page = Page(client.get(answer.url))
    assert page.says("Nothing new: the register already has all of it.")
    assert not page.says("Write it all to the register")


def test_the_trial_is_a_look_as_on_the_page(client, worker, long):
    tried(client, [person(), child()])

    looks = Look.objects.filter(kind="searched", actor=worker, door="job import_register")
    assert [look.count for look in looks if "sha256" in look.details] == [2]
    assert Look.objects.filter(kind="opened", actor=worker, door="admin").count() == 1


def test_who_lost_their_place_meanwhile_writes_nothing_there(client, worker, long):
    job, _page = tried(client, [person(), child()])
    worker.places.set(["AM01"])
    client.force_login(worker)

    page = written(client, job)

    assert page.says("Nothing was written")
    assert not Individual.objects.exists()


def test_somebody_else_s_list_is_not_there(client, worker, long):
    job, _page = tried(client, [person(), child()])
    client.force_login(make_user(places=["AM07"]))

    assert client.get(f"/admin/jobs/{job}/").status_code == 404
    assert client.post(f"/admin/jobs/{job}/next/").status_code == 404

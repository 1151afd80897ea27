"""Deliveries from a file: a sheet to fill in, tried when it comes back, then written."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Look
from assistance.admin import deliveries
from assistance.models import Assistance
from cases.numbers import shown
from tests.assistance.files import as_csv, row
from tests.assistance.programmes import DAY, planned, programme
from tests.cases.pages import Page
from tests.factories import family, make_user

pytestmark = pytest.mark.django_db
HERE = "/admin/assistance/deliveries/"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setattr(deliveries, "today", lambda: DAY)


@pytest.fixture
def worker(client):
    worker = make_user(places=["AM07"])
    client.force_login(worker)
    return worker


@pytest.fixture
def plans(worker):
    winter = programme()
    return [planned(family(by=worker), by=worker, of=winter) for _home in range(2)]


def upload(file):
    return {"file": SimpleUploadedFile("list.csv", file.getvalue())}


def test_a_file_is_tried_then_written_and_changes_nothing_again(client, plans):
    file = as_csv(*map(row, plans))

    tried = Page(client.post(HERE, upload(file)))
    assert tried.says("The file can be written") and tried.inline == []
    assert not Assistance.objects.filter(state="delivered").exists()

    written = Page(client.post(HERE, tried.values | {"_confirm": "1"}))
    assert written.says("Written to the register")
    assert Assistance.objects.filter(state="delivered").count() == 2

    again = Page(client.post(HERE, upload(file)))
    assert again.says("Nothing new")


def test_faults_are_shown_by_row_and_column(client, plans):
    page = Page(client.post(HERE, upload(as_csv(row(plans[0], DAY + timedelta(days=1))))))

    assert page.says("That day is still to come.") and page.says("B (Delivered on)")
    assert not page.says("Write it all to the register")


def test_more_faults_than_somebody_reads_are_counted(client, plans, monkeypatch):
    monkeypatch.setattr(deliveries, "MOST_SHOWN", 1)
    rows = [row(each, DAY + timedelta(days=1)) for each in plans]

    assert Page(client.post(HERE, upload(as_csv(*rows)))).says("1 more: they are not listed.")


def test_more_rows_than_a_page_writes_are_refused(client, plans, monkeypatch):
    monkeypatch.setattr(deliveries, "MOST_ROWS", 1)

    assert Page(client.post(HERE, upload(as_csv(*map(row, plans))))).says("divide the file")


def test_what_is_planned_is_taken_as_a_file_on_the_record(client, plans, worker):
    number = shown(plans[0].programme_id)
    assert f"{HERE}{number}/planned.xlsx" in Page(client.get(HERE)).links

    text = b"".join(client.get(f"{HERE}{number}/planned.csv").streaming_content).decode()

    assert all(shown(each.pk) in text for each in plans)
    look = Look.objects.get(kind="exported", actor=worker)
    assert look.count == 2
    assert client.get(f"{HERE}{number}/planned.pdf").status_code == 404
    assert client.get(f"{HERE}G-00000-00000-0/planned.csv").status_code == 404


def test_an_empty_sheet_is_taken(client, worker):
    assert client.get(f"{HERE}empty.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize("role", ["registrar", "partner", "coordinator", "auditor", "dpo"])
def test_the_page_is_for_those_who_deliver(client, role):
    client.force_login(make_user(role, places=["AM07"]))

    for address in (HERE, f"{HERE}empty.xlsx", f"{HERE}G-00000-00000-0/planned.csv"):
        assert client.get(address).status_code == 403

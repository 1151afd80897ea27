"""What a tried list says of people beyond one's places: no more than a search, and kept."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.management import call_command

from accounts.history.looks import digest
from accounts.models import Look
from cases.admin import importing
from cases.importers import likely
from cases.models import BeyondQuestion, Individual
from places.models import Place
from tests.cases.beyond import ask_so_often
from tests.cases.importers.making import as_csv, table_of
from tests.cases.importers.rows import person
from tests.cases.importers.test_page import confirmed, upload
from tests.cases.pages import Page
from tests.factories import make_household, make_user

pytestmark = pytest.mark.django_db
KNOWN = "Someone like this is registered."
ENOUGH = "You have asked about people beyond your places 30 times within an hour."
STRANGER = person("7", household="F-7", given_name="Անահիտ", family_name="Խաչատրյան")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(importing, "today", lambda: date(2023, 10, 12))


@pytest.fixture
def theirs(worker):
    """A woman in Shirak, whose office has a telephone."""
    Place.objects.filter(pk="AM08").update(telephone="+374 312 21111")
    return make_household({"arrived_on": None}, at="AM08", registered_at="AM08")


def tried(client, *rows):
    return Page(upload(client, as_csv(table_of(rows))))


def told():
    """(event, how many) of the looks beyond one's places, in their order."""
    looks = Look.objects.filter(details__event__startswith="list").order_by("pk")
    return [(look.details["event"], look.count) for look in looks]


def asked(user):
    return BeyondQuestion.objects.filter(user=user).count()


def test_the_row_is_told_whom_to_ask_and_nothing_else(client, worker, theirs):
    file = as_csv(table_of([person()]))

    page = Page(upload(client, file))

    assert page.says(KNOWN) and page.says("Ask the office in Shirak (marz)")
    hidden = Individual.objects.get()
    assert not [n for n in (str(hidden), hidden.pk, str(theirs), theirs.pk) if n in page.text]
    assert told() == [("list_compared_beyond", 1)] and asked(worker) == 1
    asked_for = sha256(file.getvalue()).hexdigest()
    assert Look.objects.get(details__event="list_compared_beyond").asked == digest(asked_for)


def test_however_many_fit_a_row_it_is_one_sentence(client, worker, theirs):
    make_household({"arrived_on": None}, at="AM09", registered_at="AM09")

    page = tried(client, person())

    assert page.text.count(KNOWN) == 1 and asked(worker) == 1


def test_a_list_that_tells_of_nobody_is_one_question_and_one_with_faults_is_none(client, worker):
    page = tried(client, STRANGER, person())
    assert not page.says(KNOWN) and (asked(worker), told()) == (1, [("list_compared_beyond", 0)])

    assert tried(client, person(sex="?")).says("Nothing was written")
    assert asked(worker) == 1


def test_rows_are_told_as_far_as_the_hour_allows(client, worker, theirs):
    ask_so_often(worker, 29)
    again = person("2", household="F-2")

    page = tried(client, person(), again)

    assert page.text.count(KNOWN) == 1 and page.says(ENOUGH)
    assert told() == [("list_compared_beyond", 1), ("list_refused_beyond", None)]
    assert asked(worker) == 30


def test_who_asked_too_often_is_told_the_same_whoever_is_there(client, worker, theirs):
    ask_so_often(worker, 30)

    somebody, nobody = tried(client, person()), tried(client, STRANGER)

    assert somebody.words == nobody.words and nobody.says(ENOUGH)
    assert told() == [("list_refused_beyond", None)] * 2
    assert Page(confirmed(client, somebody)).says("Written to the register.")


def test_who_confirms_was_told_and_asks_no_more(client, worker, theirs):
    page = tried(client, person())

    done = Page(confirmed(client, page))

    assert done.says("Written to the register.") and not done.says(KNOWN)
    assert asked(worker) == 1


def test_records_out_of_sight_are_told_without_a_number_and_as_often(client, worker, send):
    elsewhere = make_user(places=["AM08"])
    rows = [
        person(str(n), household=f"F-{n}", registered_at="AM08", place="AM08", given_name=name)
        for n, name in enumerate(("Անի", "Նարե", "Լիլիթ"))
    ]
    assert send(rows, by=elsewhere, source="Hotel Ani").written
    mended = [row | {"family_name": "Խաչատրյան"} for row in rows]
    ask_so_often(worker, 28)

    page = tried(client, *mended)

    hidden = "This is registered already, at places that are not yours."
    assert page.text.count(hidden) == 2 and page.says(ENOUGH)
    assert page.says("Nothing was written: 3 things to mend in the file.")
    assert not [n for n in Individual.objects.values_list("pk", flat=True) if n in page.text]
    # Nor does the count of refused rows tell what the faults do not.
    assert page.text.count('data-label="Refused">2<') == 1
    assert 'data-label="Refused">3<' not in page.text
    assert asked(worker) == 30


def test_a_command_tells_it_too_and_it_is_a_look(theirs, tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_bytes(as_csv(table_of([person()])).getvalue())

    call_command("import_register", str(path), "--dry-run", by=make_user(places=["AM07"]).username)

    assert KNOWN in capsys.readouterr().out
    assert told() == [("list_compared_beyond", 1)]


def test_the_rows_beyond_are_listed_as_far_as_others_are(send, theirs, monkeypatch):
    monkeypatch.setattr(likely, "MOST_LISTED", 1)

    outcome = send([person(), person("2", household="F-2")], source="B", dry_run=True)

    assert len(outcome.beyond) == 1
    assert "likely_same_more" in {notice.code for notice in outcome.notices}

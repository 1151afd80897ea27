"""An export is uploaded on a page, and what found no household is settled on another."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.models import Assessment, MemberAnswers, WaitingSubmission
from tests.assessments.asked import AT, DAY
from tests.assessments.importers.exported import imported, member, submission, workbook
from tests.factories import family, head_of, make_user

PAGE = "/admin/assessments/assessment/import/"
QUEUE = "/admin/assessments/waitingsubmission/"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    for module in ("import_page", "waiting"):
        monkeypatch.setattr(f"assessments.admin.{module}.today", lambda: DAY)
        monkeypatch.setattr(f"assessments.admin.{module}.now", lambda: AT)


@pytest.fixture
def signed_in(client, worker):
    client.force_login(worker)
    return client


def try_file(client, asked, content, **typed):
    file = SimpleUploadedFile("house.xlsx", content)
    sent = {"instrument": asked.pk, "place": "AM07", "file": file} | typed
    return client.post(PAGE, sent)


def words(answer):
    return " ".join(unescape(answer.content.decode()).split())


def wait_for(worker, asked, stated=None, **answers):
    content = workbook(house=[submission(stated)], roster=[member(1, **answers)])
    imported(content, by=worker, instrument=asked)
    return WaitingSubmission.objects.get()


def test_a_file_is_tried_first_and_written_once_that_is_confirmed(signed_in, home, asked):
    tried = try_file(signed_in, asked, workbook(house=[submission(home)], roster=[member(1)]))
    carried = tried.context["carried"]
    nothing_yet = Assessment.objects.count()
    sent = {"instrument": asked.pk, "place": "AM07", "name": "house.xlsx", "carried": carried}

    written = signed_in.post(PAGE, sent | {"_confirm": "1"})

    assert "can be written" in words(tried)
    assert (nothing_yet, Assessment.objects.count()) == (0, 1)
    assert "Written to the register" in words(written)


def test_what_is_wrong_is_listed_and_nothing_can_be_confirmed(signed_in, home, asked):
    content = workbook(house=[submission(home, shelter__rooms="many")], roster=[member(1)])

    answer = try_file(signed_in, asked, content)

    assert "shelter/rooms" in words(answer)
    assert "_confirm" not in words(answer)


def test_one_imports_at_ones_own_places(signed_in, asked, home):
    content = workbook(house=[submission(home)], roster=[member(1)])

    answer = try_file(signed_in, asked, content, place="AM09")

    assert "your own places" in words(answer)


def test_a_registrar_finds_neither_page(client, asked):
    client.force_login(make_user("registrar", places=["AM07"]))

    assert client.get(PAGE).status_code == 403
    assert client.get(QUEUE).status_code == 403


def test_the_queue_shows_what_waits_at_the_users_places(signed_in, worker, asked, client):
    waiting = wait_for(worker, asked, "H-7K3MQ-9QX2T-A")
    elsewhere = make_user(places=["AM09"])

    mine = words(signed_in.get(QUEUE))
    client.force_login(elsewhere)
    theirs = client.get(QUEUE)
    page = client.get(f"{QUEUE}{waiting.pk}/change/")

    assert str(waiting) in mine
    assert "mistyped" in mine
    assert str(waiting) not in words(theirs)
    assert page.status_code == 404


def test_today_tells_how_many_wait(signed_in, worker, asked):
    wait_for(worker, asked)

    assert "found no household" in words(signed_in.get("/admin/"))


def test_the_page_shows_whose_it_likely_is_by_name_and_age(signed_in, worker, home, asked):
    waiting = wait_for(worker, asked, ind__ind_name="Gohar Avanesyan", ind__ind_age=42)

    page = words(signed_in.get(f"{QUEUE}{waiting.pk}/change/"))

    assert str(home) in page
    assert "Gohar Avanesyan" in page


def test_the_page_shows_the_household_of_a_number_with_one_slip(signed_in, worker, home, asked):
    number = str(home)
    slipped = number[:-1] + ("2" if number[-1] != "2" else "3")
    waiting = wait_for(worker, asked, slipped, ind__ind_name="Hakob")

    assert f'value="{home}"' in words(signed_in.get(f"{QUEUE}{waiting.pk}/change/"))


def test_a_family_out_of_sight_is_not_shown(signed_in, worker, asked):
    elsewhere = family(at="AM09")
    waiting = wait_for(worker, asked, ind__ind_name="Gohar Avanesyan", ind__ind_age=42)

    page = words(signed_in.get(f"{QUEUE}{waiting.pk}/change/"))

    assert str(elsewhere) not in page
    assert "No household of yours is like it" in page


def test_a_family_that_is_chosen_gets_the_assessment(signed_in, worker, home, asked):
    waiting = wait_for(worker, asked, ind__ind_name="Gohar", ind__ind_age=42)

    answer = signed_in.post(f"{QUEUE}{waiting.pk}/change/", {"likely": str(home)})

    kept = Assessment.objects.get()
    assert (kept.number, kept.household) == (waiting.pk, home)
    assert answer.url == f"/admin/assessments/assessment/{kept}/change/"
    assert MemberAnswers.objects.get().individual == head_of(home)
    again = signed_in.get(f"{QUEUE}{waiting.pk}/change/")
    assert again.url == answer.url


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose one of them"),
        ("H-7K3MQ-9QX2T-A", "mistyped"),
        ("H-7K3MQ-9QX2T-P", "No household of yours"),
        ("\x00' OR 1=1", "Null characters are not allowed"),
        ("' OR 1=1 --", "No household of yours"),
    ],
)
def test_a_number_that_leads_nowhere_is_answered_in_words(signed_in, worker, asked, typed, said):
    waiting = wait_for(worker, asked)

    answer = signed_in.post(f"{QUEUE}{waiting.pk}/change/", {"household": typed})

    assert said in words(answer)
    assert not Assessment.objects.exists()


def test_what_is_nobodys_is_set_aside_with_a_reason(signed_in, worker, asked):
    waiting = wait_for(worker, asked)
    address = f"{QUEUE}{waiting.pk}/change/"

    without = signed_in.post(address, {"_aside": "1", "reason": ""})
    signed_in.post(address, {"_aside": "1", "reason": "A trial of the tablet"})

    waiting.refresh_from_db()
    assert "This field is required" in words(without)
    assert (waiting.state, waiting.answers) == ("set_aside", {})
    assert "A trial of the tablet" in words(signed_in.get(address))
    assert str(waiting) not in words(signed_in.get(QUEUE))
    assert str(waiting) in words(signed_in.get(f"{QUEUE}?state=set_aside"))


def test_one_that_was_settled_meanwhile_is_not_settled_again(signed_in, worker, home, asked):
    waiting = wait_for(worker, asked)
    address = f"{QUEUE}{waiting.pk}/change/"
    signed_in.post(address, {"_aside": "1", "reason": "A trial"})

    answer = signed_in.post(address, {"household": str(home)})

    assert "Set aside: its answers are not kept" in words(answer)
    waiting.refresh_from_db()
    assert waiting.state == "set_aside"
    assert not Assessment.objects.exists()

"""Somebody asks about a place on the screen, section by section, and others read what was said."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.actions.instruments import SHIPPED
from assessments.choices import InstrumentKind
from assessments.models import Instrument, PlaceAssessment
from places.models import Place
from tests.assessments.asked import AT, DAY
from tests.assessments.asked_places import (
    ABOVYAN,
    ALL,
    ARINJ,
    GYUMRI,
    begin,
    of_places,
    recorded,
    type_in,
)
from tests.assessments.typing import section, send
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def begun(client, worker):
    """The address of a draft that was begun on the page of its list."""
    of_places()
    return client.post(f"{ALL}add/", {"place": "Abovyan, Kotayk", "language": "en"}).url


def of_screen(client, draft, page="change"):
    return client.get(f"{ALL}{draft}/{page}/")


def the_draft():
    return PlaceAssessment.objects.get()


def finish_on_screen(client):
    address = f"{ALL}{PlaceAssessment.objects.get()}/finish/"
    return client.post(address, Page(client.get(address)).values)


def test_the_whole_way_on_the_screen(client, begun):
    assert client.get(begun).url == f"{begun}place/#q-place-loc_site_type"
    answer = send(client, begun, "place", button="_next", place__loc_site_type="hotel")
    assert answer.url == f"{begun}people/#section"
    # Put away and gone on with: it opens where something is missing.
    assert client.get(begun).url == f"{begun}people/#q-people-loc_people"
    send(client, begun, "people", button="_next", people__loc_people="40")
    send(client, begun, "closing", button="_next", closing__loc_comment="The roof leaks.")
    done = Page(client.get(finish_on_screen(client).url)).text

    assert "Abovyan" in done and "Hotel" in done and "The roof leaks." in done
    assert PlaceAssessment.objects.get().state == "finished"


def test_the_place_is_shown_and_not_typed(client, begun):
    page = section(client, begun, "place").text

    assert ABOVYAN in page
    assert "place/loc_place" not in re.search('name="shown" value="([^"]*)"', page)[1]


def test_pages_about_a_place_speak_of_no_household_and_no_severity(client, begun):
    finish = Page(of_screen(client, the_draft(), "finish"))
    for page in (section(client, begun, "place"), finish):
        assert "Severity so far" not in page.text and "household_version" not in page.text


def test_a_missing_answer_is_told_where_it_is_missing_and_the_rest_is_kept(client, begun):
    send(client, begun, "place", place__loc_site_type="hotel")
    answer = send(client, begun, "people", button="_next", people__loc_capacity_n="60")

    assert "This has to be answered." in Page(answer).text
    assert PlaceAssessment.objects.get().typed["people"] == {"loc_capacity_n": "60"}


def test_the_form_says_in_its_own_words_what_can_not_be(client, begun):
    answer = send(client, begun, "people", button="_next", people__loc_people="1000")

    assert "At most 999" in Page(answer).text
    assert 'value="1000"' in Page(answer).text


def test_a_question_comes_and_goes_with_the_answer_that_asks_for_it(client, begun):
    send(client, begun, "place", place__loc_site_type="hotel")
    assert 'name="people/loc_capacity_n"' in section(client, begun, "people").text
    send(client, begun, "place", place__loc_site_type="community")

    assert 'name="people/loc_capacity_n"' not in section(client, begun, "people").text


def test_a_stale_page_shows_both_answers(client, begun):
    page = section(client, begun, "people")
    version = re.search('name="version" value="([0-9]*)"', page.text)[1]
    send(client, begun, "people", people__loc_people="2")
    sent = {"version": version, "shown": "people/loc_people", "people/loc_people": "5"}
    answer = Page(client.post(f"{begun}people/", sent | {"_draft": "1"})).text

    assert "Stored now:" in answer and "<b>2</b>" in answer and 'value="5"' in answer
    assert PlaceAssessment.objects.get().typed["people"] == {"loc_people": "2"}


def test_what_is_missing_is_listed_with_the_way_to_it(client, begun):
    page = Page(of_screen(client, the_draft(), "finish"))

    assert "Still to answer" in page.text and f"{begun}people/" in page.text
    assert finish_on_screen(client).status_code == 200
    assert PlaceAssessment.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "required"),
        ("Nowhere", "No place is called"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("'; DROP TABLE places_place; --", "No place is called"),
        ("x" * 121, "120"),
        ("Gyumri, Shirak", "at your own places"),
        ("AM07", "No place is called"),
        ("Abovyan\x00", "Null characters"),
    ],
)
def test_what_is_no_place_of_theirs_begins_nothing(client, worker, typed, said):
    of_places()
    answer = client.post(f"{ALL}add/", {"place": typed, "language": "en"})

    assert said in Page(answer).text and "<script>alert" not in answer.content.decode()
    assert not PlaceAssessment.objects.exists()


def test_an_unknown_language_begins_nothing(client, worker):
    of_places()
    client.post(f"{ALL}add/", {"place": ABOVYAN, "language": "<"})

    assert not PlaceAssessment.objects.exists()


def test_without_a_questionnaire_in_use_nothing_begins(client, worker):
    page = Page(client.post(f"{ALL}add/", {"place": ABOVYAN, "language": "en"}))

    assert "No questionnaire is in use." in page.text
    assert not PlaceAssessment.objects.exists()


def test_from_the_page_of_a_place_its_name_is_typed_already(client, worker):
    of_places()
    proposed = Page(client.get(f"{ALL}add/?place={ABOVYAN}")).values["place"]

    assert proposed == Place.objects.get(pk=ABOVYAN).label("en")
    assert Page(client.get(f"{ALL}add/?place=nonsense")).values["place"] == ""
    assert f"{ALL}?q={ABOVYAN}" in Page(client.get(f"/admin/places/place/{ABOVYAN}/change/")).links


def test_a_draft_is_gone_on_with_from_the_list_the_new_page_and_today(client, begun):
    for address in (f"{ALL}add/", "/admin/"):
        assert begun in Page(client.get(address)).links
    assert of_screen(client, the_draft()).url == begun
    assert "Abovyan" in Page(client.get(ALL)).text


@pytest.mark.parametrize("role", ["registrar", "caseworker", "supervisor"])
def test_today_shows_the_own_draft_of_whoever_asks_about_places(client, role):
    user = make_user(role, places=["AM07"], language="en")
    begin(by=user, at=ARINJ, instrument=of_places())
    client.force_login(user)

    assert f"{ALL}{the_draft()}/interview/" in Page(client.get("/admin/")).links

    client.force_login(make_user(role, places=["AM07"], language="en"))
    assert f"{ALL}{the_draft()}/interview/" not in Page(client.get("/admin/")).links


@pytest.mark.parametrize("page", ["change", "interview", "interview/place", "finish", "cancel"])
def test_what_is_out_of_sight_is_not_found(client, begun, page):
    client.force_login(make_user(places=["AM08"]))

    assert of_screen(client, the_draft(), page).status_code == 404
    assert of_screen(client, "S-00000-00000-0", page).status_code == 404
    assert "Abovyan" not in Page(client.get(ALL)).text


def test_a_partner_reads_what_is_finished_and_asks_nothing(client, worker):
    done = recorded(by=worker)
    draft = begin(by=worker, at=ARINJ, instrument=done.instrument)
    client.force_login(make_user("partner", places=["AM07"], language="en"))

    assert "Hotel" in Page(of_screen(client, done)).text
    assert of_screen(client, draft).status_code == 404
    assert of_screen(client, draft, "interview").status_code == 404
    assert of_screen(client, done, "cancel").status_code == 403
    assert client.get(f"{ALL}add/").status_code == 403


def test_a_coordinator_reads_of_every_place_but_no_own_words_and_no_protection(client, worker):
    said = {"closing__loc_comment": "Anna said so.", "safety__prot_loc_incidents": "yes"}
    done = recorded(by=worker, **said)
    client.force_login(make_user("coordinator", language="en"))
    page = Page(of_screen(client, done)).text

    assert "Hotel" in page and "<dd>40</dd>" in page
    assert page.count("not shown to you") == 2 and "Anna" not in page
    assert "add/" not in Page(client.get(ALL)).links


def test_protection_is_shown_to_whoever_asked_and_to_cleared_staff(client, worker):
    draft = begin(by=worker)
    type_in(draft, by=worker, safety__prot_loc_incidents="yes")
    address = f"{ALL}{draft}/interview/"
    assert "checked" in section(client, address, "safety").text
    client.force_login(make_user(places=["AM07"], language="en"))
    page = section(client, address, "safety").text
    assert "not shown to you" in page and "checked" not in page
    send(client, address, "safety", shown="safety/prot_loc_incidents")

    assert PlaceAssessment.objects.get().typed["safety"] == {"prot_loc_incidents": "yes"}


def test_a_wrong_one_is_cancelled_and_then_read_by_those_alone_who_ask(client, worker):
    done = recorded(by=worker)
    address = f"{ALL}{done}/cancel/"
    assert "Say why" not in Page(client.get(address)).text
    client.post(address, {"reason": "<b>The hotel beside it</b>"})

    assert "&lt;b&gt;The hotel beside it" in Page(of_screen(client, done)).text
    assert client.get(address).status_code == 404
    client.force_login(make_user("coordinator"))
    assert of_screen(client, done).status_code == 404


def test_a_draft_is_cancelled_without_a_record(client, begun):
    draft = the_draft()
    client.post(f"{ALL}{draft}/cancel/", {"reason": "Nobody knew."})

    assert PlaceAssessment.objects.get().state == "cancelled"
    assert of_screen(client, draft).status_code == 404


def test_the_list_is_found_by_place_number_state_and_marz(client):
    user = make_user("supervisor", places=["AM07", "AM08"], language="en")
    client.force_login(user)
    done = recorded(by=user)
    draft = begin(by=user, at=GYUMRI, instrument=done.instrument)

    def found(asked):
        return [
            str(each) for each in (done, draft) if str(each) in Page(client.get(ALL + asked)).text
        ]

    assert found("") == [str(done), str(draft)]
    assert found("?state=finished") == found("?q=Աբովյան") == found("?marz=AM07") == [str(done)]
    assert found(f"?q={draft}") == found("?q=AM08-S001") == [str(draft)]
    assert found("?q=Nowhere") == []
    assert found("?marz=nonsense") == [str(done), str(draft)]


def test_the_list_costs_as_many_questions_however_long(client, worker):
    instrument = of_places()
    begin(by=worker, instrument=instrument)
    client.get(ALL)
    with CaptureQueriesContext(connection) as of_one:
        client.get(ALL)
    begin(by=worker, at=ARINJ, instrument=instrument)
    with CaptureQueriesContext(connection) as of_two:
        client.get(ALL)

    assert len(of_two) == len(of_one)


def test_the_questionnaire_that_comes_with_the_system_is_asked(client, worker):
    location = InstrumentKind.LOCATION
    actions.add_instrument(
        kind=location, workbook=SHIPPED[location].read_bytes(), file_name="location.xlsx",
        at=AT, by=worker,
    )  # fmt: skip
    actions.put_in_use(instrument=Instrument.objects.get(), on=DAY, by=worker)
    begun = client.post(f"{ALL}add/", {"place": ABOVYAN, "language": "hy"}).url
    page = Page(client.get(f"{begun}place/")).text

    assert "Հյուրանոց" in page and f'<span class="q-given">{ABOVYAN}</span>' in page

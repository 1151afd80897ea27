"""A caseworker asks a family on the screen, section by section, and reads what it comes to."""

import re

import pytest

from assessments.models import Draft
from tests.assessments.typing import care, everybody_is_well, finish, section, send
from tests.cases.pages import Page
from tests.factories import head_of, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


def test_it_opens_at_the_first_question_that_is_not_answered(client, begun, home):
    first = care(head_of(home), "rna_ind_needs").replace("__", "-")
    assert client.get(begun).url == f"{begun}roster.care/#q-{first}"
    everybody_is_well(client, begun, home)

    assert client.get(begun).url == f"{begun}shelter/#q-shelter-rna_shelter_tonight"


def test_who_lives_there_is_shown_and_not_typed(client, begun, home):
    page = section(client, begun, "roster.ind")

    assert head_of(home).full_name in page.text
    assert 'name="shown" value=""' in page.text


def test_a_saved_section_leads_to_the_next(client, begun, home):
    assert everybody_is_well(client, begun, home).url == f"{begun}shelter/#section"


def test_a_missing_answer_is_told_where_it_is_missing_and_the_rest_is_kept(client, begun, home):
    answer = send(client, begun, "roster.care", button="_next", **{care(head_of(home)): "no"})

    assert answer.status_code == 200
    assert "This has to be answered." in Page(answer).text
    typed = Draft.objects.get().typed["roster"]
    assert typed[0]["care"]["health_ind_healthcare_needed"] == "no"


def test_a_question_comes_with_the_answer_that_asks_for_it(client, begun, home):
    received = care(head_of(home), "health_ind_healthcare_received").replace("__", "/")
    assert f'name="{received}"' not in section(client, begun, "roster.care").text
    answer = send(client, begun, "roster.care", **{care(head_of(home)): "yes"})

    assert f'name="{received}"' in Page(answer).text


def test_the_form_says_in_its_own_words_what_can_not_be(client, begun, home):
    answer = send(client, begun, "shelter", button="_next",
                  shelter__rna_shelter_tonight="yes", shelter__rooms="40")  # fmt: skip

    assert "At most 19" in Page(answer).text
    assert 'value="40"' in Page(answer).text


def test_boxes_that_are_not_ticked_any_more_are_blank(client, begun, home):
    name = care(head_of(home), "rna_ind_needs")
    send(client, begun, "roster.care", **{name: ["none"]})
    send(client, begun, "roster.care")

    assert "rna_ind_needs" not in Draft.objects.get().typed["roster"][0].get("care", {})


def test_what_the_page_did_not_show_stays_as_it_is(client, begun, home):
    send(client, begun, "shelter", shelter__rooms="2")
    send(client, begun, "shelter", shown="shelter/rna_shelter_tonight", shelter__rooms="9")

    assert Draft.objects.get().typed["shelter"]["rooms"] == "2"


def test_an_emergency_is_told_while_it_is_said(client, begun, home):
    answer = send(client, begun, "shelter", shelter__rna_shelter_tonight="no")

    assert "Find a bed for tonight" in Page(answer).text


def test_a_stale_page_shows_both_answers_and_then_keeps_the_second(client, begun, home):
    page = section(client, begun, "shelter")
    version = re.search('name="version" value="([0-9]*)"', page.text)[1]
    send(client, begun, "shelter", shelter__rooms="2")
    sent = {"version": version, "shown": "shelter/rooms", "shelter/rooms": "5", "_draft": "1"}
    answer = Page(client.post(f"{begun}shelter/", sent))

    assert "Stored now:" in answer.text and "<b>2</b>" in answer.text
    assert 'value="5"' in answer.text
    assert Draft.objects.get().typed["shelter"]["rooms"] == "2"
    again = re.search('name="version" value="([0-9]*)"', answer.text)[1]
    client.post(f"{begun}shelter/", sent | {"version": again})
    assert Draft.objects.get().typed["shelter"]["rooms"] == "5"


def test_a_small_request_brings_the_body_of_the_page_alone(client, begun, home):
    page = section(client, begun, "shelter")
    version = re.search('name="version" value="([0-9]*)"', page.text)[1]
    answer = client.post(
        f"{begun}shelter/",
        {"version": version, "shown": "shelter/rooms", "shelter/rooms": "3", "_draft": "1"},
        headers={"X-Requested-With": "interview"},
    )

    assert "<html" not in answer.content.decode()
    assert 'id="interview-body"' in answer.content.decode()


def test_finished_it_is_scored_and_the_needs_are_explained(client, begun, home):
    boy = member(home, "child")
    send(client, begun, "roster.care", **{care(boy): "yes"})
    others = [person for person in home.members.present() if person != boy]
    send(
        client, begun, "roster.care",
        **{care(boy): "yes", care(boy, "health_ind_healthcare_received"): "no"},
        **{care(person): "no" for person in others},
    )  # fmt: skip
    send(client, begun, "shelter", shelter__rna_shelter_tonight="yes")
    send(client, begun, "closing", closing__need_first="income")
    page = Page(client.get(finish(client).url)).text

    assert "<b>3</b> severe" in page
    assert "Needed care?" in page and boy.given_name in page
    assert "income or livelihood" in page
    assert "REACH MSNI 2025" in page

"""A caseworker asks a family on the screen, section by section, and reads what it comes to."""

import re

import pytest

from assessments.models import Assessment, Draft
from cases import actions
from tests.assessments.asked import DAY, HOUSE, questionnaire
from tests.cases.pages import Page
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
ALL = "/admin/assessments/assessment/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    for module in ("interview_pages", "start_page", "needs_page"):
        monkeypatch.setattr(f"assessments.admin.{module}.today", lambda: DAY)


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"], language="en")
    client.force_login(user)
    return user


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def begun(client, home):
    """The address of a draft that was begun on the household's page."""
    asked = questionnaire()
    start = f"{ALL}household/{home}/start/"
    return client.post(start, {"instrument": asked.pk, "language": "en"}).url


def section(client, begun, key):
    return Page(client.get(f"{begun}{key}/"))


def send(client, begun, key, *, button="_draft", shown=None, **typed):
    """Type in a section as a browser would: what the page shows, and the button."""
    page = section(client, begun, key)
    version = re.search('name="version" value="([0-9]*)"', page.text)[1]
    names = re.search('name="shown" value="([^"]*)"', page.text)[1]
    sent = {"version": version, "shown": names if shown is None else shown, button: "1"}
    named = {name.replace("__", "/"): value for name, value in typed.items()}
    return client.post(f"{begun}{key}/", sent | named)


def care(person, question="health_ind_healthcare_needed"):
    return f"roster__{person.number}__care__{question}"


def everybody_is_well(client, begun, home):
    return send(
        client, begun, "roster.care", button="_next",
        **{care(person): "no" for person in home.members.present()},
    )  # fmt: skip


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
    assert everybody_is_well(client, begun, home).url == f"{begun}shelter/"


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
    finish = f"/admin/assessments/assessment/{Assessment.objects.get()}/finish/"
    version = re.search('name="version" value="([0-9]*)"', Page(client.get(finish)).text)[1]
    needs = client.post(finish, {"version": version})
    page = Page(client.get(needs.url)).text

    assert "<b>3</b> severe" in page
    assert "Needed care?" in page and boy.given_name in page
    assert "1 income or livelihood" in page
    assert "REACH MSNI 2025" in page


def test_what_is_missing_is_listed_with_the_way_to_it(client, begun, home):
    finish = f"/admin/assessments/assessment/{Assessment.objects.get()}/finish/"
    page = Page(client.get(finish)).text

    assert "Still to answer" in page
    assert f"{begun}shelter/" in page
    assert client.post(finish, {"version": "1"}).status_code == 200
    assert Assessment.objects.get().state == "draft"


def test_whoever_does_not_see_the_household_finds_no_draft_of_it(client, begun, home):
    client.force_login(make_user(places=["AM08"]))

    for address in (begun, f"{begun}shelter/", f"{ALL}household/{home}/start/"):
        assert client.get(address).status_code == 404


def test_answers_about_protection_are_shown_to_whoever_asked_and_to_cleared_staff(
    client, begun, home, worker
):
    send(client, begun, "safety", safety__prot_needs_1_services=["yes_health"])
    assert "checked" in section(client, begun, "safety").text
    client.force_login(make_user(places=["AM07"], language="en"))

    page = section(client, begun, "safety").text
    assert "not shown to you" in page and "checked" not in page
    send(client, begun, "safety", shown="safety/prot_needs_1_services")
    typed = Draft.objects.get().typed["safety"]
    assert typed["prot_needs_1_services"] == "yes_health"


def test_an_inactive_household_is_not_asked(client, worker, home):
    asked = questionnaire(text=HOUSE)
    actions.make_inactive(household=home, reason="left_country", on=DAY, today=DAY, by=worker)
    answer = client.post(
        f"{ALL}household/{home}/start/", {"instrument": asked.pk, "language": "en"}
    )

    assert "inactive" in Page(answer).text
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"instrument": "x", "language": "en"}, {"language": "<"}])
def test_a_questionnaire_that_there_is_not_begins_nothing(client, worker, home, sent):
    assert client.post(f"{ALL}household/{home}/start/", sent).status_code == 404
    assert not Assessment.objects.exists()


def test_the_household_page_tells_what_can_not_wait(client, begun, home):
    everybody_is_well(client, begun, home)
    send(client, begun, "shelter", shelter__rna_shelter_tonight="no")
    finish = f"/admin/assessments/assessment/{Assessment.objects.get()}/finish/"
    version = re.search('name="version" value="([0-9]*)"', Page(client.get(finish)).text)[1]
    client.post(finish, {"version": version})

    page = Page(client.get(f"/admin/cases/household/{home}/change/")).text
    assert "Find a bed for tonight" in page


def test_the_needs_of_a_household_that_was_never_asked_say_so(client, worker):
    page = Page(client.get(f"{ALL}household/{make_household()}/needs/")).text

    assert "This household was not asked yet." in page


def test_the_list_shows_drafts_and_is_filtered_by_state_and_kind(client, begun, home):
    page = Page(client.get(ALL)).text
    assert str(Assessment.objects.get()) in page and str(home) in page

    assert str(home) not in Page(client.get(f"{ALL}?state=finished")).text
    assert str(home) in Page(client.get(f"{ALL}?state=draft&kind=rapid")).text
    assert client.get(f"{ALL}?household__lives_in=AM07").status_code in (302, 400)


def test_today_leads_to_ones_own_drafts_with_one_click(client, begun, home, worker):
    assert begun in Page(client.get("/admin/")).text
    client.force_login(make_user(places=["AM07"], language="en"))

    assert begun not in Page(client.get("/admin/")).text


def test_a_roster_leads_to_where_somebody_is_registered_or_marked_as_gone(client, begun, home):
    page = section(client, begun, "roster.care")

    assert "Somebody is missing, or left?" in page.text
    assert f"/admin/cases/household/{home}/change/" in page.links

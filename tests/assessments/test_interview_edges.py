"""What an interview tells nobody who may not know, and what happens at its edges."""

import re

import pytest

from assessments.models import Assessment, Draft
from cases import actions
from tests.assessments.asked import DAY, HOUSE, questionnaire
from tests.assessments.typing import ALL, everybody_is_well, finish, section, send
from tests.cases.pages import Page
from tests.factories import make_household, make_user, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


def test_what_is_missing_is_listed_with_the_way_to_it(client, begun, home):
    page = Page(client.get(f"{ALL}{Assessment.objects.get()}/finish/")).text

    assert "Still to answer" in page
    assert f"{begun}shelter/" in page
    assert finish(client).status_code == 200
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
    finish(client)

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


def test_a_wrong_one_is_cancelled_on_its_page_with_a_reason(client, begun, home):
    cancel = f"{ALL}{Assessment.objects.get()}/cancel/"

    assert "reason" in client.post(cancel, {"reason": ""}).context["form"].errors
    assert client.post(cancel, {"reason": "The neighbours."}).url.endswith("/needs/")
    assert Assessment.objects.get().cancelled_because == "The neighbours."
    assert client.get(cancel).status_code == 404
    assert client.get(begun).status_code == 404


def test_a_stale_page_tells_nobody_what_they_may_not_read(client, begun, home):
    send(client, begun, "safety", safety__prot_needs_1_services=["yes_health"])
    client.force_login(make_user(places=["AM07"], language="en"))
    sent = {"version": "0", "shown": "safety/prot_needs_1_services", "_draft": "1"}

    assert "yes_health" not in Page(client.post(f"{begun}safety/", sent)).text


def test_a_member_who_came_meanwhile_has_to_be_looked_at_before_it_is_finished(
    client, begun, home, worker
):
    everybody_is_well(client, begun, home)
    send(client, begun, "shelter", shelter__rna_shelter_tonight="yes")
    address = f"{ALL}{Assessment.objects.get()}/finish/"
    page = Page(client.get(address)).values
    actions.member_leaves(
        person=member(home, "child"), reason="moved", on=DAY, today=DAY, by=worker
    )

    assert client.post(address, page).url == begun
    assert Assessment.objects.get().state == "draft"


def test_what_was_typed_in_a_section_that_is_asked_no_more_is_kept(client, worker, home):
    text = HOUSE.replace(
        "| begin_group | safety | Protection | Պաշտպանություն | |",
        "| begin_group | safety | Protection | Պաշտպանություն | ${rna_shelter_tonight} = 'yes' |",
    )
    asked = questionnaire(text=text, version="2")
    start = f"{ALL}household/{home}/start/"
    begun = client.post(start, {"instrument": asked.pk, "language": "en"}).url
    send(client, begun, "shelter", shelter__rna_shelter_tonight="yes")
    version = re.search('name="version" value="([0-9]*)"', section(client, begun, "safety").text)[1]
    send(client, begun, "shelter", shelter__rna_shelter_tonight="no")
    now = str(Draft.objects.get().version)
    sent = {"version": now, "shown": "safety/prot_needs_1_services",
            "safety/prot_needs_1_services": "yes_health", "_draft": "1"}  # fmt: skip

    assert version != now
    assert client.post(f"{begun}safety/", sent).url == begun
    assert Draft.objects.get().typed["safety"]["prot_needs_1_services"] == "yes_health"


def test_who_belongs_to_the_team_reads_in_a_draft_what_they_read_elsewhere(client, begun, home):
    send(client, begun, "safety", safety__prot_needs_1_services=["yes_health"])
    colleague = make_user(places=["AM07"], language="en")
    client.force_login(colleague)
    assert "not shown to you" in section(client, begun, "safety").text
    actions.assign(
        target=home, user=colleague, reason="Hers", on=DAY, by=make_user("supervisor"), today=DAY
    )

    assert "checked" in section(client, begun, "safety").text

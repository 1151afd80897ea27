"""A family is asked on a laptop and on a phone, with the script and without it."""

import pytest

from accounts.clock import now, today
from assessments import actions
from assessments.models import Assessment, Draft
from tests.assessments.asked import HOUSE
from tests.factories import family, head_of, make_user

START = "/admin/assessments/assessment/household/{}/start/"


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM07"])


@pytest.fixture
def home(caseworker):
    by = make_user("coordinator")
    kept = actions.add_instrument(
        kind="rapid", workbook=HOUSE.encode(), file_name="house.md", version="1", at=now(), by=by
    )
    actions.put_in_use(instrument=kept, on=today(), by=by)
    return family(by=caseworker)


def begun(page, home):
    page.goto(START.format(home))
    page.locator("#language").select_option("en")
    page.locator("form button.default", has_text="Begin").click()
    page.wait_for_selector("#interview-body")


def care(person, question="health_ind_healthcare_needed"):
    return f"roster/{person.number}/care/{question}"


@pytest.mark.parametrize("width", [1360, 390])
def test_a_question_comes_with_its_answer_and_what_is_typed_is_kept(
    open_page, caseworker, home, width
):
    page, head = open_page(caseworker, width=width), head_of(home)
    begun(page, home)
    page.locator(f'input[name="{care(head)}"][value="yes"]').check()

    page.wait_for_selector(f'input[name="{care(head, "health_ind_healthcare_received")}"]')
    assert page.locator(f'input[name="{care(head)}"][value="yes"]').is_checked()
    typed = Draft.objects.get().typed["roster"][0]["care"]
    assert typed["health_ind_healthcare_needed"] == "yes"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_emergency_is_told_at_once(open_page, caseworker, home):
    page = open_page(caseworker)
    begun(page, home)
    page.goto(page.url.split("/interview/")[0] + "/interview/shelter/")
    page.locator('input[name="shelter/rna_shelter_tonight"][value="no"]').check()

    page.wait_for_selector("#e-no_shelter")
    assert "Find a bed for tonight" in page.locator("#e-no_shelter").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_family_is_asked_to_the_end(open_page, caseworker, home, scripts):
    page = open_page(caseworker, scripts=scripts)
    begun(page, home)
    people = list(home.members.present())
    for person in people:
        page.locator(f'input[name="{care(person)}"][value="no"]').check()
    page.locator("button[name=_next]").click()
    page.wait_for_url("**/interview/shelter/#section")
    page.locator('input[name="shelter/rna_shelter_tonight"][value="yes"]').check()
    for after in ("safety", "closing"):
        page.locator("button[name=_next]").click()
        page.wait_for_url(f"**/interview/{after}/#section")
    page.locator("button[name=_next]").click()
    page.wait_for_url("**/finish/**")
    page.locator("form button.default", has_text="Finish").click()
    page.wait_for_url("**/needs/**")

    assert Assessment.objects.get().state == "finished"
    assert page.locator(".sev").count() >= 1

"""The pages in a real browser: wide and narrow, by keyboard, in two languages, without scripts."""

import pytest

from accounts.models import User
from cases.models import Household
from tests.factories import child, head_of, make_household, make_user

ADD = "/admin/cases/household/add/"
HEAD = {"family_name": "Առուստամյան", "given_name": "Օվիկ", "birth_date": "04.06.1967"}


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM07"])


@pytest.fixture
def supervisor(committed):
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(caseworker):
    """A woman, her husband and five children in Abovyan."""
    names = ("Արամ", "Նարե", "Մանե", "Արթուր", "Անի")
    husband = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
    children = [child(given_name=name) for name in names]
    return make_household({}, husband, *children, at="AM07-S001", by=caseworker)


def pages_about(household):
    """The pages that people look at all day."""
    person = head_of(household)
    one = f"/admin/cases/household/{household}"
    return [
        "/admin/",
        "/admin/cases/household/",
        "/admin/cases/household/?place=AM07",
        "/admin/cases/household/?q=zzyzx",
        ADD,
        f"{one}/change/",
        f"{one}/change-address/",
        f"{one}/make-inactive/",
        "/admin/cases/individual/",
        f"/admin/cases/individual/{person}/change/",
        f"/admin/cases/individual/{person}/leave/",
        "/admin/places/place/",
        "/admin/password_change/",
        "/reports/",
        "/reports/population/",
    ]


def too_wide(page, paths):
    """The pages that would have to be pushed sideways to be read."""
    wide = []
    for path in paths:
        assert page.goto(path).status == 200, path
        inner = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        wide += [(path, inner)] if inner > 0 else []
    return wide


@pytest.mark.parametrize("width", [1360, 390])
def test_no_page_is_wider_than_the_screen(open_page, supervisor, household, width):
    page = open_page(supervisor, width=width)

    assert too_wide(page, pages_about(household)) == []


@pytest.mark.parametrize("width", [1360, 390])
def test_a_refused_page_is_not_wider_than_the_screen_and_its_faults_are_read_first(
    open_page, caseworker, width
):
    page = open_page(caseworker, width=width)
    page.goto(ADD)
    page.fill("#id_place", "Nowhereville")
    page.fill("#id_members-0-birth_date", "31.02.2009")
    page.click("[name=_save]")

    page.wait_for_selector("#faults")

    assert page.evaluate("document.activeElement.id") == "faults"
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.click("#faults a >> nth=0")
    assert page.evaluate("location.hash") == "#id_place"


def type_a_head(page):
    """Fill what a household needs: a home and its head."""
    page.fill("#id_place", "Abovyan")
    for field, value in HEAD.items():
        page.fill(f"#id_members-0-{field}", value)
    page.select_option("#id_members-0-sex", "male")


def test_a_household_is_registered_with_scripts_off(open_page, caseworker):
    page = open_page(caseworker, scripts=False)
    page.goto(ADD)
    type_a_head(page)

    page.click("[name=_rows]")
    assert page.input_value("#id_members-0-given_name") == "Օվիկ"
    assert page.locator("#members tbody tr").count() == 8
    page.click("[name=_save]")

    assert page.locator(".hcard").count() == 1
    assert head_of(Household.objects.get()).given_name == "Օվիկ"


def test_a_slash_focuses_the_search(open_page, caseworker):
    page = open_page(caseworker)
    page.goto("/admin/cases/household/")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "find"


def test_a_slash_in_a_field_is_a_slash(open_page, caseworker):
    page = open_page(caseworker)
    page.goto(ADD)
    page.focus("#id_address")
    page.keyboard.type("14/2")

    assert page.input_value("#id_address") == "14/2"


@pytest.mark.parametrize(("field", "value"), [("family_name", "Առուստամյան"), ("sex", "male")])
def test_alt_d_copies_from_the_row_above(open_page, caseworker, field, value):
    page = open_page(caseworker)
    page.goto(ADD)
    type_a_head(page)

    page.focus(f"#id_members-1-{field}")
    page.keyboard.press("Alt+KeyD")

    assert page.input_value(f"#id_members-1-{field}") == value


def test_a_row_is_added_as_one_types_in_the_last(open_page, caseworker):
    page = open_page(caseworker)
    page.goto(ADD)

    page.focus("#id_members-4-family_name")
    page.keyboard.type("A")

    assert page.locator("#members tbody tr").count() == 6
    assert page.input_value("#id_members-TOTAL_FORMS") == "6"
    page.focus("#id_members-5-given_name")
    page.keyboard.type("B")
    assert page.locator("#id_members-6-given_name").count() == 1


@pytest.mark.parametrize(
    ("typed", "offered"), [("Աբով", "Աբովյան"), ("абов", "Абовян"), ("abov", "Abovyan")]
)
def test_places_are_offered_as_one_types_in_any_script(open_page, caseworker, typed, offered):
    page = open_page(caseworker)
    page.goto(ADD)

    page.focus("#id_place")
    page.keyboard.insert_text(typed)

    option = page.locator(f"#id_place_places option[value*='{offered}']")
    option.first.wait_for(state="attached")
    assert offered in option.first.get_attribute("value")


def test_the_language_button_leads_to_armenian_and_back_and_stays_with_the_user(
    open_page, caseworker
):
    page = open_page(caseworker)
    page.goto(ADD)

    page.click(".languages button[value=hy]")
    page.wait_for_selector("html[lang=hy]")
    assert page.url.endswith(ADD)
    assert User.objects.get(pk=caseworker.pk).language == "hy"
    elsewhere = open_page(caseworker)
    elsewhere.goto("/admin/")
    assert elsewhere.locator("html[lang=hy]").count() == 1
    page.click(".languages button[value=en]")
    page.wait_for_selector("html[lang=en]")


def test_a_menu_opens_and_closes_by_keyboard(open_page, caseworker, household):
    page = open_page(caseworker)
    page.goto(f"/admin/cases/household/{household}/change/")

    page.focus(".hcard summary")
    page.keyboard.press("Enter")
    menu = page.locator(".hcard details.menu li a").first
    menu.wait_for(state="visible")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hcard details') !== null")
    page.keyboard.press("Escape")
    menu.wait_for(state="hidden")


def test_a_dark_screen_is_dark(open_page, caseworker, household):
    page = open_page(caseworker)
    page.emulate_media(color_scheme="dark")
    page.goto(f"/admin/cases/household/{household}/change/")

    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert sum(map(int, colour.removeprefix("rgb(").rstrip(")").split(","))) < 3 * 80


def test_nobody_loses_what_was_typed_to_a_mistake(open_page, caseworker):
    page = open_page(caseworker)
    page.goto(ADD)
    type_a_head(page)
    page.fill("#id_members-0-birth_date", "31.02.1967")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#faults")

    assert page.input_value("#id_members-0-family_name") == HEAD["family_name"]
    page.fill("#id_members-0-birth_date", "28.02.1967")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".hcard")
    assert Household.objects.count() == 1

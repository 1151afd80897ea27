"""A household of five is registered in a minute, by keyboard alone, and goes home with its slip."""

import io

import pytest
from django.core.management import call_command

from cases.models import Household, Phone, SpecificNeed
from tests.browser.keyboard import Keyboard
from tests.factories import child, make_household, make_user

URL = "/admin/cases/household/quick/"
FAMILY = "Առուստամյան"


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM09"])


def opened(open_page, caseworker, **options):
    """The page of quick registration."""
    page = open_page(caseworker, **options)
    page.goto(URL)
    if options.get("scripts", True):
        page.wait_for_selector("#id_members-0-family_name:focus")
    return page


def type_five(board):
    """Father, mother, two children and a grandmother, whole birth dates and relationships."""
    board.fill(FAMILY, "Օվիկ", "m", "04.06.1967", "093550127", "", "", "5")
    board.fill("Goris", "Askeran", "", "")
    board.fill("", "Սուսաննա", "f", "22.11.1970", "sp", "")
    board.fill("", "Մանե", "f", "31.01.2009", "so", "")
    board.fill("", "Արթուր", "m", "02.12.2012", "so", "")
    board.fill("Բաղդասարյան", "Վարդուհի", "f", "1941", "parent-")
    board.type("14")
    board.press("Control+Enter")


def type_three_unnamed(board):
    """Who answers, and four others of whom there is time to ask for sex and age only."""
    board.fill(FAMILY, "Օվիկ", "m", "56", "093550127", "", "", "")
    board.fill("Goris", "Askeran", "", "")
    board.fill("", "Սուսաննա", "f", "52", "", "")
    board.fill("", "", "f", "14", "", "")
    board.fill("", "", "m", "10", "", "")
    board.fill("", "", "f")
    board.type("82")
    board.press("Control+Enter")


def test_five_people_are_registered_in_at_most_240_keys(open_page, caseworker):
    page = opened(open_page, caseworker)
    board = Keyboard(page)

    type_five(board)

    page.wait_for_selector("article.slip")
    household = Household.objects.get()
    assert board.keys <= 240, board.keys
    assert household.members.count() == 5
    assert household.members.get(is_head=True).given_name == "Օվիկ"
    assert household.members.get(given_name="Մանե").family_name == FAMILY
    assert Phone.objects.get().number == "+37493550127"
    needs = SpecificNeed.objects.filter(individual__given_name="Վարդուհի")
    assert {need.need_id for need in needs} == {"SM-CC", "DS-PS"}


def test_in_a_rush_five_people_take_at_most_100_keys(open_page, caseworker):
    board = Keyboard(opened(open_page, caseworker))

    type_three_unnamed(board)

    board.page.wait_for_selector("article.slip")
    assert board.keys <= 100, board.keys
    assert Household.objects.get().members.filter(unnamed=True).count() == 3


def test_enter_on_the_slip_opens_the_next_household(open_page, caseworker):
    page = opened(open_page, caseworker)
    type_three_unnamed(Keyboard(page))
    page.wait_for_selector("article.slip")
    page.wait_for_selector(".default:focus")

    page.keyboard.press("Enter")

    page.wait_for_selector("#id_members-0-family_name")
    assert page.input_value("#id_registered_at").startswith("Syunik")
    assert page.input_value("#id_members-0-family_name") == ""


def test_a_telephone_is_mended_or_given_up_by_keyboard(open_page, caseworker):
    page = opened(open_page, caseworker)
    board = Keyboard(page)
    board.fill(FAMILY, "Օվիկ", "m", "56", "0935501")
    board.press("Control+Enter")
    page.wait_for_selector("#faults")

    page.focus("#id_phone")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")

    page.wait_for_selector("article.slip")
    assert "0935501" in page.inner_text(".messagelist")
    assert not Phone.objects.exists()


def test_a_row_is_added_as_one_types_in_the_last(open_page, caseworker):
    page = opened(open_page, caseworker)

    page.focus("#id_members-4-given_name")
    page.keyboard.type("A")
    page.fill("#id_members-5-given_name", "B")
    page.fill("#id_members-0-given_name", "C")
    page.keyboard.press("Control+Enter")

    page.wait_for_selector("article.slip")
    assert Household.objects.get().members.count() == 3


def test_a_household_is_registered_with_scripts_off(open_page, caseworker):
    page = opened(open_page, caseworker, scripts=False)
    page.fill("#id_members-0-given_name", "Օվիկ")
    page.click("[name=_rows]")
    page.fill("#id_members-7-birth_date", "7")

    page.click("[name=_save]")

    assert page.locator("article.slip li").count() == 2


@pytest.mark.parametrize("width", [1360, 390])
def test_no_page_of_the_desk_is_wider_than_the_screen(open_page, caseworker, width):
    household = make_household({}, child(), at="AM09", by=caseworker, is_complete=False)
    page = open_page(caseworker, width=width)
    one = f"/admin/cases/household/{household}"

    paths = [URL, "/admin/", "/admin/cases/household/to-complete/"]
    paths += [f"{one}/slip/", f"{one}/slip/?language=en", f"{one}/complete/"]
    for path in paths:
        assert page.goto(path).status == 200, path
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert beyond <= 0, path


@pytest.mark.parametrize("language", ["hy", "en"])
@pytest.mark.parametrize("others", [1, 5, 15])
def test_a_slip_fits_on_half_an_a4_sheet(open_page, caseworker, language, others):
    names = [child(given_name=f"Հովհաննես{index}") for index in range(others)]
    household = make_household({}, *names, at="AM09", by=caseworker)
    page = open_page(caseworker, width=718)  # what an A4 sheet leaves between its margins
    page.emulate_media(media="print")

    page.goto(f"/admin/cases/household/{household}/slip/?language={language}")

    slip = page.locator("article.slip").bounding_box()
    millimetres = (slip["y"] + slip["height"]) * 25.4 / 96
    assert millimetres <= 148 - 8, millimetres


@pytest.mark.parametrize("language", ["hy", "en"])
def test_a_blank_form_fits_on_one_sheet(chromium, committed, tmp_path, language):
    call_command(
        "blank_forms",
        count=2,
        place="Goris",
        language=language,
        output=str(tmp_path),
        stdout=io.StringIO(),
    )
    page = chromium.new_page(viewport={"width": 718, "height": 1000})
    page.emulate_media(media="print")
    page.goto(next(tmp_path.glob("*/*.html")).as_uri())

    for sheet in page.locator("section.form").all():
        inner, outer = sheet.evaluate("it => [it.scrollHeight, it.clientHeight]")
        assert inner <= outer
        assert outer * 25.4 / 96 <= 297 - 16
        assert sheet.evaluate("it => it.scrollWidth - it.clientWidth") <= 0
    page.close()

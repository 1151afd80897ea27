"""A family of five is registered without a mouse, found again, read by a program, and counted."""

import json

import pytest

from cases.models import Household
from tests.browser.conftest import sign_in
from tests.browser.keyboard import Keyboard
from tests.factories import make_user

FAMILY = "Առուստամյան"
# Family name, given name, patronymic, relationship and sex as typed into their lists, birth date.
MEMBERS = [
    (FAMILY, "Օվիկ", "Արմենի", None, "m", "04.06.1967"),
    (FAMILY, "Սուսաննա", "Վալերիի", "sp", "f", "22.11.1970"),
    (FAMILY, "Մանե", "Օվիկի", "so", "f", "31.01.2009"),
    (FAMILY, "Արթուր", "Օվիկի", "so", "m", "02.12.2012"),
    ("Բաղդասարյան", "Վարդուհի", "", "parent-", "f", "1941"),
]


def type_the_family(page):
    """Fill the registration page by keyboard alone, and return how many keys it took."""
    board = Keyboard(page)
    page.focus("#id_place")
    board.fill("Abovyan", "Shahumyan 14", "r", "5", "Askeran", "28.09.2023")
    board.press("Tab")
    for family, given, patronymic, relationship, sex, born in MEMBERS:
        board.fill(family, given, patronymic, relationship or "", sex, born, "")
    board.press("Control+Enter")
    return board.keys


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM07"])


def test_a_caseworker_registers_five_people_in_at_most_700_keys(open_page, caseworker):
    page = open_page()
    sign_in(page, caseworker)
    page.goto("/admin/cases/household/add/")

    keys = type_the_family(page)

    page.wait_for_selector(".hcard")
    household = Household.objects.get()
    assert keys <= 700
    assert household.members.count() == 5
    assert household.members.get(is_head=True).given_name == "Օվիկ"
    assert household.members.get(given_name="Վարդուհի").birth_precision == "year"
    assert str(household) in page.inner_text(".messagelist")


def test_the_family_is_found_by_a_childs_name_typed_in_russian(open_page, caseworker):
    page = open_page(caseworker)
    page.goto("/admin/cases/household/add/")
    type_the_family(page)
    page.wait_for_selector(".hcard")
    page.goto("/admin/")

    page.fill("#bigq", "артур арустамян")
    page.keyboard.press("Enter")

    page.wait_for_selector(".hcard")
    assert "Օվիկ" in page.inner_text(".hcard")


def test_the_family_is_read_as_json_and_counted_in_the_report(open_page, caseworker):
    page = open_page(caseworker)
    page.goto("/admin/cases/household/add/")
    type_the_family(page)
    page.wait_for_selector(".hcard")
    household = Household.objects.get()

    answer = page.request.get(f"/api/v1/households/{household}/")
    read = json.loads(answer.text())
    assert read["number"] == household.number
    assert read["composition"]["size"] == 5
    assert {member["given_name"] for member in read["members"]} == {m[1] for m in MEMBERS}

    coordinator = open_page(make_user("coordinator"))
    coordinator.goto("/reports/population/")
    with coordinator.expect_download() as file:
        coordinator.click("a:has-text('CSV')")
    text = file.value.path().read_text(encoding="utf-8")
    assert "#adm1+code" in text
    assert "AM07" in text

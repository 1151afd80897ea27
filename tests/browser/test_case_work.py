"""A note and a task in two keystrokes on the household page, by keyboard, and with scripts off."""

from datetime import timedelta

import pytest

from accounts import clock
from casework.models import CaseNote, Task
from tests.browser.keyboard import Keyboard
from tests.factories import family, make_user


@pytest.fixture
def caseworker(committed):
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def home(caseworker):
    return family(by=caseworker)


def address(home, part="change"):
    return f"/admin/cases/household/{home}/{part}/"


@pytest.mark.parametrize("width", [1360, 390])
@pytest.mark.parametrize("part", ["change", "timeline"])
def test_n_and_typing_and_ctrl_enter_write_a_note(open_page, caseworker, home, width, part):
    page = open_page(caseworker, width=width)
    page.goto(address(home, part))
    board = Keyboard(page)

    board.press("n")
    page.wait_for_selector("#note_text:focus")
    board.type("No rent since May.")
    board.press("Control+Enter")

    page.wait_for_selector(".messagelist")
    assert CaseNote.objects.get().text == "No rent since May."
    assert page.url.endswith(f"{address(home, part)}#casework")


@pytest.mark.parametrize("width", [1360, 390])
def test_t_and_typing_and_ctrl_enter_set_a_task(open_page, caseworker, home, width):
    page = open_page(caseworker, width=width)
    page.goto(address(home))
    board = Keyboard(page)

    board.press("t")
    page.wait_for_selector("#task_what:focus")
    board.fill("Call the landlord")
    board.type((clock.today() + timedelta(days=3)).strftime("%d.%m.%Y"))
    board.press("Control+Enter")

    page.wait_for_selector(".messagelist")
    assert Task.objects.get().what == "Call the landlord"
    assert "Call the landlord" in page.inner_text(".hcard")


def test_the_letters_are_typed_where_somebody_types(open_page, caseworker, home):
    page = open_page(caseworker)
    page.goto(address(home))

    page.focus("#find")
    page.keyboard.type("nt")

    assert page.input_value("#find") == "nt"
    assert page.locator(".adding details[open]").count() == 0


def test_what_is_refused_is_mended_on_its_own_page_and_comes_back(open_page, caseworker, home):
    page = open_page(caseworker)
    page.goto(address(home))
    page.keyboard.press("t")
    page.fill("#task_what", "Call the landlord")
    page.fill("#task_due_on", "31.02.2027")
    page.keyboard.press("Control+Enter")

    page.wait_for_selector(".errorlist")
    assert page.input_value("#id_what") == "Call the landlord"
    page.fill("#id_due_on", (clock.today() + timedelta(days=3)).strftime("%d.%m.%Y"))
    page.keyboard.press("Control+Enter")

    page.wait_for_selector(".hcard")
    assert Task.objects.get().worker == caseworker


def test_both_are_added_with_scripts_off(open_page, caseworker, home):
    page = open_page(caseworker, scripts=False)
    page.goto(address(home))

    page.click('details[data-opened-by="n"] summary')
    page.fill("#note_text", "No rent since May.")
    page.click('details[data-opened-by="n"] button.default')

    assert CaseNote.objects.get().text == "No rent since May."


@pytest.mark.parametrize("width", [1360, 390])
def test_no_page_of_case_work_is_wider_than_the_screen(open_page, caseworker, home, width):
    page = open_page(caseworker, width=width)
    task = Task.objects.create(
        household=home, what="Call " * 30, due_on=clock.today(), worker=caseworker,
        set_on=clock.today(), set_by=caseworker,
    )  # fmt: skip
    tasks = "/admin/casework/task/"
    paths = [address(home), address(home, "timeline"), tasks, f"{tasks}{task}/change/", "/admin/"]
    paths += [f"{tasks}household/{home}/{each}/" for each in ("note", "set", "file")]
    paths += [f"{tasks}{task}/{step}/" for step in ("done", "postpone", "assign", "drop")]
    for path in paths:
        assert page.goto(path).status == 200, path
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert beyond <= 0, path

import pytest
from tests.browser.test_quick import *
from cases.models import Household
OUT="/tmp/quicklook"
def test_look(open_page, caseworker):
    import os; os.makedirs(OUT, exist_ok=True)
    for w in (1280, 390):
        page = opened(open_page, caseworker, width=w)
        page.screenshot(path=f"{OUT}/quick-{w}.png", full_page=True)
        board = Keyboard(page)
        board.fill(FAMILY, "Օվիկ", "x", "31.02.1967", "0935501")
        board.press("Control+Enter")
        page.wait_for_selector("#faults")
        page.screenshot(path=f"{OUT}/faults-{w}.png", full_page=True)
        page.goto(URL)
        type_five(Keyboard(page)) if w == 1280 else type_three_unnamed(Keyboard(page))
        try:
            page.wait_for_selector("article.slip", timeout=3000)
        except Exception:
            page.screenshot(path=f"{OUT}/stop-{w}.png", full_page=True)
            page.check("[name=_anyway]"); page.click("[name=_save]"); page.wait_for_selector("article.slip")
        page.screenshot(path=f"{OUT}/slip-{w}.png", full_page=True)
        slip = page.url
        page.goto(slip + "?language=en")
        page.screenshot(path=f"{OUT}/slip-en-{w}.png", full_page=True)
        page.goto("/admin/cases/household/to-complete/")
        page.screenshot(path=f"{OUT}/tocomplete-{w}.png", full_page=True)
        page.goto("/admin/")
        page.screenshot(path=f"{OUT}/today-{w}.png", full_page=True)
        page.goto("/admin/cases/household/add/")
        page.screenshot(path=f"{OUT}/register-{w}.png", full_page=True)
        if w == 1280:
            page.goto(slip); page.emulate_media(media="print"); page.pdf(path=f"{OUT}/slip.pdf", prefer_css_page_size=True)
            page.goto(slip+"?language=en"); page.pdf(path=f"{OUT}/slip-en.pdf", prefer_css_page_size=True)
            page.goto(slip.replace("/slip/","/complete/")); page.emulate_media(media="screen")
            page.screenshot(path=f"{OUT}/complete-{w}.png", full_page=True)

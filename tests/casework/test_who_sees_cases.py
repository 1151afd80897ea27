"""Protection cases are as if they did not exist, but for their team and those cleared."""

import pytest

from casework.models import Case
from tests.cases.partners import SHARED, make_partner
from tests.casework.cases import DAY, opened
from tests.factories import make_user, member

pytestmark = pytest.mark.django_db
ALL, API = "/admin/casework/case/", "/api/v1/cases/"
SEES, OTHERS, REFUSED = 200, 404, 403


@pytest.fixture
def users(worker, colleague, far, supervisor, home):
    """Everybody who may ask, by what they are."""
    partner = make_partner(*SHARED)
    return {
        "its worker": worker,
        "a colleague of the place": colleague,
        "a cleared colleague": make_user(places=["AM07"], is_cleared=True),
        "the supervisor": supervisor,
        "a supervisor elsewhere": make_user("supervisor", places=["AM09"]),
        "a colleague elsewhere": far,
        "a cleared colleague elsewhere": make_user(places=["AM09"], is_cleared=True),
        "a registrar": make_user("registrar", places=["AM07"]),
        "a partner": partner,
        "a coordinator": make_user("coordinator"),
        "the officer": make_user("dpo"),
        "an administrator": make_user("administrator"),
    }


OF_PROTECTION = {
    "its worker": SEES,
    "a colleague of the place": OTHERS,
    "a cleared colleague": SEES,
    "the supervisor": SEES,
    "a supervisor elsewhere": OTHERS,
    "a colleague elsewhere": OTHERS,
    "a cleared colleague elsewhere": OTHERS,
    "a registrar": REFUSED,
    "a partner": REFUSED,
    "a coordinator": REFUSED,
    "the officer": OTHERS,
    "an administrator": REFUSED,
}
OF_ANOTHER_KIND = OF_PROTECTION | {"a colleague of the place": SEES}


@pytest.mark.parametrize("who", OF_PROTECTION)
def test_who_opens_a_case_and_who_counts_it(client, at_work, case, safety, users, who):
    client.force_login(users[who])

    for each, expected in ((safety, OF_PROTECTION[who]), (case, OF_ANOTHER_KIND[who])):
        assert client.get(f"{ALL}{each}/change/").status_code == expected
        assert client.get(f"{API}{each.pk}/").status_code == expected
    known = {
        each.pk
        for each, expected in ((safety, OF_PROTECTION[who]), (case, OF_ANOTHER_KIND[who]))
        if expected == SEES
    }
    answer = client.get(ALL)
    if answer.status_code == REFUSED:
        assert not known
    else:
        assert {row.pk for row in answer.context_data["cl"].result_list} == known
        assert answer.context_data["cl"].result_count == len(known)
        found = client.get(API).json()["results"]
        assert {row["number"] for row in found} == known


@pytest.mark.parametrize(
    "page", ["review", "priority", "goal", "close", "transfer", "join", "summary.pdf", "answer"]
)
def test_no_page_of_a_protection_case_opens_to_others(at_work, safety, colleague, page):
    at_work.force_login(colleague)
    end = "" if page.endswith("pdf") else "/"

    assert at_work.get(f"{ALL}{safety}/{page}{end}").status_code == 404


def test_the_pages_of_its_people_tell_others_nothing_of_it(at_work, home, worker, colleague):
    boy = member(home, "child")
    safety = opened(boy, by=worker, kind="child_protection", concern="Qwertz")
    pages = [f"/admin/cases/household/{home}/change/", f"/admin/cases/individual/{boy}/change/"]

    for page in pages:
        assert "Qwertz" in at_work.get(page).content.decode()
    at_work.force_login(colleague)
    for page in (*pages, f"{ALL}household/{home}/open/", f"{ALL}?q={home}&state=all"):
        told = at_work.get(page).content.decode()
        assert "Qwertz" not in told
        assert str(safety) not in told


def test_who_left_the_team_knows_it_no_longer(at_work, home, worker, colleague):
    safety = opened(home, by=worker, kind="protection", concern="Qwertz", team=[colleague])
    page = f"/admin/cases/household/{home}/change/"
    at_work.force_login(colleague)
    assert "Qwertz" in at_work.get(page).content.decode()

    safety.team.update(until_on=DAY)

    assert "Qwertz" not in at_work.get(page).content.decode()
    assert not Case.objects.visible_to(colleague, on=DAY).exists()

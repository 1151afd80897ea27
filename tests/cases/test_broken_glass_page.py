"""Breaking the glass by screen: who may, what they see, who is told."""

from datetime import timedelta

import pytest

from accounts import clock
from cases.models import BrokenGlass
from tests.cases.beyond import somebody
from tests.cases.pages import Page, typed_again
from tests.factories import family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db

BREAK = "/admin/cases/household/break-glass/"
REVIEW = "/admin/cases/household/glass/"
WORDS = "a woman fell down at our desk"
BANNER = "Broken glass: this household is not of your places."


@pytest.fixture
def theirs(worker):
    return family(at="AM03")


def break_glass(client, number, **typed):
    sent = {"number": str(number), "reason": "medical", "words": WORDS}
    return client.post(BREAK, sent | typed)


def address(household):
    return f"/admin/cases/household/{household}/change/"


def test_the_household_opens_with_a_banner_on_each_of_its_pages(client, worker, theirs):
    assert client.get(address(theirs)).status_code == 404

    assert break_glass(client, theirs).url == address(theirs)

    glass = BrokenGlass.objects.get()
    assert (glass.user, glass.reason, glass.words) == (worker, "medical", WORDS)
    assert glass.ends_at - glass.opened_at == timedelta(minutes=60)
    person = f"/admin/cases/individual/{head_of(theirs)}/change/"
    for page in (address(theirs), person, f"/admin/cases/household/{theirs}/slip/"):
        assert Page(client.get(page)).says(BANNER)
        assert Page(client.get(page)).says(f"{worker.username} reads it until")


def test_a_household_of_one_s_own_has_no_banner(client, worker, home, theirs):
    break_glass(client, theirs)

    assert not Page(client.get(address(home))).says(BANNER)
    answer = break_glass(client, home)
    assert answer.url == address(home)
    assert BrokenGlass.objects.count() == 1


def test_after_the_hour_it_is_closed(client, worker, theirs):
    break_glass(client, theirs)
    BrokenGlass.objects.update(
        opened_at=clock.now() - timedelta(minutes=60), ends_at=clock.now() - timedelta(seconds=1)
    )

    assert client.get(address(theirs)).status_code == 404


def test_behind_broken_glass_nothing_is_changed(client, worker, theirs):
    break_glass(client, theirs)

    for slug in ("change-address", "make-inactive", "mistake"):
        assert client.get(f"/admin/cases/household/{theirs}/{slug}/").status_code == 403
    assert client.post(f"/admin/cases/household/{theirs}/still-here/").status_code == 403


def test_a_person_s_number_opens_their_household(client, worker, theirs):
    assert break_glass(client, head_of(theirs)).url == address(theirs)


def test_a_number_of_nobody_and_too_few_words_are_told(client, worker, theirs):
    assert Page(break_glass(client, "H-7K3MQ-9QX2T-P")).says("No household has this number.")
    assert "words" in Page(break_glass(client, theirs, words="help")).faults
    assert "number" in Page(break_glass(client, "Gohar")).faults
    assert not BrokenGlass.objects.exists()


def test_it_opens_whom_the_search_before_meant_and_tells_no_number(client, worker, theirs):
    client.get("/admin/cases/household/?q=Gohar Avanesyan 12.03.1984")
    page = Page(client.get(f"{BREAK}?asked=1"))
    assert "number" not in page.values
    assert theirs.pk not in page.text and str(theirs) not in page.text

    answer = client.post(f"{BREAK}?asked=1", typed_again(page, reason="medical", words=WORDS))

    assert answer.url == address(theirs)


def test_without_a_search_before_the_number_is_asked_for(client, worker, theirs):
    assert "number" in Page(client.get(f"{BREAK}?asked=1")).values


def test_where_a_search_meant_several_the_number_is_asked_for(client, worker, theirs):
    family(at="AM03")
    client.get("/admin/cases/household/?q=Gohar Avanesyan 12.03.1984")

    assert "number" in Page(client.get(f"{BREAK}?asked=1")).values


@pytest.mark.parametrize(
    "role", ["registrar", "partner", "coordinator", "auditor", "dpo", "administrator"]
)
def test_nobody_but_staff_breaks_it(client, theirs, role):
    client.force_login(somebody(role))

    assert break_glass(client, theirs).status_code == 403
    assert not BrokenGlass.objects.exists()


def told(client, user):
    client.force_login(user)
    return REVIEW in Page(client.get("/admin/")).links


def test_the_supervisor_of_its_place_and_the_officer_are_told_at_once(client, worker, theirs):
    break_glass(client, theirs)

    assert told(client, make_user("supervisor", places=["AM03"]))
    assert told(client, make_user("dpo"))
    assert not told(client, make_user("supervisor", places=["AM04"]))
    assert not told(client, make_user(places=["AM03"]))


def test_the_supervisor_of_where_it_was_registered_is_told_as_well(client, worker):
    break_glass(client, make_household(at="AM03", registered_at="AM04"))

    assert told(client, make_user("supervisor", places=["AM04"]))


@pytest.mark.parametrize(("role", "places"), [("supervisor", ["AM03"]), ("dpo", [])])
def test_it_is_reviewed_with_a_verdict(client, worker, theirs, role, places):
    break_glass(client, theirs)
    reviewer = make_user(role, places=places)
    client.force_login(reviewer)
    page = Page(client.get(REVIEW))
    assert page.says(WORDS) and page.says(str(theirs))

    client.post(REVIEW, {"row": page.values["row"], "verdict": "not_justified"})

    glass = BrokenGlass.objects.get()
    assert (glass.reviewed_by, glass.verdict) == (reviewer, "not_justified")
    assert Page(client.get(REVIEW)).says("No broken glass waits for your review.")


def test_nobody_reviews_their_own(client):
    supervisor = make_user("supervisor", places=["AM07"])
    client.force_login(supervisor)
    theirs = make_household(at="AM03", registered_at="AM07", on=clock.today() - timedelta(days=60))
    break_glass(client, theirs)
    glass = BrokenGlass.objects.get()

    assert Page(client.get(REVIEW)).says("Somebody else reviews yours.")
    row = f"{theirs.pk} {glass.opened_at.isoformat()}"
    client.post(REVIEW, {"row": row, "verdict": "justified"})
    glass.refresh_from_db()
    assert glass.reviewed_by is None


def test_a_supervisor_elsewhere_reviews_nothing_of_it(client, worker, theirs):
    break_glass(client, theirs)
    glass = BrokenGlass.objects.get()
    client.force_login(make_user("supervisor", places=["AM04"]))
    row = f"{theirs.pk} {glass.opened_at.isoformat()}"

    client.post(REVIEW, {"row": row, "verdict": "justified"})

    glass.refresh_from_db()
    assert glass.reviewed_by is None

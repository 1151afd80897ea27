"""What the old office is told of a family taken over, and what the supervisor checks and allows."""

from datetime import timedelta

import pytest

from accounts import clock
from cases.models import IdentityDocument, TakeOver
from tests.cases.beyond import somebody
from tests.cases.pages import Page
from tests.cases.test_take_over_page import HERE, kept, take
from tests.factories import DAY, family, head_of, make_user, place

pytestmark = pytest.mark.django_db

TAKEN = "/admin/cases/household/taken-over/"


@pytest.fixture
def theirs(worker):
    """A family in Ararat since last October, whose head has a passport."""
    household = family(at="AM03")
    IdentityDocument.objects.create(
        individual=head_of(household), type="passport", number="AN0123456", from_on=DAY
    )
    return household


def today_of(client, user):
    client.force_login(user)
    return Page(client.get("/admin/"))


def test_the_old_office_is_told_for_a_week_by_number_only(client, worker, theirs):
    there, elsewhere = make_user(places=["AM03"]), make_user(places=["AM04"])
    take(client, theirs)

    told = today_of(client, there)
    assert told.says(f"{theirs} was taken over at Abovyan, Kotayk by {worker.username}")
    assert told.says("because: they live with a cousin")
    assert "Ավանեսյան" not in told.text
    assert not today_of(client, elsewhere).says("Taken over elsewhere")
    assert not today_of(client, worker).says("Taken over elsewhere")

    TakeOver.objects.update(taken_at=clock.now() - timedelta(days=7, minutes=1))
    assert not today_of(client, there).says("Taken over elsewhere")


def test_the_office_that_registered_them_is_told_as_well_as_where_they_lived(client, worker):
    theirs = family(at="AM03", registered_at="AM04")
    known = kept(worker, theirs, clock.now())
    client.post(HERE, {"family": known, "reason": "x", "place": "Abovyan", "accommodation": "own"})

    for office in ("AM03", "AM04"):
        assert today_of(client, make_user(places=[office])).says(f"{theirs} was taken over")


def test_a_supervisor_is_led_to_the_day_s_list_and_checks_the_sample(client, worker, theirs):
    take(client, theirs)
    supervisor = make_user("supervisor", places=["AM07"])
    assert TAKEN in today_of(client, supervisor).links
    page = Page(client.get(TAKEN))
    assert page.says(str(theirs))

    client.post(TAKEN, {"row": page.values["row"], "is_right": "yes"})

    taken = TakeOver.objects.get()
    assert (taken.checked_by, taken.is_right) == (supervisor, True)
    assert "row" not in Page(client.get(TAKEN)).values
    assert Page(client.get("/admin/")).says("Families taken over")


def test_who_took_it_over_does_not_check_it(client, theirs):
    supervisor = make_user("supervisor", places=["AM07"])
    client.force_login(supervisor)
    take(client, theirs)
    taken = TakeOver.objects.get()

    assert Page(client.get(TAKEN)).says("Somebody else checks yours.")
    client.post(TAKEN, {"row": f"{theirs.pk} {taken.taken_at.isoformat()}", "is_right": "yes"})
    taken.refresh_from_db()
    assert taken.checked_by is None


def test_a_supervisor_elsewhere_sees_and_checks_none_of_it(client, worker, theirs):
    Page(client.get(take(client, theirs).url))
    client.force_login(make_user("supervisor", places=["AM04"]))
    row = f"{theirs.pk} {TakeOver.objects.get().taken_at.isoformat()}"

    assert str(theirs) not in Page(client.get(TAKEN)).text
    client.post(TAKEN, {"row": row, "is_right": "no"})
    assert TakeOver.objects.get().checked_by is None


@pytest.mark.parametrize("row", ["", "x", "H7K3MQ9QX2TP 2023-13-45", "H7K3MQ9QX2TP 2023-10-20T08"])
def test_a_row_that_was_never_shown_is_refused_in_words(client, row):
    client.force_login(make_user("supervisor", places=["AM07"]))

    answer = client.post(TAKEN, {"row": row, "is_right": "yes"}, follow=True)

    assert Page(answer).says("This was checked meanwhile, or is not yours to check.")


def test_a_sample_that_nobody_checked_stays_on_today(client, worker, theirs):
    take(client, theirs)
    TakeOver.objects.update(taken_at=clock.now() - timedelta(days=3))
    supervisor = make_user("supervisor", places=["AM07"])

    assert today_of(client, supervisor).says("1 to check")
    assert Page(client.get(TAKEN)).says("Of earlier days, still to check")
    assert Page(client.get(TAKEN)).says(str(theirs))


def allow(client, user_name, more="5"):
    return client.post(TAKEN, {"user_name": user_name, "more": more})


def test_a_supervisor_allows_a_caseworker_of_their_places_more(client, worker):
    client.force_login(make_user("supervisor", places=["AM07-C01"]))
    abovyan = make_user(places=["AM07"])

    assert allow(client, worker.username).status_code == 302
    assert worker.take_over_allowances.get().more == 5
    assert allow(client, abovyan.username).status_code == 302


@pytest.mark.parametrize(
    ("role", "places"), [("caseworker", ["AM03"]), ("registrar", ["AM07"]), ("partner", ["AM07"])]
)
def test_nobody_else_is_allowed_more(client, role, places):
    client.force_login(make_user("supervisor", places=["AM07"]))
    other = somebody(role)
    other.places.set(places)

    page = Page(allow(client, other.username))

    assert page.says(f"No caseworker of your places is called {other.username}.")
    assert not other.take_over_allowances.exists()


def test_the_list_of_another_day(client, worker, theirs):
    take(client, theirs)
    client.force_login(make_user("supervisor", places=["AM07"]))

    assert Page(client.get(f"{TAKEN}?day=2023-10-01")).says("No family was taken over")
    assert Page(client.get(f"{TAKEN}?day=2023-99-01")).says(str(theirs))
    assert place().pk == TakeOver.objects.get().to_place_id[:4]

"""A caseworker's time with a household or person ends, and so does their being hidden."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.models import Assignment, Restriction
from tests.cases.pages import Page, typed_again
from tests.cases.pages import action_address as address
from tests.cases.refusals import refused
from tests.factories import (
    DAY,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
)

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
BEFORE, TOMORROW = DAY - timedelta(days=1), TODAY + timedelta(days=1)
ENDS = ["end-assignment", "end-restriction"]
ON = "01.03.2024"
ABOUT = {"household": lambda household: household, "person": head_of}


@pytest.fixture
def worker(client):
    """A supervisor in Kotayk, signed in: who works with whom, and what is a mistake, is theirs."""
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture(params=ABOUT)
def target(request, worker):
    """A household, and the head of one."""
    return ABOUT[request.param](family())


def assign(target, user, by=None):
    return actions.assign(
        target=target, user=user, reason="Alone", on=DAY, by=by or user, today=TODAY
    )


def hide(target, by, until=None):
    return actions.restrict(
        target=target, reason="Threatened", on=DAY, until=until, by=by, today=TODAY
    )


def begin(slug, target, worker):
    """What the page of this name ends."""
    return assign(target, worker) if slug == "end-assignment" else hide(target, worker)


def end(row, by, on=TODAY, **version):
    """End the row by the action of its kind."""
    name = type(row)._meta.model_name
    ending = getattr(actions, f"end_{name}")
    return ending(**{name: row}, on=on, by=by, today=TODAY, **version)


@pytest.fixture(params=ENDS)
def row(request, target, worker):
    """An assignment and a restriction, of a household and of a person."""
    return begin(request.param, target, worker)


def test_it_holds_until_the_day_on_which_it_ends(row, worker):
    end(row, worker)

    row.refresh_from_db()
    assert row.until_on == TODAY
    assert not type(row).objects.on(TODAY).exists()
    assert type(row).objects.on(TODAY - timedelta(days=1)).get() == row


def test_ended_on_the_day_it_began_it_never_held(row, worker):
    end(row, worker, on=DAY)

    assert not type(row).objects.on(DAY).exists()


@pytest.mark.parametrize(
    ("on", "code"),
    [(BEFORE, "ends_before_beginning"), (TOMORROW, "future"), (date(1987, 1, 1), "too_early")],
)
def test_it_does_not_end_on_an_impossible_day(row, worker, on, code):
    with refused(code):
        end(row, worker, on=on)

    row.refresh_from_db()
    assert row.until_on is None


def test_it_does_not_end_twice(row, worker):
    end(row, worker, on=TODAY)

    with refused("ended"):
        end(row, worker, on=DAY)

    row.refresh_from_db()
    assert row.until_on == TODAY


def test_a_stale_page_ends_nothing(row, target, worker):
    stale = getattr(target, "household", target).version

    with refused("stale"):
        end(row, worker, version=stale - 1)


def test_ending_it_raises_the_version_of_the_household(row, target, worker):
    household = getattr(target, "household", target)
    household.refresh_from_db()
    before = household.version

    end(row, worker)

    household.refresh_from_db()
    assert household.version == before + 1


def test_who_is_hidden_until_a_day_to_come_may_be_shown_earlier(target, worker):
    hidden = hide(target, worker, until=date(2030, 1, 1))

    end(hidden, worker)

    assert not Restriction.objects.on(TODAY).exists()


def test_whose_time_ended_may_be_assigned_again(target, worker):
    end(assign(target, worker), worker, on=DAY)

    assign(target, worker)

    assert Assignment.objects.on(TODAY).count() == 1


@pytest.mark.parametrize("slug", ENDS)
def test_the_page_ends_it_on_the_day_that_is_typed(act, target, worker, slug):
    row = begin(slug, target, worker)

    answer = act(target, slug, on=ON)

    household = getattr(target, "household", target)
    assert answer.url == address(household, "change")
    row.refresh_from_db()
    assert row.until_on == date(2024, 3, 1)


@pytest.mark.parametrize("slug", ENDS)
def test_the_way_there_is_offered_while_there_is_something_to_end(client, target, worker, slug):
    def offered():
        return address(target, slug) in Page(client.get(address(target, "change"))).links

    assert not offered()
    row = begin(slug, target, worker)
    assert offered()
    end(row, worker)
    assert not offered()


@pytest.mark.parametrize("slug", ENDS)
def test_the_household_s_page_ends_what_is_about_one_of_its_people(act, home, worker, slug):
    row = begin(slug, member(home, "child"), worker)

    act(home, slug, on=ON)

    row.refresh_from_db()
    assert row.until_on == date(2024, 3, 1)


def test_who_worked_with_an_inactive_household_is_released(act, home, worker):
    row = assign(home, worker)
    gone = {"on": TODAY, "reason": "left_country"}
    actions.make_inactive(household=home, by=worker, today=TODAY, **gone)

    act(home, "end-assignment", on="01.06.2024")

    row.refresh_from_db()
    assert row.until_on == TODAY


def test_the_page_names_who_and_why_and_whom(client, home, worker):
    assign(home, make_user(username="anahit"), by=worker)
    hide(member(home, "child"), worker)

    assert Page(client.get(address(home, "end-assignment"))).says("anahit (01.10.2023)")
    assert Page(client.get(address(home, "end-restriction"))).says("Threatened · Արամ")


def test_of_several_one_is_chosen(act, client, home, worker):
    for user in (worker, make_user()):
        assign(home, user, by=worker)

    assert "ends" in Page(act(home, "end-assignment", on=ON)).faults
    act(home, "end-assignment", ends="2", on=ON)

    assert [row.user for row in Assignment.objects.filter(until_on=None)] == [worker]


@pytest.mark.parametrize("slug", ENDS)
@pytest.mark.parametrize(
    ("on", "said"), [("30.09.2023", "before it began"), ("31.12.2030", "still to come")]
)
def test_an_impossible_day_is_said_at_its_field(act, target, worker, slug, on, said):
    begin(slug, target, worker)

    page = Page(act(target, slug, on=on))

    assert list(page.faults) == ["on"]
    assert said in page.faults["on"]


@pytest.mark.parametrize("slug", ENDS)
def test_the_second_of_two_windows_is_told_that_it_ended(client, target, worker, slug):
    begin(slug, target, worker)
    url = address(target, slug)
    typed = typed_again(Page(client.get(url)), on=ON)
    client.post(url, typed)

    assert "ended already" in Page(client.post(url, typed)).faults["ends"]


def test_two_windows_do_not_end_each_others_assignments(client, home, worker):
    for user in (worker, make_user()):
        assign(home, user, by=worker)
    url = address(home, "end-assignment")
    typed = typed_again(Page(client.get(url)), ends="1", on=ON)
    client.post(url, typed)

    assert Page(client.post(url, typed)).says("Somebody saved this household")
    assert Assignment.objects.filter(until_on=None).count() == 1


@pytest.mark.parametrize("slug", ENDS)
def test_a_row_is_chosen_by_its_position_and_its_key_is_not_shown(client, target, worker, slug):
    begin(slug, target, worker)

    assert Page(client.get(address(target, slug))).values["ends"] == "1"


@pytest.mark.parametrize("slug", ENDS)
@pytest.mark.parametrize("about", ABOUT)
def test_nobody_ends_what_is_out_of_their_sight(client, worker, slug, about):
    target = ABOUT[about](make_household(at="AM08", registered_at="AM08"))
    row = begin(slug, target, make_user())

    assert client.get(address(target, slug)).status_code == 404
    assert client.post(address(target, slug), {"ends": "1", "on": ON}).status_code == 404
    row.refresh_from_db()
    assert row.until_on is None


@pytest.mark.parametrize("slug", ENDS)
@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_who_does_not_work_in_the_register_ends_nothing(client, target, worker, slug, role):
    begin(slug, target, worker)
    client.force_login(make_user(role, places=["AM07"]))

    answer = client.post(address(target, slug), {"ends": "1", "on": ON})

    assert answer.status_code in (403, 404)


@pytest.mark.parametrize("slug", ENDS)
def test_a_caseworker_of_another_organisation_ends_nothing(client, target, worker, slug):
    begin(slug, target, worker)
    ngo = make_organisation("PIN", is_controller=False, kind="international_ngo")
    client.force_login(make_user(places=["AM07"], organisation=ngo))

    assert client.post(address(target, slug), {"ends": "1", "on": ON}).status_code == 404


@pytest.mark.parametrize("slug", ENDS)
def test_what_is_about_another_household_is_not_ended_here(client, home, worker, slug):
    row = begin(slug, family(), worker)

    page = Page(client.post(address(home, slug), {"ends": "1", "on": ON}))

    assert "ends" in page.faults
    row.refresh_from_db()
    assert row.until_on is None

"""A record that never stood for anybody: one person says so, another one confirms it."""

from datetime import date

import pytest

from cases import actions
from cases.models import Household, Individual, Membership, MistakeReport
from tests.cases.pages import Page, action_address
from tests.cases.refusals import refused, refused_by_the_database
from tests.factories import head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)


@pytest.fixture
def worker(client):
    """A supervisor in Kotayk, signed in: they approve, but not what they reported themselves."""
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def colleague():
    return make_user("supervisor", places=["AM07"])


def report(target, by):
    said = {"reason": "entered_by_mistake", "note": "Training", "by": by, "today": TODAY}
    return actions.report_mistake(target=target, **said)


def test_nothing_changes_until_a_second_person_confirms(home, worker):
    report(member(home, "child"), worker)

    assert home.members.present().count() == 3


def test_who_reported_does_not_decide(home, worker):
    mistake = report(member(home, "child"), worker)

    with refused("second_person"):
        actions.decide_mistake(report=mistake, is_confirmed=True, by=worker, today=TODAY)


def test_confirmed_it_is_outside_of_every_count(home, worker, colleague):
    son = member(home, "child")
    mistake = report(son, worker)

    actions.decide_mistake(report=mistake, is_confirmed=True, by=colleague, today=TODAY)

    assert not Individual.objects.counted().filter(pk=son.pk).exists()


def test_refused_it_stays_what_it_is(home, worker, colleague):
    mistake = report(member(home, "child"), worker)

    actions.decide_mistake(report=mistake, is_confirmed=False, by=colleague, today=TODAY)

    assert home.members.present().count() == 3
    assert report(member(home, "child"), worker)


def test_a_household_that_never_was_becomes_inactive(home, worker, colleague):
    mistake = report(home, worker)

    actions.decide_mistake(report=mistake, is_confirmed=True, by=colleague, today=TODAY)

    assert Household.objects.get(pk=home.pk).inactive_reason == "entered_by_mistake"


def confirmed(home, worker, colleague):
    """The household never was: one says so, the other confirms it."""
    mistake = report(home, worker)
    actions.decide_mistake(report=mistake, is_confirmed=True, by=colleague, today=TODAY)


def test_who_left_a_household_that_never_was_is_outside_of_every_count_too(home, worker, colleague):
    son, spouse = member(home, "child"), member(home, "spouse")
    gone = date(2024, 2, 1)
    actions.member_leaves(person=son, on=gone, reason="moved", by=worker, today=TODAY)

    confirmed(home, worker, colleague)

    assert not Individual.objects.members_on(date(2024, 1, 1)).exists()
    son.refresh_from_db()
    spouse.refresh_from_db()
    assert (son.left_on, spouse.left_on) == (gone, TODAY)


def test_nobody_is_counted_of_a_household_that_ended_before_it_turned_out_a_mistake(
    home, worker, colleague
):
    ended = {"on": date(2024, 2, 1), "reason": "left_country"}
    actions.make_inactive(household=home, **ended, by=worker, today=TODAY)

    confirmed(home, worker, colleague)

    assert not Membership.objects.on(date(2024, 1, 1)).counted().exists()
    assert set(home.members.values_list("left_on", flat=True)) == {ended["on"]}


def test_who_moved_out_of_a_household_that_never_was_stays_counted(home, worker, colleague):
    son = member(home, "child")
    moved = {"to": make_household(), "relationship": "child", "on": date(2024, 2, 1)}
    actions.move_member(person=son, **moved, by=worker, today=TODAY)

    confirmed(home, worker, colleague)

    assert Individual.objects.members_on(TODAY).filter(pk=son.pk).exists()


def test_a_mistake_is_reported_once(home, worker, colleague):
    report(home, worker)

    with refused("reported_already"):
        report(home, colleague)


def test_nothing_is_decided_twice(home, worker, colleague):
    mistake = report(home, worker)
    actions.decide_mistake(report=mistake, is_confirmed=False, by=colleague, today=TODAY)

    with refused("decided"):
        actions.decide_mistake(report=mistake, is_confirmed=True, by=colleague, today=TODAY)


def test_a_head_who_never_was_needs_the_next_head(home, worker, colleague):
    mistake = report(head_of(home), worker)

    with refused("no_successor"):
        actions.decide_mistake(report=mistake, is_confirmed=True, by=colleague, today=TODAY)


def test_the_page_says_it_and_a_colleague_decides(client, home, act, colleague):
    son = member(home, "child")
    act(son, "mistake", reason="duplicate", note="Twice at the desk")
    told = Page(client.get(action_address(home, "change")))
    refusal = Page(act(son, "decide-mistake", decision="confirm"))

    client.force_login(colleague)
    act(son, "decide-mistake", decision="confirm")

    assert told.says("a second person decides")
    assert refusal.says("A second person confirms this")
    son.refresh_from_db()
    assert son.left_reason == "duplicate"


def test_a_decision_needs_a_report(act, home):
    assert Page(act(home, "decide-mistake", decision="confirm")).says("Nobody reported a mistake")


@pytest.mark.parametrize("slug", ["leave", "make-inactive"])
def test_nobody_takes_a_record_out_of_the_counts_alone(client, home, slug):
    target = home if slug == "make-inactive" else member(home, "child")
    page = client.get(action_address(target, slug)).content.decode()

    assert 'value="entered_by_mistake"' not in page
    assert 'value="duplicate"' not in page


def mistake_of(target, by, **values):
    return MistakeReport(reason="duplicate", reported_by=by, reported_on=TODAY, **target | values)


def test_laws_of_reports(worker, colleague):
    person = head_of(make_household())
    about = {"individual": person}

    with refused_by_the_database("mistake_is_about_one", "household_or_person"):
        mistake_of(about, worker, household=person.household).save()
    with refused_by_the_database("mistake_is_decided_by_somebody", "incomplete_decision"):
        mistake_of(about, worker, decided_by=colleague).save()
    decided = {"decided_by": worker, "decided_on": TODAY, "is_confirmed": True}
    with refused_by_the_database("mistake_is_confirmed_by_another", "second_person"):
        mistake_of(about, worker, **decided).save()
    for field, law in (("individual", "person"), ("household", "household")):
        target = {field: person if field == "individual" else person.household}
        mistake_of(target, worker).save()
        with refused_by_the_database(f"mistake_of_a_{law}_once", "reported_already"):
            mistake_of(target, colleague).save()

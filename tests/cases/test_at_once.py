"""Two people write at the same time: nothing is lost, and who comes second is told in words."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from time import monotonic, sleep

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test import Client

from cases import actions
from cases.models import Household, Individual
from tests.cases.pages import ADD, Page, registration
from tests.cases.refusals import faults_of, refused
from tests.factories import (
    child,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
    person_values,
    place,
)

ON, TODAY = date(2023, 11, 5), date(2023, 12, 1)
WAITING = """
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


@pytest.fixture
def said(committed):
    return {"by": make_user(), "today": TODAY}


@pytest.fixture
def ours(said):
    return family()


def outcome(write):
    """ "done", or the code of the refusal, of a write in a connection of its own."""
    try:
        write()
    except ValidationError as refusal:
        return faults_of(refusal)[0].code
    finally:
        connections.close_all()
    return "done"


def at_once(*writes):
    """The sorted outcomes of writes that all wait for the same households, then go on together."""
    with ThreadPoolExecutor(len(writes)) as pool:
        with transaction.atomic():
            list(Household.objects.select_for_update().order_by("pk"))
            running = [pool.submit(outcome, write) for write in writes]
            wait_for(len(writes))
        return sorted(each.result(timeout=20) for each in running)


def wait_for(connections_waiting):
    """Go on when so many connections wait for a lock; fail after ten seconds."""
    until = monotonic() + 10
    with connection.cursor() as cursor:
        while monotonic() < until:
            # What is seen of other sessions is otherwise kept until the transaction ends.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            if cursor.execute(WAITING).fetchone()[0] >= connections_waiting:
                return
            sleep(0.01)
    raise AssertionError("The writes did not wait for the lock.")


def head_becomes(household, to, said):
    return partial(
        actions.change_head, household=household, to=to, former_becomes="sibling", on=ON, **said
    )


def move(person, to, said):
    return partial(
        actions.move_member, person=person, to=to, relationship="not_related", on=ON, **said
    )


def correct(household, said, **values):
    return partial(
        actions.amend_household,
        household=household,
        version=1,
        values=values,
        members={},
        new_members=[],
        by=said["by"],
        on=TODAY,
    )


def end_team(row, said):
    """End an assignment or a restriction."""
    name = type(row)._meta.model_name
    return partial(getattr(actions, f"end_{name}"), **{name: row}, on=ON, **said)


@pytest.mark.parametrize("about", ["household", "person"])
def test_of_two_who_end_the_same_work_or_hiding_one_is_told_that_it_ended(ours, said, about):
    about = {"target": head_of(ours) if about == "person" else ours, "on": ON, "reason": "Alone"}
    duty = actions.assign(**about, user=said["by"], **said)
    seal = actions.restrict(**about, until=None, **said)

    assert at_once(end_team(duty, said), end_team(duty, said)) == ["done", "ended"]
    assert at_once(end_team(seal, said), end_team(seal, said)) == ["done", "ended"]


def test_of_two_who_choose_the_same_head_one_is_told_that_it_is_done(ours, said):
    spouse = member(ours, "spouse")

    assert at_once(head_becomes(ours, spouse, said), head_becomes(ours, spouse, said)) == [
        "done",
        "is_head",
    ]
    assert head_of(ours) == spouse


def test_whoever_changes_the_head_there_is_one_at_the_end(ours, said):
    heirs = [member(ours, "spouse"), member(ours, "child")]
    at_once(*(head_becomes(ours, heir, said) for heir in heirs))

    assert head_of(ours) in heirs
    assert ours.members.filter(relationship="sibling").count() == 2


def test_a_person_moves_once(ours, said):
    one, another = make_household(), make_household()
    person = member(ours, "child")

    assert at_once(move(person, one, said), move(person, another, said)) == [
        "done",
        "not_a_member",
    ]
    person.refresh_from_db()
    assert person.household in (one, another)
    assert person.memberships.count() == 2


def test_of_two_corrections_of_one_page_the_second_is_refused(ours, said):
    assert at_once(
        correct(ours, said, declared_size=3), correct(ours, said, last_confirmed_on=ON)
    ) == ["done", "stale"]

    ours.refresh_from_db()
    assert (ours.declared_size, ours.last_confirmed_on) in [(3, None), (None, ON)]


def test_a_correction_typed_before_somebody_left_is_refused_or_comes_first(ours, said):
    leaving = partial(
        actions.member_leaves, person=member(ours, "child"), on=ON, reason="died", **said
    )
    outcomes = at_once(leaving, correct(ours, said, declared_size=3))
    ours.refresh_from_db()

    assert not member_is_present(ours, "child")
    assert (ours.declared_size == 3) is (outcomes == ["done", "done"])
    assert outcomes in (["done", "done"], ["done", "stale"])


def member_is_present(household, relationship):
    """Whether somebody is this to the head now."""
    return household.members.present().filter(relationship=relationship).exists()


def test_of_two_corrections_of_a_person_the_second_is_refused(ours, said):
    person = member(ours, "child")
    writes = [
        partial(actions.amend_person, person=person, version=1, values=values, **said)
        for values in ({"given_name": "Վահան"}, {"sex": "female"})
    ]

    assert at_once(*writes) == ["done", "stale"]
    person.refresh_from_db()
    assert (person.given_name, person.sex) in [("Վահան", "male"), ("Արամ", "female")]


@pytest.mark.parametrize("attempt", [1, 2, 3])
def test_moves_in_opposite_directions_do_not_wait_for_each_other_for_ever(ours, said, attempt):
    """Who wakes first is chance: locks in the wrong order fail three times in four."""
    others = make_household({}, child())
    there, back = member(ours, "child"), member(others, "child")

    assert at_once(move(there, others, said), move(back, ours, said)) == ["done", "done"]
    assert Individual.objects.get(pk=there.pk).household == others
    assert Individual.objects.get(pk=back.pk).household == ours


def test_a_household_that_just_ended_takes_nobody_in(ours, said):
    others = make_household({}, child())
    ending = partial(actions.make_inactive, household=others, on=ON, reason="no_contact", **said)
    outcomes = at_once(ending, move(member(ours, "child"), others, said))
    others.refresh_from_db()

    assert outcomes in (["done", "done"], ["done", "inactive"])
    assert others.inactive_on == ON
    assert not others.members.present().exists()


def test_one_household_of_another_register_comes_in_once(said):
    known = {"source": "MLSA", "source_id": "7"}
    second = partial(
        actions.register_household,
        household={"registered_at": place(), **known},
        residence={"place": place()},
        members=[person_values()],
        by=make_user(organisation=make_organisation()),
        on=ON,
    )
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            make_household(**known)
            running = pool.submit(outcome, second)
            wait_for(1)
        assert running.result(timeout=20) == "source_taken"
    assert Household.objects.count() == 1


def test_somebody_who_was_stale_can_look_and_save_again(ours, said):
    correct(ours, said, declared_size=3)()
    with refused("stale"):
        correct(ours, said, declared_size=4)()
    again = correct(ours, said, declared_size=4)
    again(version=2)

    assert Household.objects.get(pk=ours.pk).declared_size == 4


def test_a_double_click_registers_one_household(committed):
    browser = Client()
    browser.force_login(make_user(places=["AM07"]))
    typed = registration(page=Page(browser.get(ADD)).values["page"])

    def click():
        browser.post(ADD, typed)

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            # Both clicks wait for the number of this one, which then turns out to be free.
            browser.post(ADD, typed)
            running = [pool.submit(outcome, click) for _each in range(2)]
            wait_for(2)
            transaction.set_rollback(True)
        assert [each.result(timeout=20) for each in running] == ["done", "done"]
    assert Household.objects.count() == 1

"""Of what a person has one at a time: legal status, and decisions on a disability."""

from datetime import date, timedelta

import pytest

from cases import actions
from tests.cases.refusals import refused
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
LATER = DAY + timedelta(days=30)


@pytest.fixture
def by():
    return make_user()


@pytest.fixture
def person():
    return head_of(family())


def test_a_new_status_ends_the_one_before(person, by):
    protect(person, by)

    actions.record_status(person=person, values={"status": "residence"}, by=by, today=TODAY)

    assert status_on(person, TODAY) == ["residence"]
    assert status_on(person, LATER) == ["temporary_protection"]


def say_status(person, by, status, from_on, until_on=None):
    values = {"status": status, "from_on": from_on, "until_on": until_on}
    return actions.record_status(person=person, values=values, by=by, today=TODAY)


def test_an_earlier_status_that_is_typed_later_ends_where_the_next_one_begins(person, by):
    say_status(person, by, "temporary_protection", LATER)

    say_status(person, by, "asylum_seeker", DAY)

    assert status_on(person, LATER - timedelta(days=1)) == ["asylum_seeker"]
    assert status_on(person, LATER) == status_on(person, TODAY) == ["temporary_protection"]


def test_an_earlier_status_that_is_over_can_be_typed_later(person, by):
    say_status(person, by, "temporary_protection", LATER)

    say_status(person, by, "asylum_seeker", DAY, LATER)

    assert status_on(person, DAY) == ["asylum_seeker"]
    assert status_on(person, TODAY) == ["temporary_protection"]


def test_a_status_given_until_a_day_to_come_ends_with_the_next_one(person, by):
    say_status(person, by, "temporary_protection", DAY, TODAY + timedelta(days=90))

    say_status(person, by, "citizen", LATER)

    assert status_on(person, TODAY) == ["citizen"]


def test_a_status_that_is_over_does_not_end_the_one_that_runs(person, by):
    say_status(person, by, "temporary_protection", DAY)

    with refused("overlapping_status"):
        say_status(person, by, "asylum_seeker", DAY, LATER)

    assert status_on(person, TODAY) == ["temporary_protection"]


def test_a_status_corrected_on_its_first_day_never_held(person, by):
    say_status(person, by, "asylum_seeker", DAY)

    say_status(person, by, "temporary_protection", DAY)

    assert status_on(person, DAY) == status_on(person, TODAY) == ["temporary_protection"]


def test_an_application_for_citizenship_runs_beside_the_protection(person, by):
    protect(person, by)
    apply_for_citizenship(person, by)

    assert status_on(person, TODAY) == ["citizenship_applied", "temporary_protection"]


def test_citizenship_ends_protection_and_its_certificate_and_children_follow(person, by):
    son = member(person.household, "child")
    for each in (person, son):
        protect(each, by)
    certificate = {"type": "temporary_protection", "number": "TP1", "from_on": DAY}
    actions.add_document(person=person, values=certificate, by=by, today=TODAY)
    apply_for_citizenship(person, by)

    actions.decide_citizenship(
        person=person, outcome="granted", on=TODAY, children=[son], by=by, today=TODAY
    )

    assert status_on(person, TODAY) == status_on(son, TODAY) == ["citizen"]
    assert person.statuses.get(status="citizenship_applied").outcome == "granted"
    assert person.documents.get().state == "void"
    person.refresh_from_db()
    assert person.population_group == "displaced_2023"


def grant(person, by, *children, on=TODAY):
    said = {"outcome": "granted", "on": on, "children": children, "by": by, "today": TODAY}
    return actions.decide_citizenship(person=person, **said)


def test_a_child_who_is_a_citizen_already_is_passed_over(person, by):
    son = member(person.household, "child")
    say_status(son, by, "citizen", LATER)

    assert grant(person, by, son, on=DAY) == [person]

    assert [status.from_on for status in son.statuses.all()] == [LATER]


def test_who_is_a_citizen_already_only_has_the_application_answered(person, by):
    apply_for_citizenship(person, by)
    say_status(person, by, "citizen", LATER)

    assert grant(person, by) == []

    assert person.statuses.get(status="citizen").from_on == LATER
    assert person.statuses.get(status="citizenship_applied").outcome == "granted"


def test_no_adult_follows_and_whose_age_is_unknown_may(person, by):
    unknown = {"birth_date": None, "birth_precision": ""}
    household = make_household({}, child(**unknown), {"relationship": "sibling"})

    with refused("not_a_child"):
        grant(head_of(household), by, member(household, "sibling"))

    assert len(grant(head_of(household), by, member(household, "child"))) == 2


def test_who_turned_18_since_was_a_child_on_the_day_of_the_decision(by):
    grown = child(birth_date=LATER.replace(year=LATER.year - 18))
    household = make_household({}, grown)
    son = member(household, "child")

    with refused("not_a_child"):
        grant(head_of(household), by, son)

    assert son in grant(head_of(household), by, son, on=LATER - timedelta(days=1))


def test_a_strangers_child_does_not_follow(person, by):
    stranger = member(family(), "child")

    with refused("not_a_child_here"):
        grant(person, by, stranger)

    assert not stranger.statuses.exists()


def test_a_child_who_left_does_not_follow(person, by):
    son = member(person.household, "child")
    actions.member_leaves(person=son, on=LATER, reason="left_country", by=by, today=TODAY)

    with refused("not_a_child_here"):
        grant(person, by, son)


@pytest.mark.parametrize("said_by_the_child", [True, False])
def test_a_child_who_lives_elsewhere_follows_by_a_link(person, by, said_by_the_child):
    son = member(family(), "child")
    kind, ends = ("parent", (son, person)) if said_by_the_child else ("child", (person, son))
    values = {"kind": kind, "other": ends[1]}
    actions.link_people(person=ends[0], values=values, by=by, today=TODAY)

    grant(person, by, son)

    assert status_on(son, TODAY) == ["citizen"]


def test_a_status_that_began_after_the_decision_is_mended_first(person, by):
    protect(person, by)
    say_status(person, by, "residence", TODAY)

    with refused("later_status"):
        grant(person, by, on=LATER)


def test_a_refused_application_leaves_the_protection(person, by):
    protect(person, by)
    apply_for_citizenship(person, by)

    actions.decide_citizenship(
        person=person, outcome="refused", on=TODAY, children=[], by=by, today=TODAY
    )

    assert status_on(person, TODAY) == ["temporary_protection"]


def test_an_answer_needs_an_application(person, by):
    with refused("no_application"):
        actions.decide_citizenship(
            person=person, outcome="refused", on=TODAY, children=[], by=by, today=TODAY
        )


def test_a_new_disability_decision_ends_the_one_before(person, by):
    for degree, on in (("group_2", DAY), ("severe", LATER)):
        actions.add_decision(
            person=person, values={"degree": degree, "from_on": on}, by=by, today=TODAY
        )

    assert [d.degree for d in person.disability_decisions.on(TODAY)] == ["severe"]


def decide(person, by, degree, from_on, until_on=None):
    values = {"degree": degree, "from_on": from_on, "until_on": until_on}
    return actions.add_decision(person=person, values=values, by=by, today=TODAY)


def decided_on(person, day):
    return [decision.degree for decision in person.disability_decisions.on(day)]


@pytest.mark.parametrize("mended_again", ["moderate", "profound"])
def test_a_disability_decision_is_corrected_on_its_first_day(person, by, mended_again):
    for degree in ("group_2", "severe", mended_again):
        decide(person, by, degree, DAY)

    assert decided_on(person, DAY) == decided_on(person, TODAY) == [mended_again]


def test_an_earlier_decision_that_is_typed_later_ends_where_the_next_one_begins(person, by):
    decide(person, by, "severe", LATER)

    decide(person, by, "group_2", DAY)

    assert decided_on(person, DAY) == ["group_2"]
    assert decided_on(person, TODAY) == ["severe"]


def test_a_decision_that_ends_later_ends_the_one_before(person, by):
    decide(person, by, "group_2", DAY)

    decide(person, by, "severe", LATER, TODAY + timedelta(days=300))

    assert decided_on(person, TODAY) == ["severe"]


def test_a_childs_decision_is_not_an_adults(person, by):
    with refused("adult_as_child"):
        actions.add_decision(person=person, values={"degree": "child"}, by=by, today=TODAY)


def protect(person, by):
    status = {"status": "temporary_protection", "from_on": DAY}
    actions.record_status(person=person, values=status, by=by, today=TODAY)


def apply_for_citizenship(person, by):
    status = {"status": "citizenship_applied", "from_on": LATER}
    actions.record_status(person=person, values=status, by=by, today=TODAY)


def status_on(person, day):
    return sorted(status.status for status in person.statuses.on(day))

"""Who was in which household from when to when: kept by the database through every door."""

from datetime import date, timedelta

import pytest
from django.db import connection

from cases import actions
from tests.cases.refusals import judge_now
from tests.factories import DAY, family, head_of, make_household, make_user, member

FIRST, SECOND, TODAY = date(2023, 10, 20), date(2023, 11, 5), date(2023, 12, 1)


@pytest.fixture
def ours(db):
    return family()


@pytest.fixture
def said(db):
    return {"by": make_user(), "today": TODAY}


def stays(person):
    """What the person was, from and until, in order."""
    rows = person.memberships.order_by("from_on", "id")
    return list(rows.values_list("relationship", "from_on", "until_on"))


def write(person, **values):
    """Change a person's row by SQL, past Django and the actions."""
    columns = ", ".join(f"{column} = %s" for column in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE cases_individual SET {columns} WHERE number = %s",
            [*values.values(), person.pk],
        )


def test_registration_begins_a_stay(ours):
    assert stays(member(ours, "spouse")) == [("spouse", DAY, None)]


def test_a_change_of_head_begins_a_stay_of_both(ours, said):
    head, spouse = head_of(ours), member(ours, "spouse")
    actions.change_head(household=ours, to=spouse, former_becomes="spouse", on=FIRST, **said)

    assert stays(head) == [("head", DAY, FIRST), ("spouse", FIRST, None)]
    assert stays(spouse) == [("spouse", DAY, FIRST), ("head", FIRST, None)]


def test_a_change_of_head_on_the_first_day_corrects(ours, said):
    head, spouse = head_of(ours), member(ours, "spouse")
    actions.change_head(household=ours, to=spouse, former_becomes="spouse", on=DAY, **said)

    assert (stays(head), stays(spouse)) == ([("spouse", DAY, None)], [("head", DAY, None)])


def test_a_corrected_relationship_holds_from_the_beginning_of_the_stay(ours, said):
    spouse = member(ours, "spouse")
    actions.amend_person(
        person=spouse, version=spouse.version, values={"relationship": "sibling"}, **said
    )

    assert stays(spouse) == [("sibling", DAY, None)]


def test_a_move_ends_one_stay_and_begins_another(ours, said):
    other = make_household()
    moved = actions.move_member(
        person=member(ours, "child"), to=other, relationship="not_related", on=FIRST, **said
    )

    assert stays(moved) == [("child", DAY, FIRST), ("not_related", FIRST, None)]
    assert moved.memberships.get(until_on=None).household == other


def test_leaving_and_returning_leaves_a_gap(ours, said):
    gone = actions.member_leaves(person=member(ours, "spouse"), on=FIRST, reason="missing", **said)
    assert stays(gone) == [("spouse", DAY, FIRST)]

    actions.member_returns(person=gone, on=SECOND, relationship="spouse", **said)
    assert stays(gone) == [("spouse", DAY, FIRST), ("spouse", SECOND, None)]


@pytest.mark.parametrize(
    ("relationship", "expected"),
    [
        ("spouse", [("spouse", DAY, None)]),
        ("sibling", [("spouse", DAY, FIRST), ("sibling", FIRST, None)]),
    ],
)
def test_a_return_on_the_day_of_leaving_keeps_what_was_before(ours, said, relationship, expected):
    gone = actions.member_leaves(person=member(ours, "spouse"), on=FIRST, reason="missing", **said)
    actions.member_returns(person=gone, on=FIRST, relationship=relationship, **said)

    assert stays(gone) == expected


def test_a_corrected_day_of_leaving_corrects_the_stay(ours, said):
    gone = actions.member_leaves(person=member(ours, "spouse"), on=FIRST, reason="missing", **said)
    write(gone, left_on=SECOND)

    assert stays(gone) == [("spouse", DAY, SECOND)]


def test_a_newborn_stays_from_the_day_of_birth(ours, said):
    born = {"given_name": "Նարե", "sex": "female", "relationship": "child"}
    newborn = actions.register_birth(
        mother=head_of(ours),
        values=born | {"birth_date": SECOND, "birth_precision": "day"},
        **said,
    )

    assert stays(newborn) == [("child", SECOND, None)]


def test_an_end_and_a_reopening_leave_a_gap_for_everybody(ours, said):
    actions.make_inactive(household=ours, on=FIRST, reason="left_country", **said)
    actions.reopen(household=ours, on=SECOND, **said)

    assert [stays(person) for person in ours.members.order_by("relationship")] == [
        [(relationship, DAY, FIRST), (relationship, SECOND, None)]
        for relationship in ("child", "head", "spouse")
    ]


def test_raw_sql_that_changes_a_fact_leaves_the_stays_as_they_are(ours):
    spouse = member(ours, "spouse")
    write(spouse, sex="unknown")

    assert stays(spouse) == [("spouse", DAY, None)]


def test_raw_sql_that_moves_somebody_is_followed(ours):
    other = make_household()
    spouse = member(ours, "spouse")
    write(spouse, household_id=other.pk, in_household_since=FIRST, role_since=FIRST)
    judge_now()

    assert [
        (stay.household_id, stay.from_on, stay.until_on)
        for stay in spouse.memberships.order_by("from_on")
    ] == [(ours.pk, DAY, FIRST), (other.pk, FIRST, None)]


def test_raw_sql_that_ends_a_stay_is_followed(ours):
    spouse = member(ours, "spouse")
    write(spouse, left_on=FIRST, left_reason="died")

    assert stays(spouse) == [("spouse", DAY, FIRST)]


def test_raw_sql_that_begins_a_stay_earlier_is_followed(ours):
    spouse = member(ours, "spouse")
    earlier = DAY - timedelta(days=5)
    write(spouse, in_household_since=earlier, role_since=earlier)

    assert stays(spouse) == [("spouse", earlier, None)]


def test_another_family_unit_from_a_later_day_begins_another_stay(ours):
    spouse = member(ours, "spouse")
    write(spouse, family_unit="B", role_since=FIRST)

    assert list(spouse.memberships.order_by("from_on").values_list("family_unit", "until_on")) == [
        ("", FIRST),
        ("B", None),
    ]

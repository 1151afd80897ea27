"""The report of people by marz, sex, age and disability."""

from datetime import date

import pytest

from cases import actions
from cases.models import Membership
from reports.catalogue import REPORTS
from reports.choosing import Chosen
from reports.cube import ALL
from tests.factories import DAY, child, head_of, make_household, make_user, person_values, place

pytestmark = pytest.mark.django_db
REPORT = REPORTS["population"]
DISABLED = {"walking": 4, "wg_asked_on": DAY, "wg_method": "self"}


def count(on=date(2024, 6, 1)):
    """Counts by (marz, sex, band, disability), before anything is hidden."""
    return REPORT.count(Membership.objects.all(), on)


def table(on=date(2024, 6, 1)):
    """The finished table: rows by (marz, sex), values by the columns' keys."""
    made = REPORT.table(Membership.objects.all(), on=on)
    keys = [column.key for column in made.columns]
    rows = [dict(zip(keys, row.values, strict=True)) for row in made.rows]
    return {(row["code"], str(row["sex"])): row for row in rows}


def test_each_person_is_counted_where_and_as_what_they_are():
    make_household(
        DISABLED,
        child(),
        person_values(relationship="parent", birth_date=date(1950, 1, 1)),
        person_values(relationship="sibling", birth_date=None, birth_precision=""),
        at="AM07-C03",
    )
    make_household({"sex": "unknown"}, at="AM09")

    assert count() == {
        ("AM07", "female", "18-64", "yes"): 1,
        ("AM07", "male", "0-17", "unknown"): 1,
        ("AM07", "female", "65+", "unknown"): 1,
        ("AM07", "female", "unknown", "unknown"): 1,
        ("AM09", "unknown", "18-64", "unknown"): 1,
    }


def beside(**chosen):
    """What the report says beside its table: (term, meaning)."""
    made = REPORT.table(Membership.objects.all(), on=date(2024, 6, 1), chosen=Chosen(**chosen))
    return [str(meaning) for _term, meaning in made.beside]


def test_who_was_declared_and_is_not_registered_yet_is_told_beside_the_table():
    make_household({}, child(), is_complete=False, declared_size=14)
    make_household({}, is_complete=False)
    make_household({}, declared_size=30)

    (told,) = beside()

    assert told.startswith("12 more people")
    assert beside(population_group="host") == []


def test_few_of_them_are_not_told_apart():
    make_household({}, is_complete=False, declared_size=3)

    (told,) = beside()

    assert told.startswith("fewer than 10 more people")


@pytest.mark.parametrize(
    ("on", "band"), [(date(2028, 1, 14), "0-17"), (date(2028, 1, 15), "18-64")]
)
def test_age_is_that_of_the_day(on, band):
    make_household({"birth_date": date(2010, 1, 15)})

    assert list(count(on)) == [("AM07", "female", band, "unknown")]


def test_an_infant_of_whom_only_the_year_is_known_is_counted_as_a_child():
    make_household({"birth_date": date(2024, 7, 1), "birth_precision": "year"}, on=date(2024, 3, 1))

    assert list(count(date(2024, 3, 1))) == [("AM07", "female", "0-17", "unknown")]


def test_people_are_counted_from_the_day_they_came_until_the_day_they_left():
    household, by, left = make_household(on=DAY), make_user(), date(2024, 3, 1)
    actions.make_inactive(household=household, reason="left_country", on=left, by=by, today=left)

    assert sum(count(date(2023, 9, 30)).values()) == 0
    assert sum(count(DAY).values()) == 1
    assert sum(count(date(2024, 2, 29)).values()) == 1
    assert sum(count(left).values()) == 0


def test_people_are_counted_where_they_lived_on_the_day():
    household, moved = make_household(at="AM07", on=DAY), date(2024, 3, 1)
    actions.change_address(
        household=household,
        kind="actual",
        place=place("AM09"),
        address="",
        accommodation="rented",
        on=moved,
        by=make_user(),
        today=moved,
    )

    assert [key[0] for key in count(date(2024, 2, 29))] == ["AM07"]
    assert [key[0] for key in count(moved)] == ["AM09"]


def test_a_duplicate_is_outside_of_every_count():
    household, day = make_household({}, child(), on=DAY), date(2024, 3, 1)
    boy = household.members.get(relationship="child")
    actions.member_leaves(person=boy, reason="duplicate", on=day, by=make_user(), today=day)

    assert sum(count(date(2023, 12, 1)).values()) == 1


def test_a_registered_address_does_not_count_anybody_twice():
    household = make_household(on=DAY)
    actions.change_address(
        household=household,
        kind="registered",
        place=place("AM09"),
        address="",
        accommodation="unknown",
        on=DAY,
        by=make_user(),
        today=DAY,
    )

    assert list(count()) == [("AM07", "female", "18-64", "unknown")]


@pytest.mark.parametrize("where", ["AM", "XNK"])
def test_who_lives_in_no_marz_has_a_row_without_a_code(where):
    make_household(at=where, registered_at="AM07")

    assert ("", "all") in table()
    assert [key[0] for key in count()] == ["unknown"]


def test_every_marz_stands_there_though_nobody_lives_in_it():
    marzes = [f"AM{number:02}" for number in range(1, 12)]

    rows = table()

    assert list(rows) == [
        (code, sex) for code in [*marzes, "AM"] for sex in ("female", "male", "all")
    ]


def test_the_numbers_come_from_one_grouped_query(django_assert_num_queries):
    make_household({}, child())

    # The counts; and the marzes, which are asked for by the count.
    with django_assert_num_queries(2):
        count()


@pytest.mark.parametrize(
    ("role", "people"),
    [("coordinator", 1), ("supervisor", 1), ("caseworker", 0), ("administrator", 0)],
)
def test_people_are_counted_for_whom_the_reports_are(role, people):
    household = make_household()

    counted = Membership.objects.countable_by(make_user(role))

    assert counted.filter(individual=head_of(household)).count() == people


def test_columns_are_told_apart_by_key_and_tag():
    columns = list(REPORT.columns())

    assert len({column.key for column in columns}) == len(columns) == 20
    assert len({column.tag for column in columns}) == len(columns)
    assert ALL not in {column.key for column in columns}

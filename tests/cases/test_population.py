"""Ages, bands, disability and pregnancy as of a day: Python and SQL say the same."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Case, Value, When
from django.template import Context, Template
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from cases import population
from cases.models import Individual
from tests.factories import make_household

BIRTHS = st.dates(date(1904, 1, 1), date(2028, 12, 31))
LEAP_BIRTHS = st.sampled_from([date(year, 2, 29) for year in range(1904, 2029, 4)])
DAYS = st.dates(date(2020, 1, 1), date(2036, 12, 31)) | st.sampled_from(
    [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2026, 2, 28), date(2026, 3, 1)]
)
AGES = (5, 12, 18, 60, 63, 65)
BANDS = population.MISSION_BANDS + population.UNHCR_COHORTS


def conditions(day):
    """Every condition on a birth date, by name."""
    return {
        "child": population.child(on=day),
        "older": population.older(on=day),
        "pensionable": population.pensionable(on=day),
        **{f"turned {age}": population.turned(age, on=day) for age in AGES},
        **{band.code: band.on(day) for band in BANDS},
    }


def answers(born, day):
    """What Python says of each condition; unknown is untrue, as it is in a WHERE clause."""
    mission = population.band_of(born, day, population.MISSION_BANDS)
    cohort = population.band_of(born, day, population.UNHCR_COHORTS)
    return {
        "child": population.is_child(born, day) is True,
        "older": population.has_turned(population.OLDER_AGE, born, day) is True,
        "pensionable": population.has_turned(population.PENSIONABLE_AGE, born, day) is True,
        **{f"turned {age}": population.has_turned(age, born, day) is True for age in AGES},
        **{band.code: band in (mission, cohort) for band in BANDS},
    }


def said_by_sql(rows, named):
    """The conditions by name, as PostgreSQL judges each of the rows of plain values.

    The rows take the place of the table of people in the query that the ORM writes.
    """
    columns = [*rows[0]]
    judged = {
        f"c{i}": Case(When(q, then=True), default=False) for i, q in enumerate(named.values())
    }
    query = Individual.objects.annotate(row=Value(1), **judged).order_by().values_list(*judged)
    sql, parameters = query.query.sql_with_params()
    values = ", ".join(["(%s" + ", %s" * len(columns) + ")"] * len(rows))
    given_rows = [
        value for at, row in enumerate(rows) for value in (at, *(row[c] for c in columns))
    ]
    types = {"wg_disability_3": "boolean", "birth_precision": "text"}
    typed = ", ".join(f"{name}::{types.get(name, 'date')} AS {name}" for name in columns)
    table = f"(SELECT at, {typed} FROM (VALUES {values}) AS v(at, {', '.join(columns)}))"
    before, after = sql.split('FROM "cases_individual"')
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f'{before} FROM {table} AS "cases_individual" {after} ORDER BY at',
            [*parameters, *given_rows],
        )
        return [dict(zip(named, row, strict=True)) for row in cursor.fetchall()]


def quickly(test):
    """Many invented examples in one test; the database is only read."""
    return settings(
        max_examples=60,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )(test)


@pytest.mark.django_db
@quickly
@given(births=st.lists(BIRTHS | LEAP_BIRTHS | st.none(), min_size=30, max_size=60), day=DAYS)
def test_python_and_sql_agree_on_every_birth_and_day(births, day):
    said = said_by_sql([{"birth_date": born} for born in births], conditions(day))

    assert said == [answers(born, day) for born in births]


@pytest.mark.django_db
@quickly
@given(born=BIRTHS | LEAP_BIRTHS, years=st.sampled_from(AGES))
@example(born=date(2008, 2, 29), years=18)
def test_python_and_sql_agree_on_the_days_around_a_birthday(born, years):
    birthday = population.birthday(born, years)
    days = [birthday - timedelta(days=1), birthday, birthday + timedelta(days=1)]
    said = [said_by_sql([{"birth_date": born}], conditions(day))[0] for day in days]

    assert said == [answers(born, day) for day in days]
    assert [row[f"turned {years}"] for row in said] == [False, True, True]


@pytest.mark.parametrize("years", AGES)
@pytest.mark.parametrize("born", [date(1958, 10, 1), date(1960, 2, 29), date(1999, 12, 31)])
@pytest.mark.parametrize(("later", "turned"), [(-1, False), (0, True), (1, True)])
def test_a_birthday_is_the_first_day_of_the_new_age(years, born, later, turned):
    day = population.birthday(born, years) + timedelta(days=later)

    assert population.has_turned(years, born, day) is turned
    assert population.age(born, day) == (years if turned else years - 1)


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 29), 20)]
)
def test_whoever_was_born_on_29_february_turns_a_year_older_on_1_march(day, age):
    assert population.age(date(2008, 2, 29), day) == age
    assert population.is_child(date(2008, 2, 29), day) is (age < 18)


@pytest.mark.parametrize(("born", "child"), [(date(2006, 2, 28), False), (date(2006, 3, 1), True)])
def test_on_29_february_only_those_born_by_the_28th_have_turned_18(born, child):
    assert population.is_child(born, date(2024, 2, 29)) is child


@given(born=BIRTHS | LEAP_BIRTHS, day=DAYS)
def test_everybody_whose_birth_is_known_is_in_exactly_one_band_of_each_kind(born, day):
    age = max(population.age(born, day), 0)

    assert [b for b in population.MISSION_BANDS if b.holds(age)] == [
        population.band_of(born, day, population.MISSION_BANDS)
    ]
    assert [b for b in population.UNHCR_COHORTS if b.holds(age)] == [
        population.band_of(born, day, population.UNHCR_COHORTS)
    ]


def test_an_infant_of_whom_only_the_year_is_known_is_of_the_youngest_band():
    """1 July stands for the year; in March that day is still to come."""
    band = population.band_of(date(2024, 7, 1), date(2024, 3, 1), population.UNHCR_COHORTS)

    assert band.code == "0-4"


@pytest.mark.parametrize(
    ("born", "shown"), [(date(2024, 7, 1), 0), (date(2023, 3, 1), 1), (date(2023, 3, 2), 0)]
)
def test_an_age_is_shown_from_0_on(born, shown):
    page = Template("{% load register %}{{ person|age_on:day }}")
    day = date(2024, 3, 1)

    assert population.shown_age(born, day) == shown
    assert page.render(Context({"person": Individual(birth_date=born), "day": day})) == str(shown)


@pytest.mark.django_db
@quickly
@given(
    births=st.lists(
        st.fixed_dictionaries(
            {
                "birth_date": st.dates(date(2024, 1, 1), date(2024, 1, 9)) | st.none(),
                "birth_precision": st.sampled_from(["day", "month", "year", "estimated", ""]),
            }
        ),
        min_size=20,
        max_size=40,
    ),
)
def test_python_and_sql_agree_on_who_is_known_to_be_born_later(births):
    day = date(2024, 1, 5)
    said = said_by_sql(births, {"later": population.born_after(on=day)})

    assert [row["later"] for row in said] == [
        population.is_born_after(birth["birth_date"], birth["birth_precision"], day)
        for birth in births
    ]


@pytest.mark.parametrize(
    ("born", "precision", "later"),
    [
        (date(2024, 3, 2), "day", True),
        (date(2024, 3, 1), "day", False),
        (date(2024, 7, 1), "year", False),
        (date(2024, 3, 15), "month", False),
        (None, "", False),
    ],
)
def test_only_an_exact_date_tells_that_somebody_is_born_later(born, precision, later):
    assert population.is_born_after(born, precision, date(2024, 3, 1)) is later


def test_nobody_has_turned_an_age_that_reaches_back_before_the_calendar():
    assert population.boundary(date(100, 2, 28), 99) == date(1, 2, 28)
    assert population.boundary(date(100, 2, 28), 100) == date.min
    assert population.boundary(date(100, 2, 28), 131) == date.min


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date.min, date(2024, 3, 1), date.max])
def test_pregnancy_is_judged_to_the_ends_of_the_calendar(day):
    expected = [date.min, date(2024, 3, 1), date.max]
    said = said_by_sql(
        [{"pregnancy_expected_on": expected_on} for expected_on in expected],
        {"pregnant": population.pregnant(on=day)},
    )

    assert [row["pregnant"] for row in said] == [
        population.is_pregnant(expected_on, day) for expected_on in expected
    ]
    assert [row["pregnant"] for row in said] == [expected_on == day for expected_on in expected]


def test_without_a_birth_date_everything_is_unknown():
    day = date(2024, 1, 1)

    assert population.shown_age(None, day) is None
    assert population.age(None, day) is None
    assert population.is_child(None, day) is None
    assert population.has_turned(65, None, day) is None
    assert population.band_of(None, day, population.UNHCR_COHORTS) is None


@pytest.mark.django_db
@quickly
@given(
    people=st.lists(
        st.fixed_dictionaries(
            {
                "wg_disability_3": st.sampled_from([True, False, None]),
                "wg_asked_on": st.dates(date(2023, 9, 1), date(2024, 9, 1)) | st.none(),
                "pregnancy_expected_on": st.dates(date(2023, 1, 1), date(2025, 9, 1)) | st.none(),
            }
        ),
        min_size=20,
        max_size=40,
    ),
    day=st.dates(date(2023, 9, 1), date(2024, 9, 1)),
)
def test_python_and_sql_agree_on_disability_and_pregnancy(people, day):
    said = said_by_sql(
        people,
        {
            "disabled": population.disabled_by_answers(on=day),
            "not disabled": population.not_disabled_by_answers(on=day),
            "pregnant": population.pregnant(on=day),
        },
    )

    assert said == [what_python_says(person, day) for person in people]


def what_python_says(person, day):
    """Disability and pregnancy of one person, in the words of the conditions."""
    disability = population.has_disability(person["wg_disability_3"], person["wg_asked_on"], day)
    return {
        "disabled": disability is True,
        "not disabled": disability is False,
        "pregnant": population.is_pregnant(person["pregnancy_expected_on"], day),
    }


@pytest.mark.parametrize(
    ("day", "known"),
    [(date(2023, 9, 30), None), (date(2023, 10, 1), True), (date(2024, 1, 1), True)],
)
def test_disability_is_known_from_the_day_of_asking(day, known):
    assert population.has_disability(True, date(2023, 10, 1), day) is known


@pytest.mark.parametrize(
    ("days_to_go", "pregnant"),
    [(281, False), (280, True), (0, True), (-14, True), (-15, False)],
)
def test_a_pregnancy_is_forty_weeks_and_two_more(days_to_go, pregnant):
    day = date(2024, 2, 29)

    assert population.is_pregnant(day + timedelta(days=days_to_go), day) is pregnant


@pytest.mark.django_db
def test_the_conditions_find_registered_people():
    household = make_household(
        {}, {"relationship": "child", "birth_date": date(2005, 10, 2)}, on=date(2023, 10, 1)
    )
    day = date(2023, 10, 1)

    assert household.members.filter(population.child(on=day)).count() == 1
    assert household.members.filter(population.child(on=day + timedelta(days=1))).count() == 0

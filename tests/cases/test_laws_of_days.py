"""Days that do not fit together: the same day is refused by the rules and by the database."""

from datetime import date

import pytest

from cases import actions
from cases.models import Individual
from tests.cases.refusals import refused, refused_by_the_database
from tests.factories import DAY, child, make_household, make_user, member

ASKED = {"seeing": 3, "wg_asked_on": DAY, "wg_method": "self"}


@pytest.mark.parametrize(
    ("born", "asked", "allowed"),
    [
        (date(2018, 10, 2), date(2023, 10, 1), False),
        (date(2018, 10, 1), date(2023, 10, 1), True),
        (date(2020, 2, 29), date(2025, 2, 28), False),
        (date(2020, 2, 29), date(2025, 3, 1), True),
        (date(2019, 3, 1), date(2024, 2, 29), False),
        (date(2019, 2, 28), date(2024, 2, 29), True),
    ],
)
def test_the_age_gate_is_the_same_day_in_the_database_as_in_the_rules(db, born, asked, allowed):
    infant = member(make_household({}, child(birth_date=born, arrived_on=None)), "child")
    rows, values = Individual.objects.filter(pk=infant.pk), ASKED | {"wg_asked_on": asked}

    assert is_written(lambda: rows.update(**values)) is allowed
    infant.refresh_from_db()
    assert is_amended(infant, values | {"walking": 2}, today=asked) is allowed


def is_written(write):
    """Whether a bare write passes; a refusal is undone."""
    try:
        with refused_by_the_database(
            "individual_disability_asked_from_age_5", "too_young_for_washington_group"
        ):
            write()
    except pytest.fail.Exception:
        return True
    return False


def is_amended(person, values, *, today):
    """Whether the action passes; a refusal names the age."""
    try:
        with refused("too_young_for_washington_group"):
            actions.amend_person(
                person=person,
                version=person.version,
                values=values,
                by=make_user(),
                today=today,
            )
    except pytest.fail.Exception:
        return True
    return False

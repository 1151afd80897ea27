"""What the rules say of a fact's days and of a displacement, and that action and page say it."""

from datetime import date, timedelta

import pytest

from cases import actions, fact_rules
from cases.models import Absence, Displacement, LegalStatus, Phone
from tests.cases.pages import Page
from tests.cases.refusals import refused
from tests.factories import DAY, head_of, make_household, make_user

TODAY = date(2024, 6, 1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def by(db):
    return make_user()


@pytest.fixture
def person(db):
    return head_of(make_household())


def told(faults):
    """Where the faults are, and which."""
    return [(fault.field, fault.code) for fault in faults]


@pytest.mark.parametrize(
    ("days", "faults"),
    [
        ({"from_on": DAY}, []),
        ({"from_on": DAY, "until_on": TODAY}, []),
        ({"from_on": DAY, "until_on": TOMORROW}, [("until_on", "ends_in_future")]),
        (
            {"from_on": TOMORROW, "until_on": TOMORROW},
            [("from_on", "future"), ("until_on", "ends_in_future")],
        ),
        ({"from_on": TODAY, "until_on": DAY}, [("until_on", "ends_before_beginning")]),
    ],
)
def test_an_end_is_known_once_it_has_come(days, faults):
    assert told(fact_rules.seen_faults(days, on=TODAY)) == faults


@pytest.mark.parametrize(
    ("until", "ends", "faults"),
    [
        (None, TODAY, []),
        (None, DAY, []),
        (TOMORROW, TODAY, []),
        (TODAY, TODAY, [("__all__", "ended")]),
        (None, TOMORROW, [("until_on", "future")]),
        (None, DAY - timedelta(days=1), [("until_on", "ends_before_beginning")]),
    ],
)
def test_a_fact_ends_once_and_not_before_it_began(until, ends, faults):
    fact = {"from_on": DAY, "until_on": until}

    assert told(fact_rules.ending_faults(fact, ends=ends, on=TODAY)) == faults


@pytest.mark.parametrize(("year", "code"), [(2024, "ends_in_future"), (2023, "")])
def test_nobody_knows_when_an_application_will_end(year, code):
    applied = {"status": "citizenship_applied", "from_on": DAY, "until_on": date(year, 12, 1)}

    codes = [fault.code for fault in fact_rules.status_faults(applied, on=TODAY)]

    assert codes == [code] * bool(code)


@pytest.mark.parametrize("values", [{"until_on": TOMORROW}, {"from_on": TOMORROW}])
def test_nobody_is_away_until_or_from_a_day_to_come(person, by, values):
    away = {"country": "RU", "from_on": DAY} | values

    with refused("ends_in_future" if "until_on" in values else "future"):
        actions.record_absence(person=person, values=away, by=by, today=TODAY)

    assert not Absence.objects.exists()


def test_a_number_is_not_given_up_on_a_day_to_come(person, by):
    values = {"number": "+37493550127", "until_on": TOMORROW}

    with refused("ends_in_future"):
        actions.add_phone(person=person, values=values, by=by, today=TODAY)

    assert not Phone.objects.exists()


def test_protection_may_be_given_until_a_day_to_come(person, by):
    values = {"status": "temporary_protection", "from_on": DAY, "until_on": TOMORROW}

    actions.record_status(person=person, values=values, by=by, today=TODAY)

    assert LegalStatus.objects.get().until_on == TOMORROW


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "01.03.2024", "until_on": "31.12.2030"}, "until_on"),
        ({"on": "31.12.2030"}, "on"),
        ({"on": "01.03.2024", "until_on": "01.02.2024"}, "until_on"),
    ],
)
def test_the_page_says_at_its_field_which_day_is_wrong(act, home, typed, field):
    page = Page(act(head_of(home), "absence", country="RU", **typed))

    assert list(page.faults) == [field]


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"year": 1988}, [("year", "displaced_before_birth")]),
        ({"year": 1990}, []),
        ({"year": 2024}, []),
        ({"year": 2025}, [("year", "displaced_in_future")]),
        ({"year": None}, []),
        ({"year": 2020, "dwelling": "none", "dwelling_state": "unknown"}, []),
        ({"year": 2020, "dwelling": "none"}, []),
        (
            {"year": 2025, "dwelling": "none", "dwelling_state": "destroyed"},
            [("year", "displaced_in_future"), ("dwelling_state", "state_without_dwelling")],
        ),
    ],
)
def test_nobody_fled_unborn_or_in_a_year_to_come(values, faults):
    born = {"birth_date": date(1990, 1, 1)}

    assert told(fact_rules.displacement_faults(values, born, on=TODAY)) == faults


def test_a_year_before_the_conflict_is_a_typing_error_whoever_was_born():
    faults = fact_rules.displacement_faults({"year": 1914}, {"birth_date": None}, on=TODAY)

    assert told(faults) == [("year", "displacement_year")]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"year": 1983}, "displaced_before_birth"),
        ({"year": 2025}, "displaced_in_future"),
        ({"year": 40_000}, "displaced_in_future"),
        (
            {"year": 2020, "dwelling": "none", "dwelling_state": "intact"},
            "state_without_dwelling",
        ),
    ],
)
def test_a_displacement_that_cannot_have_been_is_not_written(person, by, values, code):
    with refused(code):
        actions.add_displacement(person=person, values=values, by=by, today=TODAY)

    assert not Displacement.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"year": "1983"}, "year", "1988 or later"),
        ({"year": "2099"}, "year", "still to come"),
        ({"year": "2020", "dwelling": "none", "dwelling_state": "intact"}, "dwelling_state", ""),
    ],
)
def test_the_page_says_at_its_field_why_no_displacement_is_written(act, home, typed, field, said):
    page = Page(act(head_of(home), "displacement", **typed))

    assert list(page.faults) == [field]
    assert said in page.faults[field]


@pytest.mark.django_db
def test_the_page_knows_when_the_person_was_born(act, worker):
    son = head_of(make_household({"birth_date": date(2004, 5, 1)}))

    page = Page(act(son, "displacement", year="2001"))

    assert "not born yet" in page.faults["year"]

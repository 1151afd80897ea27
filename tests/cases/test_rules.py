"""Whether the values of people and households fit together, over plain values."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cases import rules
from tests.cases.refusals import faults_of
from tests.factories import DAY, person_values

TOMORROW = DAY + timedelta(days=1)
ASKED = {"seeing": 2, "wg_asked_on": DAY, "wg_method": "self"}


def codes(on=DAY, **values):
    """(field, code) of each fault of one person."""
    return [
        (fault.field, fault.code) for fault in rules.person_faults(person_values(**values), on=on)
    ]


def household_codes(*relationships, kind="household"):
    """(row, code) of each fault of members taken together."""
    members = [{"relationship": relationship} for relationship in relationships]
    return [(fault.row, fault.code) for fault in rules.household_faults(members, kind=kind)]


OF_1990 = {"birth_date": date(1990, 1, 1)}
NAMELESS = {"given_name": "", "family_name": "", "patronymic": "Սերգեյի"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"birth_date": None, "birth_precision": ""},
        {"birth_date": DAY, "arrived_on": DAY},
        {"birth_date": date(2023, 10, 15), "birth_precision": "month", "arrived_on": None},
        {"birth_date": date(2023, 12, 31), "birth_precision": "year", "arrived_on": None},
        {"birth_date": date(2023, 12, 31), "birth_precision": "estimated"},
        {"birth_date": date(1902, 10, 2)},
        ASKED,
        ASKED | {"birth_date": date(2018, 10, 1), "arrived_on": None},
        ASKED | {"birth_date": None, "birth_precision": ""},
        {"pregnancy_expected_on": date(2024, 2, 1), "pregnancy_asked_on": DAY},
        {"pregnancy_expected_on": DAY, "pregnancy_asked_on": DAY, "sex": "unknown"},
        {"pregnancy_expected_on": DAY - timedelta(days=14), "pregnancy_asked_on": DAY},
        {"pregnancy_expected_on": DAY + timedelta(days=280), "pregnancy_asked_on": DAY},
        {"breastfeeding_until": date(2000, 1, 1)},
        {"breastfeeding_until": date(2027, 10, 1)},
        {"arrived_on": date(1988, 1, 1), "in_household_since": date(1988, 1, 1)},
        OF_1990 | {"in_household_since": date(1990, 1, 1)},
        OF_1990 | {"in_household_since": date(1989, 12, 31), "birth_precision": "month"},
        NAMELESS | {"latin_given_name": "Gohar"},
    ],
)
def test_values_that_fit_have_no_fault(values):
    assert codes(**values) == []


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (NAMELESS, ("family_name", "no_name")),
        (NAMELESS | {"given_name": "  "}, ("family_name", "no_name")),
        ({"birth_date": None}, ("birth_precision", "incomplete_birth")),
        ({"birth_precision": ""}, ("birth_precision", "incomplete_birth")),
        ({"birth_date": TOMORROW, "arrived_on": None}, ("birth_date", "birth_in_future")),
        (
            {"birth_date": date(2023, 11, 1), "birth_precision": "month"},
            ("birth_date", "birth_in_future"),
        ),
        (
            {"birth_date": date(2024, 1, 1), "birth_precision": "estimated"},
            ("birth_date", "birth_in_future"),
        ),
        ({"birth_date": date(1902, 10, 1)}, ("birth_date", "birth_too_early")),
        ({"arrived_on": TOMORROW}, ("arrived_on", "arrived_in_future")),
        (OF_1990 | {"arrived_on": date(1989, 12, 31)}, ("arrived_on", "arrived_before_birth")),
        (
            OF_1990 | {"in_household_since": date(1989, 12, 31)},
            ("birth_date", "born_after_coming"),
        ),
        ({"seeing": 2}, ("wg_asked_on", "incomplete_washington_group")),
        (ASKED | {"wg_asked_on": None}, ("wg_asked_on", "incomplete_washington_group")),
        (ASKED | {"wg_method": ""}, ("wg_asked_on", "incomplete_washington_group")),
        (ASKED | {"seeing": None}, ("wg_asked_on", "incomplete_washington_group")),
        (ASKED | {"wg_asked_on": TOMORROW}, ("wg_asked_on", "asked_in_future")),
        (
            ASKED | {"birth_date": date(2018, 10, 2), "arrived_on": None},
            ("wg_asked_on", "too_young_for_washington_group"),
        ),
        (
            {"sex": "male", "pregnancy_expected_on": DAY, "pregnancy_asked_on": DAY},
            ("sex", "pregnant_man"),
        ),
        ({"sex": "male", "breastfeeding_until": DAY}, ("sex", "pregnant_man")),
        ({"pregnancy_expected_on": DAY}, ("pregnancy_asked_on", "incomplete_pregnancy")),
        *(
            (
                {"pregnancy_expected_on": day, "pregnancy_asked_on": DAY},
                ("pregnancy_expected_on", "pregnancy_out_of_reach"),
            )
            for day in (
                date.min,
                DAY - timedelta(days=15),
                DAY + timedelta(days=281),
                date.max,
            )
        ),
        *(
            (
                {"breastfeeding_until": day},
                ("breastfeeding_until", "breastfeeding_out_of_reach"),
            )
            for day in (date(1999, 12, 31), date(2027, 10, 2))
        ),
        ({"pregnancy_asked_on": TOMORROW}, ("pregnancy_asked_on", "asked_in_future")),
    ],
)
def test_a_fault_is_said_once_and_at_its_field(values, fault):
    assert codes(**values) == [fault]


@pytest.mark.parametrize("day", [date.min, date(3, 1, 1), date(1987, 12, 31)])
@pytest.mark.parametrize(
    "field",
    ["in_household_since", "left_on", "arrived_on", "wg_asked_on", "pregnancy_asked_on"],
)
def test_a_day_long_before_the_displacement_is_a_typing_error(field, day):
    values = ASKED | {"pregnancy_expected_on": DAY, "pregnancy_asked_on": DAY, field: day}

    assert codes(**values) == [(field, "too_early")]


def test_an_inexact_birth_may_lie_after_the_arrival():
    assert codes(birth_date=date(2023, 9, 30), birth_precision="month", arrived_on=DAY) == []


def test_all_faults_of_one_person_come_together():
    found = codes(**NAMELESS, birth_precision="", arrived_on=TOMORROW, seeing=1)

    assert [code for _field, code in found] == [
        "no_name",
        "incomplete_birth",
        "arrived_in_future",
        "incomplete_washington_group",
    ]


@pytest.mark.parametrize(
    ("relationships", "kind", "faults"),
    [
        (["head", "spouse", "child"], "household", []),
        ([], "household", [(None, "no_members")]),
        (["spouse", "child"], "household", [(None, "no_head")]),
        (["spouse", "head", "head", "head"], "household", [(2, "second_head"), (3, "second_head")]),
        (["resident", "resident"], "institution", []),
        ([], "institution", []),
        (["resident", "head"], "institution", [(1, "head_in_institution")]),
    ],
)
def test_a_household_has_one_head_and_an_institution_group_none(relationships, kind, faults):
    assert household_codes(*relationships, kind=kind) == faults


def test_a_second_head_is_told_who_the_first_is():
    heads = [{"relationship": "spouse"}, {"relationship": "head"}, {"relationship": "head"}]

    assert "member 2" in rules.household_faults(heads)[0].message


def test_faults_are_raised_as_one_refusal_that_keeps_them():
    faults = rules.person_faults(person_values(**NAMELESS, birth_precision=""), on=DAY, row=3)
    with pytest.raises(ValidationError) as caught:
        rules.refuse(faults)

    assert caught.value.faults == faults
    assert [fault.row for fault in faults] == [3, 3]
    assert [fault.code for fault in faults_of(caught.value)] == [fault.code for fault in faults]


def test_without_faults_nothing_is_refused():
    assert rules.refuse([]) is None

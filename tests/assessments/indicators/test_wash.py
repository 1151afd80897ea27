"""Water, sanitation and hygiene: every cell of the tables, and what is not known."""

import pytest

from assessments.indicators import OutOfRange, score
from assessments.indicators.wash import hygiene_class, sanitation_class, water_class

QUANTITY = {"always": 5, "often": 4, "sometimes": 3, "rarely": 2, "never": 1}
WATER = {
    "urban": {"surface": 4, "unimproved": 3, "limited": 2, "basic": 2, "safely_managed": 1},
    "rural": {"surface": 4, "unimproved": 2, "limited": 2, "basic": 1, "safely_managed": 1},
    "camp": {"surface": 5, "unimproved": 4, "limited": 3, "basic": 2, "safely_managed": 1},
}
TOILETS = {
    "urban": {"open_defecation": 4, "unimproved": 3, "limited": 2, "basic": 1},
    "rural": {"open_defecation": 4, "unimproved": 2, "limited": 2, "basic": 1},
}
HYGIENE = {
    "urban": {"no_facility": 3, "limited": 2, "basic": 1},
    "rural": {"no_facility": 2, "limited": 2, "basic": 1},
    "camp": {"no_facility": 3, "limited": 2, "basic": 1},
}
SOURCE, WAY = "wash_drinking_water_source", "wash_drinking_water_time"
SOURCE_OF = {
    "surface": {SOURCE: "surface_water"},
    "unimproved": {SOURCE: "unprotected_well"},
    "limited": {SOURCE: "tap", f"{WAY}_yn": "number_minutes", f"{WAY}_int": 45},
    "basic": {SOURCE: "tap", f"{WAY}_yn": "number_minutes", f"{WAY}_int": 10},
    "safely_managed": {SOURCE: "piped_dwelling"},
}  # fmt: skip
TOILET_OF = {
    "open_defecation": {"wash_sanitation_facility": "none"},
    "unimproved": {"wash_sanitation_facility": "bucket"},
    "limited": {"wash_sanitation_facility": "flush_septic_tank",
                "wash_sanitation_facility_sharing_yn": "yes"},
    "basic": {"wash_sanitation_facility": "flush_septic_tank",
              "wash_sanitation_facility_sharing_yn": "no"},
}  # fmt: skip
WASHING = "wash_handwashing_facility"
HANDS_OF = {
    "no_facility": {WASHING: "none"},
    "limited": {WASHING: "available", f"{WASHING}_observed_water": "water_available",
                f"{WASHING}_observed_soap": "alternative_available"},
    "basic": {WASHING: "available", f"{WASHING}_observed_water": "water_available",
              f"{WASHING}_observed_soap": "soap_available"},
}  # fmt: skip


def cells(table):
    return [(setting, *cell) for setting, rungs in table.items() for cell in rungs.items()]


@pytest.mark.parametrize("name", ["wash_hwise_drink", "wash_drinking_water_quantity"])
@pytest.mark.parametrize(("said", "severity"), QUANTITY.items())
def test_too_little_water_to_drink_weighs_the_same_everywhere(name, said, severity):
    for setting in WATER:
        assert score("wash", {name: said}, wash_setting=setting).value == severity


@pytest.mark.parametrize(("setting", "rung", "severity"), cells(WATER))
def test_each_rung_of_water_quality(setting, rung, severity):
    assert water_class(SOURCE_OF[rung]) == rung
    assert score("wash", SOURCE_OF[rung], wash_setting=setting).value == severity


@pytest.mark.parametrize(("setting", "rung", "severity"), cells(TOILETS))
def test_each_rung_of_sanitation(setting, rung, severity):
    assert sanitation_class(TOILET_OF[rung]) == rung
    assert score("wash", TOILET_OF[rung], wash_setting=setting).value == severity


@pytest.mark.parametrize(("setting", "rung", "severity"), cells(HYGIENE))
def test_each_rung_of_hygiene(setting, rung, severity):
    assert hygiene_class(HANDS_OF[rung]) == rung
    assert score("wash", HANDS_OF[rung], wash_setting=setting).value == severity


@pytest.mark.parametrize(
    ("households", "own", "mean", "severity"),
    [(4, 4, 5, 2), (5, 0, 4, None), (5, 4, 4, 3), (10, 4, 5, 3), (11, 0, 5, None), (11, 1, 5, 4),
     ("-999", 4, 5, None), (4, 4, None, None)],
)  # fmt: skip
def test_in_a_camp_those_are_counted_who_share(households, own, mean, severity):
    shared = TOILET_OF["limited"] | {"wash_sanitation_facility_sharing_n": households}
    answers = shared | ({"hh_size": own} if own else {})

    found = score("wash", answers, wash_setting="camp", mean_household_size=mean)

    assert found.value == severity


@pytest.mark.parametrize(
    ("rung", "severity"), [("open_defecation", 5), ("unimproved", 4), ("basic", 1)]
)
def test_in_a_camp_a_toilet_of_ones_own_is_no_need_and_none_is_the_worst(rung, severity):
    assert score("wash", TOILET_OF[rung], wash_setting="camp").value == severity


@pytest.mark.parametrize(
    ("minutes", "rung"),
    [(0, "basic"), (29, "basic"), (30, "limited"), (600, "limited"), (None, None)],
)
def test_thirty_minutes_to_the_water_are_long(minutes, rung):
    assert water_class(SOURCE_OF["basic"] | {f"{WAY}_int": minutes}) == rung


def test_a_way_longer_than_ten_hours_is_refused():
    with pytest.raises(OutOfRange):
        score("wash", SOURCE_OF["basic"] | {f"{WAY}_int": 601})


@pytest.mark.parametrize(
    ("more", "rung"),
    [
        ({f"{WAY}_yn": "water_on_premises"}, "safely_managed"),
        ({f"{WAY}_yn": "dnk", f"{WAY}_sl": "under_30_min"}, "basic"),
        ({f"{WAY}_yn": "dnk", f"{WAY}_sl": "30min_1hr"}, "limited"),
        ({f"{WAY}_yn": "pnta"}, None),
        ({SOURCE: "dnk"}, None),
        ({SOURCE: "other"}, None),
    ],
)
def test_water_of_which_too_little_is_known_is_on_no_rung(more, rung):
    assert water_class({SOURCE: "borehole"} | more) == rung


@pytest.mark.parametrize(
    ("answers", "rung"),
    [
        ({WASHING: "no_permission", f"{WASHING}_reported": "mobile", "wash_soap_observed":
          "yes_soap_shown", "wash_soap_observed_type": "soap"}, "basic"),
        ({WASHING: "no_permission", f"{WASHING}_reported": "mobile", "wash_soap_observed":
          "yes_soap_shown", "wash_soap_observed_type": "ash_mud_sand"}, "limited"),
        ({WASHING: "no_permission", f"{WASHING}_reported": "mobile", "wash_soap_observed":
          "yes_soap_shown", "wash_soap_observed_type": "dnk"}, "limited"),
        ({f"{WASHING}_reported": "fixed_yard", "wash_soap_reported": "yes",
          "wash_soap_reported_type": "detergent"}, "basic"),
        ({f"{WASHING}_reported": "fixed_yard", "wash_soap_reported": "no"}, "limited"),
        ({f"{WASHING}_reported": "none"}, "no_facility"),
        ({f"{WASHING}_reported": "dnk"}, None),
        ({f"{WASHING}_reported": "mobile", "wash_soap_reported": "dnk"}, None),
        ({WASHING: "other"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_hands_that_nobody_saw_are_judged_by_what_was_said(answers, rung):
    assert hygiene_class(answers) == rung


@pytest.mark.parametrize(
    ("setting", "quantity", "water", "toilet", "hands", "expected"),
    [
        ("camp", "always", "surface", "open_defecation", "no_facility", 5),
        ("urban", "often", "unimproved", "basic", "basic", 4),
        ("rural", "rarely", "limited", "unimproved", "limited", 2),
    ],
)
def test_the_worst_dimension_is_the_score_and_is_named(
    setting, quantity, water, toilet, hands, expected
):
    answers = (
        {"wash_hwise_drink": quantity} | SOURCE_OF[water] | TOILET_OF[toilet] | HANDS_OF[hands]
    )
    found = score("wash", answers, wash_setting=setting)

    assert found.value == expected
    assert "wash_hwise_drink" in found.drivers

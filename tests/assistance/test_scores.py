"""A score with a cut-off, and counts of which only the ends are known: open only while they are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.choices import Sector
from assistance.choices import ResponseSector
from assistance.entitlement import (
    FACTS_OF_FAMILY,
    FACTS_OF_MEMBER,
    NEVER,
    Family,
    Rule,
    RuleFault,
    as_data,
    entitled,
    from_data,
)
from assistance.entitlement.asked_of_families import ASSESSED, RESPONSE, of_family
from assistance.entitlement.comparisons import Between, compare
from assistance.entitlement.conditions import judge
from assistance.fact_words import FACT_WORDS
from tests.assistance.families import family, person

ON = date(2026, 11, 30)
POOR = {"fact": "income_per_member", "is": "below", "value": 55_000}
LARGE = {"fact": "size", "is": "at_least", "value": 5}
TENT = {"fact": "accommodation", "is": "one_of", "value": ["none", "collective"]}


def score(cut_off, *parts, how="at_least"):
    return {
        "score": [{"if": condition, "points": points} for condition, points in parts],
        "is": how,
        "value": cut_off,
    }


def by(cut_off, *parts):
    return judge(score(cut_off, *parts), {"income_per_member": Decimal(1), "size": 4}.get)


@pytest.mark.parametrize(("cut_off", "holds"), [(29, True), (30, True), (31, False)])
def test_the_points_of_what_holds_are_added_and_the_cut_off_is_within(cut_off, holds):
    found = by(cut_off, (POOR, 30), (LARGE, 20))

    assert found.holds is holds
    assert [(each.fact, each.holds, each.points) for each in found.reasons] == [
        ("score", holds, None),
        ("income_per_member", True, 30),
        ("size", False, 20),
    ]
    assert found.reasons[0].found == 30


def test_what_is_unknown_leaves_it_open_only_where_it_could_still_decide():
    above, open_, below = (by(cut_off, (POOR, 30), (TENT, 20)) for cut_off in (30, 50, 51))

    assert (above.holds, open_.holds, below.holds) == (True, None, False)
    assert above.to_ask == below.to_ask == ()
    assert [(each.fact, each.points) for each in open_.to_ask] == [("accommodation", 20)]
    assert open_.reasons[0].found == Between(Decimal(30), Decimal(50))
    assert [each.fact for each in below.against] == ["score"]


def test_points_may_be_taken_away():
    found = by(30, (POOR, 30), (TENT, -10))

    assert (found.holds, found.reasons[0].found) == (None, Between(Decimal(20), Decimal(30)))


PARTS = st.lists(
    st.tuples(st.sampled_from([True, False, None]), st.integers(-50, 50)), max_size=6, min_size=1
)


@given(PARTS, st.integers(-100, 100), st.sampled_from(["below", "at_most", "at_least", "above"]))
def test_it_says_what_every_way_of_what_is_unknown_would_say(parts, cut_off, how):
    holding = {"fact": "is_mortgage", "is": "equal", "value": True}
    values = iter([truth for truth, _points in parts])
    found = judge(
        score(cut_off, *((holding, p) for _t, p in parts), how=how), lambda _: next(values)
    )

    ways = [[True, False] if truth is None else [truth] for truth, _points in parts]
    totals = {
        sum(points for holds, (_t, points) in zip(way, parts, strict=True) if holds)
        for way in product(*ways)
    }
    ends = {compare(how, Decimal(total), cut_off) for total in totals}
    assert found.holds is (ends.pop() if len(ends) == 1 else None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"score": [], "is": "at_least", "value": 1},
        {"score": [{"if": POOR, "points": 1}], "is": "equal", "value": 1},
        {"score": [{"if": POOR, "points": 1}], "is": "at_least"},
        {"score": [{"if": POOR, "points": 1}], "is": "at_least", "value": True},
        {"score": [{"if": POOR}], "is": "at_least", "value": 1},
        {"score": [{"if": POOR, "points": 1.5}], "is": "at_least", "value": 1},
        {"score": [{"if": POOR, "points": 1, "weight": 2}], "is": "at_least", "value": 1},
        {"score": [{"if": {"fact": "colour"}, "points": 1}], "is": "at_least", "value": 1},
        {"all": [], "is": "at_least", "value": 1},
        {"fact": "is_mortgage", "is": "at_least", "value": True},
        {"fact": "size", "is": "at_least", "value": "five"},
        {"fact": "size", "is": "one_of", "value": [5]},
        {"fact": "first_arrived_on", "is": "above", "value": "September"},
        {"fact": "place", "is": "equal", "value": "AM07"},
        {"fact": "place", "is": "within", "value": []},
        {"fact": "accommodation", "is": "one_of", "value": "none"},
    ],
)
def test_what_cannot_be_read_is_refused(wrong):
    with pytest.raises(RuleFault):
        Rule("R", "2026-01-01", eligible=wrong, amount={"kind": "fixed", "amount": 1})


def test_a_count_of_people_of_whom_some_are_unknown_lies_between():
    members = (
        person("P1"),
        person("P2", birth_date=None),
        person("P3", birth_date=date(2020, 1, 1)),
    )
    found = of_family("children", family(*members), members, ON)

    assert found == Between(Decimal(1), Decimal(2))
    asked = {
        "at_least": [True, None, False],
        "equal": [None, None, False],
        "above": [None, False, False],
    }
    for comparison, truths in asked.items():
        assert [compare(comparison, found, value) for value in (1, 2, 3)] == truths


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        ("children", 2), ("under_2", 0), ("under_5", 1), ("adults", 2), ("pensioners", 1),
        ("older", 0), ("girls", 1), ("boys", 1), ("women", 1), ("men", 1), ("disabled", 1),
        ("pregnant", 1), ("size", 4),
    ],
)  # fmt: skip
def test_who_is_counted_is_counted_by_age_sex_disability_and_pregnancy(fact, count):
    known = {"is_pregnant": False}
    members = (
        person("P1", **known | {"sex": "female", "is_pregnant": True}),
        person("P2", sex="male", birth_date=date(1962, 1, 1), has_disability=True, **known),
        person("P3", sex="female", birth_date=date(2022, 1, 1), **known),
        person("P4", sex="male", birth_date=date(2015, 1, 1), **known),
    )

    assert of_family(fact, family(*members), members, ON) == count


def test_a_place_is_within_all_that_it_lies_in():
    home = family(1, place=("AM07", "AM07-C01", "AM07-S002"))

    def lies(comparison, *codes):
        return judge(
            {"fact": "place", "is": comparison, "value": list(codes)},
            lambda fact: of_family(fact, home, home.members, ON),
        ).holds

    assert lies("within", "AM07") and lies("within", "AM01", "AM07-S002")
    assert not lies("within", "AM01")
    assert lies("outside", "AM01") and not lies("outside", "AM07-C01")


def test_who_was_never_helped_waits_longer_than_any_rule_asks():
    waited = {"fact": "days_since_food", "is": "at_least", "value": 90}
    rule = Rule("R", "2026-01-01", eligible=waited, amount={"kind": "fixed", "amount": 1})

    def of(days):
        return entitled(rule, family(1, days_since={"food": days}), ON).is_eligible

    assert [of(NEVER), of(Decimal(90)), of(Decimal(89)), of(None)] == [True, True, False, None]


def test_what_was_kept_is_read_again_as_it_was():
    rule = Rule(
        "R",
        "2026-01-01",
        covers={"fact": "arrived_on", "is": "at_least", "value": "2023-09-19"},
        eligible={"all": [
            score(30, (POOR, 20), (LARGE, 20)),
            {"fact": "place", "is": "within", "value": ["AM07"]},
            {"fact": "days_since_food", "is": "above", "value": 9},
            {"fact": "children", "is": "at_least", "value": 1},
            {"fact": "helped_by", "is": "has_none_of", "value": ["G"]},
        ]},
        amount={"kind": "fixed", "amount": 1},
    )  # fmt: skip
    home = family(
        person("P1", arrived_on=date(2023, 9, 27)),
        person("P2", arrived_on=date(2023, 9, 27), birth_date=None, income=Decimal("0.1")),
        person("P3"),
        place=("AM07", "AM07-S001"),
        days_since={"food": NEVER},
        helped_by=("G1",),
    )
    for found in (entitled(rule, home, ON), entitled(rule, replace(home, place=("AM01",)), ON)):
        assert from_data(as_data(found)) == found


def test_every_fact_has_words_and_nothing_else_has():
    assert set(FACT_WORDS) == {*FACTS_OF_MEMBER, *FACTS_OF_FAMILY, "score"}
    assert (tuple(Sector.values), tuple(ResponseSector.values)) == (ASSESSED, RESPONSE)


def test_every_fact_can_be_asked_of_who_is_known_and_of_who_is_not():
    nobody = Family((person("P1"),))
    for fact in FACTS_OF_FAMILY:
        of_family(fact, nobody, nobody.members, ON)

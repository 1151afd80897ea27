"""Rules as data: what can't be read is refused, what is not known decides nothing."""

import doctest
from datetime import date
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.entitlement import Rule, RuleFault, entitled, read_rules, rule_on
from assistance.entitlement.conditions import all_of, any_of, judge
from tests.assistance.families import family, person

ON = date(2025, 4, 1)
PER_PERSON = {"kind": "per_person", "amount": 10}
TRUTHS = st.lists(st.sampled_from([True, False, None]), max_size=6)
LIMIT = {"fact": "size", "is": "at_least", "value": 2}


@pytest.mark.parametrize("name", ["", ".conditions", ".facts"])
def test_what_a_module_says_of_itself_holds(name):
    ran = doctest.testmod(import_module(f"assistance.entitlement{name}"))

    assert ran.attempted > 0
    assert ran.failed == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"eligible": {"fact": "colour", "is": "equal", "value": 1}},
        {"eligible": {"fact": "size", "is": "like", "value": 1}},
        {"eligible": {"fact": "size", "is": "equal"}},
        {"eligible": {"fact": "size", "is": "equal", "value": 1, "valeu": 2}},
        {"eligible": {"all": [], "any": []}},
        {"eligible": []},
        {"covers": {"fact": "price", "is": "below", "value": 1}},
        {"amount": {"kind": "per_person", "amount": -1}},
        {"amount": {"kind": "per_person", "amount": True}},
        {"amount": {"kind": "per_person"}},
        {"amount": {"kind": "per_cat", "amount": 1}},
        {"amount": {"kind": "per_person", "amount": {"cases": [{"if": LIMIT, "amount": 1}]}}},
        # Whose age? What is given to all together depends on the family.
        {
            "amount": {
                "kind": "fixed",
                "amount": {
                    "cases": [{"if": {"fact": "age", "is": "above", "value": 9}, "amount": 1}],
                    "else": 0,
                },
            }
        },
        {"until_on": "2025-01-01"},
        {"from_on": "soon"},
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(wrong):
    with pytest.raises(RuleFault, match="R from"):
        Rule(**{"programme": "R", "from_on": "2025-01-01", "amount": PER_PERSON} | wrong)


def test_a_list_with_one_wrong_rule_is_refused_whole():
    text = '[{"programme": "R", "from_on": "2025-01-01", "amount": {"kind": "fixed"}}]'

    with pytest.raises(RuleFault):
        read_rules(text)


def test_a_rule_ends_the_day_before_the_next():
    first = Rule("R", "2025-01-01", "2025-04-01", amount=PER_PERSON)
    second = Rule("R", "2025-04-01", amount=PER_PERSON)

    assert rule_on([first, second], "R", date(2025, 3, 31)) is first
    assert rule_on([first, second], "R", date(2025, 4, 1)) is second
    assert rule_on([first, second], "R", date(2024, 12, 31)) is None


def test_a_fixed_sum_is_for_all_together():
    rule = Rule("R", "2025-01-01", amount={"kind": "fixed", "amount": 500})

    assert entitled(rule, family(3), ON).amount == 500


def test_nobody_covered_is_nothing_given():
    rule = Rule("R", "2025-01-01", amount={"kind": "fixed", "amount": 500},
                covers={"fact": "is_minor", "is": "equal", "value": True})  # fmt: skip

    found = entitled(rule, family(2), ON)

    assert (found.is_eligible, found.amount, found.covered) == (False, 0, ())
    assert len(found.against) == 2


def test_an_amount_that_rests_on_what_nobody_knows_is_not_said():
    cases = [{"if": {"fact": "is_minor", "is": "equal", "value": True}, "amount": 1}]
    rule = Rule("R", "2025-01-01",
                amount={"kind": "per_person", "amount": {"cases": cases, "else": 2}})  # fmt: skip

    found = entitled(rule, family(person(), person("P2", birth_date=None)), ON)

    assert (found.is_eligible, found.amount) == (None, None)
    assert [(reason.member, reason.fact) for reason in found.to_ask] == [("P2", "is_minor")]


@given(TRUTHS)
def test_more_known_changes_no_decision_that_was_made(truths):
    """Whatever turns out of what is unknown: true stays true, and false stays false."""
    for decide in (all_of, any_of):
        before = decide(truths)
        for unknown in (True, False):
            known = [unknown if each is None else each for each in truths]
            assert before is None or decide(known) is before


@given(TRUTHS)
def test_any_is_all_the_other_way_round(truths):
    def opposite(each):
        return None if each is None else not each

    assert any_of(truths) is opposite(all_of([opposite(each) for each in truths]))


@given(st.permutations(range(4)), st.lists(st.integers(0, 90), min_size=4, max_size=4))
def test_the_order_of_members_does_not_matter(order, ages):
    rule = Rule("R", "2025-01-01", amount={"kind": "first_and_further", "first": 40, "further": 10},
                covers={"fact": "is_minor", "is": "equal", "value": True})  # fmt: skip
    members = [person(f"P{n}", birth_date=date(2025 - age, 1, 1)) for n, age in enumerate(ages)]

    one = entitled(rule, family(*members), ON)
    other = entitled(rule, family(*(members[place] for place in order)), ON)

    assert (one.amount, set(one.covered)) == (other.amount, set(other.covered))


def test_every_comparison_is_a_reason_and_those_that_decided_are_told_apart():
    too_small = {"fact": "size", "is": "unequal", "value": 1}
    young = {"fact": "age", "is": "below", "value": 18}
    either = {"any": [LIMIT, young]}

    failed = judge({"all": [too_small, either]}, {"size": 1, "age": 9}.get)
    held = judge(either, {"size": 1, "age": 9}.get)
    unknown = judge(either, {"size": 1}.get)

    assert [(each.fact, each.holds) for each in failed.reasons] == [
        ("size", False),
        ("size", False),
        ("age", True),
    ]
    assert [each.comparison for each in failed.against] == ["unequal"]
    assert (held.holds, held.against) == (True, ())
    assert (unknown.holds, [each.fact for each in unknown.to_ask]) == (None, ["age"])

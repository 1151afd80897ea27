"""Every reason is told in words: what was asked, what was found, and what it did."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from assistance.entitlement import NEVER, Rule, entitled
from assistance.explaining import explained
from assistance.reference import armenian_rules
from tests.assistance.families import family, person
from tests.assistance.programmes import programme

pytestmark = pytest.mark.django_db
ON = date(2025, 4, 1)
NAMES = {"P1": "Gohar", "P2": "Karen"}


def rule(*conditions, **changes):
    amount = {"kind": "per_person", "amount": 1}
    return Rule("R", "2025-01-01", eligible={"all": list(conditions)}, amount=amount, **changes)


def fact(name, how, value):
    return {"fact": name, "is": how, "value": value}


def told(conditions, home=None, **shown):
    found = entitled(rule(*conditions), home or family(1), ON)
    return explained(found, NAMES, **shown)


def lines(each):
    return list(map(str, each))


def test_a_refusal_names_all_that_refused_and_apart_what_else_was_asked():
    found = told(
        [fact("income_per_member", "at_most", 55_000), fact("car_year", "below", 2017)],
        family(1, car_year=2019),
    )

    assert lines(found.decided) == [
        "year in which their newest car was made: asked less than 2017, found 2019 – does not hold"
    ]
    (income,) = found.besides
    assert (income.label, income.asked.split()[:2]) == (
        "income of a month for each who is counted",
        ["at", "most"],
    )
    assert (income.found, income.verdict) == ("0 AMD", "holds")
    assert (found.to_ask, found.left_out) == ([], [])


def test_a_person_who_is_left_out_is_named():
    minors = rule(covers=fact("is_minor", "equal", True))
    home = family(person("P1"), person("P2", birth_date=date(2015, 1, 1)))

    found = explained(entitled(minors, home, ON), NAMES)

    assert lines(found.left_out) == ["Gohar: younger than 18: asked yes, found no – does not hold"]
    assert lines(found.decided) == ["Karen: younger than 18: asked yes, found yes – holds"]


def test_what_has_to_be_asked_stands_by_itself():
    found = told([fact("income_per_member", "at_most", 55_000)], family(person(income=None)))

    assert [(each.found, each.verdict) for each in found.to_ask] == [("not known", "not known")]
    assert (found.decided, found.besides) == ([], [])


@pytest.mark.parametrize(
    ("condition", "known", "asked", "found"),
    [
        (fact("place", "within", ["AM07", "AM01"]), {"place": ("AM07", "AM07-S002")},
         "within Kotayk, Yerevan", "Arinj"),
        (fact("accommodation", "one_of", ["rented", "none"]), {"accommodation": "own"},
         "one of: rented, no shelter", "own"),
        (fact("days_since_food", "at_least", 90), {"days_since": {"food": NEVER}},
         "at least 90 days", "never"),
        (fact("first_displaced_on", "above", "2020-09-27"), {},
         "after 27.09.2020", "27.09.2023"),
        (fact("dwelling_share", "below", 0.5), {"dwelling_share": Decimal("0.50")},
         "less than 0.5", "0.5"),
        (fact("children", "at_least", 1), {"birth": None}, "at least 1", "0 to 1"),
        (fact("severity_health", "at_least", 3), {"severities": {"health": 4}}, "at least 3", "4"),
    ],
)  # fmt: skip
def test_values_are_told_as_people_say_them(condition, known, asked, found):
    known = dict(known)
    born = {"birth_date": known.pop("birth")} if "birth" in known else {}
    explanation = told([condition], family(person(**born), **known))

    (line,) = [*explanation.decided, *explanation.to_ask]
    assert (line.asked, line.found) == (asked, found)


def test_programmes_and_needs_have_names():
    winter = programme(title="Winter cash")
    home = family(person(needs=("SM-CI",)), helped_by=(winter.pk,))
    found = told([fact("helped_by", "has_none_of", [winter.pk])], home)
    covers = rule(covers=fact("needs", "has_one_of", ["SM-CI"]))

    assert [(each.asked, each.found) for each in found.decided] == [
        ("none of: Winter cash", "Winter cash")
    ]
    (need,) = explained(entitled(covers, home, ON), NAMES).decided
    assert (need.found, need.about) == ("Chronic illness", "Gohar")


def test_who_reads_no_protection_is_told_that_it_was_asked_and_not_what_was_found():
    condition = [fact("severity_protection", "at_least", 3)]
    home = family(1, severities={"protection": 5})

    assert told(condition, home).decided[0].found == "5"
    assert told(condition, home, shows_protection=False).decided[0].found == "not shown"


def test_a_score_tells_its_points():
    scored = {
        "score": [{"if": fact("size", "at_least", 1), "points": 20}], "is": "at_least", "value": 30,
    }  # fmt: skip
    found = told([scored])

    assert lines(found.decided) == [
        "points together: asked at least 30 points, found 20 points – does not hold"
    ]
    assert [each.points for each in found.besides] == [20]


@pytest.mark.parametrize("language", ["en", "hy"])
def test_every_rule_of_the_state_can_be_told_of_a_family_of_whom_nothing_is_known(language):
    unknown = {"birth_date": None, "is_citizen": None, "lodging": None, "bank_balance": None}
    home = family(person(**unknown, income=None), dwelling_share=None, car_year=None)
    with translation.override(language):
        for each in armenian_rules():
            found = explained(entitled(each, home, date.fromisoformat(each.from_on)), NAMES)
            assert [*found.decided, *found.to_ask, *found.left_out, *found.besides]

"""The dependency ratio: the published vectors, its cuts, and what is not known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.dependency import Dependants, Ratio, Variant, dependency
from cases.flags import household_flags
from tests.cases.members import ADULT, DAY, GIRL, OLDER, member

COUNTS = st.integers(0, 8)


def counted(young, working, old, unknown=0):
    """The dependency of so many members of each band."""
    births = [GIRL] * young + [ADULT] * working + [OLDER] * old + [None] * unknown
    return dependency(births, on=DAY)


@pytest.mark.parametrize(
    ("counts", "ratio", "dependants"),
    [
        ((0, 2, 0), 0, "none"),
        ((1, 2, 0), 0.5, "few"),
        ((2, 2, 0), 1.0, "half"),
        ((1, 2, 1), 1.0, "half"),
        ((3, 1, 0), 3.0, "majority"),
        ((0, 0, 2), None, "majority"),
        ((2, 0, 1), None, "majority"),
    ],
)
def test_published_vectors(counts, ratio, dependants):
    found = counted(*counts)

    assert found.total == Ratio(ratio, dependants)
    assert found.no_working_age is (ratio is None)


def test_the_cuts_lie_between_few_and_half_and_majority():
    assert counted(99, 100, 0).total.dependants == Dependants.FEW
    assert counted(100, 101, 0).total.dependants == Dependants.HALF
    assert counted(11, 10, 0).total.dependants == Dependants.HALF
    assert counted(10, 9, 0).total.dependants == Dependants.MAJORITY


def test_children_and_older_people_have_ratios_of_their_own():
    found = counted(1, 2, 2)

    assert (found.children.value, found.older.value, found.total.value) == (0.5, 1.0, 1.5)
    assert (found.children.dependants, found.older.dependants) == ("few", "half")


@pytest.mark.parametrize(
    ("variant", "born", "counts"),
    [
        (Variant.UNHCR_MENA, DAY, (1, 0, 0)),
        (Variant.PROTECTIVE, DAY, (1, 0, 0)),
        (Variant.UNHCR_MENA, date(2011, 3, 2), (1, 0, 0)),
        (Variant.UNHCR_MENA, date(2011, 3, 1), (0, 1, 0)),
        (Variant.PROTECTIVE, date(2008, 3, 2), (1, 0, 0)),
        (Variant.PROTECTIVE, date(2008, 3, 1), (0, 1, 0)),
        (Variant.UNHCR_MENA, date(1961, 3, 2), (0, 1, 0)),
        (Variant.UNHCR_MENA, date(1961, 3, 1), (0, 0, 1)),
        (Variant.PROTECTIVE, date(1961, 3, 1), (0, 0, 1)),
    ],
)
def test_bands_turn_on_the_very_birthday(variant, born, counts):
    found = dependency([born], on=DAY, variant=variant)

    assert (found.young, found.working, found.old) == counts
    assert found.variant == variant


def test_the_variants_differ_in_those_of_15_to_17():
    people = [member("P1", "head", ADULT), member("P2", "child", date(2010, 1, 1))]
    found = household_flags(people, on=DAY)

    assert found.dependency.total == Ratio(0, "none")
    assert found.dependency_protective.total == Ratio(1.0, "half")


def test_an_unknown_age_leaves_the_ratio_unknown():
    found = counted(1, 2, 0, unknown=1)

    assert found.total == found.children == found.older == Ratio(None, None)
    assert (found.unknown, found.no_working_age) == (1, False)
    assert counted(1, 0, 0, unknown=1).no_working_age is None


def test_of_nobody_there_is_no_ratio():
    assert counted(0, 0, 0).total == Ratio(None, None)
    assert counted(0, 0, 0).no_working_age is False


@given(COUNTS, COUNTS, COUNTS)
def test_one_more_dependant_never_lowers_the_class(young, working, old):
    order = [None, *Dependants.values]
    fewer, more = counted(young, working, old), counted(young + 1, working, old)

    assert order.index(fewer.total.dependants) <= order.index(more.total.dependants)

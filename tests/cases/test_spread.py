"""How many of all households live in some places, by which a list of them is read."""

import pytest

from cases import spread
from cases.keys import VERY_MANY
from cases.spread import Spread, spread_among, spread_of
from tests.factories import make_household


@pytest.mark.parametrize(
    ("living_there", "register", "expected"),
    [
        (0, 0, Spread.FEW),
        (458, 30_000, Spread.FEW),
        (459, 30_000, Spread.MANY),
        (1_449, 300_000, Spread.FEW),
        (4_999, 300_000, Spread.MANY),
        (5_000, 300_000, Spread.VERY_MANY),
        # PostgreSQL says -1 of a table that it never counted.
        (1, -1, Spread.MANY),
    ],
)
def test_few_are_gathered_many_are_read_in_order_and_very_many_looked_up(
    living_there, register, expected
):
    assert spread_among(living_there, register) is expected


@pytest.mark.django_db
def test_those_who_live_in_the_places_are_counted_and_no_others(monkeypatch):
    monkeypatch.setattr(spread, "VERY_MANY_HOUSEHOLDS", 2)
    for place in ("AM07-S001", "AM07-S001", "AM01"):
        make_household(at=place)

    assert spread_of(["AM07-S001", "AM03"]) is Spread.VERY_MANY
    assert spread_of(["AM01", "AM03"]) is not Spread.VERY_MANY
    assert spread_of(["AM03"]) is Spread.FEW


@pytest.mark.django_db
def test_of_very_many_places_and_of_none_nobody_is_counted(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert spread_of([]) is Spread.FEW
        assert spread_of([f"AM{place}" for place in range(VERY_MANY)]) is Spread.VERY_MANY

"""Turns: none is left out for good, and whoever comes later has one as well."""

import pytest

from tests import sampling
from tests.sampling import Turns, spread


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(sampling, "is_long", lambda: False)


@pytest.fixture
def long(monkeypatch):
    monkeypatch.setattr(sampling, "is_long", lambda: True)


def test_each_has_a_turn_before_anybody_has_two(quick):
    turns = Turns()

    assert [turns.among("abc") for _time in range(4)] == [["a"], ["b"], ["c"], ["a"]]


def test_whoever_gives_turns_as_another_begins_elsewhere(quick):
    assert [Turns(first).among("abc") for first in range(4)] == [["a"], ["b"], ["c"], ["a"]]


def test_whoever_comes_later_is_next(quick):
    turns = Turns()
    turns.among("ab", so_many=2)

    assert turns.left_out("abc") == ["c"]
    assert turns.among("abc") == ["c"]


def test_among_nobody_nobody_has_a_turn(quick):
    assert Turns(3).among([]) == []


def test_a_sample_is_spread_from_the_first_to_the_last(quick):
    assert spread(range(60), so_many=4) == [0, 15, 30, 45]
    assert spread("ab", so_many=4) == ["a", "b"]


def test_in_the_long_form_all_have_a_turn_each_time(long):
    turns = Turns(1)

    assert [turns.among("abc") for _time in range(2)] == [["a", "b", "c"]] * 2
    assert spread(range(60), so_many=4) == list(range(60))

"""Hiding small numbers: nobody can be worked out from what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import cube, disclosure

counts = st.one_of(st.integers(0, 12), st.integers(0, 5_000))
tables = st.dictionaries(
    st.tuples(
        st.sampled_from(["AM01", "AM02", "AM03"]),
        st.sampled_from(["female", "male", "unknown"]),
        st.sampled_from(["yes", "no", "unknown"]),
    ),
    counts,
    min_size=1,
)


def hidden_in(leaves):
    """The cells of a table with all totals, and which of them are hidden."""
    cells = dict(cube.with_totals(leaves))
    return cells, disclosure.hide(cells, cube.lines(cells))


@given(tables)
def test_no_shown_cell_is_below_the_limit(leaves):
    cells, hidden = hidden_in(leaves)

    assert min((cells[key] for key in cells.keys() - hidden), default=10) >= 10


@given(tables)
def test_no_line_is_left_with_exactly_one_hidden_cell(leaves):
    cells, hidden = hidden_in(leaves)

    assert all(len(hidden.intersection(line)) != 1 for line in cube.lines(cells))


@given(tables)
def test_hidden_addends_are_never_known_to_be_nothing(leaves):
    cells, hidden = hidden_in(leaves)

    known_sums = [
        sum(cells[key] for key in line if key in hidden)
        for line in cube.lines(cells)
        if 0 < len(hidden.intersection(line)) < len(line)
    ]
    assert all(known_sums)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_does_not_matter(leaves, random):
    shuffled = list(leaves.items())
    random.shuffle(shuffled)

    assert hidden_in(leaves)[1] == hidden_in(dict(shuffled))[1]


@given(tables)
def test_nothing_is_hidden_where_nothing_is_small(leaves):
    large = {key: count + 10 for key, count in leaves.items()}

    assert hidden_in(large)[1] == set()


@pytest.mark.parametrize(("count", "is_hidden"), [(0, True), (9, True), (10, False)])
def test_the_limit_is_ten_and_nobody_is_a_small_number(count, is_hidden):
    assert ("cell" in disclosure.hide({"cell": count}, [])) is is_hidden


def test_the_smallest_other_cell_of_the_line_is_hidden_too():
    cells = {"a": 3, "b": 30, "c": 20, "total": 53}

    assert disclosure.hide(cells, [("a", "b", "c", "total")]) == {"a", "c"}


def test_what_was_hidden_for_one_line_is_protected_in_the_next():
    cells = {"a": 3, "b": 20, "row": 23, "c": 40, "column": 60}

    hidden = disclosure.hide(cells, [("a", "b", "row"), ("b", "c", "column")])

    assert hidden == {"a", "b", "c"}


@given(tables)
def test_every_total_is_the_sum_of_its_addends(leaves):
    cells = cube.with_totals(leaves)

    off = [
        line
        for line in cube.lines(cells)
        if 2 * cells[_total(line)] != sum(cells[key] for key in line)
    ]
    assert off == []


def _total(line):
    return max(line, key=lambda key: key.count(cube.ALL))


def test_a_table_has_a_line_for_each_row_and_column():
    keys = cube.with_totals({("AM01", "female"): 1, ("AM01", "male"): 1, ("AM02", "female"): 1})

    lines = {frozenset(line) for line in cube.lines(keys)}

    assert frozenset({("AM01", "female"), ("AM01", "male"), ("AM01", "all")}) in lines
    assert frozenset({("AM01", "all"), ("AM02", "all"), ("all", "all")}) in lines
    assert len(lines) == 6

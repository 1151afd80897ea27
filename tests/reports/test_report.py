"""What every report has from its base: totals, hidden numbers, rows in their order."""

from datetime import date

import pytest

from reports.cube import ALL
from reports.report import HIDDEN, Column, Line, Report

DAY = date(2025, 10, 31)


class Flock(Report):
    """A report of two marzes by sex, over counts that are given."""

    name, title = "flock", "Flock"

    def columns(self):
        yield Column("code", "P-code", "#adm1+code")
        yield Column("female", "female", "#affected+f", "people", "Sex")
        yield Column("male", "male", "#affected+m", "people", "Sex")
        yield Column("total", "all", "#affected+total", "people")

    def count(self, stays, on):
        return stays

    def lines(self, counts):
        for code, level in (("AM01", "detail"), ("AM02", "detail"), (ALL, "total")):
            yield Line(level, (code,), ((code, "female"), (code, "male"), (code, ALL)))


def rows(**counts):
    """The finished rows, of counts named like `AM01_female`."""
    given = {tuple(name.split("_")): count for name, count in counts.items()}
    table = Flock().table(given, on=DAY)
    return table, [row.values for row in table.rows]


def test_totals_are_added_where_nothing_is_small():
    table, values = rows(AM01_female=30, AM01_male=20, AM02_female=40, AM02_male=50)

    assert values == [("AM01", 30, 20, 50), ("AM02", 40, 50, 90), (ALL, 70, 70, 140)]
    assert (table.hidden, table.cells, table.as_of) == (0, 9, DAY)


def test_a_small_number_takes_the_smallest_of_its_row_and_column_with_it():
    table, values = rows(AM01_female=300, AM01_male=9, AM02_female=400, AM02_male=50)

    assert values == [
        ("AM01", HIDDEN, HIDDEN, 309),
        ("AM02", HIDDEN, HIDDEN, 450),
        (ALL, 700, 59, 759),
    ]
    assert table.hidden == 4


def test_a_cell_that_nobody_is_in_is_hidden_like_any_small_number():
    _, values = rows(AM01_female=300, AM02_female=400, AM02_male=50)

    assert values[0] == ("AM01", HIDDEN, HIDDEN, 300)


@pytest.mark.parametrize(("group", "label"), [("Sex", "Sex: male"), ("", "male")])
def test_a_label_stands_alone_in_a_file(group, label):
    assert Column("male", "male", "#affected+m", "people", group).full_label == label

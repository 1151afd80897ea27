"""What other programs would ask otherwise is said when a questionnaire is uploaded."""

import pytest

from assessments.xlsform.remarks import remarks
from tests.assessments.forms import FAMILY, form_of, survey

PERSON = (
    ("begin_repeat", "person", "A person", "", "", "", "2"),
    ("integer", "age", "Age"),
    ("calculate", "is_child", "", "", "${age} < 18"),
    ("end_repeat",),
)


def said_of(*rows):
    return [(each.question, each.column, each.words) for each in remarks(form_of(survey(*rows)))]


@pytest.mark.parametrize("expression", ["${age} > 4", "${age} + 1", "number(${age})"])
def test_a_question_of_each_row_where_one_value_is_needed_is_remarked(expression):
    [(question, column, words)] = said_of(*PERSON, ("calculate", "x", "", "", expression))

    assert (question, column) == ("x", "calculation")
    assert "“age” is answered in each row" in words


@pytest.mark.parametrize(
    "expression",
    ["sum(${age})", "count(${person})", "max(${age})", "indexed-repeat(${age}, ${person}, 1)"],
)
def test_what_takes_all_rows_is_not_remarked(expression):
    assert said_of(*PERSON, ("calculate", "x", "", "", expression)) == []


def test_within_its_own_row_a_question_has_one_value():
    assert said_of(*PERSON) == []


@pytest.mark.parametrize("expression", ["if(${flag}, 1, 2)", "not(${flag})", "${flag} and 1 = 1"])
def test_a_calculation_taken_for_a_truth_is_remarked(expression):
    flag = ("calculate", "flag", "", "", "1 = 1")
    [(question, _column, words)] = said_of(flag, ("calculate", "x", "", "", expression))

    assert question == "x"
    assert "“flag” is calculated" in words


def test_compared_with_a_value_it_is_not_remarked():
    flag = ("calculate", "flag", "", "", "1 = 1")

    assert said_of(flag, ("calculate", "x", "", "", "if(${flag} = 'true', ${flag}, 2)")) == []


def test_a_good_form_is_worth_no_remark():
    assert remarks(form_of(FAMILY)) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("rank need", "x", "A"), "“rank” is not asked"),
        (("image", "x", "A"), "“upload” is not asked"),
    ],
)
def test_what_our_screens_do_not_ask_is_remarked(row, words):
    lists = "| choices |\n| | list_name | name | label |\n| | need | food | Food |\n"
    [found] = remarks(form_of(survey(row) + lists))

    assert words in found.words


def test_a_repeat_that_nothing_counts_has_no_rows_on_our_screens():
    uncounted = (("begin_repeat", "person", "A person"), *PERSON[1:])
    [(question, _column, words)] = said_of(*uncounted)

    assert question == "person" and "no rows" in words

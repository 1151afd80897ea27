"""A questionnaire is refused before anybody is asked by it: where, and why."""

from random import Random

import pytest

from assessments.xlsform import convert
from assessments.xlsform.lint import fill, lint
from tests.assessments.forms import FAMILY, form_of, survey


def words_of(text):
    return [fault.words for fault in lint(form_of(text))]


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        (survey(("text", "1x", "A")), 2, "name", "must begin with a letter"),
        (survey(("text", "x", "A", "${nowhere} = 1")), 2, "relevant", "nowhere"),
        (survey(("nonsense", "x", "A")), None, "", "nonsense"),
        (survey(("select_one nothing", "x", "A")), None, "", "choices sheet"),
        ("| survey |\n| | a |\n| | b |\n", None, "", "type"),
    ],
)
def test_what_is_no_questionnaire_is_refused_by_sheet_row_and_column(text, row, column, words):
    with pytest.raises(convert.Refused) as refused:
        convert.to_xform(text, ".md")

    fault = refused.value.faults[0]
    assert (fault.row, fault.column) == (row, column)
    assert words in fault.words
    assert "[row" not in fault.words


def test_each_of_several_refusals_is_told_by_its_row():
    twice = FAMILY.replace("| need | food |", "| need | none |")
    twice = twice.replace("| need | heating |", "| need | none |")
    with pytest.raises(convert.Refused) as refused:
        convert.to_xform(twice, ".md")

    assert [fault.sheet for fault in refused.value.faults] == ["choices", "choices"]
    assert len({fault.row for fault in refused.value.faults}) == 2


@pytest.mark.parametrize("content", [b"", b"junk", b"PK\x03\x04junk", b"\x00" * 1_000])
def test_a_file_that_is_no_workbook_is_refused(content):
    with pytest.raises(convert.Refused):
        convert.to_xform(content)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("text", "x", "A", "nonsense(1)"), "nonsense"),
        (("calculate", "x", "", "", "round()"), "round() does not take 0 arguments"),
        (("calculate", "x", "", "", "1 +"), "can't be understood"),
        (("text", "x", "A", "", "", "regex(., '(a+)+')"), "repeats what repeats"),
        (("text", "x", "A", "", "", "regex(., '[')"), "is none"),
        (("calculate", "x", "", "", "count(instance('towns')/root/item)"), "towns"),
    ],
)
def test_what_would_fail_while_people_are_asked_is_found_before(row, words):
    [found] = words_of(survey(("text", "first", "A"), row))

    assert words in found


def test_a_fault_names_its_question_and_column():
    [fault] = lint(form_of(survey(("text", "x", "A", "", "", "nonsense(.)"))))

    assert (fault.sheet, fault.column, fault.question) == ("survey", "constraint", "x")


def test_a_circle_is_told_by_its_questions():
    [found] = words_of(
        survey(("calculate", "a", "", "", "${b} + 1"), ("calculate", "b", "", "", "${a}"))
    )

    assert "a" in found and "b" in found and "waits" in found


def test_a_good_form_has_no_fault():
    assert words_of(FAMILY) == []


@pytest.mark.parametrize("seed", range(20))
def test_answers_drawn_by_chance_are_evaluated_to_the_same_again(seed):
    evaluation = fill(form_of(FAMILY), Random(seed))
    finished = evaluation.finished()

    assert evaluation.nodes("/data/person") or finished["size"] == "0"
    assert finished.keys() <= evaluation.answers().keys()

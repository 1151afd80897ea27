"""Answers under a form: what is asked, what is calculated, and what is wrong with them."""

from functools import cache

import pytest

from assessments.xlsform.faults import faults
from assessments.xlsform.form import Cyclic
from tests.assessments.forms import ARMENIAN, ENGLISH, FAMILY, evaluated, form_of, survey

KOTAYK = {"marz": "AM07", "town": "abovyan"}


@cache
def family():
    return form_of(FAMILY)


def with_people(*people, **more):
    return {"size": str(len(people)), "person": list(people)} | more


def kinds(evaluation):
    return [(fault.where[-1], fault.kind) for fault in faults(evaluation)]


def node(evaluation, path):
    [found] = evaluation.nodes(path)
    return found


def test_a_form_knows_its_questions_in_order_its_languages_and_version():
    form = family()

    assert (form.id, form.version, form.title) == ("family", "3", "Family")
    assert form.languages == ("English (en)", "Հայերեն (hy)")
    names = [field.name for field in form.fields.values() if field.control]
    assert names[:4] == ["size", "nm", "age", "school"]
    assert form.fields["/data/person"].what == "repeat"
    assert form.fields["/data/elders"].what == "group"


def test_as_many_rows_are_asked_as_were_said():
    told = evaluated(family(), {"size": "3"}).answers()

    assert len(told["person"]) == 3
    assert len({row["_id"] for row in told["person"]}) == 3
    assert [row["pos"] for row in told["person"]] == ["1", "2", "3"]


@pytest.mark.parametrize(("said", "rows"), [("", 0), ("many", 0), ("-2", 0), ("1000000000", 200)])
def test_no_size_makes_more_rows_than_a_household_has(said, rows):
    assert len(evaluated(family(), {"size": said}).nodes("/data/person")) == rows


def test_rows_beyond_a_lower_number_stay_in_the_draft_and_leave_the_record():
    first = evaluated(
        family(), with_people({"nm": "Ani", "age": "70"}, {"nm": "Aram", "age": "80"})
    )
    fewer = evaluated(family(), first.answers() | {"size": "1"})

    assert [row["nm"] for row in fewer.answers()["person"]] == ["Ani", "Aram"]
    assert [row["nm"] for row in fewer.finished()["person"]] == ["Ani"]
    assert fewer.finished()["oldest"] == "70"
    again = evaluated(family(), fewer.answers() | {"size": "2"})
    assert again.finished()["oldest"] == "80"


def test_a_row_keeps_who_it_is_and_what_was_made_once():
    first = evaluated(family(), with_people({"nm": "Ani"}, {"nm": "Aram"})).answers()
    later = evaluated(family(), first, seed=99).answers()

    assert [row["_id"] for row in later["person"]] == [row["_id"] for row in first["person"]]
    assert [row["key"] for row in later["person"]] == [row["key"] for row in first["person"]]


def test_what_is_not_relevant_stays_in_the_draft_is_left_out_of_the_record_and_seen_by_nothing():
    child = {"nm": "Mane", "age": "9", "school": "no"}
    grown = evaluated(family(), with_people(child | {"age": "30"}, elders={"helper": "Ani"}))

    assert grown.answers()["person"][0]["school"] == "no"
    assert "school" not in grown.finished()["person"][0]
    assert grown.answers()["elders"] == {"helper": "Ani"}
    assert "elders" not in grown.finished()
    assert kinds(grown) == [("read", "required")]


def test_a_group_opens_by_what_was_calculated():
    old = evaluated(family(), with_people({"nm": "Ani", "age": "65"}))

    assert old.finished()["has_old"] == "true"
    assert ("helper", "required") in kinds(old)
    young = evaluated(family(), with_people({"nm": "Ani", "age": "64"}))
    assert young.finished()["has_old"] == "false"
    assert ("helper", "required") not in kinds(young)


def test_what_is_calculated_cannot_be_answered_otherwise():
    told = evaluated(family(), with_people({"nm": "Ani", "age": "70"}, oldest="5", has_old="false"))

    assert (told.finished()["oldest"], told.finished()["has_old"]) == ("70", "true")


def test_each_fault_says_where_of_which_kind_and_in_the_forms_own_words():
    told = evaluated(family(), {"size": "40", "read": "OK"})
    first, second = faults(evaluated(family(), with_people({"age": "x"}, read="OK")))

    size = next(iter(faults(told)))
    assert (size.where, size.kind) == (("size",), "constraint")
    assert size.message == "At least one, at most 29"
    assert (first.where[0], first.where[2], first.kind) == ("person", "nm", "required")
    assert (second.where[2], second.kind) == ("age", "type")
    assert first.where[1] == second.where[1]


def test_where_the_language_has_no_words_those_of_the_form_stand():
    [fault] = faults(evaluated(family(), {"size": "40", "read": "OK"}, language=ARMENIAN))[:1]

    assert fault.message == "At least one, at most 29"


def test_a_choice_that_a_changed_filter_leaves_out_is_told_and_not_dropped():
    told = evaluated(family(), {"size": "1", "marz": "AM09", "town": "abovyan", "read": "OK"})

    assert ("town", "choice") in kinds(told)
    assert told.answers()["town"] == "abovyan"
    assert told.choices(node(told, "/data/town")) == [("goris", "Goris")]
    assert ("town", "choice") not in kinds(evaluated(family(), {"size": "1"} | KOTAYK))


@pytest.mark.parametrize(
    ("needs", "kind"),
    [("food heating", None), ("none", None), ("none food", "constraint"), ("food gold", "choice")],
)
def test_several_choices_are_judged_one_by_one_and_together(needs, kind):
    found = dict(kinds(evaluated(family(), {"size": "1", "needs": needs})))

    assert found.get("needs") == kind


def test_a_label_holds_what_was_answered_in_the_language_of_who_answers():
    form = family()
    for language, words in ((ENGLISH, "Age of Անի"), (ARMENIAN, "Անիի տարիքը")):
        told = evaluated(form, with_people({"nm": "Անի"}), language=language)
        said = told.words(form.fields["/data/person/age"].label, node(told, "/data/person/age"))
        assert said == words


def test_an_answer_is_no_expression():
    hostile = "' or 1=1 or '<b>${size}"
    told = evaluated(family(), with_people({"nm": hostile, "age": "9"}))

    label = family().fields["/data/person/age"].label
    assert told.words(label, node(told, "/data/person/age")) == f"Age of {hostile}"
    assert told.finished()["person"][0]["nm"] == hostile


@pytest.mark.parametrize("answers", [{}, {"nowhere": "x"}, {"person": "x"}, {"person": [None, "x"]},
                                     {"elders": []}, {"size": 3}, {"size": None}])  # fmt: skip
def test_answers_of_another_shape_are_left_out(answers):
    told = evaluated(family(), answers)

    assert "nowhere" not in told.answers()
    assert ("size", "required") in kinds(told)


def test_what_was_finished_once_is_finished():
    told = evaluated(family(), with_people({"nm": "Ani", "age": "70"}, **KOTAYK)).finished()

    assert evaluated(family(), told).finished() == told


def test_a_question_tells_what_depends_on_it():
    form = family()
    names = [path.rpartition("/")[2] for path in form.affected("/data/person/age")]

    assert names == ["school", "oldest", "has_old", "elders", "helper"]
    assert form.affected("/data/needs") == []


def test_questions_that_wait_for_each_other_are_no_form():
    form = form_of(
        survey(("calculate", "a", "", "", "${b} + 1"), ("calculate", "b", "", "", "${a} + 1"))
    )

    with pytest.raises(Cyclic) as cycle:
        form.order  # noqa: B018
    assert set(str(cycle.value).split(" → ")) == {"a", "b"}

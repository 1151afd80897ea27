"""What would fail, or mislead, while a form is asked: found before anybody is asked by it."""

import re
from datetime import UTC, datetime
from random import Random

from assessments.xlsform import parser
from assessments.xlsform.compiler import compiled
from assessments.xlsform.convert import FormFault
from assessments.xlsform.evaluation import Evaluation
from assessments.xlsform.faults import faults
from assessments.xlsform.form import REPEAT, Cyclic, Output, is_note
from assessments.xlsform.parser import Malformed

# A group that repeats something which repeats itself: a text that almost fits takes for ever.
_DANGEROUS = re.compile(r"\([^()]*[+*][^()]*\)(?:[+*]|\{\d+,\d*\})")
_ROWS_TRIED = 2
_WHEN = datetime(2024, 2, 29, 12, tzinfo=UTC)
# XLSForm's columns for what a bind is called.
_COLUMNS = {
    "relevant": "relevant",
    "calculate": "calculation",
    "constraint": "constraint",
    "required": "required",
    "readonly": "read_only",
    "count": "repeat_count",
}


def lint(form):
    """The faults for which a form can't be used: (FormFault, …)."""
    found = [*_unreadable(form), *_missing_lists(form)]
    # What can't be read can't be put in order, nor tried.
    return found or [*_cycles(form)] or [*_failing(form)]


def expressions(field):
    """(column, expression) of all that is said about a field."""
    for name, column in _COLUMNS.items():
        if source := getattr(field, name):
            yield column, source
    if field.choices:
        yield "choice_filter", field.choices.nodes
    for words in (field.label, field.hint, field.constraint_message, field.required_message):
        for parts in words.values():
            yield from (("label", part.expression) for part in parts if isinstance(part, Output))


def _unreadable(form):
    for field in form.fields.values():
        for column, source in expressions(field):
            try:
                compiled(source)
            except Malformed as fault:
                yield at(field, column, f"“{source}” can't be understood: {fault}")
                continue
            yield from (at(field, column, words) for words in _dangers(source))


def _dangers(source):
    for pattern in _patterns(parser.parse(source.strip())):
        try:
            re.compile(pattern)
        except re.error as fault:
            yield f"The pattern “{pattern}” is none: {fault}."
            continue
        if _DANGEROUS.search(pattern):
            yield (
                f"The pattern “{pattern}” repeats what repeats: an answer that almost fits would "
                "take minutes. Write it without a repetition within a repetition."
            )


def _patterns(token):
    """The patterns that an expression matches texts against, where they are written out."""
    if token.symbol == "regex" and len(token) == 2 and token[1].symbol == "(string)":
        yield token[1].value
    for each in token:
        yield from _patterns(each)


def _missing_lists(form):
    for field in form.fields.values():
        for column, source in expressions(field):
            for name in re.findall(r"instance\(\s*'([^']*)'\s*\)", source):
                if name not in form.lists:
                    yield at(field, column, f"The list “{name}” is not in this workbook.")


def _cycles(form):
    try:
        form.order  # noqa: B018 - it is put in order when it is first asked for
    except Cyclic as cycle:
        yield FormFault(f"Each of these waits for the next: {cycle}", sheet="survey")


def _failing(form):
    """What breaks when the form is filled, each of its repeats with two rows or more."""
    try:
        fill(form, Random(0), least_rows=_ROWS_TRIED)
    except Exception as fault:
        yield FormFault(f"Filled with answers drawn by chance, it fails: {fault}", sheet="survey")


def at(field, column, words):
    """A fault of what is said about a question in a column of its row."""
    below_root = field.path.strip("/").partition("/")[2]
    return FormFault(words, sheet="survey", column=column, question=below_root)


def fill(form, dice, *, answers=None, language="", rounds=8, least_rows=0):
    """An Evaluation of answers drawn by chance, such as the form accepts mostly.

    Where `answers` are given, what is blank in them is answered. Of a repeat that the form counts
    there are `least_rows`, whatever it counts.
    """
    answers = answers or {}
    asked = {"now": _WHEN, "random": dice, "language": language, "least_rows": least_rows}
    for _round in range(rounds):
        evaluation = Evaluation(form, answers, **asked)
        _add_rows(evaluation)
        if not _answer(evaluation, dice):
            break
        answers = evaluation.answers()
    faults(evaluation)
    return evaluation


def _add_rows(evaluation):
    for field in evaluation.form.fields.values():
        if field.what == REPEAT and not field.count:
            for above in evaluation.nodes(field.above):
                evaluation.add_rows(field, above, _ROWS_TRIED)


def _answer(evaluation, dice):
    """Answer what is asked and blank; returns whether there was anything."""
    blank = [
        (field, node)
        for field in evaluation.form.fields.values()
        if field.control and not field.calculate and not is_note(field)
        for node in evaluation.nodes(field.path)
        if node.relevant and node.value == ""
    ]
    drawn = [(node, _drawn(evaluation, field, node, dice)) for field, node in blank]
    for node, value in drawn:
        node.value = value
    return any(value for _node, value in drawn)


def _drawn(evaluation, field, node, dice):
    if field.choices:
        offered = [value for value, _label in evaluation.choices(node)]
        if not offered:
            return ""
        several = field.control != "select1"
        return " ".join(
            dice.sample(offered, min(len(offered), dice.randint(1, 2) if several else 1))
        )
    return _TYPED.get(field.kind, lambda dice: "a word")(dice)


_TYPED = {
    "int": lambda dice: str(dice.choice((0, 1, _ROWS_TRIED, 7, 17, 40, 70))),
    "decimal": lambda dice: str(dice.randint(0, 200) / 2),
    "date": lambda dice: f"20{dice.randint(10, 26)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
    "time": lambda dice: f"1{dice.randint(0, 9)}:30",
    "dateTime": lambda dice: f"2024-0{dice.randint(1, 9)}-11T10:00:00",
    "geopoint": lambda dice: f"40.{dice.randint(0, 9)} 44.{dice.randint(0, 9)} 0.0 0.0",
}

"""What is wrong with some answers: where, of which kind, and in which words of the form."""

import math
import re
from dataclasses import dataclass
from datetime import time

from assessments.xlsform.form import REPEAT
from assessments.xlsform.values import parse_moment, to_boolean, to_number

REQUIRED, TYPE, CHOICE, CONSTRAINT = "required", "type", "choice", "constraint"
# The control by which one says that one has read something.
ACKNOWLEDGED = "trigger"
_ONE_OF = "select1"
_SEVERAL_OF = {"select", "rank"}
_WHOLE = re.compile(r"-?\d{1,10}")
_GEOPOINT = re.compile(r"-?\d+(\.\d+)? -?\d+(\.\d+)?( -?\d+(\.\d+)?){0,2}")


@dataclass(frozen=True)
class Fault:
    """One answer that is missing or can't be.

    `where` is the question's address in the answers: names, and in a repeat the row's `_id`.
    `message` is the form's own, in the language of who answers; "" where the form says nothing.
    """

    path: str
    where: tuple
    kind: str
    message: str = ""


def faults(evaluation):
    """The faults of all relevant questions, in the order of the questionnaire."""
    form = evaluation.form
    asked = (field for field in form.fields.values() if field.control)
    return [
        fault
        for field in asked
        for node in evaluation.nodes(field.path)
        if node.relevant and (fault := _fault(evaluation, field, node)) is not None
    ]


def _fault(evaluation, field, node):
    kind = _kind_of_fault(evaluation, field, node)
    if kind is None:
        return None
    said = {REQUIRED: field.required_message, CONSTRAINT: field.constraint_message}.get(kind, {})
    return Fault(field.path, address(evaluation.form, node), kind, evaluation.words(said, node))


def _kind_of_fault(evaluation, field, node):
    def holds(expression):
        return to_boolean(evaluation.value(expression, node))

    if node.value == "":
        return REQUIRED if field.required and holds(field.required) else None
    # What is calculated is read only: what is wrong with it is wrong with what it rests on.
    wrong = (
        (TYPE, lambda: not _is_of_kind(field.kind, node.value)),
        (CHOICE, lambda: field.choices and not _are_chosen(evaluation, field, node)),
        (CONSTRAINT, lambda: field.constraint and not holds(field.constraint)),
    )
    judged = () if field.calculate else wrong
    return next((kind for kind, is_wrong in judged if is_wrong()), None)


def address(form, node):
    """Names from the root to a question, a row by its `_id`."""
    steps = []
    while node.parent is not None:
        is_row = form.fields[node.path].what == REPEAT
        steps += [node.row_id, node.name] if is_row else [node.name]
        node = node.parent
    return tuple(reversed(steps))


def _are_chosen(evaluation, field, node):
    """Whether all that was chosen is among the choices as they now stand."""
    offered = evaluation.offered(node)
    if field.control == _ONE_OF:
        # The whole answer: where the choices are rows of a repeat, a name may hold a blank.
        return node.value in offered
    return field.control not in _SEVERAL_OF or set(node.value.split()) <= offered


def _is_of_kind(kind, value):
    check = _KINDS.get(kind)
    return check is None or check(value)


def _is_time(value):
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_number(value):
    return math.isfinite(to_number(value)) and parse_moment(value) is None


_KINDS = {
    "int": lambda value: _WHOLE.fullmatch(value) is not None,
    "decimal": _is_number,
    "date": lambda value: "T" not in value and parse_moment(value) is not None,
    "dateTime": lambda value: "T" in value and parse_moment(value) is not None,
    "time": _is_time,
    "geopoint": lambda value: _GEOPOINT.fullmatch(value) is not None,
}

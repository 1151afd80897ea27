"""What an expression's value is as a text, a number, a truth: XPath 1.0 as ODK bends it.

Values are `str`, `float`, `bool` and `Nodes`. Where the references disagree, decision 21 says which
of them is followed; a node of two or more where one value is needed stands for its first.
"""

import math
import re
from datetime import UTC, date, datetime, timedelta

from assessments.xlsform.nodes import Nodes

EPOCH = date(1970, 1, 1)
NUMERIC = {"int", "integer", "decimal", "range"}
_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*")
_DATE = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(T.*)?\s*")
_DAY_SECONDS = 86_400


def unpack(value):
    """A value without nodes: that of the first node, or "" where there is none."""
    if not isinstance(value, Nodes):
        return value
    return unpack_node(value[0]) if value else ""


def unpack_node(node):
    """A node's value: a number where its type is one, a truth where one was calculated."""
    if node.kind in NUMERIC:
        number = to_number(node.value)
        return node.value if math.isnan(number) else number
    if node.is_calculated and node.value in ("true", "false"):
        return node.value == "true"
    return node.value


def to_string(value):
    """As XPath writes it: whole numbers without a point, and no number as NaN."""
    if isinstance(value, Nodes):
        return value[0].value if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _written(value)
    return value


def _written(number):
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def to_number(value):
    """As a number, days since 1970 for a date; NaN for what is none of them."""
    value = unpack(value)
    if isinstance(value, str):
        if _NUMBER.fullmatch(value):
            return float(value)
        day = parse_moment(value)
        return math.nan if day is None else days_of(day)
    return float(value)


def to_boolean(value):
    """Whether it is true: a number that is not 0, a text that is not empty."""
    if isinstance(value, Nodes):
        return any(to_boolean(unpack_node(node)) for node in value)
    if isinstance(value, float):
        return not (value == 0 or math.isnan(value))
    return bool(value)


def stored(value):
    """The text that a calculation leaves in its question: nothing for what is no number."""
    value = unpack(value)
    text = to_string(value)
    return "" if isinstance(value, float) and math.isnan(value) else text


def parse_moment(text):
    """The date or moment that a text writes in ISO 8601; None for any other."""
    if not _DATE.fullmatch(text):
        return None
    try:
        if "T" in text:
            return datetime.fromisoformat(text.strip())
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def days_of(moment):
    """Days since 1970 of a date, with a fraction for a moment."""
    if not isinstance(moment, datetime):
        return float((moment - EPOCH).days)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / _DAY_SECONDS


def day_of(number):
    """The date so many days after 1970; None where there is none."""
    try:
        return EPOCH + timedelta(days=math.floor(number))
    except (OverflowError, ValueError):
        return None


def equal(left, right):
    """Whether two values are equal; of nodes, whether any of them is."""
    return _any(left, right, _equal)


def unequal(left, right):
    """Whether they differ; of nodes, whether any of them does."""
    return _any(left, right, lambda one, other: not _equal(one, other))


def compared(left, right, compare):
    """Whether `compare` holds of both as numbers; of nodes, of any of them."""
    return _any(left, right, lambda one, other: compare(to_number(one), to_number(other)))


def _any(left, right, holds):
    return any(holds(one, other) for one in _each(left) for other in _each(right))


def _each(value):
    if isinstance(value, Nodes):
        # An empty set compares as an empty text does.
        return [unpack_node(node) for node in value] or [""]
    return [value]


def _equal(one, other):
    if isinstance(one, bool) or isinstance(other, bool):
        return to_boolean(one) == to_boolean(other)
    if isinstance(one, float) or isinstance(other, float):
        return to_number(one) == to_number(other)
    return one == other

"""Functions of ODK over texts and choices."""

import math
import re

from assessments.xlsform.nodes import Nodes
from assessments.xlsform.values import to_boolean, to_number, to_string, unpack

# A pattern is matched against no longer a text: a dangerous one takes time by its length.
LONGEST_MATCHED = 1_000


def each_text(values):
    """The texts of some arguments, of nodes each one's."""
    for value in values:
        if isinstance(value, Nodes):
            yield from (node.value for node in value)
        else:
            yield to_string(value)


def concat(_context, *values):
    return "".join(each_text(values))


def join(_context, separator, *values):
    return to_string(separator).join(each_text(values))


def selected(_context, answers, choice):
    """Whether a choice is among those that were selected: as a whole, never as a part."""
    return to_string(choice).strip() in to_string(answers).split()


def selected_at(_context, answers, index):
    """The choice at a place, from 0; nothing beyond the last."""
    return _at(to_string(answers).split(), to_number(index))


def count_selected(_context, answers):
    return float(len(to_string(answers).split()))


def coalesce(_context, *values):
    """The first that is not empty."""
    return next((value for value in values if to_string(value) != ""), "")


def regex(_context, text, pattern):
    """Whether the whole text has the form, as in Collect."""
    text, pattern = to_string(text), to_string(pattern)
    try:
        return len(text) <= LONGEST_MATCHED and re.fullmatch(pattern, text) is not None
    except re.error:
        return False


def substr(_context, text, start, end=None):
    """The part from one place to before another, from 0; from the end where below 0."""
    first, last = _place(start), None if end is None else _place(end)
    return to_string(text)[first:last]


def substring(_context, text, start, length=None):
    """The part from a place on, from 1, as XPath counts."""
    text, start = to_string(text), to_number(start)
    if start != start:
        return ""
    begin = _rounded(start)
    end = len(text) + 1 if length is None else begin + _rounded(to_number(length))
    return "".join(letter for place, letter in enumerate(text, start=1) if begin <= place < end)


def substring_before(_context, text, mark):
    before, found, _after = _parted(text, mark)
    return before if found else ""


def substring_after(_context, text, mark):
    _before, _found, after = _parted(text, mark)
    return after


def _parted(text, mark):
    text, mark = to_string(text), to_string(mark)
    return text.partition(mark) if mark else ("", "", text)


def contains(_context, text, part):
    return to_string(part) in to_string(text)


def starts_with(_context, text, part):
    return to_string(text).startswith(to_string(part))


def ends_with(_context, text, part):
    return to_string(text).endswith(to_string(part))


def string_length(context, text=None):
    return float(len(to_string(Nodes([context.node]) if text is None else text)))


def normalize_space(context, text=None):
    return " ".join(to_string(Nodes([context.node]) if text is None else text).split())


def translate(_context, text, taken, given):
    taken, given = to_string(taken), to_string(given)
    table = {}
    for place, letter in enumerate(taken):
        table.setdefault(ord(letter), given[place] if place < len(given) else None)
    return to_string(text).translate(table)


def string(context, value=None):
    return to_string(Nodes([context.node]) if value is None else value)


def boolean_from_string(_context, text):
    """True for "1" and "true", as a calculation may have stored it."""
    return to_string(text).strip().casefold() in ("1", "true")


def checklist(_context, least, most, *answers):
    """Whether as many of the answers are yes as asked; below 0 there is no bound."""
    yes = sum(to_boolean(unpack(answer)) for answer in answers)
    low, high = to_number(least), to_number(most)
    return (low < 0 or yes >= low) and (high < 0 or yes <= high)


def _at(items, index):
    whole = index == index and index >= 0 and index.is_integer()
    return items[int(index)] if whole and index < len(items) else ""


def _place(value):
    number = to_number(value)
    return 0 if number != number else int(number)


def _rounded(number):
    return number if math.isinf(number) else math.floor(number + 0.5)


FUNCTIONS = {
    "concat": concat,
    "join": join,
    "selected": selected,
    "selected-at": selected_at,
    "count-selected": count_selected,
    "coalesce": coalesce,
    "regex": regex,
    "substr": substr,
    "substring": substring,
    "substring-before": substring_before,
    "substring-after": substring_after,
    "contains": contains,
    "starts-with": starts_with,
    "ends-with": ends_with,
    "string-length": string_length,
    "normalize-space": normalize_space,
    "translate": translate,
    "string": string,
    "boolean-from-string": boolean_from_string,
    "checklist": checklist,
}

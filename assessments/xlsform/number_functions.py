"""Functions of ODK over numbers, dates and sets of answers."""

import math
from datetime import datetime
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from assessments.xlsform.nodes import Nodes
from assessments.xlsform.values import (
    day_of,
    parse_moment,
    to_boolean,
    to_number,
    to_string,
    unpack,
)

MOST_PLACES = 15


def number(context, value=None):
    return to_number(Nodes([context.node]) if value is None else value)


def boolean(_context, value):
    return to_boolean(value)


def whole(_context, value):
    """Without its fraction, towards 0."""
    found = to_number(value)
    return float(math.trunc(found)) if math.isfinite(found) else math.nan


def rounded(_context, value, places=0.0):
    """To so many places, a half upwards: round(-2.5) is -2, as XPath says."""
    found, digits = to_number(value), to_number(places)
    if not math.isfinite(found) or not math.isfinite(digits):
        return found
    if digits == 0:
        return float(math.floor(found + 0.5))
    half = ROUND_HALF_UP if found > 0 else ROUND_HALF_DOWN
    step = Decimal(1).scaleb(-int(max(-MOST_PLACES, min(MOST_PLACES, digits))))
    try:
        return float(Decimal(repr(found)).quantize(step, half))
    except InvalidOperation:
        return found


def of_one(compute):
    """A function of one number; what has no answer is no number."""

    def function(_context, value):
        try:
            return float(compute(to_number(value)))
        except (ValueError, OverflowError):
            return math.nan

    return function


def power(_context, base, exponent):
    try:
        return math.pow(to_number(base), to_number(exponent))
    except (ValueError, OverflowError):
        return math.nan


def _numbers(values):
    """The numbers of some arguments, of nodes each one's; what was left blank is left out."""
    for value in values:
        if not isinstance(value, Nodes):
            yield to_number(value)
            continue
        yield from (to_number(Nodes([node])) for node in value if node.value != "")


def total(_context, nodes):
    """The sum of a set; of one with nothing answered 0."""
    return float(sum(_numbers([nodes])))


def greatest(_context, *values):
    found = list(_numbers(values))
    return max(found) if found else math.nan


def least(_context, *values):
    found = list(_numbers(values))
    return min(found) if found else math.nan


def count(_context, nodes):
    return float(len(nodes)) if isinstance(nodes, Nodes) else math.nan


def count_non_empty(_context, nodes):
    """How many of a set were answered."""
    return float(sum(node.value != "" for node in nodes))


def today(context):
    return context.now.date().isoformat()


def now(context):
    return context.now.isoformat(timespec="milliseconds")


def date_of(_context, value):
    """The day that a value names, by ISO 8601 or by days since 1970; else no number."""
    value = unpack(value)
    if isinstance(value, str) and (moment := parse_moment(value)) is not None:
        return moment.date().isoformat() if isinstance(moment, datetime) else moment.isoformat()
    day = day_of(to_number(value))
    return math.nan if day is None else day.isoformat()


def decimal_date_time(_context, value):
    return to_number(value)


def format_date(_context, value, pattern):
    """A date in the words of a pattern: %Y %y %m %n %b %d %e %H %h %M %S %3 %a."""
    value = unpack(value)
    moment = parse_moment(value) if isinstance(value, str) else day_of(value)
    if moment is None:
        return ""
    at = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)
    return "".join(_worded(to_string(pattern), at))


_WORDED = {
    "Y": lambda at: f"{at.year:04d}",
    "y": lambda at: f"{at.year % 100:02d}",
    "m": lambda at: f"{at.month:02d}",
    "n": lambda at: str(at.month),
    "b": lambda at: [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ][at.month - 1],
    "d": lambda at: f"{at.day:02d}",
    "e": lambda at: str(at.day),
    "H": lambda at: f"{at.hour:02d}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02d}",
    "S": lambda at: f"{at.second:02d}",
    "3": lambda at: f"{at.microsecond // 1000:03d}",
    "a": lambda at: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][at.weekday()],
}


def _worded(pattern, at):
    letters = iter(pattern)
    for letter in letters:
        following = next(letters, "") if letter == "%" else None
        if following is None:
            yield letter
        elif following == "%":
            yield "%"
        else:
            yield _WORDED[following](at) if following in _WORDED else f"%{following}"


FUNCTIONS = {
    "number": number,
    "boolean": boolean,
    "int": whole,
    "round": rounded,
    "floor": of_one(math.floor),
    "ceiling": of_one(math.ceil),
    "abs": of_one(abs),
    "sqrt": of_one(math.sqrt),
    "exp": of_one(math.exp),
    "log": of_one(math.log),
    "log10": of_one(math.log10),
    "sin": of_one(math.sin),
    "cos": of_one(math.cos),
    "tan": of_one(math.tan),
    "pow": power,
    "pi": lambda _context: math.pi,
    "sum": total,
    "max": greatest,
    "min": least,
    "count": count,
    "count-non-empty": count_non_empty,
    "today": today,
    "now": now,
    "date": date_of,
    "date-time": date_of,
    "decimal-date-time": decimal_date_time,
    "format-date": format_date,
    "format-date-time": format_date,
}

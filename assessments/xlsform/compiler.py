"""From the tree of an expression to a function of a context: written once, asked for every row."""

import inspect
import math
import operator
from dataclasses import dataclass, replace
from functools import lru_cache

from assessments.xlsform import form_functions, number_functions, parser, text_functions
from assessments.xlsform.nodes import Nodes
from assessments.xlsform.parser import Malformed
from assessments.xlsform.paths import path_of
from assessments.xlsform.values import compared, equal, to_boolean, to_number, to_string, unequal

FUNCTIONS = text_functions.FUNCTIONS | number_functions.FUNCTIONS | form_functions.FUNCTIONS
_COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_PATHS = {"/", "//", "[", ".", "..", "(name)", "@", "|", "child", "parent", "self", "node", "text"}
_PATHS |= {"current", "instance"}
_LITERALS = {"(string)", "(integer)", "(decimal)", "(float)"}


@dataclass(frozen=True)
class Context:
    """Where an expression stands, and what it may ask for beside the answers.

    `node` is what a relative path begins with; `current` the question itself, also within a
    condition on a list. `form` knows lists and labels, `now` is the moment, `random` gives numbers.
    """

    node: object
    form: object = None
    now: object = None
    random: object = None
    current: object = None
    position: int = 1
    size: int = 1

    def at(self, node, position=1, size=1):
        """The same within a condition on one of several nodes."""
        current = self.current if self.current is not None else self.node
        return replace(self, node=node, current=current, position=position, size=size)


@lru_cache(maxsize=4_096)
def compiled(source):
    """A function of a Context that gives the expression's value; raises Malformed."""
    return _compile(parser.parse(source.strip()))


def _compile(token):
    symbol = token.symbol
    if (symbol == "*" and len(token) == 0) or symbol in _PATHS:
        return path_of(token, _compile)
    if symbol in _OPERATORS:
        return _OPERATORS[symbol](symbol, [_compile(each) for each in token])
    if symbol in _LITERALS:
        return _literal(token)
    if token.label == "function":
        return _function(symbol, [_compile(each) for each in token])
    raise Malformed(f"“{symbol}” is not understood here.")


def _literal(token):
    value = token.value if token.symbol == "(string)" else float(token.value)
    return lambda context: value


def _grouped(_symbol, operands):
    return operands[0]


def _logical(symbol, operands):
    left, right = operands
    if symbol == "and":
        return lambda context: to_boolean(left(context)) and to_boolean(right(context))
    return lambda context: to_boolean(left(context)) or to_boolean(right(context))


def _comparison(symbol, operands):
    left, right = operands
    if symbol == "=":
        return lambda context: equal(left(context), right(context))
    if symbol == "!=":
        return lambda context: unequal(left(context), right(context))
    compare = _COMPARED[symbol]
    return lambda context: compared(left(context), right(context), compare)


def _arithmetic(symbol, operands):
    if len(operands) == 1:
        sign = -1.0 if symbol == "-" else 1.0
        return lambda context: sign * to_number(operands[0](context))
    left, right = operands
    compute = _ARITHMETIC[symbol]
    return lambda context: compute(to_number(left(context)), to_number(right(context)))


def _divided(one, other):
    if other == 0:
        return math.nan if one == 0 or math.isnan(one) else math.copysign(math.inf, one)
    return one / other


def _remainder(one, other):
    """With the sign of the first, as XPath has it."""
    return math.fmod(one, other) if other != 0 and math.isfinite(one) else math.nan


_ARITHMETIC = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divided,
    "mod": _remainder,
}


_OPERATORS = {
    "(": _grouped,
    **dict.fromkeys(("and", "or"), _logical),
    **dict.fromkeys(("=", "!=", *_COMPARED), _comparison),
    **dict.fromkeys(_ARITHMETIC, _arithmetic),
}


def _function(name, arguments):
    if name in LAZY:
        return _lazy(name, arguments)
    function = FUNCTIONS[_known_as(name)]
    try:
        inspect.signature(function).bind(None, *arguments)
    except TypeError:
        raise Malformed(f"{name}() does not take {len(arguments)} arguments.") from None
    return lambda context: function(context, *(each(context) for each in arguments))


def _known_as(name):
    return name if name in FUNCTIONS else name.replace("jr-", "jr:", 1)


def _lazy(name, arguments):
    expected, make = LAZY[name]
    if len(arguments) != expected:
        raise Malformed(f"{name}() takes {expected} arguments, not {len(arguments)}.")
    return make(*arguments)


def _if(condition, then, otherwise):
    return lambda context: (then if to_boolean(condition(context)) else otherwise)(context)


def _not(condition):
    return lambda context: not to_boolean(condition(context))


def _once(make):
    return lambda context: _kept(context) or make(context)


def _kept(context):
    node = context.current if context.current is not None else context.node
    return to_string(Nodes([node]))


# These ask for their arguments only when they need them: how many, and what they become.
LAZY = {
    "if": (3, _if),
    "not": (1, _not),
    "once": (1, _once),
    "true": (0, lambda: lambda context: True),
    "false": (0, lambda: lambda context: False),
}
parser.declare([*FUNCTIONS, *LAZY, "current", "instance"])

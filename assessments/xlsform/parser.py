"""From the text of an expression to its tree: elementpath, as a parser and nothing else.

Its evaluator keeps to XPath where ODK does not, and looks at constants while it parses; so its
tokens are read here (`compiler.py`) and never asked for a value.
"""

import re
from functools import lru_cache

from elementpath import ElementPathError, XPath1Parser
from elementpath.tdop import Parser

# Longer ones are no question's condition, and would exhaust the stack.
LONGEST = 8_000
_LITERAL = re.compile(r"""'[^']*'|"[^"]*\"""")
_PREFIXED = re.compile(r"\bjr:(?=[a-z])")


class Malformed(ValueError):
    """An expression that can't be read; its words are for whoever wrote the form."""


class _OdkParser(XPath1Parser):
    """XPath 1.0 with the functions of ODK, each with as many arguments as one likes."""

    # Also after a function, such as in instance('list')/root/item.
    PATH_STEP_LABELS = ("axis", "function", "kind test")


def declare(names):
    """Make these the functions that are known; all others are refused while parsing."""
    for name in names:
        written = name.replace(":", "-")
        _OdkParser.symbol_table.pop(written, None)
        _OdkParser.function(written, nargs=(0, None))
    # It is built anew, with these symbols, when it is asked for next.
    _OdkParser.tokenizer = None


@lru_cache(maxsize=4_096)
def parse(source):
    """The tree of an expression; raises Malformed."""
    if len(source) > LONGEST:
        raise Malformed(f"It has {len(source):,} characters; {LONGEST:,} is the most.")
    for literal in _LITERAL.finditer(source):
        if source[literal.end() : literal.end() + 1] in ("'", '"'):
            raise Malformed(f"A quotation mark stands within {literal.group()}.")
    try:
        # `Parser.parse` itself: that of XPath1Parser would evaluate what is constant.
        return Parser.parse(_OdkParser(), _PREFIXED.sub("jr-", source))
    except RecursionError:
        raise Malformed("It is nested too deeply.") from None
    except ElementPathError as fault:
        raise Malformed(fault.message or str(fault)) from fault

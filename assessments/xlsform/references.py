"""Which questions an expression reads, by the paths in it: known before anything was answered."""

from assessments.xlsform import parser
from assessments.xlsform.paths import absolute_names

# The path in a list is none of the form's own.
_ELSEWHERE = None


def references(source, path, fields):
    """Paths of the fields that an expression over the field at `path` reads."""
    return _Reading(path, fields).of(parser.parse(source.strip()))


def led_to(token, path, fields):
    """The path of the field that a path in an expression leads to; None for any other token."""
    if not is_path(token):
        return None
    led = _Reading(path, fields).lead(token, path)
    return led if led in fields else None


def absolute(text, path):
    """The path that a text names, seen from the field at `path`."""
    text = text.strip()
    if text.startswith("/"):
        return text
    steps = path.split("/")
    for step in text.split("/"):
        if step == "..":
            steps.pop()
        elif step not in (".", "current()"):
            steps.append(step)
    return "/".join(steps)


class _Reading:
    def __init__(self, path, fields):
        self._origin, self._fields, self._found = path, fields, set()

    def of(self, token):
        self._read(token, self._origin)
        return self._found

    def _read(self, token, here):
        """Read an expression whose relative paths begin at `here`."""
        if is_path(token):
            self._note(self.lead(token, here))
            return
        for each in token:
            self._read(each, here)
        if token.symbol == "jr-choice-name" and len(token) == 2 and token[1].symbol == "(string)":
            self._note(absolute(token[1].value, here or self._origin))

    def _note(self, path):
        if path in self._fields:
            self._found.add(path)

    def lead(self, token, here):
        """Where a path leads; what stands in its conditions is read on the way."""
        names = absolute_names(token)
        if names is not None:
            return "/" + "/".join(names)
        symbol = token.symbol
        if symbol == "[":
            led = self.lead(token[0], here)
            self._read(token[1], led)
            return led
        if symbol == "|":
            self._note(self.lead(token[0], here))
            return self.lead(token[1], here)
        if symbol == "//":
            return self._everything_below(token, here)
        if symbol == "/":
            begin = self.lead(token[0], here) if len(token) == 2 else ""
            return self.lead(token[-1], begin)
        return self._one_step(token, here)

    def _one_step(self, token, here):
        if token.symbol == "current":
            return self._origin
        if token.symbol == "instance" or here is _ELSEWHERE:
            return _ELSEWHERE
        if token.symbol in (".", "self"):
            return here
        if token.symbol in ("..", "parent"):
            return here.rpartition("/")[0]
        if token.symbol == "child":
            return self._one_step(token[0], here)
        return f"{here}/{token.value}"

    def _everything_below(self, token, here):
        begin = self.lead(token[0], here) if len(token) == 2 else ""
        name = token[-1].value
        for path in self._fields:
            if (
                begin is not _ELSEWHERE
                and path.startswith(f"{begin}/")
                and path.endswith(f"/{name}")
            ):
                self._note(path)
        return _ELSEWHERE


_PATHS = {
    "/",
    "//",
    "[",
    ".",
    "..",
    "(name)",
    "|",
    "child",
    "parent",
    "self",
    "current",
    "instance",
}


def is_path(token):
    """Whether a token of a parsed expression is a path."""
    return token.symbol in _PATHS or (token.symbol == "*" and len(token) == 0)

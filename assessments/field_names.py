"""By which names programs and files call a question: its own, or with the groups it stands in.

KoBo writes `group/question` (the sign is chosen), ODK `group-question`; a choice of a question of
several answers is `question/choice`. Within a repeat the names begin at the repeat or at the root.
"""

import re
from collections import defaultdict

from assessments.xlsform.form import QUESTION, REPEAT

SEPARATORS = ("/", "-", ".")
SEVERAL = frozenset({"select", "rank"})
_LIST = re.compile(r"instance\('([^']+)'\)")


class FieldNames:
    """The names of the questions that stand in one scope: the root of a form, or a repeat."""

    def __init__(self, form, scope):
        self.form, self.scope = form, scope
        self._by_name = defaultdict(dict)
        for each in form.fields.values():
            if each.what == QUESTION and scope_of(form, each) == scope:
                for name in _spelled(each, form.root, scope):
                    self._by_name[name][each.path] = each

    def __contains__(self, name):
        return name in self._by_name

    def fields(self, name):
        """The questions of this name: none, one, or several of which none is meant more."""
        return list(self._by_name.get(name, {}).values())

    def choice(self, name):
        """(questions, choice) of a name that ends in a choice; ([], "") of any other."""
        for separator in SEPARATORS:
            at = name.find(separator)
            while at > 0:
                found = [each for each in self.fields(name[:at]) if each.control in SEVERAL]
                if found:
                    return found, name[at + 1 :]
                at = name.find(separator, at + 1)
        return [], ""


def scope_of(form, each):
    """The path of the nearest repeat in which a field stands, or of the root."""
    above = each.above
    while above != form.root and form.fields[above].what != REPEAT:
        above = form.fields[above].above
    return above


def choices_of(form, each):
    """All values that a question offers, whatever a filter leaves out; () where rows are chosen."""
    found = _LIST.search(each.choices.nodes) if each.choices else None
    root = form.lists.get(found[1]) if found else None
    if root is None:
        return ()
    return tuple(cell.value for item in root.children for cell in item.named(each.choices.value))


def _spelled(each, root, scope):
    for above in dict.fromkeys((root, scope)):
        steps = each.path[len(above) + 1 :].split("/")
        yield from (separator.join(steps) for separator in SEPARATORS)
    yield each.name

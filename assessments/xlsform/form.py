"""A form as it was written: its questions in order, what each depends on, its lists and words."""

from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from assessments.xlsform.references import references

GROUP, REPEAT, QUESTION = "group", "repeat", "question"


@dataclass(frozen=True)
class Choices:
    """The choices of a question: what finds their nodes, and what each node says by which child."""

    nodes: str
    value: str = "name"
    label: str = "label"
    is_translated: bool = False


@dataclass(frozen=True)
class Field:
    """A question, group or repeat, and the expressions over it; "" where there is none.

    Words are by language: each a tuple of texts and of expressions (`Output`) that stand in them.
    """

    path: str
    what: str = QUESTION
    kind: str = "string"
    control: str = ""
    relevant: str = ""
    calculate: str = ""
    constraint: str = ""
    required: str = ""
    readonly: str = ""
    count: str = ""
    default: str = ""
    # What the device fills in by itself: the start, the end, an identifier.
    preload: str = ""
    choices: Choices | None = None
    label: dict = field(default_factory=dict, hash=False)
    hint: dict = field(default_factory=dict, hash=False)
    constraint_message: dict = field(default_factory=dict, hash=False)
    required_message: dict = field(default_factory=dict, hash=False)

    @property
    def name(self):
        """The last word of the path."""
        return self.path.rpartition("/")[2]

    @property
    def above(self):
        """The path of the group or repeat in which it stands; "" of the root."""
        return self.path.rpartition("/")[0]

    @property
    def computed(self):
        """The expressions that decide what it is, before anything is judged."""
        return [each for each in (self.count, self.relevant, self.calculate) if each]


def is_note(field):
    """Whether it only says something: pyxform writes a note as a question that is read only."""
    return bool(field.control) and field.readonly.startswith("true") and not field.calculate


@dataclass(frozen=True)
class Output:
    """An expression in a label, whose value stands there."""

    expression: str


class Cyclic(ValueError):
    """Questions of which each depends on the next; `paths` names them in turn."""

    def __init__(self, paths):
        self.paths = paths
        super().__init__(" → ".join(path.rpartition("/")[2] for path in paths))


@dataclass(frozen=True)
class Form:
    """A form that can be asked. `fields` are by path, in the order of the questionnaire."""

    id: str
    version: str
    title: str
    fields: dict = field(hash=False)
    lists: dict = field(hash=False)
    list_words: dict = field(hash=False)
    languages: tuple = ()
    default_language: str = ""

    @cached_property
    def root(self):
        """The path of what holds all questions."""
        return next(iter(self.fields))

    @cached_property
    def children(self):
        """Path → the fields that stand directly in it."""
        found = {path: [] for path in self.fields}
        for each in self.fields.values():
            if each.above:
                found[each.above].append(each)
        return found

    @cached_property
    def order(self):
        """All fields, each after those it depends on; raises Cyclic."""
        depends = {path: self._depends_on(each) for path, each in self.fields.items()}
        try:
            return [self.fields[path] for path in TopologicalSorter(depends).static_order()]
        except CycleError as fault:
            raise Cyclic(fault.args[1]) from None

    @cached_property
    def dependents(self):
        """Path → paths of the fields that depend on it directly."""
        found = {path: set() for path in self.fields}
        for path, each in self.fields.items():
            for other in self._depends_on(each):
                found[other].add(path)
        return found

    def affected(self, path):
        """Paths of all that an answer there may change, in the order of the questionnaire."""
        seen, todo = set(), [path]
        while todo:
            more = self.dependents[todo.pop()] - seen
            seen |= more
            todo += more
        return [each for each in self.fields if each in seen]

    def _depends_on(self, each):
        found = {each.above} if each.above else set()
        for source in each.computed:
            found |= references(source, each.path, self.fields)
        return found - {each.path}

    def words(self, by_language, language):
        """The words in this language, else in the form's own; () where there are none."""
        for wanted in (language, self.default_language, *by_language):
            if any(by_language.get(wanted, ())) and by_language[wanted] != ("-",):
                return by_language[wanted]
        return ()

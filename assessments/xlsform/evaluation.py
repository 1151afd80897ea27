"""One set of answers to a form: what is asked, what is calculated, and what is wrong with it."""

import math
import uuid
from collections import defaultdict

from assessments.xlsform.compiler import Context, compiled
from assessments.xlsform.form import QUESTION, REPEAT, Output
from assessments.xlsform.nodes import Node, Nodes
from assessments.xlsform.references import absolute, references
from assessments.xlsform.values import stored, to_boolean, to_number, to_string

# More rows than any household, group or building has: a mistyped size would make a billion.
MOST_ROWS = 200
ROW_ID = "_id"


class Evaluation:
    """Answers under a form, evaluated as of a moment: no clock and no chance but the caller's.

    `answers` mirror the form: groups are objects, repeats lists of objects with an `_id`, values
    texts as ODK stores them, a blank one may be missing. What the form does not know is left out.
    `least_rows` is for trying a form: so many of each repeat that it counts, whatever it counts.
    """

    def __init__(self, form, answers, *, now, random, language="", least_rows=0):
        self.form, self.language, self._least_rows = form, language, least_rows
        self.version = form.version
        self._asked = {"now": now, "random": random}
        self._nodes = defaultdict(list)
        self.tree = self._built(form.fields[form.root], None, answers)
        for field in form.order:
            self._evaluate(field)

    # What is answered

    def _built(self, field, parent, given):
        """The node of a group or row with all below it, as far as it was answered."""
        node = self._placed(field, parent)
        given = given if isinstance(given, dict) else {}
        if field.what == REPEAT:
            node.row_id = str(given.get(ROW_ID) or self._new_id())
        for child in self.form.children[field.path]:
            answered = given.get(child.name)
            if child.what == REPEAT:
                rows = answered if isinstance(answered, list) else []
                for row in rows[:MOST_ROWS]:
                    self._built(child, node, row)
            elif child.what == QUESTION:
                value = answered if isinstance(answered, str) else child.default
                self._placed(child, node).value = value
            else:
                self._built(child, node, answered)
        return node

    def _placed(self, field, parent):
        node = Node(field.name, field.path, kind=field.kind, is_calculated=bool(field.calculate))
        if parent is not None:
            parent.add(node)
        self._nodes[field.path].append(node)
        return node

    def _new_id(self):
        return str(uuid.UUID(int=self._asked["random"].getrandbits(128), version=4))

    def answers(self):
        """All that was answered and calculated, irrelevant too: what a draft keeps."""
        return self._told(self.tree, lambda node: True)

    def finished(self):
        """What was answered and calculated of what is relevant: what a record keeps."""
        return self._told(self.tree, lambda node: node.relevant)

    def _told(self, node, is_kept):
        told = {ROW_ID: node.row_id} if node.row_id else {}
        for child in filter(is_kept, node.children):
            what = self.form.fields[child.path].what
            if what == REPEAT:
                told.setdefault(child.name, []).append(self._told(child, is_kept))
            elif what == QUESTION:
                told |= {child.name: child.value} if child.value else {}
            elif below := self._told(child, is_kept):
                told[child.name] = below
        return told

    def nodes(self, path):
        """The nodes of a field: one, or one in each row."""
        return list(self._nodes[path])

    # What follows from it

    def _evaluate(self, field):
        if field.count:
            for above in self.nodes(field.above):
                self._keep_rows(field, above)
        for node in self._nodes[field.path]:
            node.relevant = self._is_relevant(field, node)
            if field.calculate and node.relevant:
                self._calculate(field, node)

    def _keep_rows(self, field, above):
        """As many rows as the form asks for; those beyond stay in the draft, and are not asked."""
        place = Node(field.name, field.path)
        place.parent = above
        asked = to_number(self.value(field.count, place))
        wanted = 0 if math.isnan(asked) else int(max(0, min(asked, MOST_ROWS)))
        wanted = max(wanted, self._least_rows)
        self.add_rows(field, above, wanted)
        for index, row in enumerate(above.named(field.name)):
            row.is_beyond = index >= wanted

    def add_rows(self, field, above, wanted):
        """Blank rows of a repeat until there are so many."""
        for _row in range(wanted - len(above.named(field.name))):
            self._built(field, above, {})

    def _is_relevant(self, field, node):
        if node.is_beyond or not (node.parent is None or node.parent.relevant):
            return False
        return not field.relevant or to_boolean(self.value(field.relevant, node))

    def _calculate(self, field, node):
        # One that rests on nothing is made once: each time anew it would give another identifier.
        if node.value and not references(field.calculate, field.path, self.form.fields):
            return
        value = self.value(field.calculate, node)
        if field.kind == "int" and not isinstance(value, bool):
            number = to_number(value)
            value = float(math.trunc(number)) if math.isfinite(number) else value
        node.value = stored(value)

    def value(self, expression, node):
        """What an expression over a node says."""
        return compiled(expression)(Context(node, form=self, **self._asked))

    def words(self, by_language, node):
        """Words of the form in the language of who answers, with the values that stand in them."""
        parts = (
            to_string(self.value(part.expression, node)) if isinstance(part, Output) else part
            for part in self.form.words(by_language, self.language)
        )
        return "".join(parts).strip()

    # Lists

    def list_named(self, name):
        """What `instance('name')` stands for: the list, of which a path takes the root."""
        root = self.form.lists.get(name)
        if root is None:
            return []
        above = Node("", "")
        above.children = [root]
        return [above]

    def choices(self, node):
        """(value, label) of each choice of a question as it now stands."""
        choices = self.form.fields[node.path].choices
        return [
            (self._cell(item, choices.value), self._choice_label(choices, item, node))
            for item in self._offered(node)
        ]

    def offered(self, node):
        """The values of the choices of a question as it now stands."""
        choices = self.form.fields[node.path].choices
        return {self._cell(item, choices.value) for item in self._offered(node)}

    def _offered(self, node):
        choices = self.form.fields[node.path].choices
        found = self.value(choices.nodes, node) if choices else ()
        return found if isinstance(found, Nodes) else ()

    def choice_label(self, path, value, context):
        """The label of a choice of the question at a path; nothing where there is none."""
        at = context.current if context.current is not None else context.node
        field = self.form.fields.get(absolute(path, at.path))
        if field is None or field.choices is None:
            return ""
        # Whatever a filter leaves out just now: it was chosen.
        every = self.value(field.choices.nodes.partition("[")[0], at)
        items = (item for item in every if self._cell(item, field.choices.value) == value)
        item = next(items, None)
        return "" if item is None else self._choice_label(field.choices, item, at)

    def _choice_label(self, choices, item, node):
        said = self._cell(item, choices.label)
        if not choices.is_translated:
            return said
        return self.words(self.form.list_words.get(said, {}), node)

    @staticmethod
    def _cell(item, name):
        return next((cell.value for cell in item.named(name)), "")

"""The tree of one set of answers, and of a form's lists: what expressions walk through."""


class Node:
    """A question, a group, a row of a repeat, or an item of a list.

    `value` is text as ODK stores it, "" where nothing was answered. `kind` is the type of its
    bind. Who is not relevant is invisible to every expression.
    """

    __slots__ = (
        "children",
        "is_beyond",
        "is_calculated",
        "kind",
        "name",
        "parent",
        "path",
        "relevant",
        "row_id",
        "value",
    )

    def __init__(self, name, path, parent=None, *, value="", kind="string", is_calculated=False):
        self.name, self.path, self.parent = name, path, parent
        self.value, self.kind, self.is_calculated = value, kind, is_calculated
        self.children, self.relevant, self.row_id = [], True, None
        # A row that the form asked for once, and no longer.
        self.is_beyond = False

    def add(self, node):
        """Make the node the last child; returns it."""
        node.parent = self
        self.children.append(node)
        return node

    def named(self, name):
        """The children of this name: one, or the rows of a repeat."""
        return [child for child in self.children if child.name == name]

    def position(self):
        """Which of its name this is among its siblings, from 1."""
        return self.parent.named(self.name).index(self) + 1

    def root(self):
        """The node that holds all others."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def walk(self):
        """This node and all below it, from above."""
        yield self
        for child in self.children:
            yield from child.walk()


class Nodes(list):
    """What a path finds, in the order of the tree."""

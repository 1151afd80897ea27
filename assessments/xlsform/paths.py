"""What a path finds: names, `.`, `..`, conditions in brackets, lists and the tree itself."""

from assessments.xlsform.nodes import Nodes
from assessments.xlsform.parser import Malformed
from assessments.xlsform.values import to_boolean, to_string


def path_of(token, compile_):
    """A function of a context that gives the Nodes which the path finds."""
    return _Paths(compile_).path(token)


class _Paths:
    """Compiles paths; `compile_` compiles the conditions within them."""

    def __init__(self, compile_):
        self._compile = compile_

    def path(self, token):
        symbol = token.symbol
        if symbol == "|":
            left, right = self.path(token[0]), self.path(token[1])
            return lambda context: Nodes(dict.fromkeys([*left(context), *right(context)]))
        if symbol in ("/", "//"):
            return self._joined(token)
        if symbol == "(":
            return self.path(token[0])
        if symbol == "instance":
            return self._list(token)
        if symbol == "current":
            return lambda context: Nodes([_current(context)])
        step = self.step(token)
        return lambda context: Nodes(step(context, context.node))

    def _joined(self, token):
        names = absolute_names(token)
        if names is not None:
            return lambda context: _absolute(context, names)
        if len(token) == 1:
            step, is_deep = self.step(token[0]), token.symbol == "//"
            return lambda context: _from_root(context, step, is_deep)
        left, step, is_deep = self.path(token[0]), self.step(token[1]), token.symbol == "//"

        def joined(context):
            begins = left(context)
            if is_deep:
                begins = [node for begin in begins for node in _relevant(begin.walk())]
            return Nodes(dict.fromkeys(found for node in begins for found in step(context, node)))

        return joined

    def _list(self, token):
        name = self._compile(token[0])
        return lambda context: Nodes(context.form.list_named(to_string(name(context))))

    def step(self, token):
        """A function of (context, node) that gives what the step finds from that node."""
        symbol = token.symbol
        if symbol == "[":
            return self._filtered(self.step(token[0]), self._compile(token[1]))
        if symbol in ("child", "parent", "self"):
            return self._along(symbol, token[0])
        if symbol in _STEPS:
            return _STEPS[symbol]
        if symbol == "*":
            return lambda context, node: _relevant(node.children)
        # A question may bear the name of a function.
        if symbol == "(name)" or token.label in ("name", "function"):
            name = token.value if isinstance(token.value, str) else symbol
            return lambda context, node: _relevant(node.named(name))
        raise Malformed(f"“{symbol}” can't stand in a path.")

    def _along(self, axis, token):
        if axis == "child":
            return self.step(token)
        begin = _STEPS[".." if axis == "parent" else "."]
        name = None if token.symbol in ("node", "*") else token.value
        return lambda context, node: [
            found for found in begin(context, node) if name in (None, found.name)
        ]

    def _filtered(self, step, condition):
        def filtered(context, node):
            found = list(step(context, node))
            return [
                each
                for place, each in enumerate(found, start=1)
                if _holds(condition(context.at(each, place, len(found))), place)
            ]

        return filtered


_STEPS = {
    ".": lambda context, node: [node],
    "..": lambda context, node: [node.parent] if node.parent is not None else [],
    "node": lambda context, node: _relevant(node.children),
    "text": lambda context, node: [node],
    "@": lambda context, node: [],
}


def absolute_names(token):
    """The names of a path from the root that has nothing but names; None for any other."""
    if token.symbol == "/" and len(token) == 1 and token[0].symbol == "(name)":
        return (token[0].value,)
    if token.symbol == "/" and len(token) == 2 and token[1].symbol == "(name)":
        before = absolute_names(token[0])
        return before and (*before, token[1].value)
    return None


def _absolute(context, names):
    """From the root; through a repeat in which the question itself stands, its own row."""
    current = _current(context)
    above = set()
    node = current
    while node is not None:
        above.add(id(node))
        node = node.parent
    root = context.form.tree if context.form is not None else current.root()
    found = [root] if root.name == names[0] else []
    last = len(names) - 1
    for place, name in enumerate(names[1:], start=1):
        found = [child for node in found for child in _relevant(node.named(name))]
        if place < last and len(found) > 1:
            found = [node for node in found if id(node) in above] or found
    return Nodes(found)


def _from_root(context, step, is_deep):
    root = context.form.tree if context.form is not None else _current(context).root()
    begins = _relevant(root.walk()) if is_deep else [_Above(root)]
    return Nodes(dict.fromkeys(found for node in begins for found in step(context, node)))


class _Above:
    """What stands above the root: its one child is the root."""

    def __init__(self, root):
        self.children, self.parent, self._root = [root], None, root

    def named(self, name):
        """The root, if that is its name."""
        return [self._root] if self._root.name == name else []


def _current(context):
    return context.current if context.current is not None else context.node


def _relevant(nodes):
    return [node for node in nodes if node.relevant]


def _holds(value, place):
    return value == place if isinstance(value, float) else to_boolean(value)

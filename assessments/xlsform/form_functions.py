"""Functions of ODK that ask the form, the row or chance."""

import uuid as _uuid

from assessments.xlsform.nodes import Nodes
from assessments.xlsform.values import to_number, to_string


def position(context, nodes=None):
    """Which row this is, from 1; without an argument, which node of a condition."""
    if nodes is None:
        return float(context.position)
    return float(nodes[0].position()) if nodes else float("nan")


def last(context):
    return float(context.size)


def indexed_repeat(_context, nodes, *places):
    """What stands in the row of this number; nothing where there is no such row."""
    found = list(nodes)
    for rows, index in zip(places[::2], places[1::2], strict=True):
        wanted = to_number(index)
        is_one = wanted == wanted and 1 <= wanted <= len(rows) and wanted.is_integer()
        row = rows[int(wanted) - 1] if is_one else None
        found = [node for node in found if row is not None and _is_within(node, row)]
    return Nodes(found)


def _is_within(node, row):
    while node is not None:
        if node is row:
            return True
        node = node.parent
    return False


def choice_name(context, value, path):
    """The label of a choice of the question at a path, in the language of who answers."""
    return context.form.choice_label(to_string(path).strip(), to_string(value), context)


def pulldata(context, name, column, key_column, key):
    """What stands in a column of a list, in the row that has this key."""
    wanted, lists = to_string(key), context.form.list_named(to_string(name))
    for row in (row for above in lists for root in above.children for row in root.children):
        if any(cell.value == wanted for cell in row.named(to_string(key_column))):
            return next((cell.value for cell in row.named(to_string(column))), "")
    return ""


def uuid(context):
    return str(_uuid.UUID(int=context.random.getrandbits(128), version=4))


def random(context):
    return context.random.random()


def randomize(context, nodes, seed=None):
    """The nodes in an order that chance, or a seed, decides."""
    shuffled = Nodes(nodes)
    chance = context.random if seed is None else type(context.random)(to_number(seed))
    chance.shuffle(shuffled)
    return shuffled


def version(context):
    return context.form.version


FUNCTIONS = {
    "position": position,
    "last": last,
    "indexed-repeat": indexed_repeat,
    "jr:choice-name": choice_name,
    "pulldata": pulldata,
    "uuid": uuid,
    "random": random,
    "randomize": randomize,
    "version": version,
}

"""Every clause of the policy, read from its syntax tree, and the policy without one of them.

A mutant is one function with one clause left out, or one entry left out of a table of roles. Its
code takes the place of the function's for the length of a block; whoever imported the function runs
the mutant.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

from accounts import agreements, policy, roles
from accounts.models import User
from accounts.models.agreement import SharingAgreementQuerySet
from cases import policy as rows
from cases.models.consent import ConsentQuerySet
from cases.models.dated import DatedQuerySet
from cases.policy import parts, people, staff
from tests.access import matrix

# What writes conditions for PostgreSQL, or speaks when the system starts, decides about nobody.
NO_POLICY = {"models_about_people_declare_their_path", "person_path", "numbered", "read"}
OTHERS = (
    roles.acting_role,
    User.has_role_on,
    SharingAgreementQuerySet.signed,
    SharingAgreementQuerySet.active_on,
    SharingAgreementQuerySet.of,
    ConsentQuerySet.current,
    ConsentQuerySet.in_force_on,
    DatedQuerySet.on,
    parts.OneByOne.households,
    parts.Parts.people.fget,
    parts.Parts.people_gathered.fget,
    parts.Parts.people_in_order.fget,
    parts.Parts.homes.fget,
    parts.Parts.nearby.fget,
    parts.Parts.households,
    parts.each_home,
)
TABLES = {
    "OF_HOUSEHOLDS": staff.OF_HOUSEHOLDS,
    "CHANGED": staff.CHANGED,
    "OF_PEOPLE": people.OF_PEOPLE,
    "CHANGED_OF_PEOPLE": people.CHANGED_OF_PEOPLE,
}
# Of a chain of calls, those that leave rows out.
NEARBY = "whose household is of no part is of none themselves: for the planner alone"
READING = "one way of reading a list finds what the other does: for the planner alone"
UNKNOWN = "what is unknown because a key is empty is taken for no: for the planner alone"
_PLANNED = "self._reading in (Reading.AS_PLANNED, Reading.NUMBERED)"
# Clauses whose absence opens and closes nothing, and why they stand all the same.
EQUIVALENT = {
    ("_leads_nowhere", "model._meta.get_field(start).null"): (
        "a column that is never empty is not asked whether it is: for the planner alone"
    ),
    ("AboutPeople._people_seen", "sight.nearby"): NEARBY,
    ("AboutPeople._households_seen", "gathered(sight.homes)"): NEARBY,
    ("Parts.people_gathered", "gathered(at_home)"): NEARBY,
    ("Parts.people_in_order", "Q(household__in=self.homes)"): NEARBY,
    ("AboutPeople._households_seen", f"if {_PLANNED}"): READING,
    ("AboutPeople._of_those", "if is_planned"): READING,
    ("AboutPeople._of_those", "else is_planned"): READING,
    ("AboutPeople._of_those", "if self._reading is Reading.GATHERED"): READING,
    ("AboutPeople._of_those", "if self._reading is Reading.IN_ORDER"): READING,
    ("AboutPeople._of_those", "else self._reading is Reading.IN_ORDER"): READING,
    ("AboutPeople._of_each", "else sight.connector == Q.OR"): READING,
    ("_restricted", ".filter(individual__isnull=False)"): UNKNOWN,
    ("_restricted", ".filter(household__isnull=False)"): UNKNOWN,
    ("is_cleared_for", "if team is not None"): (
        "what the caller has read of the team is what would be asked again"
    ),
}
NARROWING = {"filter", "exclude", "on", "of", "current", "signed", "active_on", "in_force_on"}
CONDITIONS = {"filter", "exclude", "Q", "at"}


@dataclass(frozen=True)
class Mutant:
    """The policy without one clause; `living` is a block in which it is the policy."""

    where: str
    without: str
    living: Callable

    def __str__(self):
        return f"{self.where} without {self.without}"

    @property
    def is_equivalent(self):
        return (self.where, self.without) in EQUIVALENT


def every_mutant():
    """All mutants, in the order of the code."""
    found = [mutant for function in _functions() for mutant in _of_function(function)]
    return [mutant for mutant in found if not mutant.is_equivalent] + [
        Mutant(name, role, lambda table=table, role=role: _without_entry(table, role))
        for name, table in TABLES.items()
        for role in table
    ]


def _functions():
    for module in (rows, staff, people, policy, agreements):
        for member in vars(module).values():
            if getattr(member, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(member) and member.__name__ not in NO_POLICY:
                yield member
            elif inspect.isclass(member) and issubclass(member, policy.ScopedQuerySet):
                yield from (
                    method
                    for method in vars(member).values()
                    if inspect.isfunction(method) and method.__name__ not in NO_POLICY
                )
    yield from OTHERS


def _of_function(function):
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for node in ast.walk(tree):
        for without, rest in _alternatives(node):
            changed = ast.fix_missing_locations(_with(tree, node, rest))
            yield Mutant(
                function.__qualname__,
                without,
                lambda changed=changed: _swapped(function, changed),
            )


def _with(tree, node, rest):
    """A copy of a tree with the rest of a node in its place."""
    if tree is node:
        return rest
    if isinstance(tree, list):
        return [_with(each, node, rest) for each in tree]
    if not isinstance(tree, ast.AST):
        return tree
    copied = type(tree)(**{name: _with(value, node, rest) for name, value in ast.iter_fields(tree)})
    return ast.copy_location(copied, tree)


def _alternatives(node):
    """(what is left out, the rest) for each clause of a node of the syntax tree."""
    read = _READ.get(type(node))
    return list(read(node)) if read else []


def _both_sides(node):
    if isinstance(node.op, ast.BitAnd | ast.BitOr):
        yield _words(node.left), node.right
        yield _words(node.right), node.left


def _each_operand(node):
    for index, operand in enumerate(node.values):
        others = [*node.values[:index], *node.values[index + 1 :]]
        rest = others[0] if len(others) == 1 else ast.BoolOp(node.op, others)
        yield _words(operand), rest


def _negation(node):
    if isinstance(node.op, ast.Invert | ast.Not):
        yield "its negation", node.operand


def _early_return(node):
    if isinstance(node.body[-1], ast.Return) and not node.orelse:
        yield f"if {_words(node.test)}", ast.Pass()


def _choice(node):
    yield f"if {_words(node.test)}", node.body
    yield f"else {_words(node.test)}", node.orelse


def _added(node):
    if isinstance(node.op, ast.BitAnd | ast.BitOr):
        yield _words(node), ast.Pass()


def _conditions(node):
    name = getattr(node.func, "attr", getattr(node.func, "id", None))
    if name in NARROWING and isinstance(node.func, ast.Attribute):
        yield _words(node).removeprefix(_words(node.func.value)), node.func.value
    if name not in CONDITIONS or len(node.args) + len(node.keywords) < 2:
        return
    first = 1 if name == "at" else 0
    for index in range(first, len(node.args)):
        rest = [*node.args[:index], *node.args[index + 1 :]]
        yield _words(node.args[index]), ast.Call(node.func, rest, node.keywords)
    for index, keyword in enumerate(node.keywords):
        rest = [*node.keywords[:index], *node.keywords[index + 1 :]]
        yield _words(keyword), ast.Call(node.func, node.args, rest)


_READ = {
    ast.BinOp: _both_sides,
    ast.BoolOp: _each_operand,
    ast.UnaryOp: _negation,
    ast.If: _early_return,
    ast.IfExp: _choice,
    ast.AugAssign: _added,
    ast.Call: _conditions,
}


def _words(node):
    return ast.unparse(node)


@contextmanager
def _swapped(function, tree):
    namespace = {}
    exec(compile(tree, inspect.getfile(function), "exec"), function.__globals__, namespace)
    kept, mutant = function.__code__, namespace[function.__name__]
    function.__code__ = getattr(mutant, "fget", mutant).__code__
    try:
        yield
    finally:
        function.__code__ = kept


@contextmanager
def _without_entry(table, role):
    kept = dict(table)
    del table[role]
    try:
        yield
    finally:
        table.clear()
        table.update(kept)


def living(world, tried):
    """Of these mutants those that nothing tells from the policy."""
    for mutant in tried:
        with mutant.living():
            if not is_caught(world):
                yield mutant


def is_caught(world, names=None):
    """Whether the oracle disagrees with the policy as it now is, or the policy fails."""
    for user in world.users.values():
        # What a user object remembers was asked of another policy.
        user.__dict__.pop("_place_codes", None)
        user.__dict__.pop("_sharing", None)
    try:
        return any(matrix.everything(world, names))
    except Exception:
        return True

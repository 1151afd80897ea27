"""Answers that were given elsewhere, on a device or to a program: judged here under their form.

They are nested as in the form, repeats as lists of rows, every value a text as ODK stores it. What
the register knows is filled in where they leave it blank. What the form does not ask is left out
and told, and so is what it calculates otherwise than the device did.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from random import Random

import orjson
from django.utils.timezone import localtime

from assessments.fault_words import BEYOND, STRANGER, TWICE
from assessments.flat import flat, parted
from assessments.linking import links_of
from assessments.questionnaires import FROM_THE_REGISTER
from assessments.roster import completed
from assessments.xlsform.evaluation import ROW_ID, Evaluation
from assessments.xlsform.faults import REQUIRED, Fault, address, faults
from assessments.xlsform.form import REPEAT, is_note
from assessments.xlsform.values import to_number


@dataclass(frozen=True)
class Submission:
    """One set of answers as it came. `source` and `source_id` say where it has which identity."""

    answers: dict
    assessed_on: date
    started_at: datetime
    finished_at: datetime
    language: str = ""
    source: str = ""
    source_id: str = ""

    @property
    def digest(self):
        """The same for the same answers of the same day, in whatever order they came."""
        told = orjson.dumps([self.answers, self.assessed_on], option=orjson.OPT_SORT_KEYS)
        return sha256(told).hexdigest()[:32]


@dataclass
class Judged:
    """A submission under its form, of a household or of none yet."""

    form: object
    submission: Submission
    household: object = None
    members: tuple = ()
    # It was judged when it was received, and somebody says whose it is: the number of somebody else
    # stops nothing.
    is_by_hand: bool = False
    # Whether what the register knows is filled in where the answers are blank.
    fills: bool = True
    # The number that it is to have; a new one where it has none.
    number: str = ""
    links: object = field(init=False)
    evaluation: Evaluation = field(init=False)
    _given: dict = field(init=False)
    _rows: list = field(init=False)

    def __post_init__(self):
        on, given = self.submission.assessed_on, numbered(self.submission.answers)
        self.links = links_of(self.form, given, self.members, on)
        known = (self.household, self.links.people) if self.fills else (None, {})
        filled = completed(self.form, given, *known, on=on)
        self._given, self._rows = dict(leaves(self.form, given)), list(rows_of(self.form, given))
        # One and the same submission is always judged alike.
        chance = Random(self.submission.source_id)
        now = localtime(self.submission.finished_at)
        self.evaluation = Evaluation(self.form, filled, now=now, random=chance)

    @cached_property
    def faults(self):
        """What is wrong, in the order of the questionnaire, and then with rows."""
        found = [each for each in faults(self.evaluation) if not self._is_known(each)]
        found += [] if self.is_by_hand else self._faults_of_links()
        return [*found, *self._rows_beyond()]

    @cached_property
    def record(self):
        """(answers, the rows of each member) as they are kept."""
        return parted(self.form, self._finished)

    @property
    def told(self):
        """All answers by the names of their questions."""
        return flat(*self.record)

    @cached_property
    def left_out(self):
        """Addresses of answers that the form does not ask, given the others."""
        kept = self._kept
        return [
            where
            for where, (each, _value) in self._given.items()
            if where not in kept and not each.calculate and not is_note(each)
        ]

    @cached_property
    def recalculated(self):
        """Addresses of what the device calculated otherwise."""
        kept = self._kept
        return [
            where
            for where, (each, value) in self._given.items()
            if each.calculate and where in kept and not is_same(value, kept[where][1])
        ]

    @property
    def positions(self):
        """Address of each row, those that the form added too → its place among its like, from 1."""
        return {
            address(self.form, node): node.position()
            for each in self.form.fields.values()
            if each.what == REPEAT
            for node in self.evaluation.nodes(each.path)
        }

    def value(self, where):
        """What stands at an address."""
        return next((said[where][1] for said in (self._all, self._given) if where in said), "")

    @cached_property
    def _finished(self):
        return self.evaluation.finished()

    @cached_property
    def _kept(self):
        return dict(leaves(self.form, self._finished))

    @cached_property
    def _all(self):
        return dict(leaves(self.form, self.evaluation.answers()))

    def _is_known(self, fault):
        """Whether only what the register knows is missing, before its household is found."""
        is_found = self.household is not None and not self.is_by_hand
        return fault.kind == REQUIRED and fault.where[-1] in FROM_THE_REGISTER and not is_found

    def _faults_of_links(self):
        of_kinds = ((STRANGER, self.links.strangers), (TWICE, self.links.twice))
        for kind, found in of_kinds:
            for row in found:
                yield Fault(self.links.path, row, kind)

    def _rows_beyond(self):
        """Faults of the rows for which the form, with these answers, has no place."""
        placed = {
            address(self.form, node)
            for each in self.form.fields.values()
            if each.what == REPEAT
            for node in self.evaluation.nodes(each.path)
            if not node.is_beyond
        }
        return [Fault(path, where, BEYOND) for path, where in self._rows if where not in placed]


def numbered(answers):
    """The answers with the position of each row as its identity.

    >>> numbered({"size": "1", "roster": [{"ind_age": "7"}]})
    {'size': '1', 'roster': [{'ind_age': '7', '_id': '1'}]}
    """
    return {
        name: [numbered(row) | {ROW_ID: str(at)} for at, row in enumerate(value, start=1)]
        if isinstance(value, list)
        else numbered(value)
        if isinstance(value, dict)
        else value
        for name, value in answers.items()
    }


def leaves(form, answers):
    """(address, (field, value)) of all that is answered."""
    return _leaves(form, answers, form.root, ())


def _leaves(form, answers, path, above):
    for name, value in answers.items():
        below, where = f"{path}/{name}", (*above, name)
        if isinstance(value, dict):
            yield from _leaves(form, value, below, where)
        elif isinstance(value, list):
            for row in value:
                yield from _leaves(form, row, below, (*where, row[ROW_ID]))
        elif name != ROW_ID and value != "":
            yield where, (form.fields[below], value)


def rows_of(form, answers, path=None, above=()):
    """(path of the repeat, address) of every row, those within rows too."""
    path = path or form.root
    for name, value in answers.items():
        below, where = f"{path}/{name}", (*above, name)
        if isinstance(value, dict):
            yield from rows_of(form, value, below, where)
        elif isinstance(value, list):
            for row in value:
                yield below, (*where, row[ROW_ID])
                yield from rows_of(form, row, below, (*where, row[ROW_ID]))


def is_same(theirs, ours):
    """Whether two calculated values say the same: Collect keeps a truth as 1 or 0.

    >>> is_same("1", "true"), is_same("0.30", "0.3"), is_same("1", "2"), is_same("a", "b")
    (True, True, False, False)
    """
    one, other = (_TRUTHS.get(value, value) for value in (theirs, ours))
    if one == other:
        return True
    apart = abs(to_number(one) - to_number(other))
    return apart <= 1e-9 * max(1.0, abs(to_number(other)))


_TRUTHS = {"true": "1", "false": "0"}

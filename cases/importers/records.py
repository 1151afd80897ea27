"""What was ordered, and what an import keeps of a person while it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import PermissionDenied

from cases.importers.households import Home


@dataclass(frozen=True)
class Order:
    """What was ordered: who imports which register, on which day, and how strictly.

    `place` is the office of rows that name none; `most_rows` limits the file, 0 does not. `step` is
    told how many rows were read, or in words what is being done.
    """

    source: str
    by: object
    on: object
    place: str = ""
    accept_incomplete: bool = False
    take_file: bool = False
    their_numbers: bool = False
    most_rows: int = 0
    step: Callable = lambda done=None, of=None, said=None: None

    def check(self):
        """Refuse whoever may not register households; their places are judged row by row."""
        if not self.by.has_perm("cases.add_household"):
            raise PermissionDenied

    @property
    def strict(self):
        """Whether what a list does not say is refused."""
        return not self.accept_incomplete


class Changed(NamedTuple):
    """A row of a person whom the register knows: what it tells now.

    `cells` says in which columns it tells facts, field → value.
    """

    known: object
    home: Home
    told: dict
    cells: dict
    table: object
    row: int
    digest: str
    unread: set

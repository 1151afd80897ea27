"""What an import of answers found and did."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Counts are of submissions: `read` of all, of which some are `new`, `known` or `waiting`.

    `faults` stop it all; `notices` are worth reading; `ignored` are (sheet, column, heading).
    """

    read: int = 0
    new: int = 0
    linked: int = 0
    known: int = 0
    waiting: int = 0
    faults: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    ignored: list = field(default_factory=list)
    written: bool = False

    @property
    def is_nothing_new(self):
        """Whether the register has all of it already."""
        return not (self.faults or self.new or self.linked or self.waiting)

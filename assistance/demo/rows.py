"""Help as rows: the columns of each table, in which the demo writes them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from assistance.choices import AssistanceState


class Given(NamedTuple):
    """A row of `assistance.models.Assistance`, as it was planned."""

    number: str
    programme_id: str
    household_id: str
    from_on: date
    until_on: date | None
    quantity: Decimal | None
    amount: Decimal | None
    currency: str
    planned_on: date
    planned_by_id: int
    state: str = AssistanceState.PLANNED.value
    family_unit: str = ""
    collected_by: str = ""
    reference: str = ""
    ended_because: str = ""
    in_spite_of: str = ""


class Covered(NamedTuple):
    """A row of `assistance.models.AssistedPerson`."""

    assistance_id: str
    individual_id: str
    programme_id: str
    from_on: date
    until_on: date | None
    counts: bool = True


@dataclass(slots=True)
class Portion:
    """What some households were given, whom it covers, and the numbers of what came to nothing.

    The households are those whose numbers lie from `first` to `last`.
    """

    first: str
    last: str
    given: list = field(default_factory=list)
    covered: list = field(default_factory=list)
    cancelled: list = field(default_factory=list)
    returned: list = field(default_factory=list)

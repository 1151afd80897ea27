"""What is known of those who apply: of each member, and of the family that applies together.

What is not known is None, and no condition over it holds or fails: somebody has to ask. A family is
who applies as one unit, which may be a part of a household.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

# How long ago help was given to somebody who was never given any: longer than any rule asks.
NEVER = Decimal("Infinity")


@dataclass(frozen=True)
class Member:
    """A person of the family, as known on the day. Money is in AMD.

    `needs` are the codes of specific needs that are recorded; `is_helped`: covered already, by what
    is judged, for one of its days.
    """

    number: str
    birth_date: date | None = None
    sex: str | None = None
    arrived_on: date | None = None
    is_displaced: bool | None = True
    displaced_on: date | None = None
    is_present: bool | None = True
    is_citizen: bool | None = None
    has_disability: bool | None = None
    is_pregnant: bool | None = None
    needs: tuple = ()
    is_student: bool | None = None
    is_in_care: bool | None = False
    lodging: str | None = None
    bank_balance: Decimal | None = None
    income: Decimal | None = None
    is_helped: bool = False


@dataclass(frozen=True)
class Family:
    """Who applies together, and what they own; 0 where they have none, None where nobody knows.

    `place` holds the code of where they live and of all that it lies in. `dwelling_share` is the
    largest share of a home; `car_year` the year in which the newest car was made, `car_tax` its
    tax. `zone` is that of the settlement where a home is bought, `price` and `area` (m²) are the
    home's. `severities` are by sector of assessments. `days_since` they were last helped is by
    sector of the response, NEVER where they were not; `helped_by` are numbers of programmes.
    """

    members: tuple
    place: tuple | None = None
    accommodation: str | None = None
    severities: Mapping = field(default_factory=dict)
    msni: int | None = None
    days_since: Mapping = field(default_factory=dict)
    days_since_this_programme: Decimal | None = None
    helped_by: tuple | None = None
    is_helped: bool = False
    dwelling_share: Decimal | None = None
    car_year: int | None = None
    car_tax: Decimal | None = None
    zone: str | None = None
    price: Decimal | None = None
    area: Decimal | None = None
    is_mortgage: bool | None = None

    @property
    def income(self):
        """What all members earn and receive in a month; None where one of them is not known."""
        found = [member.income for member in self.members]
        return None if None in found else sum(found, Decimal(0))


def age_on(birth_date, on):
    """Whole years; who was born on 29 February turns a year older on 1 March.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    if birth_date is None:
        return None
    before = (on.month, on.day) < (birth_date.month, birth_date.day)
    return on.year - birth_date.year - before

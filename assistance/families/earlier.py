"""What people were given before a day, and whom a programme covers for certain days already.

Help goes with the person: who moved to another household was helped all the same.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Max, Q

from assistance.choices import AssistanceState, ResponseSector
from assistance.entitlement import NEVER
from assistance.models import AssistedPerson
from cases.keys import Keys

_NEVER = MappingProxyType(dict.fromkeys(ResponseSector.values, NEVER))


@dataclass(frozen=True)
class Helped:
    """Somebody is covered by an assistance of the programme, for these days."""

    person: str
    assistance: str
    household: str
    family_unit: str
    from_on: date
    until_on: date | None


@dataclass
class Earlier:
    """What each person was given: days since, by sector and programme; and who is covered."""

    programme: str
    by_sector: dict = field(default_factory=lambda: defaultdict(dict))
    by_programme: dict = field(default_factory=lambda: defaultdict(dict))
    helped: dict = field(default_factory=lambda: defaultdict(list))

    never = _NEVER
    longest = NEVER


def earlier_help(programme, people, on, days=None):
    """The Earlier of these people, by what was delivered until the day and did not come back."""
    found = Earlier(programme.pk)
    for person, given_by, sector, latest in _delivered(people, on):
        since = Decimal((on - latest).days)
        found.by_programme[person][given_by] = since
        sectors = found.by_sector[person]
        sectors[sector] = min(sectors.get(sector, NEVER), since)
    for row in _covered(programme, people, days or days_of(programme, on)):
        found.helped[row.person].append(row)
    return found


def days_of(programme, on):
    """The days, from and until, that the programme gives for on a day: once, those of all of it."""
    if programme.every_days is None:
        return programme.from_on, programme.until_on
    return on, on + timedelta(days=programme.every_days)


def _delivered(people, on):
    rows = AssistedPerson.objects.filter(
        individual__among=Keys(people),
        counts=True,
        assistance__state=AssistanceState.DELIVERED,
        assistance__delivered_on__lte=on,
    )
    named = rows.values_list("individual", "programme", "programme__sector")
    return named.annotate(latest=Max("assistance__delivered_on")).order_by()


def _covered(programme, people, days):
    from_on, until_on = days
    rows = AssistedPerson.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=from_on),
        individual__among=Keys(people),
        programme=programme,
        counts=True,
    )
    if until_on is not None:
        rows = rows.filter(from_on__lt=until_on)
    told = ("individual", "assistance", "assistance__household", "assistance__family_unit")
    found = rows.order_by("from_on", "pk").values_list(*told, "from_on", "until_on")
    return [Helped(*row) for row in found]

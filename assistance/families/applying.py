"""Who applies: each household, each family unit of it, or each of its people, by the programme."""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import attrgetter

from assistance.choices import ForWhom
from assistance.entitlement import Family
from assistance.families.earlier import earlier_help
from assistance.families.homes import homes_on
from assistance.families.means import means_on, owned_together
from assistance.families.members import members_on
from assistance.families.severities import severities_on

# Households that are read together: some ten thousand people.
CHUNK = 2_000


@dataclass(frozen=True)
class Applying:
    """Those who apply as one: `family_unit` and `person` are "" where it is not for such.

    Household and people are named by their numbers, which are their keys. `helped` says who of them
    is covered already by the programme for one of the days, and by what.
    """

    household: str
    family_unit: str
    person: str
    family: Family
    helped: tuple = ()


def families_of(programme, households, on, *, days=None):
    """Each Applying of these households (or their numbers) as of the day, in their order.

    `days` are those for which help is asked, from and until; without them, those that the programme
    gives for on that day. A household without members on the day applies for nothing.
    """
    numbers = (getattr(each, "pk", each) for each in households)
    while chunk := list(islice(numbers, CHUNK)):
        yield from _of_chunk(programme, chunk, on, days)


def _of_chunk(programme, numbers, on, days):
    homes = homes_on(numbers, on)
    stays = members_on(numbers, on, homes)
    severities = severities_on(numbers, on)
    people = [stay.member.number for each in stays.values() for stay in each]
    means = means_on(people, on)
    earlier = earlier_help(programme, people, on, days)
    for number in numbers:
        home = Family((), **homes[number], **severities[number])
        for unit, person, members in _units(programme, stays.get(number, ())):
            owned = owned_together([means[each.number] for each in members])
            members = [_with(each, means[each.number]) for each in members]
            yield _applying((number, unit, person), replace(home, **owned), members, earlier)


def _units(programme, stays):
    """(family unit, person, Members) of each who applies from a household."""
    if programme.for_whom == ForWhom.PERSON:
        return [("", stay.member.number, [stay.member]) for stay in stays]
    if programme.for_whom == ForWhom.HOUSEHOLD:
        return [("", "", [stay.member for stay in stays])] if stays else []
    unit = attrgetter("family_unit")
    by_unit = groupby(sorted(stays, key=unit), key=unit)
    return [(name, "", [stay.member for stay in some]) for name, some in by_unit]


def _with(member, means):
    return replace(member, income=means.income, bank_balance=means.bank_balance)


def _applying(key, home, members, earlier):
    household, unit, person = key
    helped = tuple(row for member in members for row in earlier.helped[member.number])
    covered = {row.person for row in helped}
    family = replace(
        home,
        members=tuple(replace(each, is_helped=each.number in covered) for each in members),
        is_helped=any((row.household, row.family_unit) == (household, unit) for row in helped),
        **_since(earlier, [member.number for member in members]),
    )
    return Applying(household, unit, person, family, helped)


def _since(earlier, people):
    """When these people were last helped, and by which programmes."""
    days = defaultdict(list)
    for person in people:
        for sector, since in earlier.by_sector[person].items():
            days[sector].append(since)
    of_this = [earlier.by_programme[person].get(earlier.programme) for person in people]
    return {
        "days_since": earlier.never | {sector: min(each) for sector, each in days.items()},
        "days_since_this_programme": min(
            (each for each in of_this if each is not None), default=earlier.longest
        ),
        "helped_by": tuple(sorted({p for each in people for p in earlier.by_programme[each]})),
    }

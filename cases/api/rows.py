"""Households and people as the API tells them, in a fixed number of queries however many."""

from collections import defaultdict
from functools import cache, lru_cache
from operator import attrgetter

import orjson
from django.db.models import Exists, F, OuterRef, Q

from cases import disability, population, visible
from cases.api import told
from cases.api.masks import masks_of_households, masks_of_people
from cases.choices import Relationship, ResidenceKind
from cases.composition import Composition
from cases.models import Household, Individual
from cases.policy import sees_in_part
from cases.sight import sight_of

# What is not told of a person whose household on the day is out of sight.
_OF_HOUSEHOLD = ("household", "relationship", "family_unit", "home")


def households(numbers, *, on, user, today):
    """What the API says of the households with these numbers, as of the day `on`, in their order.

    They are such as `user` may see `today`. Three queries, and one where somebody moved since or
    where the user sees people one by one.
    """
    sight = sight_of(user, today)
    rows = {row.number: row for row in told.households(sight.classes).rows(numbers, on)}
    members, addresses = _members(numbers, on, sight), _addresses(numbers, on, sight)
    return [
        _household(rows[number], members[number], addresses[number], on, sight)
        for number in numbers
    ]


def individuals(numbers, *, on, user, today):
    """The JSON that the API says of the people with these numbers, as of the day `on`, in order.

    They are such as `user` may see `today`; a household out of sight is not named. One query, and
    one where somebody moved since.
    """
    sight = sight_of(user, today)
    rows = {row.number: row for row in told.people(sight.classes).rows(numbers, on)}
    # The household of now is seen, or the person would not be.
    left = {row.stay__household for row in rows.values() if _has_moved(row)}
    seen = visible.among(Household, left, user, on=today)
    masks = masks_of_people(sight.classes)
    return [_individual(rows[number], seen, on, masks) for number in numbers]


def listed(user, today):
    """Condition on memberships: of people who belong there still, or whom the user may see today.

    Others are counted and not named; a filter by what they are would name them after all. Who sees
    people one by one finds a household by those alone.
    """
    seen = Exists(
        Individual.objects.visible_to(user, on=today).filter(pk=OuterRef("individual_id"))
    )
    return Q(seen) if sees_in_part(user) else Q(individual__household=F("household")) | seen


def _household(row, members, addresses, on, sight):
    composition = Composition()
    for member, _is_listed in members:
        composition.add(member, on)
    named = [member for member, is_listed in members if is_listed]
    heads = [member.number for member in named if member.relationship == Relationship.HEAD]
    withheld = len(members) - len(named)
    masks = masks_of_households(sight.classes, sight.is_in_part and withheld > 0)
    counts = {field: getattr(composition, field) for field in told.COMPOSITION}
    return {
        **_shown(row, told.HOUSEHOLD, masks),
        "registered_at": None if masks.has("registered_at") else _place(row, "registered_at__"),
        "as_of": on,
        "head": heads[0] if heads and not masks.has("head") else None,
        "home": addresses.get(ResidenceKind.ACTUAL),
        "registered_address": addresses.get(ResidenceKind.REGISTERED),
        "composition": counts | masks.nulls("composition."),
        "members": [_member(member, on, masks) for member in named],
        "members_withheld": withheld,
        "masked": masks.masked,
    }


def _member(member, on, masks):
    return {
        **_shown(member, told.PERSON, masks, "members."),
        **_facts(*_judged(member, on)),
        "relationship": member.relationship,
        "family_unit": member.family_unit,
        **masks.nulls("members."),
    }


def _individual(row, seen, on, masks):
    """What PostgreSQL wrote of a person, with what is reckoned of them as of the day."""
    judged = _judged(row, on)
    if _has_moved(row) and row.stay__household not in seen:
        told_of_them = orjson.loads(row.written) | dict.fromkeys(_OF_HOUSEHOLD)
        reckoned = _facts(*judged) | masks.reckoned
        return told_of_them | reckoned | {"as_of": on, "masked": masks.masked}
    return orjson.Fragment(f"{row.written[:-1]},{_facts_written(*judged, masks)}")


def _judged(row, on):
    """From what age and flags on the day are reckoned."""
    return (
        _born_by(on, row.birth_date, row.birth_precision),
        disability.has_disability(row, on),
        population.is_pregnant(row.pregnancy_expected_on, on),
        on,
    )


def _has_moved(row):
    """Whether the person belonged on the day to another household than now."""
    return row.stay__household not in (None, row.household_id)


def _shown(row, fields, masks, prefix=""):
    """The fields of a row that are shown, and nothing in the others."""
    return dict.fromkeys(fields) | _told(row, masks.shown(fields, prefix))


def _told(row, fields, prefix=""):
    return dict(zip(fields, _reader(fields, prefix)(row), strict=True))


@cache
def _reader(fields, prefix):
    return attrgetter(*(f"{prefix}{field}" for field in fields))


def _born_by(on, birth_date, precision):
    """The birth date, unless it is known that they were born after the day."""
    return None if population.is_born_after(birth_date, precision, on) else birth_date


@lru_cache(maxsize=65_536)
def _facts(born, disabled, pregnant, on):
    """Age and flags on the day; without a birth date, what depends on it is unknown."""
    cohort = population.band_of(born, on, population.UNHCR_COHORTS)
    band = population.band_of(born, on, population.MISSION_BANDS)
    return {
        "age": population.shown_age(born, on),
        "is_child": population.is_child(born, on),
        "over_65": population.has_turned(population.OLDER_AGE, born, on),
        "pensionable": population.has_turned(population.PENSIONABLE_AGE, born, on),
        "cohort": cohort.code if cohort else None,
        "mission_band": band.code if band else None,
        "disabled": disabled,
        "pregnant": pregnant,
    }


@lru_cache(maxsize=65_536)
def _facts_written(born, disabled, pregnant, on, masks):
    """The end of a person's JSON: the facts on the day, the day, and what is not shown."""
    facts = _facts(born, disabled, pregnant, on) | masks.reckoned
    return orjson.dumps(facts | {"as_of": on, "masked": masks.masked}).decode()[1:]


def _place(row, prefix):
    """The place whose columns begin so; None where there is none."""
    place = _told(row, told.PLACE, prefix)
    return place if place["code"] is not None else None


def _members(numbers, on, sight):
    """By household's number its members on the day, each with whether the user may see them."""
    stays = told.members(sight.classes).rows(numbers, on)
    asked = [stay.number for stay in stays if sight.is_in_part or stay.now_in != stay.household_id]
    seen = visible.among(Individual, asked, sight.user, on=sight.on)
    members = defaultdict(list)
    for stay in stays:
        is_at_home = stay.now_in == stay.household_id and not sight.is_in_part
        members[stay.household_id].append((stay, is_at_home or stay.number in seen))
    return members


def _addresses(numbers, on, sight):
    """By household's number and kind of address: what held on the day."""
    addresses = defaultdict(dict)
    masks = masks_of_households(sight.classes, False)
    is_exact = sight.shows("residence.place")
    for row in told.addresses(sight.classes).rows(numbers, on):
        address = _told(row, told.ADDRESS) | masks.nulls("home.")
        address["place"] = _place(row, "place__") if is_exact else _marz(row)
        addresses[row.household_id][row.kind] = address
    return addresses


def _marz(row):
    """The marz in which a residence lies, as PostgreSQL wrote it; None where there is none."""
    return orjson.loads(row.marz) if row.marz else None

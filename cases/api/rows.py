"""Households and people as the API tells them, in a fixed number of queries however many."""

from collections import defaultdict
from functools import cache, lru_cache
from operator import attrgetter

import orjson
from django.db.models import Exists, F, OuterRef, Q

from cases import disability, population
from cases.api import told
from cases.choices import Relationship, ResidenceKind
from cases.composition import Composition
from cases.models import Household, Individual
from cases.policy import Keys

# What is not told of a person whose household on the day is out of sight.
_OF_HOUSEHOLD = ("household", "relationship", "family_unit", "home")


def households(numbers, *, on, user, today):
    """What the API says of the households with these numbers, as of the day `on`, in their order.

    They are such as `user` may see `today`. Three queries, and one where somebody moved since.
    """
    rows = {row.number: row for row in told.HOUSEHOLDS.rows(numbers, on)}
    members, addresses = _members(numbers, on, user, today), _addresses(numbers, on)
    return [_household(rows[number], members[number], addresses[number], on) for number in numbers]


def individuals(numbers, *, on, user, today):
    """The JSON that the API says of the people with these numbers, as of the day `on`, in order.

    They are such as `user` may see `today`; a household out of sight is not named. One query, and
    one where somebody moved since.
    """
    rows = {row.number: row for row in told.PEOPLE.rows(numbers, on)}
    # The household of now is seen, or the person would not be.
    left = {row.stay__household for row in rows.values() if _has_moved(row)}
    seen = _seen(Household, left, user, today)
    return [_individual(rows[number], seen, on) for number in numbers]


def listed(user, today):
    """Condition on memberships: of people who belong there still, or whom the user may see today.

    Others are counted and not named; a filter by what they are would name them after all.
    """
    seen = Individual.objects.visible_to(user, on=today).filter(pk=OuterRef("individual_id"))
    return Q(individual__household=F("household")) | Exists(seen)


def _household(row, members, addresses, on):
    composition = Composition()
    for member, _is_listed in members:
        composition.add(member, on)
    named = [member for member, is_listed in members if is_listed]
    heads = [member.number for member in named if member.relationship == Relationship.HEAD]
    return {
        **_told(row, told.HOUSEHOLD),
        "registered_at": _place(row, "registered_at__"),
        "as_of": on,
        "head": heads[0] if heads else None,
        "home": addresses.get(ResidenceKind.ACTUAL),
        "registered_address": addresses.get(ResidenceKind.REGISTERED),
        "composition": {field: getattr(composition, field) for field in told.COMPOSITION},
        "members": [_member(member, on) for member in named],
    }


def _member(member, on):
    return {
        **_told(member, told.PERSON),
        **_facts(
            _born_by(on, member.birth_date, member.birth_precision),
            disability.has_disability(member, on),
            population.is_pregnant(member.pregnancy_expected_on, on),
            on,
        ),
        "relationship": member.relationship,
        "family_unit": member.family_unit,
    }


def _individual(row, seen, on):
    """What PostgreSQL wrote of a person, with what is reckoned of them as of the day."""
    judged = (
        _born_by(on, row.birth_date, row.birth_precision),
        disability.has_disability(row, on),
        population.is_pregnant(row.pregnancy_expected_on, on),
        on,
    )
    if _has_moved(row) and row.stay__household not in seen:
        told_of_them = orjson.loads(row.written) | dict.fromkeys(_OF_HOUSEHOLD)
        return told_of_them | _facts(*judged) | {"as_of": on}
    return orjson.Fragment(f"{row.written[:-1]},{_facts_written(*judged)}")


def _has_moved(row):
    """Whether the person belonged on the day to another household than now."""
    return row.stay__household not in (None, row.household_id)


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
def _facts_written(born, disabled, pregnant, on):
    """The end of a person's JSON: the facts on the day, and the day."""
    return orjson.dumps(_facts(born, disabled, pregnant, on) | {"as_of": on}).decode()[1:]


def _place(row, prefix):
    """The place whose columns begin so; None where there is none."""
    place = _told(row, told.PLACE, prefix)
    return place if place["code"] is not None else None


def _members(numbers, on, user, today):
    """By household's number its members on the day, each with whether the user may see them."""
    stays = told.MEMBERS.rows(numbers, on)
    moved = [stay.number for stay in stays if stay.now_in != stay.household_id]
    seen = _seen(Individual, moved, user, today)
    members = defaultdict(list)
    for stay in stays:
        is_listed = stay.now_in == stay.household_id or stay.number in seen
        members[stay.household_id].append((stay, is_listed))
    return members


def _seen(model, numbers, user, today):
    """Those of the numbers that the user may see today."""
    if not numbers:
        return set()
    visible = model.objects.visible_to(user, on=today)
    return set(visible.filter(pk__among=Keys(numbers)).values_list("pk", flat=True))


def _addresses(numbers, on):
    """By household's number and kind of address: what held on the day."""
    addresses = defaultdict(dict)
    for row in told.ADDRESSES.rows(numbers, on):
        address = {"place": _place(row, "place__"), **_told(row, told.ADDRESS)}
        addresses[row.household_id][row.kind] = address
    return addresses

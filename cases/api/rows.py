"""Households and people as the API tells them, in a fixed number of queries however many."""

from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q

from cases import disability, fact_conditions, population, washington_group
from cases.api.prepared import Prepared
from cases.choices import Relationship, ResidenceKind
from cases.composition import Composition
from cases.models import Household, Individual, Membership, Residence

_PLACE = ("code", "level", "name_en", "name_hy", "name_ru")
_PERSON = (
    "number",
    "given_name",
    "patronymic",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "sex",
    "birth_date",
    "birth_precision",
    "arrived_on",
    "population_group",
)
_JUDGED_BY = ("wg_disability_3", "wg_asked_on", "pregnancy_expected_on")
_INDIVIDUAL = (
    "in_household_since",
    "left_on",
    "left_reason",
    "pregnancy_expected_on",
    "pregnancy_asked_on",
    "breastfeeding_until",
    "source",
    "source_id",
    "version",
)
_HOUSEHOLD = (
    "number",
    "kind",
    "declared_size",
    "is_complete",
    "registered_on",
    "last_confirmed_on",
    "last_confirmed_by",
    "presumed",
    "inactive_on",
    "inactive_reason",
    "source",
    "source_id",
    "version",
)
_ADDRESS = ("address", "accommodation", "from_on", "until_on")
_COMPOSITION = (
    "size",
    "girls",
    "boys",
    "children",
    "adults",
    "older",
    "age_unknown",
    "disabled",
    "disability_unknown",
    "pregnant",
)


def _of_place(prefix):
    return [f"{prefix}__{field}" for field in _PLACE]


# As `fact_conditions.with_facts` annotates them.
_FACTS = ("legal_statuses", "needs_now", "disability_decision", "absent")


def _people(numbers, day):
    people = Individual.objects.filter(pk__among=numbers)
    return fact_conditions.with_facts(disability.with_decisions(people, on=day), on=day)


_PEOPLE = Prepared(
    _people,
    (
        *dict.fromkeys((*_PERSON, *_JUDGED_BY, *_INDIVIDUAL)),
        *washington_group.DOMAINS,
        "wg_method",
        *_of_place("origin"),
        "has_decision",
        *_FACTS,
    ),
)
_STAYS = Prepared(
    lambda numbers, day: (
        Membership.objects.on(day)
        .filter(individual__among=numbers)
        .annotate(now_in=F("individual__household_id"))
    ),
    ("individual_id", "household_id", "now_in", "relationship", "family_unit"),
)
_HOUSEHOLDS = Prepared(
    lambda numbers, day: Household.objects.filter(pk__among=numbers),
    (*_HOUSEHOLD, *_of_place("registered_at")),
)
_MEMBERS = Prepared(
    lambda numbers, day: (
        Membership.objects.on(day)
        .counted()
        .filter(household__among=numbers)
        .annotate(
            now_in=F("individual__household_id"),
            has_decision=disability.decided(on=day, prefix="individual__"),
            **{field: F(f"individual__{field}") for field in (*_PERSON, *_JUDGED_BY)},
        )
        .order_by("household_id", "from_on", "individual_id")
    ),
    (
        *("household_id", "now_in", "has_decision", "relationship", "family_unit"),
        *_PERSON,
        *_JUDGED_BY,
    ),
)
_ADDRESSES = Prepared(
    lambda numbers, day: Residence.objects.on(day).filter(household__among=numbers),
    ("household_id", "kind", *_ADDRESS, *_of_place("place")),
)


def households(numbers, *, on, user, today):
    """What the API says of the households with these numbers, as of the day `on`, in their order.

    They are such as `user` may see `today`. Three queries, and one where somebody moved since.
    """
    rows = {row.number: row for row in _HOUSEHOLDS.rows(numbers, on)}
    members, addresses = _members(numbers, on, user, today), _addresses(numbers, on)
    return [_household(rows[number], members[number], addresses[number], on) for number in numbers]


def individuals(numbers, *, on, user, today):
    """What the API says of the people with these numbers, as of the day `on`, in their order.

    They are such as `user` may see `today`; a household out of sight is not named. Three queries,
    and one where somebody moved since.
    """
    rows = {row.number: row for row in _PEOPLE.rows(numbers, on)}
    stays = _stays(numbers, on, user, today)
    addresses = _addresses([stay.household_id for stay in stays.values()], on)
    return [_individual(rows[number], stays.get(number), addresses, on) for number in numbers]


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
        **_told(row, _HOUSEHOLD),
        "registered_at": _place(row, "registered_at"),
        "as_of": on,
        "head": heads[0] if heads else None,
        "home": addresses.get(ResidenceKind.ACTUAL),
        "registered_address": addresses.get(ResidenceKind.REGISTERED),
        "composition": {field: getattr(composition, field) for field in _COMPOSITION},
        "members": [_member(member, on) for member in named],
    }


def _member(member, on):
    return {
        **_told(member, _PERSON),
        **_facts(
            _born_by(on, member.birth_date, member.birth_precision),
            disability.has_disability(member, on),
            member.pregnancy_expected_on,
            on,
        ),
        "relationship": member.relationship,
        "family_unit": member.family_unit,
    }


def _individual(row, stay, addresses, on):
    household = stay.household_id if stay else None
    return {
        **_told(row, _PERSON),
        **_facts(
            _born_by(on, row.birth_date, row.birth_precision),
            disability.has_disability(row, on),
            row.pregnancy_expected_on,
            on,
        ),
        "household": household,
        "relationship": stay.relationship if stay else None,
        "family_unit": stay.family_unit if stay else None,
        "home": addresses[household].get(ResidenceKind.ACTUAL),
        "origin": _place(row, "origin"),
        "washington_group": {
            **_told(row, washington_group.DOMAINS),
            "asked_on": row.wg_asked_on,
            "method": row.wg_method,
        },
        "legal_statuses": row.legal_statuses,
        "needs": row.needs_now,
        "disability_decision": row.disability_decision,
        "absent": row.absent,
        **_told(row, _INDIVIDUAL),
        "as_of": on,
    }


def _told(row, fields):
    return {field: getattr(row, field) for field in fields}


def _born_by(on, birth_date, precision):
    """The birth date, unless it is known that they were born after the day."""
    return None if population.is_born_after(birth_date, precision, on) else birth_date


def _facts(born, disabled, expected_on, on):
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
        "pregnant": population.is_pregnant(expected_on, on),
    }


def _place(row, prefix):
    if getattr(row, f"{prefix}__code") is None:
        return None
    return {field: getattr(row, f"{prefix}__{field}") for field in _PLACE}


def _members(numbers, on, user, today):
    """By household's number its members on the day, each with whether the user may see them."""
    stays = _MEMBERS.rows(numbers, on)
    moved = [stay.number for stay in stays if stay.now_in != stay.household_id]
    seen = _seen(Individual, moved, user, today)
    members = defaultdict(list)
    for stay in stays:
        is_listed = stay.now_in == stay.household_id or stay.number in seen
        members[stay.household_id].append((stay, is_listed))
    return members


def _stays(numbers, on, user, today):
    """By person's number: where they belonged on the day, in households that the user may see.

    The household of now is seen, or the person would not be.
    """
    stays = _STAYS.rows(numbers, on)
    left = {stay.household_id for stay in stays if stay.now_in != stay.household_id}
    seen = _seen(Household, left, user, today)
    return {
        stay.individual_id: stay
        for stay in stays
        if stay.now_in == stay.household_id or stay.household_id in seen
    }


def _seen(model, numbers, user, today):
    """Those of the numbers that the user may see today."""
    if not numbers:
        return set()
    visible = model.objects.visible_to(user, on=today)
    return set(visible.filter(pk__among=list(numbers)).values_list("pk", flat=True))


def _addresses(numbers, on):
    """By household's number and kind of address: what held on the day."""
    addresses = defaultdict(dict)
    for row in _ADDRESSES.rows(numbers, on):
        address = {"place": _place(row, "place"), **_told(row, _ADDRESS)}
        addresses[row.household_id][row.kind] = address
    return addresses

"""Households and people as the API tells them, in a fixed number of queries however many."""

from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q

from cases import disability, population, washington_group
from cases.choices import Relationship, ResidenceKind
from cases.composition import Composition
from cases.models import Individual, Membership, Residence

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


HOUSEHOLD_COLUMNS = (*_HOUSEHOLD, *_of_place("registered_at"))
# As `fact_conditions.with_facts` annotates them.
FACTS = ("legal_statuses", "needs_now", "disability_decision", "absent")
INDIVIDUAL_COLUMNS = (
    *dict.fromkeys((*_PERSON, *_JUDGED_BY, *_INDIVIDUAL)),
    *washington_group.DOMAINS,
    "wg_method",
    *_of_place("origin"),
)


def households(rows, *, on, user, today):
    """What the API says of these households (rows of HOUSEHOLD_COLUMNS), as of the day `on`.

    The rows are those that `user` may see `today`. Two queries.
    """
    numbers = [row["number"] for row in rows]
    members = _members(numbers, on, user, today)
    addresses = _addresses(numbers, on)
    return [_household(row, members[row["number"]], addresses[row["number"]], on) for row in rows]


def individuals(rows, *, on, user, today):
    """What the API says of these people (rows of INDIVIDUAL_COLUMNS), as of the day `on`.

    The rows are those that `user` may see `today`, each with `has_decision` of `on`
    (`disability.with_decisions`); a household out of sight is not named. Two queries.
    """
    stays = _stays([row["number"] for row in rows], on, user, today)
    addresses = _addresses([stay["household_id"] for stay in stays.values()], on)
    return [_individual(row, stays.get(row["number"]), addresses, on) for row in rows]


def listed(user, today):
    """Condition on memberships: of people who belong there still, or whom the user may see today.

    Others are counted and not named; a filter by what they are would name them after all.
    """
    seen = Individual.objects.visible_to(user, on=today).filter(pk=OuterRef("individual_id"))
    return Q(individual__household=F("household")) | Exists(seen)


def _household(row, members, addresses, on):
    composition = Composition()
    for member in members:
        composition.add(member, on)
    named = [member for member in members if member.listed]
    heads = [member.number for member in named if member.relationship == Relationship.HEAD]
    return {
        **{field: row[field] for field in _HOUSEHOLD},
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
        **{field: getattr(member, field) for field in _PERSON},
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
    household = stay["household_id"] if stay else None
    return {
        **{field: row[field] for field in _PERSON},
        **_facts(
            _born_by(on, row["birth_date"], row["birth_precision"]),
            row["has_decision"]
            or population.has_disability(row["wg_disability_3"], row["wg_asked_on"], on),
            row["pregnancy_expected_on"],
            on,
        ),
        "household": household,
        "relationship": stay["relationship"] if stay else None,
        "family_unit": stay["family_unit"] if stay else None,
        "home": addresses[household].get(ResidenceKind.ACTUAL),
        "origin": _place(row, "origin"),
        "washington_group": {
            **{domain: row[domain] for domain in washington_group.DOMAINS},
            "asked_on": row["wg_asked_on"],
            "method": row["wg_method"],
        },
        "legal_statuses": row["legal_statuses"],
        "needs": row["needs_now"],
        "disability_decision": row["disability_decision"],
        "absent": row["absent"],
        **{field: row[field] for field in _INDIVIDUAL},
        "as_of": on,
    }


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
    if row[f"{prefix}__code"] is None:
        return None
    return {field: row[f"{prefix}__{field}"] for field in _PLACE}


def _members(numbers, on, user, today):
    """Members of each household on the day; `listed` are those whom the user may see today."""
    stays = (
        Membership.objects.on(on)
        .counted()
        .filter(household__in=numbers)
        .annotate(
            listed=listed(user, today),
            has_decision=disability.decided(on=on, prefix="individual__"),
            **{field: F(f"individual__{field}") for field in (*_PERSON, *_JUDGED_BY)},
        )
        .order_by("household_id", "from_on", "individual_id")
        .values_list(
            "household_id",
            "listed",
            "has_decision",
            "relationship",
            "family_unit",
            *_PERSON,
            *_JUDGED_BY,
            named=True,
        )
    )
    members = defaultdict(list)
    for stay in stays:
        members[stay.household_id].append(stay)
    return members


def _stays(numbers, on, user, today):
    """By person's number: where they belonged on the day, in households that the user may see."""
    stays = Membership.objects.visible_to(user, on=today).on(on).filter(individual__in=numbers)
    columns = ("individual_id", "household_id", "relationship", "family_unit")
    return {stay["individual_id"]: stay for stay in stays.values(*columns)}


def _addresses(numbers, on):
    """By household's number and kind of address: what held on the day."""
    rows = Residence.objects.on(on).filter(household__in=numbers)
    addresses = defaultdict(dict)
    for row in rows.values("household_id", "kind", *_ADDRESS, *_of_place("place")):
        addresses[row["household_id"]][row["kind"]] = {
            "place": _place(row, "place"),
            **{field: row[field] for field in _ADDRESS},
        }
    return addresses

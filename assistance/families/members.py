"""The members of households on a day, each as a rule knows them."""

from collections import defaultdict
from dataclasses import dataclass, replace

from assistance.entitlement import Member
from assistance.families.facts_of_people import facts_of_people
from assistance.families.homes import in_care_of
from cases import disability, population
from cases.choices import PopulationGroup, Relationship, Sex
from cases.keys import Keys
from cases.models import Membership

# Whom a programme for displaced people is for, those born to them here among them.
DISPLACED = frozenset(
    {
        PopulationGroup.DISPLACED_2023,
        PopulationGroup.DISPLACED_2020,
        PopulationGroup.DISPLACED_TWICE,
        PopulationGroup.BORN_IN_ARMENIA,
    }
)
# Outside of these ages nobody is asked whether she is pregnant.
_AGES_OF_PREGNANCY = range(12, 56)


@dataclass(frozen=True)
class Stay:
    """A Member as one of a household, and in which family unit of it."""

    family_unit: str
    member: Member


def members_on(numbers, on, homes):
    """Number of a household → its Stays on the day, the head first; `homes` are those of the day.

    Who belonged to it then, whoever left since; a duplicate or a mistake is nobody.
    """
    in_care, found = in_care_of(numbers, homes), defaultdict(list)
    stays = list(_stays(numbers, on))
    facts = facts_of_people([stay.individual_id for stay in stays], on)
    for stay in stays:
        stay.individual.has_decision = stay.has_decision
        living = {
            "lodging": homes[stay.household_id].get("accommodation"),
            "is_in_care": stay.household_id in in_care,
        }
        member = _member(stay.individual, on, living | facts[stay.individual_id])
        found[stay.household_id].append(
            (stay.individual.population_group, Stay(stay.family_unit, member))
        )
    return {number: _with_those_born_here(each) for number, each in found.items()}


def _stays(numbers, on):
    stays = Membership.objects.on(on).counted().filter(household__among=Keys(numbers))
    stays = stays.annotate(has_decision=disability.decided(on=on, prefix="individual__"))
    fields = (
        "sex",
        "birth_date",
        "arrived_on",
        "population_group",
        "wg_disability_3",
        "wg_asked_on",
        "pregnancy_expected_on",
        "pregnancy_asked_on",
    )
    stays = stays.select_related("individual").only(
        "household", "family_unit", "relationship", *(f"individual__{name}" for name in fields)
    )
    return sorted(
        stays, key=lambda stay: (stay.relationship != Relationship.HEAD, stay.individual_id)
    )


def _member(person, on, known):
    is_displaced = person.population_group in DISPLACED
    return Member(
        person.pk,
        birth_date=person.birth_date,
        sex=None if person.sex == Sex.UNKNOWN else person.sex,
        arrived_on=person.arrived_on,
        is_displaced=is_displaced,
        # What is recorded of an earlier flight has a year alone: the day is that of the arrival.
        displaced_on=person.arrived_on if is_displaced else None,
        has_disability=disability.has_disability(person, on),
        is_pregnant=_is_pregnant(person, on),
        **known,
    )


def _is_pregnant(person, on):
    """Whether she is pregnant; None where she may be, and nobody asked."""
    if person.pregnancy_expected_on is not None:
        return population.is_pregnant(person.pregnancy_expected_on, on)
    age = population.age(person.birth_date, on)
    may_be = person.sex != Sex.MALE and (age is None or age in _AGES_OF_PREGNANCY)
    asked = person.pregnancy_asked_on is not None and person.pregnancy_asked_on <= on
    return None if may_be and not asked else False


def _with_those_born_here(stays):
    """Whoever was born in Armenia to displaced parents was displaced as those were."""
    days = [
        stay.member.displaced_on
        for group, stay in stays
        if group != PopulationGroup.BORN_IN_ARMENIA and stay.member.is_displaced
    ]
    first = min(days) if days and None not in days else None
    return [
        replace(stay, member=replace(stay.member, displaced_on=first))
        if group == PopulationGroup.BORN_IN_ARMENIA
        else stay
        for group, stay in stays
    ]

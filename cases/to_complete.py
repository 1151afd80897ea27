"""Households that were registered in a hurry, and what each of them still lacks."""

from dataclasses import dataclass

from cases import quality
from cases.completeness import Home, missing
from cases.composition import describe
from cases.facts import Facts, facts_of
from cases.models import Household, Individual, Residence
from cases.sight import WHOLE, sight_of

# Whoever has more than this before them needs no exact figure.
COUNTED = 1_000


# What is missing → the fields by which it is told that it is.
_RESTS_ON = {
    "names": ("individual.given_name",),
    "people": ("household.declared_size",),
    "births": ("individual.birth_date",),
    "sexes": ("individual.sex",),
    "relationships": ("individual.relationship",),
    "pregnancies": ("individual.pregnancy_expected_on", "specificneed.need"),
    "papers": ("identitydocument.number",),
    "phone": ("phone.number",),
    "place": ("residence.place", "residence.address"),
}


def waiting(user, day):
    """Households that this user may complete and that wait for it, the oldest first."""
    households = Household.objects.changeable_by(user, on=day).active().filter(is_complete=False)
    whole = sight_of(user, day).of_whole()
    return households.filter(whole).order_by("registered_on", "number")


@dataclass(frozen=True)
class Waiting:
    """One household of the list, its description as of the day, and what it lacks."""

    household: Household
    description: object
    missing: list


def describe_waiting(households, *, on, language, sight):
    """A Waiting for each of these households, in four queries however many there are."""
    numbers = [household.number for household in households]
    described = describe(numbers, on=on, sight=sight) if numbers else {}
    lacking = lacks(households, on=on, language=language, sight=sight)
    return [
        Waiting(household, described.get(household.number), lacking[household.number])
        for household in households
    ]


def lacks(households, *, on, language, sight):
    """Number → what the household lacks on the day (`completeness.Missing`), in three queries.

    Of who does not read a field it is not told that it is missing.
    """
    numbers = [household.number for household in households]
    present = Individual.objects.filter(household__in=numbers).present()
    facts = facts_of(present, on=on, language=language, sight=WHOLE) if numbers else {}
    people = {number: [] for number in numbers}
    for person in present:
        people[person.household_id].append(judged(person, facts.get(person.number, Facts())))
    homes = _homes(numbers, on)
    found = {
        household.number: missing(
            quality.Household(
                people=tuple(people[household.number]), declared_size=household.declared_size
            ),
            home=homes.get(household.number),
        )
        for household in households
    }
    told = sight.shows_all(_RESTS_ON)
    return {
        number: [one for one in lacking if one.code in told] for number, lacking in found.items()
    }


def home_of(residence):
    """A residence as the plain values that `completeness` judges; None of none."""
    if residence is None:
        return None
    return Home(residence.place.level, residence.address, residence.accommodation)


def _homes(numbers, on):
    rows = Residence.objects.on(on).filter(household__in=numbers, kind="actual")
    return {row.household_id: home_of(row) for row in rows.select_related("place")}


def judged(person, facts):
    """A member as the checks want them (`quality.Person`), as far as facts alone tell."""
    return quality.Person(
        number=person.number,
        sex=person.sex,
        birth_date=person.birth_date,
        birth_precision=person.birth_precision,
        relationship=person.relationship,
        needs=frozenset(need["code"] for need in facts.needs),
        unnamed=person.unnamed,
        absent=bool(facts.absences),
        documents=tuple((paper["type"], paper["state"]) for paper in facts.documents),
        pregnancy_expected_on=person.pregnancy_expected_on,
        phones=tuple(phone["number"] for phone in facts.phones),
    )

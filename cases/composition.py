"""What a household is made of on a day, counted from its members; and what a list says of it."""

from collections import defaultdict
from dataclasses import dataclass, field

from cases import disability, population
from cases.choices import Relationship, ResidenceKind, Sex
from cases.models import Individual, Membership, Residence


@dataclass
class Composition:
    """How many of a household's members are what, on a day. `age_unknown` are in no band."""

    size: int = 0
    girls: int = 0
    boys: int = 0
    children: int = 0
    adults: int = 0
    adult_women: int = 0
    adult_men: int = 0
    older: int = 0
    older_women: int = 0
    older_men: int = 0
    age_unknown: int = 0
    disabled: int = 0
    disability_unknown: int = 0
    pregnant: int = 0

    def add(self, person, day):
        """Count one member, whose facts are as of `day`."""
        self.size += 1
        self._count_age(person, day)
        known = disability.has_disability(person, day)
        self.disabled += known is True
        self.disability_unknown += known is None
        self.pregnant += population.is_pregnant(person.pregnancy_expected_on, day)

    def _count_age(self, person, day):
        band = population.band_of(person.birth_date, day, population.MISSION_BANDS)
        if band is None:
            self.age_unknown += 1
            return
        total, women, men = {
            "0-17": ("children", "girls", "boys"),
            "18-64": ("adults", "adult_women", "adult_men"),
            "65+": ("older", "older_women", "older_men"),
        }[band.code]
        setattr(self, total, getattr(self, total) + 1)
        if person.sex in (Sex.FEMALE, Sex.MALE):
            of_sex = women if person.sex == Sex.FEMALE else men
            setattr(self, of_sex, getattr(self, of_sex) + 1)


@dataclass
class Description:
    """A household in one line: its head, where it lives, who belongs to it, as of a day."""

    head: Individual | None = None
    home: Residence | None = None
    composition: Composition = field(default_factory=Composition)


def describe(numbers, *, on):
    """A Description for each household number, in two queries however many there are.

    The numbers are those of households that the asker was shown to be allowed to see.
    """
    described = defaultdict(Description)
    stays = (
        Membership.objects.on(on)
        .counted()
        .filter(household__in=numbers)
        .annotate(has_decision=disability.decided(on=on, prefix="individual__"))
        .select_related("individual")
        .order_by("household_id", "from_on", "id")
    )
    for stay in stays:
        stay.individual.has_decision = stay.has_decision
        description = described[stay.household_id]
        description.composition.add(stay.individual, on)
        if stay.relationship == Relationship.HEAD:
            description.head = stay.individual
    homes = Residence.objects.on(on).filter(household__in=numbers, kind=ResidenceKind.ACTUAL)
    for home in homes.select_related("place"):
        described[home.household_id].home = home
    return described

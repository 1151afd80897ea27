"""What a household is made of on a day, counted from its members; and what a list says of it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from cases import disability, population
from cases.choices import Relationship, ResidenceKind, Sex
from cases.models import Individual, Membership, Residence
from places.models import Place


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
    # Number → member, of those who are shown.
    people: dict = field(default_factory=dict)
    # How many members the asker does not see, and whether it is told how many of all are ill.
    withheld: int = 0
    tells_health: bool = True

    def add(self, person, relationship, day, is_seen, sight):
        """Count one member; name the head, where they are shown."""
        self.composition.add(person, day)
        self.withheld += not is_seen
        self.tells_health = health_is_told(sight, self.withheld)
        if is_seen:
            self.people[person.number] = sight.blank(person)
        if is_seen and relationship == Relationship.HEAD:
            self.head = person


def describe(numbers, *, on, sight):
    """A Description for each household number, in two queries however many there are.

    The numbers are those of households that the asker was shown to be allowed to see; the head is
    told where they are shown them, and the home as exactly as they are.
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
    if sight.is_in_part:
        stays = stays.annotate(is_seen=Exists(sight.people.filter(pk=OuterRef("individual"))))
    for stay in stays:
        stay.individual.has_decision = stay.has_decision
        is_seen = not sight.is_in_part or stay.is_seen
        described[stay.household_id].add(stay.individual, stay.relationship, on, is_seen, sight)
    homes = Residence.objects.on(on).filter(household__in=numbers, kind=ResidenceKind.ACTUAL)
    for home in coarse(homes.select_related("place"), sight):
        described[home.household_id].home = home
    return described


def health_is_told(sight, withheld):
    """Whether counts of who is ill are shown: to who reads it, and of no household seen in part."""
    fields = ("individual.wg_disability_3", "disabilitydecision.degree")
    return sight.shows(*fields) and not (sight.is_in_part and withheld)


def coarse(residences, sight):
    """These residences; of who is not shown exact places, each in the marz in which it lies."""
    rows = list(residences)
    if not sight.shows("residence.place"):
        wider = {row.place_id: row.place.path.strip("/").split("/")[:2][-1] for row in rows}
        marzes = Place.objects.in_bulk(set(wider.values()))
        for row in rows:
            place = marzes[wider[row.place_id]]
            sight.blank(row).place = place
    return rows

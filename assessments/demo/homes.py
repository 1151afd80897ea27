"""The invented register, as its answers are invented from it: households with their people."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min

from cases import numbers, population
from cases.choices import ResidenceKind, Sex
from cases.models import Household, Individual, Residence

# Of those whose birth date nobody knows.
AN_AGE = 35
_GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male"}


@dataclass
class Person:
    """A member of a household on a day."""

    number: str
    told: dict
    age: int
    is_pregnant: bool
    has_disability: bool


@dataclass
class Home:
    """A household on the day on which it is asked."""

    number: str
    registered_on: date
    registered_by: int
    marz: str
    asked_on: date
    accommodation: str = ""
    people: list = field(default_factory=list)

    @property
    def told(self):
        """What the register tells of it in every questionnaire."""
        size = str(len(self.people))
        return {"hh_number": numbers.shown(self.number), "hh_size": size}

    @property
    def has_no_adult(self):
        """Whether everybody is under 18."""
        return all(person.age < population.ADULT_AGE for person in self.people)

    def placed(self):
        """(row of the roster, person) of everybody."""
        return [(position, person) for position, person in enumerate(self.people, start=1)]


def homes(portion, days):
    """The homes of these households, in their order, each on its own day (number → day)."""
    found = {
        number: Home(number, on, by, path.split("/")[1] if path else "", days[number])
        for number, on, by, path in portion
    }
    residences = Residence.objects.filter(household__in=found, kind=ResidenceKind.ACTUAL)
    for number, accommodation in residences.order_by("from_on").values_list(
        "household", "accommodation"
    ):
        found[number].accommodation = accommodation
    for row in _people(found):
        _place(found[row["household"]], row)
    return [home for home in found.values() if home.people]


def _people(found):
    people = Individual.objects.filter(household__in=found)
    return people.order_by("household", "-is_head", "birth_date", "number").values(
        "household", "number", "given_name", "patronymic", "family_name", "sex", "birth_date",
        "in_household_since", "left_on", "wg_disability_3", "pregnancy_expected_on",
    )  # fmt: skip


def _place(home, row):
    day = home.asked_on
    is_gone = row["left_on"] is not None and row["left_on"] <= day
    if is_gone or row["in_household_since"] > day:
        return
    age = population.shown_age(row["birth_date"], day)
    told = {"ind_number": numbers.shown(row["number"])}
    told |= {"ind_name": name} if (name := _name(row)) else {}
    told |= {"ind_gender": _GENDERS[row["sex"]]} if row["sex"] in _GENDERS else {}
    age = AN_AGE if age is None else age
    expected = row["pregnancy_expected_on"]
    is_pregnant = expected is not None and expected > day and row["sex"] == Sex.FEMALE
    home.people.append(
        Person(
            row["number"], told | {"ind_age": str(age)}, age, is_pregnant,
            bool(row["wg_disability_3"]),
        )
    )  # fmt: skip


def _name(row):
    names = (row["given_name"], row["patronymic"], row["family_name"])
    return " ".join(filter(None, names))


def first_days(numbers_of_homes):
    """(household, the first day on which somebody who lives there now did so) of each."""
    present = Individual.objects.filter(household__in=list(numbers_of_homes)).present()
    by_home = present.order_by().values("household")
    return by_home.annotate(first=Min("in_household_since")).values_list("household", "first")


def registered():
    """(number, registered on, by, path of the place where it lives) of every household."""
    rows = Household.objects.order_by("number")
    return list(rows.values_list("number", "registered_on", "registered_by", "lives_in__path"))

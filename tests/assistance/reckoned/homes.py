"""What is known of who applies together: where they live, what they own, how many they are."""

from decimal import Decimal

from people import Person
from tables import ENDLESS, Span, day, holds_on

SECTORS = (
    "protection", "child_protection", "gbv", "education", "food", "health", "basic_needs",
    "resilience", "coordination",
)  # fmt: skip


class Home:
    """Where and how who applies lives, and what they have together."""

    def __init__(self, register, household, unit, numbers):
        self.register, self.household, self.unit, self.on = register, household, unit, register.on
        self.kind = register.kinds[household]
        actual = [row for row in register.of_home["residences"][household]
                  if row["kind"] == "actual" and holds_on(row, self.on)]  # fmt: skip
        self.residence = actual[0] if actual else None
        self.people = [Person(register, number, self) for number in numbers]
        everybody = [number for number, _unit in register.homes[household]]
        self.all_people = [Person(register, number, self) for number in everybody]

    @property
    def accommodation(self):
        lives_in = self.residence and self.residence["accommodation"]
        return None if lives_in == "unknown" else lives_in

    def fact(self, name, counted):
        if name in COUNTS:
            return count(COUNTS[name], counted)
        if name.startswith("severity_"):
            return self.latest("severities", sector=name.removeprefix("severity_"))
        if name.startswith("days_since_") and name.removeprefix("days_since_") in SECTORS:
            sector = name.removeprefix("days_since_")
            return min(person.waited(sector=sector) for person in self.people)
        return getattr(self, f"the_{name}")(counted)

    def latest(self, table, **wanted):
        rows = [row for row in self.register.of_home[table][self.household]
                if day(row["assessed_on"]) <= self.on and row["state"] == "finished"
                and all(row[key] == value for key, value in wanted.items())]  # fmt: skip
        return (
            int(Decimal(max(rows, key=lambda row: row["assessed_on"])["value"])) if rows else None
        )

    def the_size(self, counted):
        return len(counted)

    def the_msni(self, counted):
        return self.latest("indices")

    def the_place(self, counted):
        if self.residence is None:
            return None
        return self.register.places[self.residence["place"]].strip("/").split("/")[1:]

    def the_accommodation(self, counted):
        return self.accommodation

    def the_first_arrived_on(self, counted):
        return earliest([person.arrived_on for person in counted])

    def the_first_displaced_on(self, counted):
        return earliest([person.displaced_on for person in counted])

    def the_all_citizens(self, counted):
        return every([person.is_citizen for person in counted])

    def the_days_since_this_programme(self, counted):
        programme = self.register.asked["programme"]
        return min(person.waited(programme=programme) for person in self.people)

    def the_helped_by(self, counted):
        programmes = {row["programme"] for person in self.people
                      for row in self.register.of_person["assisted"][person.number]}  # fmt: skip
        return sorted(each for each in programmes
                      if any(p.waited(programme=each) != ENDLESS for p in self.people))  # fmt: skip

    def the_is_helped(self, counted):
        return any((row["household"], row["family_unit"]) == (self.household, self.unit)
                   for person in self.people for row in person.covering)  # fmt: skip

    def the_income_per_member(self, counted):
        earned = [person.earned for person in self.people]
        return None if None in earned or not counted else Decimal(sum(earned)) / len(counted)

    def the_dwelling_share(self, counted):
        return largest([p.owned("dwelling", "share") for p in self.people], Decimal(1))

    def the_car_year(self, counted):
        return largest([p.owned("car", "year") for p in self.people], ENDLESS)

    def the_car_tax(self, counted):
        return largest([p.owned("car", "amount") for p in self.people], ENDLESS)

    def of_no_register(self, counted):
        return None

    the_zone = the_price = the_is_mortgage = the_area_per_member = of_no_register


def older_than(limit):
    return lambda person: None if person.age is None else person.age >= limit


def younger_than(limit):
    return lambda person: None if person.age is None else person.age < limit


def of_sex(sex, aged):
    return lambda person: every([None if person.sex is None else person.sex == sex, aged(person)])


COUNTS = {
    "children": younger_than(18),
    "under_2": younger_than(2),
    "under_5": younger_than(5),
    "adults": older_than(18),
    "pensioners": older_than(63),
    "older": older_than(65),
    "girls": of_sex("female", younger_than(18)),
    "boys": of_sex("male", younger_than(18)),
    "women": of_sex("female", older_than(18)),
    "men": of_sex("male", older_than(18)),
    "disabled": lambda person: person.has_disability,
    "pregnant": lambda person: person.is_pregnant,
}


def count(test, people):
    answers = [test(person) for person in people]
    yes, unknown = answers.count(True), answers.count(None)
    return Span(yes, yes + unknown) if unknown else yes


def earliest(days):
    return min(days) if days and None not in days else None


def largest(values, most):
    known = [each for each in values if each is not None]
    best = max(known, default=Decimal(0))
    if None not in values:
        return best
    if not best:
        return None
    return best if best == most else Span(best, most)


def every(answers):
    return False if False in answers else None if None in answers else True


def some(answers):
    return True if True in answers else None if None in answers else False

"""What is known of one member, by the tables."""

from datetime import timedelta
from decimal import Decimal

from tables import ENDLESS, day

DISPLACED = {"displaced_2023", "displaced_2020", "displaced_twice", "born_in_armenia"}


def years(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class Person:
    """What is known of one member."""

    def __init__(self, register, number, home):
        self.register, self.number, self.on = register, number, register.on
        self.row = register.people[number]
        self.home = home
        self.born = day(self.row["birth_date"])
        self.age = None if self.born is None else years(self.born, self.on)

    def fact(self, name):
        plain = {"income": "earned", "bank_balance": "banked"}
        return getattr(self, plain.get(name, name))

    @property
    def is_minor(self):
        return None if self.age is None else self.age < 18

    @property
    def is_pensioner(self):
        return None if self.age is None else self.age >= 63

    @property
    def sex(self):
        return {"unknown": None}.get(self.row["sex"], self.row["sex"])

    @property
    def arrived_on(self):
        return day(self.row["arrived_on"])

    @property
    def is_displaced(self):
        return self.row["population_group"] in DISPLACED

    @property
    def displaced_on(self):
        if not self.is_displaced:
            return None
        if self.row["population_group"] != "born_in_armenia":
            return self.arrived_on
        before = [p.arrived_on for p in self.home.all_people
                  if p.is_displaced and p.row["population_group"] != "born_in_armenia"]  # fmt: skip
        return min(before) if before and None not in before else None

    @property
    def is_present(self):
        away = self.register.current("absences", self.number)
        if not away or away[0]["country"] == "AM":
            return True
        return False if away[0]["country"] and away[0]["is_certain"] == "True" else None

    @property
    def is_citizen(self):
        found = {row["status"] for row in self.register.current("statuses", self.number)}
        return "citizen" in found if found else None

    @property
    def has_disability(self):
        decided = self.register.current("decisions", self.number)
        if any(row["degree"] != "mild" for row in decided):
            return True
        asked = day(self.row["wg_asked_on"])
        if not self.row["wg_disability_3"] or asked is None or asked > self.on:
            return None
        return self.row["wg_disability_3"] == "True"

    @property
    def is_pregnant(self):
        due, asked = day(self.row["pregnancy_expected_on"]), day(self.row["pregnancy_asked_on"])
        if due:
            return timedelta(days=-14) <= due - self.on <= timedelta(days=280)
        if self.row["sex"] == "male" or (self.age is not None and not 12 <= self.age <= 55):
            return False
        return False if asked and asked <= self.on else None

    @property
    def needs(self):
        rows = self.register.current("needs", self.number)
        return sorted({row["code"] for row in rows if row["is_confidential"] == "False"})

    is_student = None

    @property
    def is_in_care(self):
        return self.home.kind == "institution" or self.home.accommodation == "institution"

    @property
    def lodging(self):
        return self.home.accommodation

    @property
    def earned(self):
        rows = [row for row in self.register.of_person["incomes"][self.number]
                if day(row["month"]) <= self.on]  # fmt: skip
        if not rows:
            return None
        latest = max(row["month"] for row in rows)
        return sum(Decimal(row["amount"]) for row in rows if row["month"] == latest)

    def owned(self, kind, column):
        rows = [row for row in self.register.of_person["belongings"][self.number]
                if row["kind"] == kind and day(row["as_of"]) <= self.on]  # fmt: skip
        if not rows:
            return None
        latest = max(rows, key=lambda row: row["as_of"])
        if latest["has_none"] == "True":
            return Decimal(0)
        return Decimal(latest[column]) if latest[column] else None

    @property
    def banked(self):
        return self.owned("bank", "amount")

    @property
    def covering(self):
        """What of the programme covers them for one of the days."""
        first, last = (day(each) for each in self.register.asked["days"])
        return [row for row in self.register.of_person["assisted"][self.number]
                if row["programme"] == self.register.asked["programme"]
                and row["counts"] == "True"
                and (not row["until_on"] or day(row["until_on"]) > first)
                and (last is None or day(row["from_on"]) < last)]  # fmt: skip

    @property
    def is_helped(self):
        return bool(self.covering)

    def waited(self, **wanted):
        """Days since something of this sort was delivered to them."""
        found = [(self.on - day(row["delivered_on"])).days
                 for row in self.register.of_person["assisted"][self.number]
                 if row["state"] == "delivered" and row["counts"] == "True"
                 and day(row["delivered_on"]) <= self.on
                 and all(row[key] == value for key, value in wanted.items())]  # fmt: skip
        return Decimal(min(found)) if found else ENDLESS

"""The tables of the register, as files hold them."""

import csv
import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

ENDLESS = Decimal("Infinity")


class Span:
    """A number somewhere from one to another."""

    def __init__(self, low, high):
        self.low, self.high = Decimal(low), Decimal(high)


def day(text):
    return date.fromisoformat(text) if text else None


def holds_on(row, on):
    return day(row["from_on"]) <= on and (not row["until_on"] or day(row["until_on"]) > on)


class Register:
    """The tables of a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.asked = json.loads((self.folder / "asked.json").read_text(encoding="utf-8"))
        self.on = day(self.asked["on"])
        self.places = {row["code"]: row["path"] for row in self.rows("places")}
        self.kinds = {row["number"]: row["kind"] for row in self.rows("households")}
        self.people = {row["number"]: row for row in self.rows("people")}
        names = ("absences", "statuses", "decisions", "needs", "incomes", "belongings", "assisted")
        self.of_person = {name: self.by(name, "person") for name in names}
        self.of_home = {
            name: self.by(name, "household") for name in ("residences", "severities", "indices")
        }

        self.homes = self.members()

    def rows(self, name):
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def by(self, name, key):
        found = defaultdict(list)
        for row in self.rows(name):
            found[row[key]].append(row)
        return found

    def current(self, name, person):
        return [row for row in self.of_person[name][person] if holds_on(row, self.on)]

    def members(self):
        """Household → (person, family unit) of its members on the day, the head first."""
        homes = defaultdict(list)
        for row in self.rows("memberships"):
            void = self.people[row["person"]]["left_reason"] in ("duplicate", "entered_by_mistake")
            if holds_on(row, self.on) and not void:
                rank = (row["relationship"] != "head", row["person"])
                homes[row["household"]].append((rank, row["person"], row["family_unit"]))
        return {home: [each[1:] for each in sorted(found)] for home, found in homes.items()}

    def applying(self):
        """(household, unit, person, numbers of its members) of each who applies."""
        for home, members in self.homes.items():
            for unit, person, mine in self.units(members):
                yield home, unit, person, mine

    def units(self, members):
        everybody = [person for person, _unit in members]
        if self.asked["for_whom"] == "person":
            return [("", person, [person]) for person in everybody]
        if self.asked["for_whom"] == "household":
            return [("", "", everybody)]
        units = sorted({unit for _person, unit in members})
        return [(unit, "", [p for p, of in members if of == unit]) for unit in units]

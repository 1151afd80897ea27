"""The rows of a file of deliveries, each as what it says: which thing, when, where, to whom."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from assistance.importers.cell_reading import CellReading
from assistance.importers.delivery_columns import COLLECTED, PLACE, REFERENCE
from cases import numbers
from places import lookup


@dataclass(frozen=True, slots=True)
class Row:
    """One row that says that something was delivered."""

    number: int
    assistance: str
    household: str
    programme: str
    on: date
    amount: Decimal | None
    place: str | None
    collected_by: str
    reference: str

    @property
    def named(self):
        """By which field the row says what it is about."""
        return "number" if self.assistance else "household"


class RowReader(CellReading):
    """Reads rows of a table; a place is looked up once for all rows that name it."""

    def __init__(self, table, faults):
        super().__init__(table, faults)
        self._places = {}

    def read(self, number, told):
        """The Row; None where nothing was delivered yet, or with what is wrong among the faults."""
        said = self.values(number, told)
        if said is None:
            return None
        if said["on"] is None:
            self._judge_blank(number, said)
            return None
        if not said["number"] and not (said["household"] and said["programme"]):
            missing = "programme" if said["household"] else "number"
            message = _("Say which: its number, or the household's and the programme's.")
            self.fault(number, missing, "", "required", message)
            return None
        return Row(number, said.pop("number"), **said)

    def _judge_blank(self, number, said):
        """Somebody who is said to have collected did so on a day."""
        if said["collected_by"] or said["reference"]:
            self.fault(number, "on", "", "required", _("Say on which day it was delivered."))

    def _place(self, told, name):
        text = self.short(told, name, PLACE.limit)
        if not text:
            return None
        if text not in self._places:
            self._places[text] = lookup.resolve(text).pk
        return self._places[text]

    # In the order of Row's fields.
    readers = {
        "number": lambda self, told, name: self.key(told, name, numbers.ASSISTANCE),
        "household": lambda self, told, name: self.key(told, name, numbers.HOUSEHOLD),
        "programme": lambda self, told, name: self.key(told, name, numbers.PROGRAMME),
        "on": CellReading.day,
        "amount": CellReading.amount,
        "place": _place,
        "collected_by": lambda self, told, name: self.short(told, name, COLLECTED.limit),
        "reference": lambda self, told, name: self.short(told, name, REFERENCE.limit),
    }

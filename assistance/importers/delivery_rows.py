"""The rows of a file of deliveries, each as what it says: which thing, when, where, to whom."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assistance.importers.delivery_columns import COLLECTED, PLACE, REFERENCE
from cases import numbers
from cases.importers import values
from cases.importers.values import Unreadable
from places import lookup

MISTYPED = gettext_lazy("This number was mistyped: its last character does not fit the others.")
NO_NUMBER = gettext_lazy("This is not a number of ours: copy it from the list.")


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


class RowReader:
    """Reads rows of a table; a place is looked up once for all rows that name it."""

    def __init__(self, table, faults):
        self._table, self._faults, self._places = table, faults, {}

    def read(self, number, told):
        """The Row; None where nothing was delivered yet, or with what is wrong among the faults."""
        before = len(self._faults)
        said = {name: self._value(number, told, name) for name in self._READERS}
        if len(self._faults) > before:
            return None
        if said["on"] is None:
            self._judge_blank(number, said)
            return None
        return self._row(number, said)

    def _row(self, number, said):
        if not said["number"] and not (said["household"] and said["programme"]):
            missing = "programme" if said["household"] else "number"
            message = _("Say which: its number, or the household's and the programme's.")
            self._fault(number, missing, "", "required", message)
            return None
        return Row(number, said.pop("number"), **said)

    def _judge_blank(self, number, said):
        """Somebody who is said to have collected did so on a day."""
        if said["collected_by"] or said["reference"]:
            self._fault(number, "on", "", "required", _("Say on which day it was delivered."))

    def _value(self, number, told, name):
        try:
            return self._READERS[name](self, told, name)
        except Unreadable as refusal:
            code, message = refusal.code, refusal.message
        except ValidationError as refusal:
            code, message = refusal.code, " ".join(refusal.messages)
        self._fault(number, name, self._table.cell(told, name), code, message)
        return None

    def _fault(self, number, name, value, code, message):
        self._faults.append(self._table.fault(number, name, value, code, message))

    def _day(self, told, name):
        value = self._table.cell(told, name)
        if isinstance(value, str):
            value = self._table.text(told, name)
        return values.read_day(value)

    def _key(self, told, name, prefix):
        text = self._table.text(told, name)
        if not text:
            return ""
        try:
            number = numbers.parse(text, prefix)
        except numbers.NumberMistyped:
            raise Unreadable("mistyped", MISTYPED) from None
        if number is None:
            raise Unreadable("no_number", NO_NUMBER)
        return number

    def _amount(self, told, name):
        text = self._table.text(told, name).replace(" ", "").replace(",", ".")
        if not text:
            return None
        try:
            found = Decimal(text).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise Unreadable("not_an_amount", _("This is not an amount of money.")) from None
        return found

    def _place(self, told, name):
        text = values.read_text(self._table.text(told, name), PLACE.limit)
        if not text:
            return None
        if text not in self._places:
            self._places[text] = lookup.resolve(text).pk
        return self._places[text]

    def _short(self, told, name):
        limit = {each.field: each.limit for each in (COLLECTED, REFERENCE)}[name]
        return values.read_text(self._table.text(told, name), limit)

    # In the order of Row's fields.
    _READERS = {
        "number": lambda self, told, name: self._key(told, name, numbers.ASSISTANCE),
        "household": lambda self, told, name: self._key(told, name, numbers.HOUSEHOLD),
        "programme": lambda self, told, name: self._key(told, name, numbers.PROGRAMME),
        "on": _day,
        "amount": _amount,
        "place": _place,
        "collected_by": _short,
        "reference": _short,
    }

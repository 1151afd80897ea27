"""From the cells of a row to values: what can't be read is a fault at its cell."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import numbers
from cases.importers import values
from cases.importers.values import Unreadable

MISTYPED = gettext_lazy("This number was mistyped: its last character does not fit the others.")
NO_NUMBER = gettext_lazy("This is not a number of ours: copy it from the list.")
# Blanks that people and their programs put between thousands.
_BLANKS = str.maketrans("", "", " \u00a0\u202f")


class CellReading:
    """Reads the rows of a table; `readers` are field → how its cell is read."""

    readers = {}

    def __init__(self, table, faults):
        self.table, self._faults = table, faults

    def values(self, number, told):
        """Field → value of a row; None where a cell can't be read, which the faults then say."""
        before = len(self._faults)
        said = {name: self._value(number, told, name) for name in self.readers}
        return said if len(self._faults) == before else None

    def fault(self, number, name, value, code, message):
        """Note what is wrong at a cell."""
        self._faults.append(self.table.fault(number, name, value, code, message))

    def day(self, told, name):
        """A day, as the spreadsheet keeps it or as people type it."""
        value = self.table.cell(told, name)
        if isinstance(value, str):
            value = self.table.text(told, name)
        return values.read_day(value)

    def key(self, told, name, prefix):
        """A number of ours of one kind, in any spelling."""
        text = self.table.text(told, name)
        if not text:
            return ""
        try:
            number = numbers.parse(text, prefix)
        except numbers.NumberMistyped:
            raise Unreadable("mistyped", MISTYPED) from None
        if number is None:
            raise Unreadable("no_number", NO_NUMBER)
        return number

    def amount(self, told, name):
        """An amount of money, with a comma or a full stop before its hundredths."""
        text = self.table.text(told, name).translate(_BLANKS).replace(",", ".")
        if not text:
            return None
        try:
            return Decimal(text).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise Unreadable("not_an_amount", _("This is not an amount of money.")) from None

    def short(self, told, name, limit):
        """Text of so many characters at the most."""
        return values.read_text(self.table.text(told, name), limit)

    def _value(self, number, told, name):
        try:
            return self.readers[name](self, told, name)
        except Unreadable as refusal:
            code, message = refusal.code, refusal.message
        except ValidationError as refusal:
            code, message = refusal.code, " ".join(refusal.messages)
        self.fault(number, name, self.table.cell(told, name), code, message)
        return None

"""The rows of a bank's answer, each judged beside the payment of the list that it is about."""

from django.utils.translation import gettext as _

from assistance.actions.payment_answers import Answer
from assistance.banks import banks
from assistance.importers.cell_reading import CellReading
from assistance.importers.payment_columns import COLUMNS, STATES
from assistance.payment_choices import LineState, RejectionCode
from assistance.payment_file import TOTAL, checksum, payments_of
from cases import numbers
from cases.importers.values import Unreadable
from places.folding import fold

_LIMITS = {column.field: column.limit for column in COLUMNS}


class AnswerReader(CellReading):
    """The answers of a table to one list: `answers` are those that are new, by number."""

    def __init__(self, table, outcome, payment_list, today):
        super().__init__(table, outcome.faults)
        self.payment_list, self.answers = payment_list, {}
        self._outcome, self._today, self._rows = outcome, today, {}
        self._lines = {line.assistance_id: line for line in payment_list.lines.all()}
        self._bank = banks()[payment_list.bank]

    def read(self, most_rows=0):
        """Read every row; with `most_rows`, no more than so many."""
        for number, told in self.table.rows():
            if most_rows and self._outcome.read >= most_rows:
                message = _("At most %(limit)d rows are read here: divide the file.")
                self.fault(number, "number", "", "too_many_rows", message % {"limit": most_rows})
                return
            if fold(self._written(told, "number")) == fold(TOTAL):
                self._judge_total(number, told)
            else:
                self._take(number, told)

    def found_at(self, assistance, code, message):
        """A Finding at the row that is about an assistance."""
        shown = numbers.shown(assistance)
        return self.table.fault(self._rows[assistance], "number", shown, code, message)

    def _take(self, number, told):
        said = self.values(number, told)
        if said is None or said["state"] is None:
            return
        self._outcome.read += 1
        line = self._line(number, told, said)
        if line is None:
            return
        answer = self._answer(number, told, said)
        if answer is None:
            return
        if line.state == LineState.LISTED:
            self.answers[line.assistance_id] = answer
            self._outcome.new += 1
        elif _says(line, answer, said["paid_on"]):
            self._outcome.known += 1
        else:
            message = _("It was answered otherwise before: %(state)s on %(day)s.")
            words = {"state": line.get_state_display(), "day": f"{line.answered_on:%d.%m.%Y}"}
            value = self.table.cell(told, "state")
            self.fault(number, "state", value, "answered_otherwise", message % words)

    def _line(self, number, told, said):
        """The payment of the list that a row is about; what is wrong with that is told."""
        line = self._lines.get(said["number"])
        if line is None:
            message = _("This payment is not on this list: is it the answer to another one?")
            self._refuse(number, told, "number", "not_of_list", message)
            return None
        if line.assistance_id in self._rows:
            message = _("Row %(number)d answers it too: one answer is enough.")
            message %= {"number": self._rows[line.assistance_id]}
            self._refuse(number, told, "number", "twice", message)
            return None
        self._rows[line.assistance_id] = number
        if said["amount"] is not None and said["amount"] != line.amount:
            message = _("The list asked for %(amount)s.") % {"amount": line.amount}
            self._refuse(number, told, "amount", "other_amount", message)
            return None
        return line

    def _answer(self, number, told, said):
        state, on, code = said["state"], said["paid_on"], ""
        before = len(self._faults)
        self._judge_day(number, told, state, on)
        if state == LineState.REJECTED:
            code = self._bank.rejection(said["code"])
            if code is None:
                offered = ", ".join(f"{each.value} ({each.label})" for each in RejectionCode)
                message = _("This code is not known here. Type one of: %(codes)s.")
                self._refuse(number, told, "code", "unknown_code", message % {"codes": offered})
        if len(self._faults) > before:
            return None
        day = on or self._today
        return Answer(said["number"], str(state), day, str(code or ""), said["reference"])

    def _judge_day(self, number, told, state, on):
        if on is None:
            if state == LineState.PAID:
                self.fault(number, "paid_on", "", "required", _("Say on which day it was paid."))
        elif on > self._today:
            self._refuse(number, told, "paid_on", "future", _("That day is still to come."))
        elif on < self.payment_list.approved_on:
            day = f"{self.payment_list.approved_on:%d.%m.%Y}"
            message = _("The list was approved on %(day)s: nothing came of it before.")
            self._refuse(number, told, "paid_on", "before_approval", message % {"day": day})

    def _judge_total(self, number, told):
        """Our last row, where the bank left it: it says of which list the file is."""
        payments = payments_of(self.payment_list)
        wanted = {
            "holder": str(len(payments)),
            "account": checksum(payments),
            "amount": f"{self.payment_list.total:.2f}",
        }
        for name, right in wanted.items():
            if self._total(told, name) not in ("", right):
                message = _("The last row does not fit this list: the file is changed, or another.")
                self._refuse(number, told, name, "other_total", message)

    def _total(self, told, name):
        if name != "amount":
            return self._written(told, name)
        try:
            amount = self.amount(told, name)
        except Unreadable:
            return "?"
        return "" if amount is None else f"{amount:.2f}"

    def _written(self, told, name):
        try:
            return self.table.text(told, name)
        except Unreadable:
            return "?"

    def _refuse(self, number, told, name, code, message):
        self.fault(number, name, self.table.cell(told, name), code, message)

    def _state(self, told, name):
        text = self.table.text(told, name)
        if not text:
            return None
        if fold(text) not in STATES:
            message = _("Type paid, rejected or not collected.")
            raise Unreadable("unknown_state", message)
        return STATES[fold(text)]

    def _list(self, told, name):
        found = self.key(told, name, numbers.FROZEN_LIST)
        if found and found != self.payment_list.pk:
            message = _("This row is of the list %(number)s.") % {"number": numbers.shown(found)}
            raise Unreadable("other_list", message)
        return found

    readers = {
        "state": _state,
        "number": lambda self, told, name: self.key(told, name, numbers.ASSISTANCE),
        "code": lambda self, told, name: self.short(told, name, _LIMITS[name]),
        "paid_on": CellReading.day,
        "reference": lambda self, told, name: self.short(told, name, _LIMITS[name]),
        "amount": CellReading.amount,
        "list": _list,
    }


def _says(line, answer, day):
    """Whether a payment was answered so already; a day that the row leaves out is no difference."""
    same = (line.state, line.code) == (answer.state, answer.code)
    return same and day in (None, line.answered_on)

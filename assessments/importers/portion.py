"""Some submissions of a file at a time: recognised, linked, judged, and written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments import actions
from assessments.choices import WhyWaiting
from assessments.fault_words import words_of
from assessments.households import Households, named
from assessments.importers.known import SAID, Known, Standing
from assessments.importers.moments import NoMoment, moments
from assessments.submissions import Judged, Submission
from cases.importers.faults import Finding, shown

SOURCE = "import"
LONGEST_IDENTITY = 80


@dataclass
class Run:
    """What all portions of an import share."""

    form: object
    instrument: object
    place: object
    by: object
    today: object
    at: datetime
    outcome: object
    step: Callable
    # Identity → the submission that has it, of the whole file.
    seen: dict = field(default_factory=dict)
    # (code, sheet, column) → (count, first row) of what is worth a notice a column.
    counted: dict = field(default_factory=dict)

    def tell_in_order(self, titles):
        """Notices a column; then faults and notices as they stand in the file."""
        for (code, sheet, column), (count, row) in self.counted.items():
            words = COUNTED[code]() % {"count": count}
            self.outcome.notices.append(Finding(sheet, row, column, "", "", code, words))
        order = {title: place for place, title in enumerate(titles)}
        for findings in (self.outcome.faults, self.outcome.notices):
            findings.sort(key=lambda found: (order.get(found.sheet, -1), found.row))


COUNTED = {
    "left_out": lambda: _(
        "%(count)d answers are left out: given the other answers, this is not asked."
    ),
    "recalculated": lambda: _(
        "%(count)d values were calculated otherwise on the device: here they are calculated anew."
    ),
}


class Portion:
    """The submissions of one portion, and what the register knows of them."""

    def __init__(self, run, received):
        self.run, self.outcome = run, run.outcome
        self._received = received
        self.outcome.read += len(received)
        self._told = {(each.sheet, each.row, each.column) for each in self.outcome.faults}

    def take(self):
        """Judge all, and write what is new unless something was wrong so far."""
        fresh = list(self._fresh())
        stated = {received.row: received.meta.get("household", "") for received, _said in fresh}
        of_numbers = {row: named(text) for row, text in stated.items()}
        wanted = {number for number, _why in of_numbers.values() if number}
        homes = Households(wanted, self.run.by, self.run.today)
        linked, waiting = [], []
        for received, submission in fresh:
            number, why = of_numbers[received.row]
            home, members = None, ()
            if number:
                home, members, why = homes.of(number, submission.assessed_on)
            judged = Judged(self.run.form, submission, home, members)
            judged.number = self._number_waited(submission)
            self._tell(received, judged)
            if home is not None:
                linked.append(judged)
            else:
                waiting.append((judged, stated[received.row], why))
                self._tell_waiting(received, why)
        self._count(linked, waiting)
        if not self.outcome.faults:
            self._write(linked, waiting)

    # Which are new

    def _fresh(self):
        """(received, Submission) of those that the register has not, and that can be read."""
        told = [(each, self._submission(each)) for each in self._received]
        told = [(each, said) for each, said in told if said is not None]
        self._known = Known(SOURCE, [said.source_id for _each, said in told], self.run)
        for received, submission in told:
            standing, which = self._known.standing(submission)
            if standing in (Standing.NEW, Standing.WAITS):
                yield received, submission
                continue
            self.outcome.known += 1
            if standing is Standing.OTHER_QUESTIONNAIRE:
                words = SAID[standing] % {"which": which}
                self._fault(received, (), standing.value, words, column="identity")
            elif standing is not Standing.KNOWN:
                self._notice(received, standing.value, SAID[standing] % {"which": which})

    def _submission(self, received):
        identity = self._identity(received)
        try:
            day, start, end = moments(received.meta, self.run.today)
        except NoMoment as fault:
            self._fault(received, (), fault.code, fault.message, column=fault.name)
            return None
        if not identity or not self._is_first(received, identity):
            return None
        return Submission(received.answers, day, start, end, "", SOURCE, identity)

    def _identity(self, received):
        meta = received.meta
        told = meta.get("first_identity") or meta.get("identity", "")
        told = told.removeprefix("uuid:")
        if not told:
            message = _("The submission has no _uuid (ODK: KEY): export it with the identities.")
            self._fault(received, (), "no_identity", message, column="identity")
        elif len(told) > LONGEST_IDENTITY:
            self._fault(received, (), "no_identity", _("This is no identity."), column="identity")
            return ""
        return told

    def _is_first(self, received, identity):
        before = self.run.seen.setdefault(identity, (received.row, received.answers))
        if before[0] == received.row:
            return True
        if before[1] == received.answers:
            self.outcome.known += 1
            return False
        message = _("Row %(row)d has this identity too, with other answers: remove one of them.")
        message %= {"row": before[0]}
        self._fault(received, (), "duplicate_id", message, column="identity")
        return False

    def _number_waited(self, submission):
        waited = self._known.waiting.get(submission.source_id)
        return waited.number if waited else ""

    # What is wrong, and what is worth reading

    def _tell(self, received, judged):
        for fault in judged.faults:
            value = judged.value(fault.where)
            self._fault(
                received, fault.where, fault.kind, words_of(fault, value), value, fault.path
            )
        form = self.run.form
        for code, found in (("left_out", judged.left_out), ("recalculated", judged.recalculated)):
            for where in found:
                table, row = received.place(where)
                key = (code, table.title, table.column_of(path_of(form, where)))
                count, first = self.run.counted.get(key, (0, row))
                self.run.counted[key] = (count + 1, first)

    def _fault(self, received, where, code, message, value="", path="", column=""):
        table, row = received.place(where)
        if column:
            at = table.meta.get(column)
            name = column if at is None else table.column_name(at)
            value = received.meta.get(column, "")
        else:
            name = table.column_of(path, value)
        # What can't be read in a cell is told once, and not that its answer is missing as well.
        if (table.title, row, name) in self._told:
            return
        self._told.add((table.title, row, name))
        found = Finding(table.title, row, name, shown(value), "", code, str(message))
        self.outcome.faults.append(found)

    def _tell_waiting(self, received, why):
        words = _("%(why)s: it waits until somebody says whose it is.")
        words %= {"why": WhyWaiting(why).label.capitalize()}
        self._notice(received, "waits", words, "household")

    def _notice(self, received, code, words, column=""):
        table, row = received.place(())
        at = table.meta.get(column)
        name = "" if at is None else table.column_name(at)
        value = shown(received.meta.get(column, ""))
        found = Finding(table.title, row, name, value, "", code, str(words).strip())
        self.outcome.notices.append(found)

    # What becomes of them

    def _count(self, linked, waiting):
        found_now = [each for each in linked if each.number]
        self.outcome.new += len(linked) - len(found_now)
        self.outcome.linked += len(found_now)
        wait_already = [each for each in waiting if each[0].number]
        self.outcome.waiting += len(waiting) - len(wait_already)
        self.outcome.known += len(wait_already)

    def _write(self, linked, waiting):
        how = {"instrument": self.run.instrument, "at": self.run.at, "by": self.run.by}
        new = [each for each in linked if not each.number]
        try:
            actions.record_assessments(judged=new, today=self.run.today, **how)
            actions.keep_waiting(
                submissions=[each for each in waiting if not each[0].number],
                place=self.run.place,
                **how,
            )
            self._settle(linked, waiting)
        except ValidationError as refused:
            words = " ".join(refused.messages)
            self.outcome.faults.append(Finding("", 0, "", "", "", refused.code or "", words))

    def _settle(self, linked, waiting):
        """What waited is linked, or waits with the answers that it has by now."""
        how = {"at": self.run.at, "by": self.run.by}
        for judged in (each for each in linked if each.number):
            waited = self._known.waiting[judged.submission.source_id]
            actions.link_waiting(waiting=waited, judged=judged, today=self.run.today, **how)
        for judged, stated, why in waiting:
            waited = self._known.waiting.get(judged.submission.source_id)
            if waited and waited.source_digest != judged.submission.digest:
                actions.renew_waiting(
                    waiting=waited, submission=judged.submission, stated=stated, why=why, **how
                )


def path_of(form, where):
    """The path of what stands at an address."""
    path, steps = form.root, list(where)
    while steps:
        path = f"{path}/{steps.pop(0)}"
        if form.fields[path].what == "repeat" and steps:
            steps.pop(0)
    return path

"""Rows that the file changed since the last import, against what the register says now.

Nobody mended the record since: the file is followed. Both changed, or nobody can tell since the
file names the record by our number: both are listed, field by field, and the file is followed only
where it was ordered so.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases import rules
from cases.importers import beside, differences, households, known, ours, people, said
from cases.importers.faults import Finding, shown

# The fault of a row that names a record which who imports does not see.
NOT_VISIBLE = "not_visible"
_COLUMNS = {
    "origin_id": "origin", "status": "legal_status", "application": "legal_status",
    "status_from": "legal_status_from", "phones": "phone", "documents": "document_number",
    "decision": "disability",
}  # fmt: skip


@dataclass
class Changes:
    """What is to be updated: (stored, merged, changed fields, digest) of households and people."""

    households: list = field(default_factory=list)
    people: list = field(default_factory=list)


class Comparison:
    """Compares what a plan left open, with the households of all of it held."""

    def __init__(self, plan):
        self.plan, self.reading = plan, plan.reading
        self.order, self.outcome = plan.order, plan.outcome
        self.changes = Changes()

    def run(self):
        """Compare, and return the changes to write."""
        homes = {home.number for home in (*self.plan.changed, *self.plan.joined)}
        numbers = homes | {row.known.household for row in self.reading.changed}
        if not numbers:
            return self.changes
        known.lock(numbers)
        self._visible = known.visible_households(numbers, by=self.order.by, on=self.order.on)
        self._homes = known.stored_households(numbers)
        for home in self.plan.changed:
            self._household(home)
        numbers = [row.known.number for row in self.reading.changed]
        stored = known.stored_people(numbers, on=self.order.on)
        phones = ours.told_phones([r.known.number for r in self.reading.changed if r.known.is_ours])
        for row in self.reading.changed:
            self._person(row, stored[row.known.number], phones.get(row.known.number))
        self._judge_members()
        return self.changes

    def _household(self, home):
        if home.number not in self._visible:
            self._hidden(home.table, home.row, "household", home.key)
            return
        stored = self._homes[home.number]
        told = households.told(home, self.reading.fault)
        differing = differences.of_household(told, stored, home.known)
        tally = self.outcome.households
        if not differing:
            tally.unchanged += 1
        elif self._is_followed(home.known, stored):
            tally.changed += 1
            self._follow_household(home, stored, told, differing)
        else:
            tally.kept += 1
            for name in differing:
                told_at = (home.table, home.row, households.COLUMN_OF[name])
                words = (said.of(name, each[name]) for each in (told, stored))
                self._differs(home.known, told_at, *words)

    def _is_followed(self, known_as, stored):
        """Whether the file is: where it changed what nobody mended since, and where so ordered."""
        return self.order.take_file or (stored["is_untouched"] and not known_as.is_ours)

    def _follow_household(self, home, stored, told, differing):
        merged = stored | told
        faults = households.faults_of(
            merged, office_is_mine=self.plan.is_mine, strict=True, on=self.order.on
        )
        for column, code, message in faults:
            if column in map(households.COLUMN_OF.get, differing):
                self.reading.fault(home.table, home.row, column, home.cell(column), code, message)
        self.changes.households.append((stored, merged, differing, home.digest))

    def _person(self, row, stored, told_phone):
        if row.known.household not in self._visible:
            # Known by its source's number: ours would be told to whoever types such numbers.
            named = row.known.number if row.known.is_ours else ""
            self._hidden(row.table, row.row, "source_id", named)
            return
        self._moved(row, stored)
        told, differing = differences.of_person(row, stored, told_phone)
        tally = self.outcome.people
        if not differing:
            tally.unchanged += 1
        elif self._is_followed(row.known, stored):
            tally.changed += 1
            self._follow_person(row, stored, told, differing)
        else:
            tally.kept += 1
            for name in differing:
                told_at = (row.table, row.row, _column(row, name))
                held = beside.register_says(name, row, stored, told_phone)
                words = said.of(name, row.told[name], row.told), said.of(name, held, stored)
                self._differs(row.known, told_at, *words)

    def _follow_person(self, row, stored, told, differing):
        merged = stored | told
        faults = people.faults_of(
            merged, row.told, self.reading.need_codes, on=self.order.on, strict=True
        )
        for column, code, message in faults:
            if column not in row.unread:
                words = said.of_column(column, row.told)
                self.reading.fault(row.table, row.row, column, words, code, message)
        self.changes.people.append((stored, merged, differing, row))

    def _moved(self, row, stored):
        """Somebody whom the file has in another household: told, and done on their own page."""
        if differences.is_moved(row, stored):
            message = _(
                "The file has this person in another household: move them on their own page."
            )
            self._note(row.table, row.row, "household", row.home.key, "moved", message)

    def _judge_members(self):
        """The households that gain members, or whose members' relationships change."""
        joining = {home.number: home for home in self.plan.joined if home.number in self._visible}
        for home in self.plan.joined:
            if home.number not in self._visible:
                self._hidden(home.table, home.row, "household", home.key)
            elif self._homes[home.number]["inactive_on"]:
                message = _("This household is inactive. Reopen it first.")
                self.reading.fault(home.table, home.row, "household", home.key, "inactive", message)
        related = {
            stored["number"]: (merged, row)
            for stored, merged, differing, row in self.changes.people
            if "relationship" in differing and not stored["left_on"]
        }
        touched = joining.keys() | {merged["household_id"] for merged, _row in related.values()}
        present = known.present_members(touched) if touched else {}
        for number in sorted(touched):
            self._judge(number, joining.get(number), present.get(number, []), related)

    def _judge(self, number, home, present, related):
        members, first = [], home
        for person, relationship, born in present:
            merged, row = related.get(person, ({"relationship": relationship}, None))
            first = first or (row and row.home)
            place = (row.table, row.row) if row else (None, 0)
            members.append((merged["relationship"], born, *place, -1))
        members += home.members if home else []
        if first is not None and (home is None or home.is_judged):
            values = [{"relationship": member[0]} for member in members]
            faults = rules.household_faults(values, kind=self._homes[number]["kind"])
            self.plan.judge(first, faults, members)

    def _hidden(self, table, row, column, value):
        message = _("This is registered already, at places that are not yours.")
        self.reading.fault(table, row, column, value, NOT_VISIBLE, message)

    def _differs(self, known_as, told_at, file_says, register_says):
        message = _("The file says “%(file)s”, the register says “%(register)s”.")
        message = message % {"file": file_says, "register": register_says}
        code = "differs" if known_as.is_ours else "both_changed"
        finding = self._finding(*told_at, file_says, code, message)
        self.outcome.differences.append(finding)

    def _note(self, table, row, column, value, code, message):
        self.outcome.notices.append(self._finding(table, row, column, value, code, message))

    def _finding(self, table, row, column, value, code, message):
        name = table.column_name(column)
        return Finding(table.title, row, name, shown(value), column, code, message)


def _column(row, name):
    """The column in which a row tells a field."""
    if name == "documents":
        return next(field for field in people.DOCUMENT_COLUMNS if field in row.cells)
    if name in ("phones", "needs"):
        fields = ("phone", "phone_2") if name == "phones" else ("needs", "urgent")
        return next(field for field in fields if field in row.cells)
    return _COLUMNS.get(name, name)

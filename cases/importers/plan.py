"""What becomes of each household of a file: new, as it was, changed, or refused."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from accounts.policy import places_of
from cases import population, rules
from cases.choices import HouseholdKind, Presumed, Relationship
from cases.importers import households, known, said
from cases.importers.faults import Finding, shown
from cases.importers.known import Known
from cases.words import SAID


class Plan:
    """Settles the households of a reading: `new` to be written, `changed` to be compared."""

    def __init__(self, reading, known_households):
        self.reading, self.order, self.outcome = reading, reading.order, reading.outcome
        self._known = known_households
        self.new, self.changed, self.joined = [], [], []
        # Notices of heads that were presumed, each with its household.
        self.presumed = []
        self._missed = set()

    def settle(self):
        """Settle every household of the file."""
        homes = self.reading.homes.values()
        ours = [home.number for home in homes if home.number]
        self._numbered = known.numbered(ours, by=self.order.by, on=self.order.on) if ours else {}
        self._reserved = known.reserved(ours) if ours else {}
        for home in homes:
            if home.number and not self._settle_number(home):
                continue
            home.known = home.known or self._known.get(home.source_id)
            if home.known is None:
                self._settle_new(home)
            else:
                self._settle_known(home)

    def _settle_number(self, home):
        """A household named by our number: whether it can be what the file says."""
        holder = self._numbered.get(home.number)
        if holder is None or not holder.is_visible:
            if home.number in self._reserved and holder is None:
                return True
            message = _("No household and no blank form that you may use has this number.")
            self._fault(home, "household", home.key, "number_unknown", message)
            return False
        if home.has_ours:
            home.known = Known(home.number, home.number, "", False, is_ours=True)
            return True
        if holder.source == self.order.source and holder.source_id == home.source_id:
            return True
        if home.parts and home.members:
            # A list of ours would name members by their numbers: these may be a form typed twice.
            self._fault(home, "household", home.key, "number_used", SAID["number_used"])
            return False
        home.known = Known(home.number, home.number, "", False, is_ours=True)
        return True

    def _settle_known(self, home):
        home.number = home.known.number
        if home.members:
            self.joined.append(home)
        if home.parts:
            home.digest = "" if home.known.is_ours else home.row_digest
            if home.known.untouched and home.known.row == home.digest:
                self.outcome.households.unchanged += 1
            else:
                self.changed.append(home)

    def _settle_new(self, home):
        if not home.members and not home.is_listed:
            # Only people who are registered elsewhere are said to be in it: that is told there.
            return
        if self.order.strict and not home.parts:
            message = _("No row of households has this number: correct it, or add the household.")
            self._fault(home, "household", home.key, "unknown_household", message)
            return
        before = len(self.outcome.faults)
        told = households.told(home, self.reading.fault)
        if home.number in self._reserved and not told and not home.members:
            # A blank form of the workbook that nobody has used yet.
            return
        unread = {finding.field for finding in self.outcome.faults[before:]}
        home.values = self._completed(home, told)
        self._judge_values(home, unread)
        self._judge_members(home)
        home.digest = home.row_digest
        # Everything that the rows told is in its values now.
        home.parts = ()
        self.new.append(home)

    def _judge_values(self, home, unread):
        faults = households.faults_of(
            home.values, office_is_mine=self.is_mine, strict=self.order.strict, on=self.order.on
        )
        for field, code, message in faults:
            if code == "required" and not home.has_column(field):
                self._miss(home.table, field)
            elif field not in unread:
                self._fault(home, field, home.cell(field), code, message)

    def _miss(self, table, field):
        """A column that every household needs is missed once, and not for each of them."""
        if (table.title, field) in self._missed:
            return
        self._missed.add((table.title, field))
        message = _("The sheet has no such column: add it, or accept an incomplete list.")
        if field == "registered_at":
            message = _("The sheet has no such column: add it, or choose the office beside it.")
        self.reading.fault(table, table.heading_row, field, "", "no_column", message)

    def _completed(self, home, told):
        values = households.DEFAULTS | told
        office = self._reserved.get(home.number, "") or self.order.place
        values["registered_on"] = values["registered_on"] or self.order.on
        values["registered_at_id"] = values["registered_at_id"] or office
        return values

    def is_mine(self, office):
        """Whether who imports registers at this place."""
        return office in places_of(self.order.by)

    def _judge_members(self, home):
        """One head of household; where an incomplete list names none, the oldest adult is."""
        kind = home.values["kind"]
        members = [{"relationship": member[0]} for member in home.members]
        heads = [m for m in members if m["relationship"] == Relationship.HEAD]
        if self.order.accept_incomplete and kind == HouseholdKind.HOUSEHOLD and not heads:
            self._presume(home)
        elif home.is_judged:
            self.judge(home, rules.household_faults(members, kind=kind), home.members)
        size = home.values["declared_size"]
        if size and home.members and size != len(home.members):
            message = _("The household says that it is %(said)d, and the list has %(listed)d.")
            message = message % {"said": size, "listed": len(home.members)}
            self._notice(home, "declared_size", size, "declared_size_differs", message)

    def _presume(self, home):
        if not home.members:
            message = _("Nobody is listed in this household.")
            self._notice(home, NON_FIELD_ERRORS, home.key, "no_members", message)
            return
        position = oldest_adult(home.members, on=self.order.on)
        _relationship, born, table, row, place = home.members[position]
        home.members[position] = (Relationship.HEAD.value, born, table, row, place)
        home.presumed = home.presumed or Presumed.HEAD.value
        message = (
            _("A household of one was presumed: the list says no household.")
            if home.is_alone
            else _("This member was presumed to be the head: the list names none.")
        )
        notice = Finding(
            table.title, row, table.column_name("relationship"), shown(home.key),
            "relationship", f"presumed_{home.presumed}", message,
        )  # fmt: skip
        self.outcome.notices.append(notice)
        self.presumed.append((home, notice))

    def judge(self, home, faults, members):
        """Note the faults of members taken together, each at the row of whom it is about."""
        for fault in faults:
            if fault.row is None or members[fault.row][2] is None:
                self._fault(home, fault.field, home.key, fault.code, fault.message)
            else:
                relationship, _born, table, row, _position = members[fault.row]
                words = said.of("relationship", relationship)
                self.reading.fault(table, row, fault.field, words, fault.code, fault.message)

    def _fault(self, home, field, value, code, message):
        self.reading.fault(home.table, home.row, field, value, code, message)

    def _notice(self, home, field, value, code, message):
        column = home.table.column_name(field)
        self.outcome.notices.append(
            Finding(home.table.title, home.row, column, shown(value), field, code, message)
        )


def oldest_adult(members, *, on):
    """Position of the oldest adult of (relationship, birth date, …); of the oldest where none is.

    Whoever has no birth date counts as the youngest; of nobody knowing, the first is taken.
    """
    born = [(member[1], position) for position, member in enumerate(members) if member[1]]
    adults = [each for each in born if population.age(each[0], on) >= population.ADULT_AGE]
    return min(adults or born or [(None, 0)])[1]

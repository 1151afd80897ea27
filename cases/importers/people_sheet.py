"""The rows of a sheet of people: each judged, and kept as new, as changed, or as known already."""

from django.utils.translation import gettext as _

from cases.choices import Relationship
from cases.importers import people, values
from cases.importers.digests import digest, row_digest
from cases.importers.lines import inner_digest, person_body, person_told
from cases.importers.records import Changed
from cases.importers.store import pack
from cases.importers.values import Unreadable

LONGEST_KEY = 60
# More than any sheet has: a sheet's number and a row's make one number of the two.
MOST_ROWS = 10**8


class PeopleSheet:
    """Reads the people of one table into what the whole file holds (`reading.Reading`)."""

    def __init__(self, whole, table, reader, home_reader):
        self.whole, self.order, self.table = whole, whole.order, table
        self._reader, self._home_reader = reader, home_reader
        self._sheet = len(whole.sheet_titles) - 1
        self._tells_homes = bool(home_reader.prefixes)
        self._prefixes = ["household\x1e", *reader.prefixes]
        self._id_at = table.fields.get("source_id")
        self._missing = {"household", "sex", "relationship"} - table.fields.keys()

    def read(self, row, cells, home):
        """Read one person of a household, None where the file does not say which."""
        self.whole.outcome.people.read += 1
        source_id = self._source_id(row, cells, home)
        told = self._reader.cells(cells)
        found = None
        if source_id == "":
            found = self._reader.read(told)
            source_id = self._from_names(found[0], home)
        if source_id is None or self._is_there_twice(source_id, row):
            self._judge_refused(row, cells, home, source_id, found or self._reader.read(told))
            return
        known = self._known(source_id)
        if home is None and self.order.accept_incomplete and not (known and known.is_ours):
            home = self.whole.alone(self.table, row, source_id)
        if home is not None and self._tells_homes:
            home.tell(self._home_reader, row, self._home_reader.cells(cells))
        row_says = row_digest(self._prefixes, (home.key if home else None, *told))
        if known and known.untouched and known.row == row_says:
            self.whole.outcome.people.unchanged += 1
            return
        self._judge(row, cells, home, source_id, row_says, found or self._reader.read(told))

    def _judge(self, row, cells, home, source_id, row_says, found):
        known = self._known(source_id)
        told, unread = self._settled(row, cells, found)
        if known is not None:
            self._keep_known(row, home, known, row_says, told, found[0], unread)
            return
        person = self._judged(row, cells, told, unread)
        if self._has_home(row, home):
            self._keep(row, home, person, source_id, row_says)

    def _known(self, source_id):
        return self.whole.known.get(source_id) or self.whole.ours.get(source_id)

    def _settled(self, row, cells, found):
        """(the fields that the row tells, those that cannot be read, which are told)."""
        told, more = people.settle(found[0], on=self.order.on)
        for field, cell, refusal in found[1]:
            self._fault(row, field, cell, refusal.code, refusal.message)
        for field, refusal in more:
            self._fault(row, field, self._cell(cells, field), refusal.code, refusal.message)
        if not found[1] and not more:
            return told, self._missing
        unread = {field for field, *_others in (*found[1], *more)}
        return told, unread | self._missing

    def _judged(self, row, cells, told, unread):
        """A new person, whose faults are told."""
        person = people.DEFAULTS | told
        if self.order.accept_incomplete:
            people.incomplete(person)
        faults = people.faults_of(
            person, told, self.whole.need_codes, on=self.order.on, strict=self.order.strict
        )
        for field, code, message in faults:
            if field not in unread:
                self._fault(row, field, self._cell(cells, field), code, message)
        return person

    def _judge_refused(self, row, cells, home, source_id, found):
        """Tell all other faults of a row whose number is refused, and of its household."""
        told, unread = self._settled(row, cells, found)
        if home is not None and self._tells_homes:
            home.tell(self._home_reader, row, self._home_reader.cells(cells))
        if source_id is None or self._known(source_id):
            # Who this is, or what the register has of them, is not known: blanks may be meant.
            if home is not None:
                home.is_judged = False
            return
        person = self._judged(row, cells, told, unread)
        if self._has_home(row, home):
            home.is_judged = home.is_judged and bool(person["relationship"])
            member = (person["relationship"], person["birth_date"], self.table, row, -1)
            # The same row once more is no second head.
            if person["relationship"] != Relationship.HEAD or not home.has_head:
                home.members.append(member)

    def _has_home(self, row, home):
        is_told = "household" in self._missing or self.whole.homeless == (self.table, row)
        if home is None and not is_told:
            message = _("This person has no household: type its number.")
            self._fault(row, "household", "", "no_household", message)
        return home is not None

    def _cell(self, cells, field):
        """What somebody typed into the cell of a field."""
        position = self.table.position(field)
        return cells[position] if position is not None and position < len(cells) else None

    def _keep_known(self, row, home, known, row_says, told, found, unread):
        if known.is_ours:
            # The row is none of the source's: it leaves no digest.
            row_says = ""
            if home is not None:
                home.has_ours = home.has_ours or home.number == known.household
        facts = {field: found[field] for field in people.FACT_PARTS & found.keys()}
        self.whole.keep(Changed(known, home, told, facts, self.table, row, row_says, unread))

    def _keep(self, row, home, person, source_id, row_says):
        position = -1
        if not self.whole.outcome.faults:
            position = self.whole.fresh.add(home, self._packed(person, source_id, row_says))
        home.is_judged = home.is_judged and bool(person["relationship"])
        home.is_unnamed = home.is_unnamed or person["unnamed"]
        member = (person["relationship"], person["birth_date"], self.table, row, position)
        home.members.append(member)

    def _packed(self, person, source_id, row_says):
        born = person["birth_date"] if person["birth_precision"] == "day" else None
        arrived = person["arrived_on"]
        own_day = max(born, arrived) if born and arrived else born or arrived
        told = person_told(person)
        body = person_body(person, told, self.order.source, source_id, row_says)
        return pack(person, own_day, inner_digest(person, told), body)

    def _source_id(self, row, cells, home):
        """The person's number in the source, or ours; '' for none, None where it is no number."""
        if self._id_at is None or self._id_at >= len(cells):
            return ""
        cell = cells[self._id_at]
        try:
            key = values.read_key(cell, LONGEST_KEY)
            if key in self.whole.known:
                return key
            number = self.whole.ours.number_of(key, is_among_ours=bool(home and home.number))
        except Unreadable as refusal:
            self._fault(row, "source_id", cell, refusal.code, refusal.message)
            return None
        return "" if number in values.DASHES else number

    def _from_names(self, cells, home):
        """The number of somebody whom the list gives none: their household, name and birth."""
        told, _faults = people.settle(cells, on=self.order.on)
        key = f"{home.key if home else ''}~{people.name_key(people.DEFAULTS | told)}"
        if told.get("unnamed"):
            # People without a name are told apart by their order alone.
            count = self.whole.unnamed[key] = self.whole.unnamed.get(key, 0) + 1
            key = f"{key}.{count}"
        return key if len(key) <= LONGEST_KEY else f"~{digest(key)}"

    def _is_there_twice(self, source_id, row):
        here = self._sheet * MOST_ROWS + row
        first = self.whole.rows_of_people.setdefault(source_id, here)
        if first == here:
            return False
        table, number = self.whole.place_of(first)
        message = _("Sheet %(sheet)s, row %(number)d is the same person: give each their own row.")
        message = message % {"sheet": table.title, "number": number}
        self._fault(row, "source_id", source_id, "duplicate_id", message)
        return True

    def _fault(self, row, field, value, code, message):
        self.whole.fault(self.table, row, field, value, code, message)

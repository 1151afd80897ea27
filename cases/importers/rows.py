"""A row of cells becomes values of fields, each cell read once for each thing that it says.

Lists repeat themselves: the same sex, place, day or given name stands in thousands of rows. So what
a reader made of a cell is kept, up to a number of different cells in a column.
"""

from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from cases import documents, needs, phones
from cases.importers import values
from cases.importers.column_words import HOUSEHOLD
from cases.importers.values import BLANK, CLEARED, Unreadable
from cases.urgent import URGENT, read_keys

REMEMBERED, REMEMBERED_NUMBERS = 20_000, 1_000


class Readers:
    """One reader for each column, with what it read so far; shared by all sheets of a file."""

    def __init__(self, place_names, need_codes, *, of_csv):
        self._place_names, self._need_codes = place_names, need_codes
        self.text_of = values.text_of_csv if of_csv else values.text_of
        self._known = {}

    def of(self, column):
        """(read, what it read so far, how much of it is kept) for a column."""
        if column.field not in self._known:
            numbers = column.reader.startswith(("phone", "document"))
            kept = REMEMBERED_NUMBERS if numbers else REMEMBERED
            self._known[column.field] = (self._read(column), {}, kept)
        return self._known[column.field]

    def _read(self, column):
        kind, _colon, detail = column.reader.partition(":")
        simple = {
            "text": lambda cell, text: values.read_text(text, column.limit),
            "full_name": lambda cell, text: values.read_text(text, column.limit),
            "family_unit": lambda cell, text: values.read_text(text, column.limit).upper(),
            "day": lambda cell, text: values.read_day(cell),
            "birth": lambda cell, text: values.read_birth(cell),
            "size": lambda cell, text: values.read_size(cell),
            "age": lambda cell, text: values.read_age(cell),
            "yes_no": lambda cell, text: values.read_yes_no(cell),
            "difficulty": lambda cell, text: values.read_choice(text, "Difficulty"),
            "phone": _read_phones,
            "document": lambda cell, text: _read_documents(cell, text, detail),
            "needs": self._read_needs,
            "urgent": _read_urgent,
        }
        if kind in simple:
            return simple[kind]
        if kind in ("home", "office", "origin"):
            return lambda cell, text: self._place_names.read(text, kind)
        return lambda cell, text: values.read_choice(text, kind)

    def _read_needs(self, cell, text):
        codes = [needs.normalise(part) for part in values.read_many(cell, text)]
        for code in codes:
            if code not in self._need_codes:
                message = _("%(code)s is no code of specific needs, such as DS-PM or CR.")
                raise Unreadable("invalid_choice", message % {"code": code})
        return tuple(dict.fromkeys(codes))


def _read_urgent(cell, text):
    """The needs for which the keys of the paper stand: 1, 12 or 1, 2."""
    flags, unknown = read_keys(text)
    if unknown:
        keys = f"{URGENT[0].key}–{URGENT[-1].key}"
        message = _("“%(unknown)s” is no urgent flag: type the keys of the form, %(keys)s.")
        raise Unreadable("invalid_choice", message % {"unknown": unknown, "keys": keys})
    return tuple(flag.need for flag in flags)


def _read_phones(cell, text):
    found = []
    for part in values.read_many(cell, text):
        try:
            found.append(phones.normalise(part))
        except phones.PhoneUnreadable as refusal:
            raise Unreadable(refusal.code, refusal.message) from None
    return tuple(dict.fromkeys(found))


def _read_documents(cell, text, kind):
    """Pairs of type and number; the type of a plain document column is told by another column."""
    if text.isdecimal() and text.isascii() and len(text) <= 40:
        return ((kind, text),)
    found = [documents.normalise(part) for part in values.read_many(cell, text)]
    if any(len(number) > 40 for number in found):
        raise Unreadable("max_length", _("A document number has 40 signs at the most."))
    return tuple([(kind, number) for number in dict.fromkeys(found) if number])


def read_cell(read, cell, text_of):
    """What a cell says, BLANK, CLEARED, or the Unreadable that says why it says nothing."""
    try:
        text = text_of(cell)
        if not text:
            return BLANK
        return CLEARED if text in values.DASHES and text == cell.strip() else read(cell, text)
    except Unreadable as refusal:
        return refusal


class RowReader:
    """Reads the cells of one half of a table, of its people or its households, row by row."""

    def __init__(self, table, readers, about):
        chosen = sorted(
            (column.field, position, column)
            for position, column in table.places.items()
            if (column.about == HOUSEHOLD) == (about == HOUSEHOLD) and column.reader != "key"
        )
        self.table, self._text_of = table, readers.text_of
        self.width = max(table.places, default=0) + 1
        self._slots = [(field, *readers.of(column)) for field, _position, column in chosen]
        self.fields = [field for field, _position, _column in chosen]
        self.prefixes = [f"{field}\x1e" for field in self.fields]
        self._pick = _picker([position for _field, position, _column in chosen])

    def cells(self, row):
        """The cells of this half, in the order of their fields; the row may be shorter."""
        if len(row) < self.width:
            row = [*row, *[None] * (self.width - len(row))]
        return self._pick(row)

    def read(self, cells):
        """(field → value, [(field, cell, Unreadable)]); blank cells are left out."""
        found, unreadable = {}, []
        for (field, read, known, kept), cell in zip(self._slots, cells, strict=True):
            if cell is None or cell == "":
                continue
            value = known.get(cell) if cell.__class__ is str else None
            if value is None:
                value = self._read_new(known, kept, read, cell)
            if value is BLANK:
                continue
            if value.__class__ is Unreadable:
                unreadable.append((field, cell, value))
            else:
                found[field] = value
        return found, unreadable

    def _read_new(self, known, kept, read, cell):
        """What a cell says, kept for the next time: texts only, since 1 and True are one key."""
        value = read_cell(read, cell, self._text_of)
        if cell.__class__ is str and len(known) < kept:
            known[cell] = value
        return value


def _picker(positions):
    if not positions:
        return lambda row: ()
    if len(positions) == 1:
        return lambda row: (row[positions[0]],)
    return itemgetter(*positions)

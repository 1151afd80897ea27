"""What a field holds, in words: as a fault or a difference tells it to who reads it."""

from datetime import date

from cases import choices, phones
from cases.birth_dates import write_birth
from cases.importers.columns import COLUMNS
from cases.washington_group import DOMAINS

_CHOICES = {
    column.field: getattr(choices, column.reader)
    for column in COLUMNS
    if hasattr(choices, column.reader)
}
_CHOICES |= dict.fromkeys(("status", "application"), choices.Status)
_CHOICES |= dict.fromkeys(DOMAINS, choices.Difficulty)
# Column → field of the record.
_FIELDS = {"legal_status_from": "status_from", "origin": "origin_id"}
_OF_DECISION = {"disability": 0, "disability_from": 1, "disability_until": 2}


def of(name, value, record=None):
    """The words of a field's value; of a birth date, `record` says how exactly it is known."""
    if value is None or value == "":
        return ""
    if name == "birth_date":
        return write_birth(value, (record or {}).get("birth_precision"))
    if name == "decision":
        return _decision(*value)
    if isinstance(value, tuple):
        return ", ".join(_part(name, part) for part in value)
    if name in _CHOICES:
        return str(_CHOICES[name](value).label)
    return _day(value) if isinstance(value, date) else str(value)


def of_column(column, told):
    """The words of what a row tells in a column, of the fields that it tells."""
    if column in _OF_DECISION:
        degree, begins, ends = told.get("decision", ("", None, None))
        return (_degree(degree), _day(begins), _day(ends))[_OF_DECISION[column]]
    if column == "legal_status":
        return of("status", told.get("status") or told.get("application"))
    name = _FIELDS.get(column, column)
    return of(name, told.get(name), told)


def _part(name, part):
    if name == "documents":
        kind, number = part
        return f"{choices.DocumentType(kind).label} {number}"
    return phones.shown(part) if name == "phones" else part


def _decision(degree, begins, ends):
    return " – ".join(filter(None, (_degree(degree), _day(begins), _day(ends))))


def _degree(degree):
    return str(choices.DisabilityDegree(degree).label) if degree else ""


def _day(day):
    """A day as people type it; the register tells the end of a decision as ISO text."""
    if isinstance(day, str) and day:
        day = date.fromisoformat(day)
    return f"{day:%d.%m.%Y}" if day else ""

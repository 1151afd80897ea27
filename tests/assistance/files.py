"""Files of deliveries as people fill them in."""

from datetime import UTC, datetime
from io import BytesIO

from assistance.importers.deliveries import deliver_file
from cases.numbers import shown
from spreadsheets.writer import write_csv, write_xlsx
from tests.assistance.programmes import DAY

HEADINGS = ("Assistance number", "Delivered on", "Collected by", "Reference", "Place code")
OF_HOMES = ("Household number", "Programme number", "Delivered on")
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)


def row(assistance, on=DAY, collected="", reference="", place=""):
    """What is filled in for one thing that is planned."""
    return (shown(assistance.pk), on, collected, reference, place)


def as_csv(*rows, headings=HEADINGS):
    """A CSV of these rows."""
    return BytesIO(write_csv([headings], rows))


def as_xlsx(*rows, headings=HEADINGS):
    """A workbook of these rows."""
    return BytesIO(write_xlsx([("Deliveries", [headings], rows, ())]))


def sent(file, *, by, key="november", **how):
    """The outcome of sending a file."""
    how = {"name": "deliveries", "today": DAY, "at": AT} | how
    return deliver_file(file, key=key, by=by, **how)


def codes(outcome):
    """(row, field, code) of each fault."""
    return [(fault.row, fault.field, fault.code) for fault in outcome.faults]

"""Names of rows that have no number of their own: of which household, and from which moment."""

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive


def row_name(household, moment):
    """How a page names such a row."""
    return f"{household} {moment.isoformat()}"


def named_row(rows, moment_field, name):
    """The row of these that a page named; None where there is none."""
    household, _blank, written = name.partition(" ")
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    if moment is None or is_naive(moment):
        return None
    return rows.filter(household=household, **{moment_field: moment}).first()

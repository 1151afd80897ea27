"""When a submission was asked, as its device tells it: the day, the start and the end."""

from datetime import UTC, date, datetime, time

from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext_lazy as _

from assessments.xlsform.values import parse_moment
from spreadsheets import cells

# Of no other year is there an assessment; at the ends of the calendar no zone can be reckoned.
YEARS = range(1900, 2101)
SAID = {
    "no_day": _("Nothing says on which day it was asked: today, start, end, or when it was sent."),
    "future": _("An assessment is of today, or of a day before."),
    "not_a_moment": _("%(value)s is no moment, such as 2026-05-31T14:05:00+04:00."),
}


class NoMoment(Exception):
    """What tells of the time can't be: `name` is what says it, `code` why."""

    def __init__(self, name, code, value=""):
        super().__init__(code)
        self.name, self.code = name, code
        self.message = str(SAID[code]) % {"value": value}


def moments(meta, today):
    """(day, start, end) of a submission, of which each may be told by another; or NoMoment."""
    start, end = _moment(meta, "start"), _moment(meta, "end")
    sent = _moment(meta, "sent", zone=UTC)
    day = _day(meta) or _local_day(start or end or sent)
    told_by = next((name for name in ("day", "start", "end", "sent") if meta.get(name)), "start")
    if day is None:
        raise NoMoment(told_by, "no_day")
    if day > today:
        raise NoMoment(told_by, "future")
    for name, moment in (("start", start), ("end", end)):
        if moment and localtime(moment).date() > today:
            raise NoMoment(name, "future")
    noon = datetime.combine(day, time(12), get_default_timezone())
    start = start or end or noon
    # A device's clock may have been set back while it was asked.
    return day, start, max(start, end or start)


def _day(meta):
    told = meta.get("day", "")
    try:
        return cells.day(told.partition("T")[0])
    except cells.CellFault:
        raise NoMoment("day", "not_a_moment", told) from None


def _moment(meta, name, zone=None):
    told = meta.get(name, "")
    if not told:
        return None
    found = parse_moment(told.replace(" ", "T", 1))
    if found is None or found.year not in YEARS:
        raise NoMoment(name, "not_a_moment", told)
    if not isinstance(found, datetime):
        found = datetime.combine(date(found.year, found.month, found.day), time(12))
    return found if found.tzinfo else found.replace(tzinfo=zone or get_default_timezone())


def _local_day(moment):
    return localtime(moment).date() if moment else None

"""The desk of a distribution: whose number was scanned, what they get, and who may collect it."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance.choices import AssistanceState
from assistance.collecting import Collecting
from assistance.entitlement.telling import from_data
from assistance.explaining import explained
from assistance.models import DistributionLine
from cases import numbers
from cases.policy import sees_in_part

SAID = {
    "mistyped": _("Mistyped: its last character does not fit. Scan or type it again."),
    "no_number": _("This is no number of a slip. Scan or type it again."),
    "not_listed": _("This number is not in the list of this distribution."),
}


@dataclass
class Scanned:
    """What is known of a number at the desk.

    `fault` says why nothing is to be had; `open` are the lines that may be handed over, `over`
    those that were, or came to nothing; `refused` the lines of who is not eligible, with why.
    """

    number: str = ""
    fault: str = ""
    household: object = None
    open: list = field(default_factory=list)
    over: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    collectors: list = field(default_factory=list)


def scanned(distribution, text, *, user, on):
    """The `Scanned` of what was typed or scanned, among the lines that the user sees."""
    try:
        number = numbers.parse(text)
    except numbers.NumberMistyped:
        return Scanned(fault=SAID["mistyped"])
    if number is None:
        return Scanned(fault=SAID["no_number"])
    lines = list(_lines(distribution, number, user, on))
    if not lines:
        return Scanned(numbers.shown(number), fault=SAID["not_listed"])
    found = Scanned(numbers.shown(number), household=lines[0].household)
    for line in lines:
        _sort(line, found, user)
    if found.open:
        collecting = Collecting(found.open, user, on)
        each = (name for line in found.open for name in collecting.collectors(line))
        found.collectors = list(dict.fromkeys(each))
    return found


def _sort(line, found, user):
    if line.assistance is None:
        line.why = why(line, user)
        found.refused.append(line)
    elif line.assistance.state == AssistanceState.PLANNED:
        found.open.append(line)
    else:
        found.over.append(line)


def _lines(distribution, number, user, on):
    rows = DistributionLine.objects.visible_to(user, on=on).filter(distribution=distribution)
    rows = rows.select_related("household", "person", "assistance", "assistance__programme")
    if number[0] == numbers.HOUSEHOLD:
        return rows.filter(household=number).order_by("position")
    if number[0] == numbers.ASSISTANCE:
        return rows.filter(assistance=number)
    covered = Q(assistance__people__individual=number) | Q(person=number)
    return rows.filter(covered).distinct().order_by("position")


def why(line, user):
    """Why somebody is or is not eligible, in words: what decided, and what nobody knows.

    Not for who sees people one by one: reasons tell of everybody in the household, and of health.
    """
    if not line.reasons or sees_in_part(user):
        return []
    told = explained(from_data(line.reasons), shows_protection=False)
    return [str(each) for each in (*told.decided, *told.to_ask)]

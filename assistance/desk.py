"""The desk of a distribution: whose number was scanned, what they get, and who may collect it."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance.choices import AssistanceState
from assistance.entitlement.telling import from_data
from assistance.explaining import explained
from assistance.models import AssistedPerson, DistributionLine
from cases import numbers
from cases.models import Individual, PersonLink
from cases.sight import sight_of

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
        _sort(line, found)
    found.collectors = _collectors(found.open, user, on)
    return found


def _sort(line, found):
    if line.assistance is None:
        line.why = why(line)
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


def why(line):
    """Why somebody is not eligible, in words: what decided, and what nobody knows."""
    if not line.reasons:
        return []
    told = explained(from_data(line.reasons), shows_protection=False)
    return [str(each) for each in (*told.decided, *told.to_ask)]


def _collectors(lines, user, on):
    """Names of those who may collect: the head or the person, adults first, then who was named."""
    if not lines:
        return []
    covered = AssistedPerson.objects.filter(assistance__in=[line.assistance_id for line in lines])
    people = Individual.objects.filter(pk__in=covered.values("individual"))
    home = Individual.objects.present().filter(household=lines[0].household_id)
    heads = home.filter(is_head=True) or people.order_by("birth_date", "pk")[:1]
    links = PersonLink.objects.on(on).filter(
        Q(individual__in=people) | Q(individual__in=heads), may_collect=True
    )
    named = [
        link.other.full_name if link.other else link.other_name
        for link in links.select_related("other").order_by("pk")
    ]
    sight = sight_of(user, on)
    called = [sight.blank(person).full_name or str(person) for person in heads]
    return list(dict.fromkeys([*called, *(named if sight.shows("personlink.other_name") else [])]))

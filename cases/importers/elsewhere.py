"""What a tried list tells of people beyond the user's sight: no more than a search, no more often.

Each row that is told is a question of the user's hour, and a list that tells of nobody is one: else
a list of names would ask what thirty searches may not. What is told, and what is not, is a look.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.clock import day_of
from cases import actions, existence
from cases.access_choices import BeyondKind
from cases.actions.asking import MOST_AN_HOUR
from cases.beyond_events import told
from cases.importers.compare import NOT_VISIBLE
from cases.importers.faults import Finding
from cases.models import Household
from cases.offices import Office


@dataclass(frozen=True)
class ShownRow:
    """A row whose person is maybe registered elsewhere, and whom to ask."""

    finding: Finding
    office: Office | None


@dataclass(frozen=True)
class Elsewhere:
    """What the page says of rows beyond the user's sight, and why it says no more."""

    rows: list
    refusal: str = ""

    @property
    def hotline(self):
        """Whom to ask where no office is told."""
        return settings.HOTLINE


def judge(user, outcome, digest, *, is_written, request=None):
    """Leave in the outcome what may be told of people beyond the user's sight.

    `request` is that of a page; a job comes without one, as its user. Whoever confirms a list was
    told when it was tried. Faults about records out of sight are judged both times: they are told
    instead of writing.
    """
    faults = [fault for fault in outcome.faults if fault.code == NOT_VISIBLE]
    rows = [] if is_written else outcome.beyond
    is_compared = bool(outcome.people.new and not is_written)
    hits = [*faults, *rows]
    if not hits and not is_compared:
        return Elsewhere([])
    allowed, left = actions.ask_beyond_of_list(
        rows=max(1, len(hits)), about=BeyondKind.WARNING, by=user, at=user.at
    )
    seen = {"user": user, "request": request, "asked": digest}
    _record(seen, min(allowed, len(hits)), is_refused=allowed < max(1, len(hits)))
    _withhold(outcome, faults[allowed:])
    shown = [_shown(row, day_of(user.at)) for row in rows[: max(0, allowed - len(faults))]]
    # Said whether or not more was found: that there is more would be told by it.
    return Elsewhere(shown, "" if left else _no_more())


def _record(seen, count, *, is_refused):
    if count or not is_refused:
        told("list_compared_beyond", **seen, count=count)
    if is_refused:
        told("list_refused_beyond", **seen, count=None)


def _withhold(outcome, faults):
    """The faults that may not be told stay one fault: the list is not written all the same."""
    if faults:
        kept = [fault for fault in outcome.faults if fault not in faults]
        outcome.faults = [*kept, Finding("", 0, "", "", "", "too_often", _no_more())]
        outcome.count_refused()


def _shown(row, day):
    known = existence.known_of(Household.objects.filter(pk__in=row.households), on=day)
    return ShownRow(row.finding, known.office if known else None)


def _no_more():
    return _(
        "You have asked about people beyond your places %(most)d times within an hour. Who else of "
        "this list is registered elsewhere is not told now: try it again later."
    ) % {"most": MOST_AN_HOUR}

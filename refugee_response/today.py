"""The start page, composed of what each app has to say about the day.

Whatever stands on it is read by three questions: the first rows of all cards, how many there are
of each, and the households and people whom any of them names.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F
from django.utils.translation import get_language

import accounts.today
import assessments.today
import assistance.today
import cases.data_today
import cases.today
import casework.referral_today
import casework.today
from accounts.choices import LookKind
from accounts.history import looks
from accounts.models import SavedList
from cases import today_cards
from cases.composition import describe
from cases.numbers import shown
from cases.sight import sight_of
from cases.templatetags.register import called, latin_beside
from cases.today_cards import Card
from places.models import Place

ROOMS = (
    cases.today,
    casework.today,
    casework.referral_today,
    assessments.today,
    assistance.today,
    cases.data_today,
    accounts.today,
)
# The cards in the order of their urgency; whatever is missing here stands last.
ORDER = (
    "emergencies",
    "tasks_overdue",
    "referrals_answered",
    "turning_adult",
    "referrals_unanswered",
    "referrals_received",
    "appointments_today",
    "appointments_unsaid",
    "reviews_late",
    "feedback_late",
    "distributions",
    "papers",
    "statuses",
    "decisions",
    "consents",
    "turning_pensionable",
    "drafts",
    "drafts_of_places",
)


def _everybody(user, day):
    return True


# What is the user's own, and is read along.
OWN = (
    Card(
        "saved_lists", lambda asking: SavedList.objects.filter(user=asking.user).order_by("title"),
        _everybody, line=lambda row, day: None, shown=100, is_counted=False,
        told={"title": F("title"), "address": F("address")},
    ),
    Card(
        "places", lambda asking: Place.objects.filter(users=asking.user).order_by("pk"),
        _everybody, line=lambda row, day: None, shown=100, is_counted=False,
        told={"en": F("name_en"), "hy": F("name_hy"), "ru": F("name_ru")},
    ),
)  # fmt: skip


@dataclass(frozen=True)
class ShownCard:
    """A card with something in it: its lines, and how many there are in all."""

    card: object
    lines: list
    count: int

    @property
    def address(self):
        """The list of exactly these rows."""
        return self.card.address()

    @property
    def more_than(self):
        """So many, where they were counted no further."""
        return today_cards.COUNTED if self.count > today_cards.COUNTED else None

    @property
    def see_all(self):
        """The words of the link to the list; none where all of them stand on the card."""
        if self.count <= len(self.lines):
            return ""
        return self.card.see_all % {"count": f"{self.more_than}+" if self.more_than else self.count}


@dataclass(frozen=True)
class Named:
    """A line with the name that stands on it: in Latin letters, and as it is written."""

    line: object
    latin: str
    own: str


class Today:
    """The day of one user, read once: what `panels(today)` of the rooms show."""

    def __init__(self, request, day):
        self.request, self.user, self.day = request, request.user, day
        self.sight = sight_of(request.user, day)
        cards = [*OWN, *(card for room in ROOMS for card in room.CARDS)]
        self._cards = [card for card in cards if card.is_for(request.user, day)]
        opened = request.session.get(cases.today.OPENED, [])
        self._rows, self._counts = today_cards.read(self._cards, request.user, day, opened=opened)

    def count(self, kind):
        """How many rows there are of a kind; none of what is not for the user."""
        return self._counts.get(kind, 0)

    def rows(self, kind):
        """The first rows of a kind."""
        return self._rows.get(kind, [])

    @cached_property
    def described(self):
        """Household → its description, of all that the page names."""
        every = {row.household for rows in self._rows.values() for row in rows}
        numbers = every - {None}
        return describe(numbers, on=self.day, sight=self.sight) if numbers else {}

    @property
    def shown(self):
        """The cards with something in them, in their order."""
        cards = [card for card in self._cards if card.title and self.rows(card.kind)]
        rank = {kind: number for number, kind in enumerate(ORDER)}
        cards.sort(key=lambda card: rank.get(card.kind, len(rank)))
        return [
            ShownCard(
                card,
                [self._named(row, card.line(row, self.day)) for row in self.rows(card.kind)],
                self.count(card.kind),
            )
            for card in cards
        ]

    def _named(self, row, line):
        if line.name or not row.household:
            return Named(line, line.name or shown(row.key), "")
        description = self.described[row.household]
        person = description.people.get(row.person) if row.person else description.head
        if person is None:
            return Named(line, shown(row.person or row.household), "")
        own = called(person)
        latin = latin_beside(person)
        return Named(line, latin, own) if latin else Named(line, own, "")


def today_context(request, day):
    """What the rooms put on Today: the search box, the cards, then what else they have to say."""
    today = Today(request, day)
    if today.described:
        looks.record(request, LookKind.LISTED, count=len(today.described))
    panels = [panel for room in ROOMS for panel in room.panels(today)]
    places = [row.told.get(get_language()) or row.told["en"] for row in today.rows("places")]
    return {
        "first": [panel for panel in panels if getattr(panel, "is_first", False)],
        "cards": today.shown,
        "panels": [panel for panel in panels if not getattr(panel, "is_first", False)],
        "day": day,
        "user_places": places,
    }

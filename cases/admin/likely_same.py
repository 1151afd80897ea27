"""The stop of a form before somebody is registered whom the register likely knows already.

The page comes back with all that was typed and up to five people a row. "Register anyway" answers
for exactly the pairs that the page showed: it sends their signed list, and a pair that is not in it
stops again. Of people outside of the user's places the page says that somebody like this is
registered, and whom to ask: one sentence a row, however many they are, and 30 times an hour. Who
asked too often registers without it; the pair is noted all the same, for a comparison.
"""

from copy import copy
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise

from accounts.choices import LookKind, Role
from accounts.history import looks
from accounts.roles import acting_role
from cases import actions, existence
from cases.access_choices import BeyondKind
from cases.beyond_events import told
from cases.birth_dates import write_birth
from cases.matching import Newcomer, likely_same_many, same_rows
from cases.matching.likeness import COMPARED
from cases.matching.words import reasons
from cases.models import Household, Individual
from cases.sight import sight_of

# Both begin with an underscore, like all that is no part of what was typed about the family.
SHOWN, ANYWAY = "_likely_same", "_anyway"
_SALT = "likely-same"
LIVES_IN = "household.lives_in"


@dataclass
class ShownMatch:
    """What the page says of one registered person whom the user sees.

    `known` is what rooms to the right say of them, such as that they were helped lately.
    """

    number: str
    name: str
    born: str
    left: str
    place: str
    household: str
    url: str
    why: list[str | Promise]
    known: tuple = ()


@dataclass(frozen=True)
class ShownRow:
    """One row of the page: its number there, who was typed, whom they may be, which row again."""

    number: int
    name: str
    matches: list[ShownMatch]
    twins: list[int]
    # Somebody like this beyond the user's places, and whom to ask.
    beyond: existence.Known | None


class LikelySameStop:
    """Whom the newcomers of one page may be, and whether the user has decided on all of them.

    `newcomers` maps a row's index on the page to what is typed there, in the order in which the
    action gets them. Ask `holds`; where it does not, give `anyway` to the action.
    """

    def __init__(self, request, newcomers, day):
        self._request, self._day = request, day
        self._rows, self._newcomers = list(newcomers), list(newcomers.values())
        self._sight = sight_of(request.user, day)
        self._matches = likely_same_many(self._newcomers)
        self._twins = same_rows(self._newcomers)

    @classmethod
    def of_members(cls, request, members, day):
        """The stop of a table of members: its new rows, in their order."""
        new = [index for index, form in members.filled() if not form["number"].value()]
        values = map(Newcomer, members.new_members())
        return cls(request, dict(zip(new, values, strict=True)), day)

    def holds(self):
        """Whether the page has to come back: there is a pair to show that nobody decided on."""
        decided = self._decided() if ANYWAY in self._request.POST else set()
        undecided = self._pairs - decided
        return bool(undecided and (undecided - self._pairs_beyond or self._tells_beyond))

    @property
    def anyway(self):
        """Position of a newcomer → the matches beside which they are registered anyway."""
        return self._matches

    @property
    def shown(self):
        """The signed list of the pairs that this page shows."""
        return signing.dumps(sorted(self._pairs), salt=self._salt)

    @property
    def asked(self):
        """What was compared: by it the same newcomers are known again."""
        return " ".join(map(_digest, self._newcomers))

    @cached_property
    def _pairs(self):
        typed_twice = {
            f"{self._digests[position]} {self._digests[earlier]}"
            for position, others in self._twins.items()
            for earlier in others
        }
        everybody = {
            pair for position in self._matches for pair in self._pairs_of(position).values()
        }
        return everybody | typed_twice

    @cached_property
    def _pairs_beyond(self):
        """Those of the pairs whose other person the user does not see."""
        return {
            pair
            for position in self._matches
            for number, pair in self._pairs_of(position).items()
            if number not in self._visible
        }

    def _pairs_of(self, position):
        """Number of each person whom a row may be → the pair, which tells no number to anybody."""
        return {
            match.individual.pk: f"{self._digests[position]} {_sealed(match.individual.pk)}"
            for match in self._matches[position]
        }

    @cached_property
    def _digests(self):
        return list(map(_digest, self._newcomers))

    @cached_property
    def _tells_beyond(self):
        """Whether the page may say that somebody is registered elsewhere, and whom to ask.

        It counts like a search; a registrar, who has no search, is told of every row of theirs.
        """
        user = self._request.user
        if not self._pairs_beyond:
            return False
        if acting_role(user) != Role.REGISTRAR:
            try:
                actions.ask_beyond(about=BeyondKind.WARNING, by=user, at=user.at)
            except ValidationError:
                told("warning_refused", user=user, request=self._request)
                return False
        told("warned", user=user, request=self._request, pairs=len(self._pairs_beyond))
        return True

    def _decided(self):
        try:
            return set(signing.loads(self._request.POST.get(SHOWN, ""), salt=self._salt))
        except signing.BadSignature:
            return set()

    @property
    def _salt(self):
        return f"{_SALT} {self._request.user.pk}"

    @cached_property
    def rows(self):
        """What the page shows of each row that somebody has to decide on."""
        shown = self._positions_to_show()
        return [
            ShownRow(
                number=self._rows[position] + 1,
                name=_full_name(self._newcomers[position].values),
                matches=[
                    self._show(match, self._newcomers[position].known)
                    for match in self._matches.get(position, [])
                    if match.individual.pk in self._visible
                ],
                twins=[self._rows[earlier] + 1 for earlier in self._twins.get(position, [])],
                beyond=self._beyond(position),
            )
            for position in shown
        ]

    def _positions_to_show(self):
        """Rows with a twin, with somebody whom the user sees, or somebody beyond to tell of."""
        seen = {
            position
            for position, matches in self._matches.items()
            if self._tells_beyond or any(match.individual.pk in self._visible for match in matches)
        }
        return sorted(seen | set(self._twins))

    @property
    def hotline(self):
        """Whom to ask where no office is told."""
        return settings.HOTLINE

    def _show(self, match, newcomer):
        person = self._sight.blank(copy(match.individual))
        home = person.household.lives_in
        return ShownMatch(
            number=str(person),
            name=person.full_name,
            born=write_birth(person.birth_date, person.birth_precision),
            left=person.get_left_reason_display() if person.left_on else "",
            place=home.label() if home and self._sight.shows(LIVES_IN) else "",
            household=str(person.household),
            url=reverse("admin:cases_individual_change", args=[str(person)]),
            why=reasons(match, newcomer),
        )

    def _beyond(self, position):
        """What may be told of those beyond the user's places whom this row may be."""
        people = [match.individual for match in self._matches.get(position, [])]
        unseen = {each.household_id for each in people if each.pk not in self._visible}
        if not unseen or not self._tells_beyond:
            return None
        return existence.known_of(Household.objects.filter(pk__in=unseen), on=self._day)

    @cached_property
    def _visible(self):
        visible = Individual.objects.visible_to(self._request.user, on=self._day)
        return set(visible.filter(pk__in=self._numbers()).values_list("pk", flat=True))

    def _numbers(self):
        return [match.individual.pk for found in self._matches.values() for match in found]


def _digest(newcomer):
    """What a decision is about: the words of a row that are compared."""
    values = [newcomer.values.get(field) for field in COMPARED]
    compared = [*values, sorted(newcomer.phones), sorted(newcomer.documents)]
    return salted_hmac(_SALT, repr(compared)).hexdigest()[:16]


def _sealed(number):
    """A person's number as the page carries it: whoever reads the page learns no number."""
    return salted_hmac(f"{_SALT} person", number).hexdigest()[:16]


def _full_name(values):
    fields = ("given_name", "patronymic", "family_name")
    return " ".join(filter(None, (values.get(field) for field in fields)))


def show_likely_same(rooms, request, stop, day):
    """Add what other rooms know of those whom the page shows, and write down that it shows them."""
    if stop is not None:
        matches = [match for row in stop.rows for match in row.matches]
        numbers = [match.number for match in matches]
        for room in rooms:
            known = room.known_of(numbers, request.user, day) if hasattr(room, "known_of") else {}
            for match in matches:
                match.known = (*match.known, *known.get(match.number, ()))
        looks.record(
            request, LookKind.SEARCHED, asked=stop.asked, count=len(stop.rows), likely_same=True
        )

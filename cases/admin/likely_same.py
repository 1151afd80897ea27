"""The stop of a form before somebody is registered whom the register likely knows already.

The page comes back with all that was typed and up to five people a row. "Register anyway" answers
for exactly the pairs that the page showed: it sends their signed list, and a pair that is not in it
stops again. Of people outside of the user's places the page says no more than is needed to ask.
"""

from copy import copy
from dataclasses import dataclass
from functools import cached_property

from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise

from accounts.choices import LookKind
from accounts.history import looks
from cases.birth_dates import write_birth
from cases.matching import Newcomer, likely_same_many, same_rows
from cases.matching.likeness import COMPARED
from cases.matching.words import reasons
from cases.models import Individual, Restriction
from cases.sight import sight_of

# Both begin with an underscore, like all that is no part of what was typed about the family.
SHOWN, ANYWAY = "_likely_same", "_anyway"
_SALT = "likely-same"
LIVES_IN = "household.lives_in"


@dataclass(frozen=True)
class ShownMatch:
    """What the page says of one registered person; `url` is empty where the user may not look."""

    number: str
    name: str
    born: str
    left: str
    place: str
    office: str
    household: str
    url: str
    why: list[str | Promise]


@dataclass(frozen=True)
class ShownRow:
    """One row of the page: its number there, who was typed, whom they may be, which row again."""

    number: int
    name: str
    matches: list[ShownMatch]
    twins: list[int]


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
        """Whether the page has to come back: there is a pair that nobody decided on."""
        decided = self._decided() if ANYWAY in self._request.POST else set()
        return not self._pairs <= decided

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
        digests = list(map(_digest, self._newcomers))
        registered = {
            f"{digests[position]} {match.individual.pk}"
            for position, matches in self._matches.items()
            for match in matches
        }
        typed_twice = {
            f"{digests[position]} {digests[earlier]}"
            for position, others in self._twins.items()
            for earlier in others
        }
        return registered | typed_twice

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
        positions = sorted({*self._matches, *self._twins})
        return [
            ShownRow(
                number=self._rows[position] + 1,
                name=_full_name(self._newcomers[position].values),
                matches=[
                    self._show(match, self._newcomers[position].known)
                    for match in self._matches.get(position, [])
                ],
                twins=[self._rows[earlier] + 1 for earlier in self._twins.get(position, [])],
            )
            for position in positions
        ]

    def _show(self, match, newcomer):
        person, visible = (
            self._sight.blank(copy(match.individual)),
            match.individual.pk in self._visible,
        )
        born = write_birth(person.birth_date, person.birth_precision)
        year = str(person.birth_date.year) if person.birth_date else ""
        home = person.household.lives_in
        return ShownMatch(
            number=str(person),
            name=person.full_name if visible else _initials(person),
            born=born if visible else year,
            left=person.get_left_reason_display() if person.left_on else "",
            place=home.label() if visible and home and self._sight.shows(LIVES_IN) else "",
            office="" if person.pk in self._hidden else person.household.registered_at.label(),
            household=str(person.household) if visible else "",
            url=reverse("admin:cases_individual_change", args=[str(person)]) if visible else "",
            why=reasons(match, newcomer),
        )

    @cached_property
    def _visible(self):
        visible = Individual.objects.visible_to(self._request.user, on=self._day)
        return set(visible.filter(pk__in=self._numbers()).values_list("pk", flat=True))

    @cached_property
    def _hidden(self):
        """Those of whom nobody out of their places learns even where they came to an office."""
        people = Individual.objects.filter(pk__in=self._numbers()).exclude(pk__in=self._visible)
        inforce = Restriction.objects.on(self._day)
        hidden = Q(pk__in=inforce.values("individual")) | Q(
            household__in=inforce.filter(household__isnull=False).values("household")
        )
        return set(people.filter(hidden).values_list("pk", flat=True))

    def _numbers(self):
        return [match.individual.pk for found in self._matches.values() for match in found]


def _digest(newcomer):
    """What a decision is about: the words of a row that are compared."""
    values = [newcomer.values.get(field) for field in COMPARED]
    compared = [*values, sorted(newcomer.phones), sorted(newcomer.documents)]
    return salted_hmac(_SALT, repr(compared)).hexdigest()[:16]


def _full_name(values):
    fields = ("given_name", "patronymic", "family_name")
    return " ".join(filter(None, (values.get(field) for field in fields)))


def _initials(person):
    given = person.given_name or person.latin_given_name
    family = person.family_name or person.latin_family_name
    return " ".join(f"{name[0].upper()}." for name in (given, family) if name)


def record_likely_same(request, stop):
    """Write down that people of the register are shown beside those who are typed, if any are."""
    if stop is not None:
        looks.record(
            request, LookKind.SEARCHED, asked=stop.asked, count=len(stop.rows), likely_same=True
        )

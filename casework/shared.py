"""What a referral shares: each item of the closed list, the fields it rests on, and its words now.

The one place that reads people for the receiver of a referral: for the page, the API and the letter
alike. Nothing is kept of it; it is read from the register whenever it is shown.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.choices import DocumentState, SafeContact
from cases.models import (
    DisabilityDecision,
    IdentityDocument,
    Individual,
    Phone,
    Residence,
    SpecificNeed,
)
from cases.sight import CONFIDENTIAL
from casework.models import Goal, Referral, ReferralPerson
from casework.referral_choices import Item

# Item → the fields that whoever shares it has to read themself.
RESTS_ON = {
    Item.NAME: ("individual.given_name", "individual.patronymic", "individual.family_name"),
    Item.BIRTH: ("individual.birth_date",),
    Item.SEX: ("individual.sex",),
    Item.PHONE: ("phone.number", "phone.note"),
    Item.ADDRESS: ("residence.place", "residence.address"),
    Item.DOCUMENTS: ("identitydocument.type", "identitydocument.number"),
    Item.HEALTH: ("specificneed.need", "disabilitydecision.degree"),
    Item.PROTECTION: ("specificneed.need", CONFIDENTIAL),
    Item.CASE: ("case.concern", "goal.what"),
    Item.MEMBERS: ("individual.given_name", "individual.birth_date"),
}
_OF_HOUSEHOLD = (Item.ADDRESS, Item.CASE, Item.MEMBERS)


@dataclass(frozen=True)
class Line:
    """One item, in words."""

    item: Item
    value: str

    @property
    def label(self):
        """What it is, in the language of the screen or paper."""
        return self.item.label


@dataclass(frozen=True)
class Shared:
    """All that is shared: what is asked, what is of the household, and the lines of each person."""

    reason: str
    together: list = field(default_factory=list)
    people: list = field(default_factory=list)


def may_share(sight):
    """The items that somebody may share: those of which they read every field."""
    return [item for item in Item if sight.shows(*RESTS_ON[item])]


def open_to_receiver(referral, day):
    """What the receiver sees of a referral on the day; None where it is not open to them."""
    if not Referral.objects.open_on(day).filter(pk=referral.pk).exists():
        return None
    return shared(referral, day)


def shared(referral, day):
    """What a referral shares of those who agree on the day and are not hidden, whoever asks."""
    covered = ReferralPerson.objects.shown_on(day).filter(referral=referral)
    return in_words(referral, covered.values("individual"), day)


def in_words(referral, numbers, day):
    """What a referral, sent or not yet, shares of these people (numbers, or a query of them)."""
    people = list(
        Individual.objects.filter(pk__in=numbers).order_by("-is_head", "birth_date", "pk")
    )
    if not people:
        return None
    told = [item for item in Item if item in referral.shares]
    facts = _Facts([person.pk for person in people], told, day)
    together = [
        Line(item, words)
        for item in told
        if item in _OF_HOUSEHOLD
        for words in _TOGETHER[item](referral, people, day)
    ]
    return Shared(
        reason=referral.reason,
        together=together,
        people=[facts.of(person) for person in people],
    )


class _Facts:
    """The lines of people, read for all of them at once: a query an item, however many they are."""

    def __init__(self, numbers, told, day):
        self._told = [item for item in told if item not in _OF_HOUSEHOLD]
        self._read = {item: _READ[item](numbers, day) for item in self._told if item in _READ}

    def of(self, person):
        """The lines of one person; an item of which nothing is known has none."""
        lines = []
        for item in self._told:
            words = self._read[item][person.pk] if item in _READ else _OF_PERSON[item](person)
            lines += [Line(item, each) for each in words if each]
        return lines


def _birth(person):
    return [formats.date_format(person.birth_date)] if person.birth_date else []


_OF_PERSON = {
    Item.NAME: lambda person: [person.full_name],
    Item.BIRTH: _birth,
    Item.SEX: lambda person: [person.get_sex_display()],
}


def _gathered(rows, words):
    """Person → the words of each of their rows."""
    found = defaultdict(list)
    for row in rows:
        found[row.individual_id].append(words(row))
    return found


def _phones(numbers, day):
    """Numbers that may be called or texted; never one that is not safe."""
    rows = Phone.objects.on(day).filter(individual__in=numbers)
    rows = rows.exclude(safe=SafeContact.UNSAFE).order_by("pk")
    return _gathered(rows, lambda row: " · ".join(filter(None, (row.number, row.note))))


def _documents(numbers, day):
    rows = IdentityDocument.objects.on(day).filter(
        individual__in=numbers, state=DocumentState.VALID
    )
    return _gathered(
        rows.order_by("type", "pk"), lambda row: f"{row.get_type_display()} {row.number}"
    )


def _health(numbers, day):
    decided = DisabilityDecision.objects.on(day).filter(individual__in=numbers)
    found = _gathered(decided, lambda row: row.get_degree_display())
    for person, words in _needs(numbers, day, is_confidential=False).items():
        found[person] += words
    return found


def _confidential(numbers, day):
    return _needs(numbers, day, is_confidential=True)


def _needs(numbers, day, *, is_confidential):
    rows = SpecificNeed.objects.on(day).filter(
        individual__in=numbers, need__is_confidential=is_confidential
    )
    name = f"label_{(get_language() or 'en')[:2]}"
    return _gathered(
        rows.select_related("need").order_by("need"),
        lambda row: getattr(row.need, name, row.need.label_en),
    )


_READ = {
    Item.PHONE: _phones,
    Item.DOCUMENTS: _documents,
    Item.HEALTH: _health,
    Item.PROTECTION: _confidential,
}


def _address(referral, people, day):
    """Where they live: of a household's referral the household, else the person's."""
    home = referral.household_id or people[0].household_id
    rows = Residence.objects.filter(household=home, kind="actual", until_on=None)
    for row in rows.select_related("place"):
        yield ", ".join(filter(None, (row.place.label(get_language()), row.address)))


def _case(referral, people, day):
    """What the case is about, and what is to be reached."""
    if referral.case is None:
        return
    yield f"{referral.case.get_kind_display()}: {referral.case.concern}"
    goals = Goal.objects.filter(
        case=referral.case, reached_on__isnull=True, dropped_on__isnull=True
    )
    yield from (goal.what for goal in goals)


def _members(referral, people, day):
    """How many live there: who they are is told of those alone who agreed."""
    home = referral.household_id or people[0].household_id
    count = Individual.objects.present().filter(household=home).count()
    yield _("%(count)d people live in the household") % {"count": count}


_TOGETHER = {Item.ADDRESS: _address, Item.CASE: _case, Item.MEMBERS: _members}

"""Of whom a typed number is: a household, a person, a document; and who may be told of them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q

from assistance.choices import Helped
from cases import documents, numbers, visible
from cases.choices import VOID, DocumentState
from cases.keys import Keys
from cases.models import Consent, Household, IdentityDocument, Individual, Restriction
from cases.policy import sees_in_part


@dataclass
class Asked:
    """One text, and of whom it is where that may be told; `state` holds where nothing is found."""

    text: str
    state: str = Helped.NOT_KNOWN
    household: str = ""
    # One of them, unless several hold the same document.
    people: tuple = ()
    members: int = 0

    @property
    def shown(self):
        """The number that was found, as people read it."""
        known = self.household or next(iter(self.people), "")
        return numbers.shown(known) if self.is_known else ""

    @property
    def is_known(self):
        """Whether the asker is told that there is such a household or person."""
        return self.state == Helped.CLEAR


@dataclass
class Resolved:
    """All that was asked, in its order, and the numbers of those who may be told of."""

    each: list
    households: set = field(default_factory=set)
    people: set = field(default_factory=set)


def resolved(texts, *, user, on):
    """The `Resolved` of what was typed, as far as `user` may be told on the day; six queries."""
    each = [Asked(" ".join(text.split())) for text in texts]
    papers = {}
    for asked in each:
        _read_number(asked, papers)
    _find_households([asked for asked in each if asked.household], user, on)
    _find_people([asked for asked in each if asked.people], user, on)
    _find_papers(papers, user, on)
    return Resolved(
        each,
        households={asked.household for asked in each if asked.household and asked.is_known},
        people={person for asked in each if asked.is_known for person in asked.people},
    )


def _read_number(asked, papers):
    """Take the text for a number of ours, where it has that form; else for that of a document."""
    try:
        number = numbers.parse(asked.text)
    except numbers.NumberMistyped:
        asked.state = Helped.MISTYPED
        return
    if number and number[0] == numbers.HOUSEHOLD:
        asked.household = number
    elif number and number[0] == numbers.PERSON:
        asked.people = (number,)
    elif documents.could_be_number(asked.text):
        papers.setdefault(documents.normalise(asked.text), []).append(asked)


def _find_households(asked, user, on):
    keys = {each.household for each in asked}
    if not keys:
        return
    rows = Household.objects.filter(pk__among=Keys(keys)).exclude(inactive_reason__in=VOID)
    if sees_in_part(user):
        hidden = Restriction.objects.on(on)
        rows = rows.exclude(pk__in=hidden.filter(household__isnull=False).values("household"))
        alone = hidden.filter(individual__isnull=False).values("individual")
        rows = rows.exclude(members__in=alone)
    present = Count("members", filter=Q(members__left_on__isnull=True))
    found = dict(rows.annotate(present=present).values_list("pk", "present"))
    for each in asked:
        if each.household in found:
            each.state, each.members = Helped.CLEAR, found[each.household]


def _find_people(asked, user, on):
    keys = {person for each in asked for person in each.people}
    if not keys:
        return
    rows = Individual.objects.counted().filter(pk__among=Keys(keys))
    found = set(_shown_to(rows, user, on).values_list("pk", flat=True))
    for each in asked:
        if found.issuperset(each.people):
            each.state, each.members = Helped.CLEAR, 1


def _find_papers(papers, user, on):
    """Of documents those alone whose holders the user sees, or recorded the consent of."""
    if not papers:
        return
    held = IdentityDocument.objects.filter(number__in=papers, until_on__isnull=True)
    holders = defaultdict(set)
    for number, person in held.exclude(state=DocumentState.VOID).values_list(
        "number", "individual"
    ):
        holders[number].add(person)
    people = set().union(*holders.values())
    told = visible.among(Individual, people, user, on=on)
    if people - told:
        told |= _agreed(people - told, user, on)
    for number, asked in papers.items():
        for each in asked if holders[number] & told else ():
            each.state, each.members = Helped.CLEAR, 1
            each.people = tuple(sorted(holders[number] & told))


def _agreed(people, user, on):
    """Those of these people whose consent somebody of the user's organisation recorded."""
    given = Consent.objects.in_force_on(on).filter(
        individual__in=people, recorded_by__organisation=user.organisation_id
    )
    shown = _shown_to(Individual.objects.counted().filter(pk__in=people), user, on)
    return set(shown.filter(pk__in=given.values("individual")).values_list("pk", flat=True))


def _shown_to(people, user, on):
    """Without those who are hidden from partners, for a partner."""
    if not sees_in_part(user):
        return people
    hidden = Restriction.objects.on(on)
    alone = hidden.filter(individual__isnull=False).values("individual")
    homes = hidden.filter(household__isnull=False).values("household")
    return people.exclude(pk__in=alone).exclude(household__in=homes)

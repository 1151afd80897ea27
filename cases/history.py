"""The history of a household: every change of it, its people and their facts, the last one first.

Which rows a reader may see ends where people leave the household, and begins where they come: what
became known of them elsewhere is that household's history. Whoever audits reads the history of
every household, by its number, though they see none of it.
"""

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.db.models import CharField, Q, Value

from accounts.history.changes import events_of
from cases.models import (
    Absence,
    Assignment,
    Consent,
    DisabilityDecision,
    Displacement,
    Household,
    IdentityDocument,
    Individual,
    LegalStatus,
    LikelySame,
    Membership,
    MistakeReport,
    PersonLink,
    Phone,
    Residence,
    Restriction,
    SpecificNeed,
    TakeOver,
)
from cases.policy import is_cleared_for

PER_PAGE = 50
# What a new row has nothing to say with.
EMPTY = (None, "", False)
OF_PEOPLE = (
    Membership, Phone, IdentityDocument, LegalStatus, DisabilityDecision, SpecificNeed, Absence,
    PersonLink, Displacement, LikelySame, Consent, Assignment, Restriction, MistakeReport,
)  # fmt: skip
OF_THE_HOUSEHOLD = (Residence, TakeOver, Assignment, Restriction, MistakeReport)
_PARTS = {
    model._meta.model_name: model
    for model in (Household, Individual, *OF_THE_HOUSEHOLD, *OF_PEOPLE)
}


@dataclass(frozen=True)
class Change:
    """One change of one row: the event, and the values that stood before it (None: nothing)."""

    model: type
    event: object
    before: object

    @property
    def fields(self):
        """The fields that it set: of a new row all that are not empty, else what differs."""
        mine = _fields(self.model)
        if self.before is None:
            return [each for each in mine if getattr(self.event, each.attname) not in EMPTY]
        return [each for each in mine if self._differs(each.attname)]

    def _differs(self, name):
        return getattr(self.event, name) != getattr(self.before, name)


def audits(user):
    """Whether the user reads the history of every household, and sees no person."""
    return user.has_perm("cases.view_history")


@dataclass(frozen=True)
class Page:
    """Some of the changes, and whether there are later and earlier ones."""

    number: int
    changes: list = field(default_factory=list)
    has_earlier: bool = False


def page_of(household, user, number=1, *, on):
    """A page of the household's history, for a user who sees it whole on the day, or audits."""
    keys = _keys(household, user, on)
    begin = (number - 1) * PER_PAGE
    found = list(keys[begin : begin + PER_PAGE + 1])
    return Page(number, _changes(found[:PER_PAGE]), has_earlier=len(found) > PER_PAGE)


def _keys(household, user, on):
    """(part, event, moment) of all events: one query, the last one first."""
    where = _where(household)
    if not is_cleared_for(user, household, on):
        where[SpecificNeed] &= Q(need__is_confidential=False)
    told = [_told(model, condition) for model, condition in where.items()]
    first, *others = told
    return first.union(*others, all=True).order_by("-pgh_created_at", "part", "-pgh_id")


def _told(model, where):
    events = events_of(model).objects.filter(where)
    part = Value(model._meta.model_name, output_field=CharField())
    return events.annotate(part=part).values_list("part", "pgh_id", "pgh_created_at")


def _where(household):
    """Model → which of its events are of this household."""
    within = _within(household)
    where = {
        Household: Q(pgh_obj=household.pk),
        Individual: within("pgh_obj"),
        **{model: within("individual") for model in OF_PEOPLE},
    }
    where[Membership] &= Q(household=household.pk)
    for model in OF_THE_HOUSEHOLD:
        own = Q(household=household.pk)
        where[model] = where[model] | own if model in where else own
    return where


def _within(household):
    """The condition that an event is of somebody while they were known in this household."""
    always, sometimes = [], []
    for person, spans in _spans(household).items():
        if spans == [(None, None)]:
            always.append(person)
        else:
            sometimes += [(person, *span) for span in spans]

    def condition(owner):
        found = Q(**{f"{owner}__in": always})
        for person, since, until in sometimes:
            moment = {"pgh_created_at__gte": since, "pgh_created_at__lte": until}
            found |= Q(**{owner: person}, **{k: v for k, v in moment.items() if v is not None})
        return found

    return condition


def _spans(household):
    """Person → when the register had them in the household: (since, until), None is open.

    A move is of both households: both moments belong to the span.
    """
    people = set(household.memberships.values_list("individual", flat=True))
    events = events_of(Individual).objects.filter(pgh_obj__in=people).order_by("pgh_obj", "pgh_id")
    spans = {person: [(None, None)] for person in people}
    for person, told in groupby(events, key=attrgetter("pgh_obj_id")):
        spans[person] = list(_spans_of(list(told), household.pk))
    return spans


def _spans_of(events, household):
    # What was there before its history began was where it was first known to be.
    first = events[0]
    here = first.pgh_label != "insert" or first.household_id == household
    since = None
    for event in events:
        is_here = event.household_id == household
        if here and not is_here:
            yield since, event.pgh_created_at
        elif is_here and not here:
            since = event.pgh_created_at
        here = is_here
    if here:
        yield since, None


def _changes(keys):
    """The changes of these keys, in their order, each with what stood before it."""
    wanted = {}
    for part, event, _moment in keys:
        wanted.setdefault(part, set()).add(event)
    loaded = {
        (part, change.event.pgh_id): change
        for part, events in wanted.items()
        for change in _loaded(_PARTS[part], events)
    }
    return [loaded[part, event] for part, event, _moment in keys]


def _loaded(model, wanted):
    """The wanted changes of a model: its events of the same rows, each beside the one before it."""
    events = list(events_of(model).objects.filter(pgh_id__in=wanted))
    rows = {event.pgh_obj_id for event in events}
    told = events_of(model).objects.filter(_owners(events), pgh_obj__in=rows)
    before = {}
    for event in told.filter(pgh_id__lte=max(wanted)).order_by("pgh_id"):
        if event.pgh_id in wanted:
            yield Change(model, event, before.get(event.pgh_obj_id))
        before[event.pgh_obj_id] = event


def _owners(events):
    """The condition over the owners of these events: by their index the others are found."""
    condition = Q()
    for index in events[0]._meta.indexes:
        (owner,) = index.fields
        name = events[0]._meta.get_field(owner).attname
        keys = {getattr(event, name) for event in events} - {None}
        condition |= Q(**{f"{owner}__in": keys})
    return condition


def _fields(model):
    return [
        each for each in events_of(model)._meta.concrete_fields if not each.name.startswith("pgh_")
    ]

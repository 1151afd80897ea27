"""A household's history in plain words: who changed what, from what to what, when and how."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import FieldClass, Role
from accounts.field_classes import class_of
from accounts.history import doors
from accounts.history.acting import MACHINE
from accounts.models import Organisation, User
from accounts.policy import readable_classes
from cases import documents, numbers
from cases.history import audits
from cases.models import Household, IdentityDocument, Individual, NeedCode, TakeOver
from cases.policy import is_cleared_for
from places.models import Place

NOTHING = "–"
LABELS = {
    "insert": gettext_lazy("recorded"),
    "update": gettext_lazy("changed"),
    "delete": gettext_lazy("deleted"),
}
# Of a dated fact and of a person: who it is about stands in a column of its own.
_OWNERS = ("individual", "household")
# By the lot it is drawn who is checked: told, it would say before who is not.
_NEVER_TOLD = {(TakeOver, "lot")}


@dataclass(frozen=True)
class Line:
    """One change as the page tells it; `values` are (label, from, to).

    `not_shown` are the classes of what else it changed, for whoever audits.
    """

    at: object
    who: str
    role: str
    door: str
    reason: str
    about: str
    what: str
    how: str
    values: list
    not_shown: list

    @property
    def role_in_words(self):
        """The role in which somebody changed it."""
        return dict(Role.choices).get(self.role, self.role)


def lines(page, household, user, *, on):
    """The changes of a page in words, as far as the reader may see them; a few queries for all.

    A change of nothing that they may see is left out: even that it happened would tell. Whoever
    audits has to know that it happened, and of which class it was.
    """
    known = _Known(page.changes, household, user, on)
    told = (_line(change, known) for change in page.changes)
    deleted = str(LABELS["delete"])
    return [line for line in told if line.values or line.not_shown or line.how == deleted]


def _line(change, known):
    event, told = change.event, change.event.pgh_context
    what = change.model._meta.verbose_name
    return Line(
        at=event.pgh_created_at,
        who=known.actor(told["by"]),
        role=told.get("role") or "",
        door=doors.in_words(told["door"]),
        reason=told.get("reason", ""),
        about=known.about(change),
        what=capfirst(str(what)),
        how=str(LABELS[event.pgh_label]),
        values=[
            (capfirst(str(each.verbose_name)), *known.both(change, each))
            for each in change.fields
            if _is_told(change, each) and known.may_read(change.model, each.name)
        ],
        not_shown=known.not_shown(change),
    )


def _is_told(change, each):
    """Who a fact is about stands beside it; of a move, the household itself is what changed."""
    if (change.model, each.name) in _NEVER_TOLD:
        return False
    return each.name not in _OWNERS or (change.model is Individual and change.before is not None)


class _Known:
    """What the changes of one page point to, asked of the database once for each kind."""

    def __init__(self, changes, household, user, on):
        self._household, self._audits = household, audits(user)
        self._is_cleared = is_cleared_for(user, household, on)
        self._classes = readable_classes(user, on=on, cleared=self._is_cleared)
        keys = _keys(changes)
        self._places = Place.objects.in_bulk(keys[Place])
        self._needs = NeedCode.objects.in_bulk(keys[NeedCode])
        self._documents = IdentityDocument.objects.in_bulk(keys[IdentityDocument])
        self._users = User.objects.in_bulk(keys[User])
        people = Individual.objects.visible_to(user, on=on).filter(pk__in=keys[Individual])
        self._people = people.in_bulk()
        seen = Household.objects.visible_to(user, on=on).filter(pk__in=keys[Household])
        self._households = set(seen.values_list("pk", flat=True))

    def may_read(self, model, name):
        """Whether the reader sees a field of a model, of people of this household."""
        return class_of(model, name) in self._classes

    def not_shown(self, change):
        """For whoever audits: the classes of fields that it changed and that they do not read.

        Of a new row none, since it would say what is empty; nor that of protection.
        """
        if not self._audits or change.before is None:
            return []
        changed = {class_of(change.model, each.name) for each in change.fields}
        hidden = changed - self._classes - {FieldClass.PROTECTION}
        return [str(each.label) for each in FieldClass if each in hidden]

    def actor(self, key):
        """Who acted."""
        if key == MACHINE:
            return _("the machine's own administrator")
        return self._user(key)

    def about(self, change):
        """Whom the changed row is about: a person by name, or the household."""
        owner = "pgh_obj_id" if change.model is Individual else "individual_id"
        key = getattr(change.event, owner, "")
        return self._person(key) if key else _("Household")

    def both(self, change, each):
        """The words of what a field was and of what it became; of a new row only the latter."""
        became = self._word(change.event, each)
        if change.before is None:
            return "", became
        return self._word(change.before, each), became

    def _word(self, event, each):
        value = getattr(event, each.attname)
        if value is None or value == "":
            return NOTHING
        if each.is_relation:
            return self._RELATED[each.related_model](self, value)
        return _plain(each, value)

    def _user(self, key):
        user = self._users.get(key)
        return (user.get_full_name() or user.username) if user else str(key)

    def _person(self, key):
        person = self._people.get(key) if FieldClass.IDENTITY in self._classes else None
        return person.full_name if person else numbers.shown(key)

    def _place(self, key):
        return self._places[key].label() if key in self._places else key

    def _need(self, key):
        need = self._needs.get(key)
        if need is None:
            return key
        return str(need) if self._is_cleared or not need.is_confidential else "…"

    def _document(self, key):
        paper = self._documents.get(key)
        return documents.shown(paper.type, paper.number) if paper else str(key)

    def _number(self, key):
        seen = self._audits or key == self._household.pk or key in self._households
        return numbers.shown(key) if seen else _("a household out of your sight")

    def _organisation(self, key):
        """By its short name, which is its key."""
        return key

    _RELATED = {
        Place: _place,
        User: _user,
        Organisation: _organisation,
        Individual: _person,
        Household: _number,
        NeedCode: _need,
        IdentityDocument: _document,
    }


def _keys(changes):
    """Model → keys of it that the changes name."""
    keys = {model: set() for model in _Known._RELATED}
    for change in changes:
        actor = change.event.pgh_context["by"]
        keys[User] |= {actor} if isinstance(actor, int) else set()
        keys[Individual] |= {change.event.pgh_obj_id} if change.model is Individual else set()
        for event in filter(None, (change.event, change.before)):
            for each in event._meta.concrete_fields:
                if each.related_model in keys and each.name != "pgh_obj":
                    keys[each.related_model].add(getattr(event, each.attname))
    return {model: found - {None} for model, found in keys.items()}


def _plain(each, value):
    """A value that points to nothing, as a page says it."""
    if isinstance(each, ArrayField):
        return ", ".join(_plain(each.base_field, one) for one in value)
    if each.choices:
        return str(dict(each.flatchoices).get(value, value))
    if isinstance(each, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return formats.date_format(value)
    return str(value)

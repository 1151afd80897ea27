"""What a user is shown of what the doors tell: the one place that says so, for every door alike.

Whatever a list, a page, a search, a file or an answer tells rests on fields of models, and is shown
where each of them has a class that the user reads (`field_classes`); else the door says that it is
not shown. Fields are named as "individual.birth_date". Who sees people one by one is shown those
members of a household whom they see, and how many there are besides.
"""

from dataclasses import dataclass, replace
from functools import cache

from django.db.models import Exists, OuterRef, Q

from accounts.choices import FieldClass
from accounts.field_classes import class_of, our_models
from accounts.policy import readable_classes
from cases import visible
from cases.models import Individual, Membership, PersonLink
from cases.policy import is_cleared_for, sees_in_part

# A need that is confidential is shown to whoever reads the fields of protection.
CONFIDENTIAL = "restriction.reason"


@dataclass(frozen=True)
class Sight:
    """What one user is shown on a day: classes of fields, and whether people one by one."""

    user: object
    on: object
    classes: frozenset
    is_in_part: bool
    # Those who are seen of a household and beside it, where they were asked for already.
    known: frozenset | None = None

    def shows(self, *fields):
        """Whether all these fields are read by the user."""
        return all(class_of_field(field) in self.classes for field in fields)

    def reads(self, model, name):
        """Whether this field of a model, or of its history, is read by the user."""
        return class_of(model, name) in self.classes

    def shows_all(self, told):
        """Of these words (word → the fields it rests on) those that are shown, in their order."""
        return {word: fields for word, fields in told.items() if self.shows(*fields)}

    def masked(self, told):
        """Of these words (word → the fields it rests on) those that are not shown."""
        return tuple(word for word, fields in told.items() if not self.shows(*fields))

    @property
    def people(self):
        """The people by whom households may be found, and among whom members are shown."""
        if not self.is_in_part:
            return Individual.objects.all()
        if self.known is not None:
            return Individual.objects.filter(pk__in=self.known)
        return Individual.objects.visible_to(self.user, on=self.on)

    def beside(self, household):
        """The same sight of one household: who is seen of it, and of those tied to it."""
        if not self.is_in_part:
            return self
        ties = PersonLink.objects
        near = Individual.objects.filter(household=household).values_list("pk")
        near = near.union(
            Membership.objects.filter(household=household).values_list("individual"),
            ties.filter(individual__household=household).values_list("other"),
            ties.filter(other__household=household).values_list("individual"),
        )
        numbers = [number for (number,) in near if number is not None]
        known = visible.among(Individual, numbers, self.user, on=self.on)
        return replace(self, known=frozenset(known))

    def of_members(self, path="individual"):
        """Condition on what leads to a person: they are one of those who are shown."""
        return Q(Exists(self.people.filter(pk=OuterRef(path)))) if self.is_in_part else Q()

    def of_whole(self):
        """Condition on households: nobody who lives in them is out of sight."""
        if not self.is_in_part:
            return Q()
        members = Individual.objects.present().filter(household=OuterRef("pk"))
        return ~Q(Exists(members.exclude(self.of_members("pk"))))

    def blank(self, record):
        """The record, with nothing in the fields that are not shown: no page can tell them then."""
        for field in _hidden_fields(type(record), self.classes):
            empty = "" if field.empty_strings_allowed and not field.null else None
            setattr(record, field.attname, empty)
        return record


def sight_of(user, on, *, household=None, team=None):
    """What the user is shown on the day; of one household, as its team may be shown more.

    `team` is who belongs to that (keys of users), where the caller has read it.
    """
    cleared = None if household is None else is_cleared_for(user, household, on, team=team)
    classes = readable_classes(user, on=on, cleared=cleared)
    return Sight(user, on, classes, sees_in_part(user))


# What the register itself reckons with, where nobody is told of it; and what files to bring back
# into a register hold.
WHOLE = Sight(None, None, frozenset(FieldClass) - {FieldClass.PROTECTION}, is_in_part=False)


@cache
def _hidden_fields(model, classes):
    """The fields of a model that these classes do not open."""
    return [f for f in model._meta.concrete_fields if class_of(model, f.name) not in classes]


@cache
def class_of_field(field):
    """The class of a field that is named as "individual.birth_date"."""
    named, name = field.split(".")
    model = next(model for model in our_models() if model._meta.model_name == named)
    return class_of(model, name)

"""Who may see which households and people: the one row predicate, and the same of a single row.

Every other model about people declares the path to its household (`access_path`), and where it is
about one person the path to them (`person_path`); it inherits `visible_to` from here. Staff of the
register's controller see households whole (`staff.py`). Partners and the data protection officer
see people, and of a household those of its members whom they see (`people.py`).
"""

from functools import reduce
from operator import or_

from django.apps import apps
from django.core import checks
from django.db.models import Exists, OuterRef, Q

from accounts.choices import Role
from accounts.field_classes import our_models
from accounts.policy import ScopedQuerySet
from accounts.roles import acting_role
from cases.policy.parts import Reading, gathered, numbers_of, opaque
from cases.policy.people import CHANGED_OF_PEOPLE, OF_PEOPLE
from cases.policy.staff import CHANGED, NOBODY, OF_HOUSEHOLDS


class AboutPeople(ScopedQuerySet):
    """Rows about a household or its people.

    The model's `access_path` leads to the household; several paths lead to several, of which one
    that is seen will do. Models that are the register's own business are not `for_partners`; those
    `of_officer` are the data protection officer's own: numbers, and no name of a person.
    """

    _reading = Reading.AS_PLANNED

    def numbered(self, numbers):
        """Those with these numbers (`Keys`), by which an index finds them."""
        return self.filter(pk__among=numbers).read(Reading.NUMBERED)

    def read(self, reading):
        """The same rows, come to in this way where `visible_to` is asked after it."""
        rows = self.all()
        rows._reading = reading
        return rows

    def _clone(self):
        rows = super()._clone()
        rows._reading = self._reading
        return rows

    def _visible_rows(self, user, on):
        role = acting_role(user)
        if role == Role.DATA_PROTECTION_OFFICER and getattr(self.model, "of_officer", False):
            return self.all()
        if role in OF_HOUSEHOLDS:
            known = getattr(user, "households_seen", None)
            if known is not None:
                return self.filter(self._of_known(known))
            return self.filter(self._of_households(OF_HOUSEHOLDS[role](user, on)))
        if role in OF_PEOPLE:
            return self.filter(self._of_people(OF_PEOPLE[role](user, on), role))
        return self.none()

    def _of_known(self, keys):
        """Condition: about one of these households, which the policy was asked for already."""
        paths = (path or "pk" for path in self._paths())
        return reduce(or_, (Q(**{f"{path}__among": keys}) for path in paths))

    def _changeable_rows(self, user, on):
        role = acting_role(user)
        if role in CHANGED:
            return self.filter(self._of_households(CHANGED[role](user, on)))
        if role in CHANGED_OF_PEOPLE:
            return self.filter(self._of_people(CHANGED_OF_PEOPLE[role](user, on), role))
        return self.none()

    def _paths(self):
        path = self.model.access_path
        return (path,) if isinstance(path, str) else path

    def _of_households(self, sight):
        """Condition: about a household of this sight. A list begins with those, as an index may."""
        return reduce(or_, (self._of_those(sight, path) for path in self._paths()))

    def _of_those(self, sight, path):
        """Condition: the path leads to a household of the sight."""
        if not path:
            is_planned = self._reading in (Reading.AS_PLANNED, Reading.NUMBERED)
            return sight if is_planned else gathered(*_each_of(sight))
        if self._reading is Reading.GATHERED:
            keys = numbers_of(*_each_of(sight))
            return gathered(self.model._base_manager.filter(**{f"{path}__among": keys}))
        if self._reading is Reading.IN_ORDER:
            found = (Q(**{f"{path}__in": households}) for households in _each_of(sight))
            return opaque(reduce(or_, found))
        return Q(**{f"{path}__in": _households().filter(sight)})

    def _of_people(self, sight, role):
        """Condition: about a person of this sight, or about a household in which one is.

        Where a row is about two people, both of them: each would give away the other.
        """
        if role == Role.PARTNER and not getattr(self.model, "for_partners", True):
            return NOBODY
        seen = Q()
        for path in self._paths():
            seen &= self._seen_at(path, sight) | _leads_nowhere(self.model, path)
        return seen

    def _seen_at(self, path, sight):
        """Condition: the person or household to whom this path leads is of the sight."""
        person = person_path(self.model, path)
        if person is None:
            return self._households_seen(path, sight)
        if person == "":
            return self._people_seen(sight)
        people = apps.get_model("cases", "Individual").objects.filter(sight.nearby, sight.people)
        return Q(Exists(people.filter(pk=OuterRef(person))))

    def _households_seen(self, path, sight):
        if self._reading in (Reading.AS_PLANNED, Reading.NUMBERED):
            return sight.households(path)
        homes = {f"{path or 'pk'}__among": numbers_of(*sight.homes)}
        return Q(**homes) & opaque(sight.households(path))

    def _people_seen(self, sight):
        match self._reading:
            case Reading.NUMBERED:
                return sight.people
            case Reading.GATHERED:
                return sight.people_gathered
            case Reading.IN_ORDER:
                return sight.people_in_order
        return sight.nearby & sight.people


def _each_of(sight):
    """The households of each alternative of a sight, which an index of its own answers."""
    alternatives = sight.children if sight.connector == Q.OR else [sight]
    return [_households().filter(Q(one)) for one in alternatives]


def _households():
    return apps.get_model("cases", "Household").objects


def _leads_nowhere(model, path):
    """Condition: the row leaves this path empty; it is about somebody by another."""
    for name, field in _steps(model, path):
        if field.null:
            return Q(**{f"{name}__isnull": True})
    return NOBODY


def _steps(model, path):
    """(the path until there, field) of each field that a path leads through."""
    walked = []
    for name in path.split("__") if path else ():
        field = model._meta.get_field(name)
        walked.append(name)
        yield "__".join(walked), field
        model = field.related_model


def person_path(model, path):
    """The path from a model to the person whom its `access_path` leads through; None: no person.

    A model says it itself (`person_path`) where the path leads through something else.
    """
    if hasattr(model, "person_path"):
        return model.person_path
    *before, _last = _steps(model, path) if path.endswith("__household") else [None]
    if before and before[-1][1].related_model._meta.label == "cases.Individual":
        return before[-1][0]
    return None


def sees_in_part(user):
    """Whether the user sees people one by one, and a household only as far as its members."""
    return acting_role(user) in OF_PEOPLE


def is_cleared_for(user, household, on, *, team=None):
    """Whether the user reads protection fields of this household: cleared, or of its team.

    `team` is who belongs to it on the day (keys of users), where the caller has read that.
    """
    if user.has_perm("cases.confidential_needs"):
        return True
    if acting_role(user) not in OF_HOUSEHOLDS:
        return False
    if team is not None:
        return user.pk in team
    rows = apps.get_model("cases", "Assignment").objects.on(on).filter(user=user)
    return rows.filter(Q(household=household) | Q(individual__household=household)).exists()


# Rooms in which nobody lives: who works here, and where.
_OF_NOBODY = {"accounts", "places"}


@checks.register(checks.Tags.models)
def models_about_people_declare_their_path(app_configs, **kwargs):
    """Refuse to start when a model of the register has no way to the one predicate.

    Reference data say of themselves that they are not `about_people`.
    """
    return [
        checks.Error(
            f"{model._meta.label} has no `access_path` to its household, or its objects do not "
            "ask who may see them.",
            hint="Set `access_path` and `objects = AboutPeople.as_manager()` or a subclass's.",
            obj=model,
            id="cases.E001",
        )
        for model in our_models()
        if model._meta.app_label not in _OF_NOBODY
        and getattr(model, "about_people", True)
        and (
            not hasattr(model, "access_path")
            or not isinstance(model._default_manager.all(), AboutPeople)
        )
    ]

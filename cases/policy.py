"""Who may see which households and people: the one row predicate, and the same of a single row.

Every other model about people declares the path to its household (`access_path`), and where it is
about one person the path to them (`person_path`); it inherits `visible_to` from here. Staff of the
register's controller see households whole. Partners and the data protection officer see people,
and of a household those of its members whom they see.
"""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.core import checks
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.agreements import agreements_of
from accounts.choices import Role
from accounts.policy import ScopedQuerySet, places_of
from accounts.roles import acting_role
from cases.access_choices import ConsentState
from cases.keys import Keys

# For so long an office, or a partner, still sees whom it registered, though they live elsewhere.
REGISTERED_HERE_DAYS = 30
REGISTRAR_SEES = timedelta(hours=24)

NOBODY = Q(pk__in=[])


class AboutPeople(ScopedQuerySet):
    """Rows about a household or its people.

    The model's `access_path` leads to the household; several paths lead to several, of which one
    that is seen will do. Models that are the register's own business are not `for_partners`; those
    `of_officer` are the data protection officer's own: numbers, and no name of a person.
    """

    def _visible_rows(self, user, on):
        role = acting_role(user)
        if role == Role.DATA_PROTECTION_OFFICER and getattr(self.model, "of_officer", False):
            return self.all()
        if role in OF_HOUSEHOLDS:
            see = OF_HOUSEHOLDS[role]
            return self.filter(reduce(or_, (see(user, on, path) for path in self._paths())))
        if role in OF_PEOPLE:
            return self.filter(self._of_people(OF_PEOPLE[role](user, on), role))
        return self.none()

    def _changeable_rows(self, user, on):
        role = acting_role(user)
        if role in CHANGED:
            change = CHANGED[role]
            return self.filter(reduce(or_, (change(user, on, path) for path in self._paths())))
        if role in CHANGED_OF_PEOPLE:
            return self.filter(self._of_people(CHANGED_OF_PEOPLE[role](user, on), role))
        return self.none()

    def _paths(self):
        path = self.model.access_path
        return (path,) if isinstance(path, str) else path

    def _of_people(self, sight, role):
        """Condition: about a person of this sight, or about a household in which one is.

        Where a row is about two people, both of them: each would give away the other.
        """
        if role == Role.PARTNER and not getattr(self.model, "for_partners", True):
            return NOBODY
        seen = Q()
        for path in self._paths():
            seen &= _seen_at(self.model, path, sight) | _leads_nowhere(self.model, path)
        return seen


def _seen_at(model, path, sight):
    """Condition: the person or household to whom this path of the model leads is of the sight."""
    person = person_path(model, path)
    people = apps.get_model("cases", "Individual").objects.filter(sight)
    if person is not None:
        return sight if person == "" else Q(Exists(people.filter(pk=OuterRef(person))))
    return Q(Exists(people.filter(household=OuterRef(path or "pk"))))


def _leads_nowhere(model, path):
    """Condition: the row leaves this path empty; it is about somebody by another."""
    start = path.split("__")[0]
    may_be_empty = start and model._meta.get_field(start).null
    return Q(**{f"{start}__isnull": True}) if may_be_empty else NOBODY


def person_path(model, path):
    """The path from a model to the person whom its `access_path` leads through; None: no person."""
    if path.endswith("__household"):
        return path.removesuffix("__household")
    return getattr(model, "person_path", None)


# What follows are conditions on the household at a path, for staff of the register's controller.


def _at(path, **conditions):
    prefix = f"{path}__" if path else ""
    return Q(**{f"{prefix}{field}": value for field, value in conditions.items()})


def _in_places(user, on, path):
    """It lives in the user's places, or was lately registered there."""
    places = Keys(places_of(user))
    lately = on - timedelta(days=REGISTERED_HERE_DAYS)
    return _at(path, lives_in__among=places) | _at(
        path, registered_on__gte=lately, registered_at__among=places
    )


def _assigned(user, on, path):
    """The user works with it, or with somebody in it, on the day."""
    return _at(path, pk__among=assigned_households(user, on))


def _lately_registered_by(user, on, path):
    """The user registered it in the last 24 hours; without a moment, nothing is told."""
    moment = getattr(user, "at", None)
    if moment is None:
        return NOBODY
    return _at(path, registered_by=user, recorded_at__gt=moment - REGISTRAR_SEES)


def _behind_broken_glass(user, on, path):
    """The user broke the glass before it within the hour."""
    moment = getattr(user, "at", None)
    if moment is None:
        return NOBODY
    opened = apps.get_model("cases", "BrokenGlass").objects.filter(
        user=user, opened_at__lte=moment, ends_at__gt=moment
    )
    return _at(path, pk__among=ArraySubquery(opened.values("household")))


def _of_staff(user, on, path):
    return _in_places(user, on, path) | _assigned(user, on, path)


def _of_staff_and_in_danger(user, on, path):
    return _of_staff(user, on, path) | _behind_broken_glass(user, on, path)


OF_HOUSEHOLDS = {
    Role.REGISTRAR: _lately_registered_by,
    Role.CASEWORKER: _of_staff_and_in_danger,
    Role.SUPERVISOR: _of_staff_and_in_danger,
}
# Behind broken glass one reads.
CHANGED = {
    Role.REGISTRAR: _lately_registered_by,
    Role.CASEWORKER: _of_staff,
    Role.SUPERVISOR: _of_staff,
}


def assigned_households(user, on):
    """Keys of the households whose team, or a member's, the user belongs to on the day."""
    rows = apps.get_model("cases", "Assignment").objects.on(on).filter(user=user)
    return ArraySubquery(rows.values_list(Coalesce("household", "individual__household")))


# What follows are conditions on a person, for who sees people one by one.


def _of_partner(user, on):
    """A partner's people: by agreement, registered or followed by the user; never hidden ones."""
    return (_by_agreements(user, on) | _own(user, on)) & ~_restricted(on)


def _by_agreements(user, on):
    """Members, of active households, who live where an agreement holds and who agreed to it."""
    shown = NOBODY
    for sharing in agreements_of(user, on):
        covered = Q(household__lives_in__among=Keys(sharing.places))
        shown |= (covered & _consenting(user, on)) if sharing.needs_consent else covered
    return shown & Q(left_on__isnull=True, household__inactive_on__isnull=True)


def _consenting(user, on):
    """Agreed to the user's purpose, for all partners or for theirs, which was not refused."""
    answers = apps.get_model("cases", "Consent").objects.filter(
        individual=OuterRef("pk"), purpose=user.purpose
    )
    of_theirs = Q(partner=user.organisation_id)
    given = answers.in_force_on(on).filter(of_theirs | Q(partner__isnull=True))
    refused = answers.current().filter(of_theirs).exclude(state=ConsentState.GIVEN)
    return _there_is(given) & ~_there_is(refused)


def _there_is(rows):
    """Condition: there is such a row, asked of each person alone.

    EXISTS beside an "or" would first read the answers of everybody: PostgreSQL judges it by how
    many rows there are, and not by how many a page takes (as in `disability.decided`).
    """
    return Q(Coalesce(Subquery(rows.values_list(Value(True))[:1]), False))


def _own(user, on):
    """Lately registered by the user, or theirs by assignment on the day."""
    lately = on - timedelta(days=REGISTERED_HERE_DAYS)
    assigned = apps.get_model("cases", "Assignment").objects.on(on).filter(user=user)
    return (
        Q(household__registered_by=user, household__registered_on__gte=lately)
        | Q(household__among=ArraySubquery(assigned.values("household")))
        | Q(pk__among=ArraySubquery(assigned.values("individual")))
    )


def _restricted(on):
    """Hidden from partners, alone or with the household."""
    hidden = apps.get_model("cases", "Restriction").objects.on(on)
    return _there_is(hidden.filter(individual=OuterRef("pk"))) | _there_is(
        hidden.filter(household=OuterRef("household"))
    )


def _asked_about(user, on):
    """A request about their data is open, which the data protection officer answers."""
    open_ones = apps.get_model("cases", "DataRequest").objects.filter(
        individual=OuterRef("pk"), closed_on__isnull=True
    )
    return Q(Exists(open_ones))


def _own_and_not_hidden(user, on):
    return _own(user, on) & ~_restricted(on)


OF_PEOPLE = {
    Role.PARTNER: _of_partner,
    Role.DATA_PROTECTION_OFFICER: _asked_about,
}
# By agreement one reads.
CHANGED_OF_PEOPLE = {
    Role.PARTNER: _own_and_not_hidden,
    Role.DATA_PROTECTION_OFFICER: _asked_about,
}


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
        for model in apps.get_app_config("cases").get_models()
        if getattr(model, "about_people", True)
        and (
            not hasattr(model, "access_path")
            or not isinstance(model._default_manager.all(), AboutPeople)
        )
    ]

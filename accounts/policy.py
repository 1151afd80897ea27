"""The mechanism of access: which rows somebody may see, and which of their fields.

Every door asks here. No answer means that nothing is shown: a query set whose model declares no
predicate is empty, and a field that no class opens is masked.
"""

from enum import StrEnum

from django.db import models

from accounts.agreements import readable_by_agreement
from accounts.choices import FieldClass, Role
from accounts.coverage import codes_within
from accounts.field_classes import class_of
from accounts.roles import CLEARED, READS, acting_role


class Access(StrEnum):
    """What somebody may do with a field of the rows that they see."""

    WRITE = "write"
    READ = "read"
    MASK = "mask"


class ScopedQuerySet(models.QuerySet):
    """Rows about people, of which each user sees a part."""

    def visible_to(self, user, *, on):
        """The rows that `user` may see on the day `on`; none for whom nothing is declared.

        The day is the caller's: some sights end by date, and rules do not read the clock. Sights
        that last for hours ask for the moment, which the door puts on the user (`user.at`).
        """
        return self._visible_rows(user, on) if works_on(user, on) else self.none()

    def changeable_by(self, user, *, on):
        """Of the rows that `user` may see, those that they may change as well."""
        return self._changeable_rows(user, on) if works_on(user, on) else self.none()

    def countable_by(self, user):
        """The rows that `user` may count in reports, though not see."""
        return self if user.has_perm("reports.view_report") else self.none()

    def _visible_rows(self, user, on):
        """The declared part of a user who is signed in, active and in a role."""
        return self.none()

    def _changeable_rows(self, user, on):
        """The declared part of what such a user may change."""
        return self.none()


def works_on(user, on):
    """Whether they are signed in, active, and in their role on the day."""
    # Whoever is not signed in is not active either.
    return user.is_active and user.has_role_on(on)


def fields(user, model, *, on, cleared=None):
    """Field → Access of a model's rows that `user` sees on the day.

    `cleared` says whether they read protection fields of the record at hand, whose team they may
    belong to; without it, whether they do of every record.
    """
    open_classes = readable_classes(user, on=on, cleared=cleared)
    may_write = user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    opened = Access.WRITE if may_write else Access.READ
    return {
        field: opened if class_of(model, field) in open_classes else Access.MASK
        for field in model.field_classes
    }


def readable_classes(user, *, on, cleared=None):
    """The classes of fields that `user` reads on the day (a frozenset of FieldClass)."""
    if not works_on(user, on):
        return frozenset()
    role = acting_role(user)
    read = READS.get(role, frozenset())
    if role == Role.PARTNER:
        read = readable_by_agreement(user, on) or read
    if cleared is None:
        cleared = bool(CLEARED & user.get_all_permissions())
    protection = frozenset({FieldClass.PROTECTION})
    return read | protection if cleared else read - protection


def may_read(user, model, field, *, on, cleared=None):
    """Whether `user` reads this field of a model's rows; filters and searches ask as well."""
    return class_of(model, field) in readable_classes(user, on=on, cleared=cleared)


def places_of(user):
    """Codes of a user's places and of all that lies within them, asked once for a user object."""
    if not hasattr(user, "_place_codes"):
        user._place_codes = codes_within(user.places_held())
    return user._place_codes

"""Looks: who saw, searched, listed or took away what, and who was refused."""

import re
from functools import cache

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind, Outcome, Role, SubjectKind
from accounts.field_classes import classes
from accounts.history import doors
from accounts.history.triggers import AppendOnly
from accounts.prepared import fetch

_NUMBERED = (SubjectKind.HOUSEHOLD, SubjectKind.PERSON)


class Look(models.Model):
    """One look, written in the request in which something is shown, before it is shown.

    The table is partitioned by month (`accounts/history/partitions.py`), and nobody changes it. It
    keeps numbers and never a name, nor what was searched for: that is a digest, by which the same
    question is known again.
    """

    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("what"), max_length=16, choices=LookKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,  # look_by_actor
        related_name="looks",
    )
    role = models.CharField(_("role"), max_length=20, blank=True)
    organisation = models.CharField(_("organisation"), max_length=20, blank=True)
    door = models.CharField(_("through which door"), max_length=40)
    request = models.UUIDField(_("request"))
    subject_kind = models.CharField(_("of what"), max_length=10, choices=SubjectKind, blank=True)
    subject = models.CharField(_("number"), max_length=40, blank=True, db_collation="C")
    asked = models.CharField(_("digest of what was asked"), max_length=32, blank=True)
    count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.SHOWN)
    details = models.JSONField(_("details"), default=dict, blank=True)

    field_classes = classes(
        administrative="id at kind actor role organisation door request subject_kind subject asked "
        "count outcome details"
    )
    untracked = "A look is never changed."
    append_only = True

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["subject", "-at"], condition=~Q(subject=""), name="look_by_subject"
            ),
            models.Index(fields=["actor", "-at"], name="look_by_actor"),
            # Questions about many people, of whom some were not known.
            models.Index(
                fields=["-at"],
                condition=Q(details__has_key="not_known"),
                name="look_for_unknown",
            ),
        ]
        triggers = [AppendOnly(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.subject}"

    def save(self, *args, **kwargs):
        """Write it down by an insert whose plan PostgreSQL keeps: each answer waits for it."""
        if not self._state.adding:
            return super().save(*args, **kwargs)
        statement, fields = _insert()
        values = [
            field.get_db_prep_save(getattr(self, field.attname), connection) for field in fields
        ]
        with transaction.mark_for_rollback_on_error(connection.alias):
            [(self.pk,)] = fetch(statement, values)
        self._state.adding = False
        return None

    def subject_in_words(self):
        """What was looked at: a number as people read it, a report, or the list that was shown."""
        if self.subject_kind in _NUMBERED:
            return f"{self.subject[0]}-{self.subject[1:6]}-{self.subject[6:11]}-{self.subject[11:]}"
        return self.subject or _list_in_words(self.details.get("page", ""))

    def role_in_words(self):
        """The role in which somebody looked."""
        return dict(Role.choices).get(self.role, self.role)

    def door_in_words(self):
        """The door through which somebody came."""
        return doors.in_words(self.door)


@cache
def _insert():
    """The insert of one look, and the fields whose values it takes, in their order."""
    fields = [field for field in Look._meta.concrete_fields if not field.primary_key]
    quoted = [connection.ops.quote_name(field.column) for field in fields]
    table = connection.ops.quote_name(Look._meta.db_table)
    values = ", ".join(f"${place}" for place in range(1, len(fields) + 1))
    return f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({values}) RETURNING id", fields


def _list_in_words(page):
    """Of which records the list at an address was, by the name of the address; "" of no records.

    Such a name says the kind: `admin:cases_household_changelist`, `api:household-list`.
    """
    parts = re.split("[:_-]", page)
    kinds = {model._meta.model_name: model._meta.verbose_name_plural for model in apps.get_models()}
    return next((capfirst(str(kinds[part])) for part in parts if part in kinds), "")

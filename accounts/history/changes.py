"""Every change of a row about people, kept beside it: one line makes a model tracked.

The database writes the events, whichever door changed the row and however many at once; see
`accounts/history/triggers.py`. The application reads them and can't write them.
"""

import pghistory
import pgtrigger
from django.apps import apps
from django.core import checks
from django.db import models
from django.db.models import GeneratedField, Q
from django.utils.translation import gettext_lazy as _
from pghistory.models import Event

from accounts.history.triggers import AppendOnly, Changed, Deleted, Inserted

_EVENTS = {}


class Change(Event):
    """One change of one row: what it was made to be, when and by whom."""

    pgh_id = models.BigAutoField(primary_key=True)

    written_by_database = True
    about_people = False

    class Meta:
        abstract = True


def tracked(*owners, without=()):
    """Keep every change of a model.

    `owners` are the foreign keys by which its events are found (its own key where none is named);
    `without` are fields that say nothing of the world: digests, folded names, versions.
    """

    def keep(model):
        concrete = model._meta.concrete_model
        fields = [field.name for field in concrete._meta.local_fields if _says(field, without)]
        pghistory.track(
            Inserted(),
            Changed(),
            Deleted(),
            fields=fields,
            obj_field=pghistory.ObjForeignKey(related_name="+", db_index=False),
            context_field=pghistory.ContextJSONField(null=False),
            context_id_field=None,
            base_model=Change,
            level=pghistory.Statement,
            model_name=f"{model.__name__}Change",
            attrs={"__doc__": f"Changes of {model.__name__}; written by the database."},
            meta=_meta(model._meta.model_name, owners or ("pgh_obj",)),
        )(model)
        _EVENTS[concrete] = model.pgh_event_models["insert"]
        return model

    return keep


def _says(field, without):
    """Whether a field says something of the world that the event's own key does not say."""
    derived = field.primary_key or isinstance(field, GeneratedField)
    return not derived and field.name not in without


def _meta(name, owners):
    """What an event table costs: its key, one index for each owner, and the law of the actor."""
    return {
        "verbose_name": _("change"),
        "verbose_name_plural": _("changes"),
        "default_permissions": (),
        "indexes": [
            models.Index(
                fields=[owner],
                name=f"{name}_events{number or ''}",
                condition=Q(**{f"{owner}__isnull": False}) if len(owners) > 1 else None,
            )
            for number, owner in enumerate(owners)
        ],
        "constraints": [
            models.CheckConstraint(
                condition=Q(pgh_context__has_key="by"),
                name=f"{name}_change_has_an_actor",
                violation_error_message=_(
                    "Nothing is changed by nobody: it is not known who acts."
                ),
                violation_error_code="no_actor",
            )
        ],
        "triggers": [
            AppendOnly(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ],
    }


def events_of(model):
    """The model of a tracked model's events; None where it is not tracked."""
    return _EVENTS.get(model._meta.concrete_model)


def tracked_models():
    """Every model whose changes are kept."""
    return list(_EVENTS)


@checks.register(checks.Tags.models)
def models_about_people_are_tracked(app_configs, **kwargs):
    """Refuse to start when a change of somebody's data would leave no trace.

    What is no such data says so: `untracked = "why"`.
    """
    return [
        checks.Error(
            f"{model._meta.label} keeps no history of its changes.",
            hint="Decorate it with `tracked` (accounts.history.changes), or say why `untracked`.",
            obj=model,
            id="accounts.E001",
        )
        for model in apps.get_models(include_auto_created=True)
        if _has_to_be_tracked(model) and events_of(model) is None
    ]


def _has_to_be_tracked(model):
    if issubclass(model, Event) or getattr(model, "untracked", ""):
        return False
    if model._meta.auto_created:
        # Groups and single permissions grant nothing here (accounts/roles.py).
        return not any(_grants_nothing(field) for field in model._meta.fields)
    return model._meta.app_label == "accounts" or hasattr(model, "access_path")


def _grants_nothing(field):
    return field.related_model is not None and field.related_model._meta.app_label == "auth"

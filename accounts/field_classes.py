"""How sensitive each field of a model is, declared beside its fields.

`field_classes = classes(identity="given_name family_name", contact="address")`: names of fields by
class (`FieldClass`). A system check refuses the start where a field of ours has none.
"""

from django.apps import apps
from django.conf import settings
from django.core import checks

from accounts.choices import FieldClass


def classes(**named):
    """Field → FieldClass, from the names of fields by the name of their class."""
    return {field: FieldClass(name) for name, fields in named.items() for field in fields.split()}


def of_dated(**named):
    """As `classes`, of a fact that held from a day until another."""
    return classes(administrative="id from_on until_on") | classes(**named)


def our_models():
    """Models of this project's own apps, histories left out: those have their model's classes."""
    ours = {path.name for path in settings.ROOT.iterdir() if (path / "apps.py").exists()}
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in ours and not hasattr(model, "pgh_tracked_model")
    ]


def class_of(model, field):
    """The class of a field; a history's fields have those of the model that it is of."""
    return getattr(model, "pgh_tracked_model", model).field_classes[field]


@checks.register(checks.Tags.models)
def every_field_has_a_class(app_configs, **kwargs):
    """Refuse to start when a field of ours has no class, or a class names no field."""
    return [error for model in our_models() for error in _errors(model)]


def _errors(model):
    declared = set(getattr(model, "field_classes", {}))
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    fields.discard("pk")
    for name in sorted(fields ^ declared):
        problem = "has no class" if name in fields else "is no field, and has a class"
        yield checks.Error(
            f"{model._meta.label}.{name} {problem}.",
            hint="Name each field once in `field_classes = classes(…)`.",
            obj=model,
            id="accounts.E002",
        )

"""Reading the history that the database kept: what is new in it, and whether it tells the truth."""

from django.db import connection

from accounts.history.changes import events_of, tracked_models


def nobody_acts():
    """From here on nothing says who acts, until a door does: what a test writes itself is refused.

    Ends with the test, as everything does that it did to the session.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', false)")


class Kept:
    """The events that are written from here on."""

    def __init__(self):
        self._before = {model: self._last(model) for model in tracked_models()}

    def _last(self, model):
        return events_of(model).objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first()

    def of(self, model):
        """Events of one model, the first one first."""
        since = self._before[model] or 0
        return list(events_of(model).objects.filter(pgh_id__gt=since).order_by("pgh_id"))

    def all(self):
        """Events of all models."""
        return [event for model in tracked_models() for event in self.of(model)]

    def contexts(self):
        """The different contexts that they have, without the request."""
        told = [event.pgh_context | {"request": None} for event in self.all()]
        return [context for place, context in enumerate(told) if context not in told[:place]]

    def requests(self):
        """The different requests that they are of."""
        return {event.pgh_context["request"] for event in self.all()}


def untrue():
    """Rows that history tells otherwise than they stand in the tables, of all tracked models."""
    return {
        model._meta.label: wrong for model in tracked_models() if (wrong := _untrue_rows(model))
    }


def _untrue_rows(model):
    fields = [
        field.attname
        for field in events_of(model)._meta.concrete_fields
        if not field.name.startswith("pgh_")
    ]
    told = {}
    for event in events_of(model).objects.order_by("pgh_id").iterator():
        told[event.pgh_obj_id] = [getattr(event, field) for field in fields]
        if event.pgh_label == "delete":
            del told[event.pgh_obj_id]
    rows = model._base_manager.values_list("pk", *fields)
    stand = {row[0]: list(row[1:]) for row in rows}
    return sorted(key for key in told.keys() | stand.keys() if told.get(key) != stand.get(key))


def of(user, door, **others):
    """The context of what a user did through a door."""
    return {
        "by": user.pk,
        "role": user.role,
        "organisation": user.organisation_id,
        "door": door,
        "request": None,
    } | others

"""What people type for places and days."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from places import lookup
from places.lookup import PlaceNotFound


class PlaceInput(forms.TextInput):
    """A text box that offers places as one types; without scripts the typed name serves as well."""

    template_name = "cases/place_input.html"

    def format_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value


class PlaceField(forms.CharField):
    """A place, typed by name in any of three scripts, or by code.

    One of `levels` is meant; where none has the name, one of `else_levels`.
    """

    widget = PlaceInput

    def __init__(self, *args, levels=None, else_levels=None, **kwargs):
        self.levels, self.else_levels = levels, else_levels
        super().__init__(*args, max_length=120, **kwargs)

    def prepare_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return lookup.resolve(text, levels=self.levels)
        except PlaceNotFound:
            if self.else_levels is None:
                raise
            return lookup.resolve(text, levels=self.else_levels)

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "")


class DayField(forms.DateField):
    """A day, typed dd.mm.yyyy."""

    def __init__(self, *args, **kwargs):
        widget = forms.DateInput(
            format="%d.%m.%Y", attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"}
        )
        kwargs.setdefault("widget", widget)
        unreadable = _("This is not a day: type day, month and year, such as 28.09.2023.")
        super().__init__(*args, error_messages={"invalid": unreadable}, **kwargs)

"""What people type for places and days, and the number that a page draws."""

from django import forms
from django.core import signing
from django.utils.translation import get_language

from cases import numbers
from places import lookup


class PlaceInput(forms.TextInput):
    """A text box that offers places as one types; without scripts the typed name serves as well."""

    template_name = "cases/place_input.html"

    def format_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value


class PlaceField(forms.CharField):
    """A place, typed by name in any of three scripts, or by code."""

    widget = PlaceInput

    def __init__(self, *args, levels=None, **kwargs):
        self.levels = levels
        super().__init__(*args, max_length=120, **kwargs)

    def prepare_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value

    def clean(self, value):
        text = super().clean(value)
        return lookup.resolve(text, levels=self.levels) if text else None

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "")


class DayField(forms.DateField):
    """A day, typed dd.mm.yyyy."""

    def __init__(self, *args, **kwargs):
        widget = forms.DateInput(
            format="%d.%m.%Y", attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"}
        )
        kwargs.setdefault("widget", widget)
        super().__init__(*args, **kwargs)


class SignedNumberField(forms.CharField):
    """A number that the page drew for a record to come; signed, so that nobody chooses one."""

    def __init__(self, *, prefix):
        self.prefix = prefix
        drawn = self._draw
        super().__init__(widget=forms.HiddenInput, required=False, max_length=100, initial=drawn)

    def _draw(self):
        return signing.dumps(numbers.new_number(self.prefix), salt=self.prefix)

    def clean(self, value):
        """The number that was drawn; another one where what the browser sent is not ours."""
        try:
            return signing.loads(super().clean(value), salt=self.prefix)
        except signing.BadSignature:
            return numbers.new_number(self.prefix)

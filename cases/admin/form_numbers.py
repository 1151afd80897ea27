"""The number that was printed on a blank form, before anybody stood behind it."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import numbers
from cases.models import Household, ReservedNumber
from cases.words import SAID


class FormNumberField(forms.CharField):
    """A number that was printed on a blank form; its clean value is as numbers are kept, or ""."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", gettext_lazy("Number on the blank form"))
        super().__init__(required=False, max_length=40, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        return _issued(text) if text else ""


def _issued(text):
    try:
        number = numbers.parse(text, numbers.HOUSEHOLD)
    except numbers.NumberMistyped:
        message = _("This number is mistyped: its check character does not fit. Compare the form.")
        raise ValidationError(message, code="number_mistyped") from None
    if number is None:
        message = _("This is not the number of a form: it is H and eleven letters and digits.")
        raise ValidationError(message, code="not_a_number")
    if not ReservedNumber.objects.filter(pk=number).exists():
        message = _(
            "No blank form was issued with this number. Compare it with the form; without a form, "
            "leave this empty."
        )
        raise ValidationError(message, code="number_unknown")
    return number


def used_already(number, user, day):
    """The refusal of a number that is a household's already; None while it is free.

    The household is linked where the user may see it.
    """
    if not Household.objects.filter(pk=number).exists():
        return None
    words = SAID["number_used"]
    if Household.objects.visible_to(user, on=day).filter(pk=number).exists():
        shown = numbers.shown(number)
        address = reverse("admin:cases_household_change", args=[shown])
        words = format_html('{} <a href="{}">{}</a>', words, address, shown)
    return ValidationError(words, code="number_used")

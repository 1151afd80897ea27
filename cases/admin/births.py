"""The two fields in which a birth date is typed: the date, and how exactly it is known."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.birth_dates import read_birth, write_birth
from cases.choices import BirthPrecision
from cases.words import SAID


class BirthField(forms.CharField):
    """A birth date as far as it is known; its clean value is (date, precision as typed)."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"})
        )
        super().__init__(*args, max_length=10, **kwargs)

    def clean(self, value):
        return read_birth(super().clean(value))


class PrecisionField(forms.ChoiceField):
    """How exactly the date is known: as it was typed, unless the worker chooses another word."""

    def __init__(self, **kwargs):
        choices = [("", _("as typed")), *BirthPrecision.choices]
        super().__init__(label=_("How exact"), choices=choices, required=False, **kwargs)


def as_typed(person):
    """What the two fields show of a person who is registered already."""
    estimated = person.birth_precision == BirthPrecision.ESTIMATED
    return {
        "birth_date": write_birth(person.birth_date, person.birth_precision),
        "birth_precision": BirthPrecision.ESTIMATED if estimated else "",
    }


def settle_birth(form):
    """Give the form's clean values the date and its precision, from what its two fields say."""
    cleaned = form.cleaned_data
    born, typed = cleaned.get("birth_date") or (None, "")
    chosen = cleaned.get("birth_precision")
    cleaned["birth_date"] = born
    cleaned["birth_precision"] = (chosen or typed) if born else ""
    if born and chosen == BirthPrecision.DAY and typed != BirthPrecision.DAY:
        form.add_error("birth_precision", ValidationError(SAID["not_exact"], code="not_exact"))

"""Decrees that extend a class of papers: supervisors enter them, and see first what they move."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.admin.organisations import NothingIsDeleted
from accounts.clock import today
from accounts.history.writing import WrittenByUser
from cases import validity
from cases.admin.fields import DayField
from cases.models import ValidityExtension
from cases.words import SAID

# Days are typed as everywhere; the calendar of the stock admin counts in the browser's zone.
TYPED_DAYS = {models.DateField: {"form_class": DayField, "widget": DayField().widget}}
# Fewer than these are told as fewer: whether one single paper is registered is nobody's question.
FEWEST_TOLD = 10
NOT_YET = _("Nothing is saved yet: compare the days with the decree, and save again.")
_TYPED = ["type", "printed_from", "printed_to", "issued_from", "issued_to", "extended_until",
          "decree", "decreed_on", "is_void"]  # fmt: skip


class ExtensionForm(forms.ModelForm):
    """A decree; it is saved once its user was told how many papers it moves."""

    # How many papers the user was told that it moves, and by which words of theirs.
    told = forms.CharField(widget=forms.HiddenInput, required=False)
    preview = None

    class Meta:
        model = ValidityExtension
        fields = _TYPED

    def clean_decreed_on(self):
        """A decree of a day to come extends nothing yet."""
        day = self.cleaned_data["decreed_on"]
        if day > today():
            raise ValidationError(SAID["future"], code="future")
        return day

    def _post_clean(self):
        """Once all else holds: say what it moves, and save it where that was said before."""
        super()._post_clean()
        if self.errors:
            return
        moved = validity.moved_by(self.instance).count()
        words = self._told_words(moved)
        if self.data.get("told") != words:
            self.preview = moved
            self.data = self.data.copy()
            self.data["told"] = words
            self.add_error(None, ValidationError(NOT_YET, code="not_told"))

    def _told_words(self, moved):
        """What was told: with other days, or another figure, it is told again."""
        typed = (str(self.cleaned_data[name]) for name in _TYPED)
        return f"{moved}: {' '.join(typed)}"

    @property
    def moves_few(self):
        """Whether it moves so few papers that no figure is told."""
        return self.preview < FEWEST_TOLD


class ExtensionAdmin(WrittenByUser, NothingIsDeleted):
    """Extensions by decree: read by coordinators and supervisors, kept by supervisors."""

    form = ExtensionForm
    change_form_template = "cases/extension.html"
    list_display = ["type", "printed_from", "printed_to", "extended_until", "decree", "decreed_on",
                    "is_void"]  # fmt: skip
    list_filter = ["type", "is_void"]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["decree"]
    ordering = ["-decreed_on", "-pk"]
    formfield_overrides = TYPED_DAYS
    fields = [
        "type",
        ("printed_from", "printed_to"),
        ("issued_from", "issued_to"),
        "extended_until",
        ("decree", "decreed_on"),
        "is_void",
        "told",
    ]

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        return super().changelist_view(request, {"add_words": _("Add a decree")})

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": _("Add a decree")})

    def render_change_form(self, request, context, *args, **kwargs):
        """What the decree moves is told as such: nothing was wrong that there is to correct."""
        if context["adminform"].form.preview is not None:
            context |= {"errors": None, "not_yet": NOT_YET}
        return super().render_change_form(request, context, *args, **kwargs)

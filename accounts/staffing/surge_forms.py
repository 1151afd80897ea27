"""What is typed to make accounts for some days, and about one of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.surge import MOST_DAYS
from accounts.staffing.surge_list import read_file, read_pasted
from places import lookup

MOST_BYTES = 500_000


class SurgeForm(forms.Form):
    """Who helps out, where, and for how long."""

    names = forms.CharField(
        label=_("Names, one a line"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "cols": 40}),
        help_text=_(
            "Given name and family name; after a semicolon a user name, and after another the "
            "language (hy, en), where you want them: Նարե Մանուկյան; nare; hy"
        ),
    )
    file = forms.FileField(
        label=_("Or a file (XLSX or CSV)"),
        required=False,
        help_text=_("Three columns: name, user name, language; the last two may be empty."),
    )
    places = forms.CharField(
        label=_("At which of your places, one a line"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
    )
    days = forms.IntegerField(
        label=_("For how many days"), min_value=1, max_value=MOST_DAYS, initial=3
    )

    def clean_places(self):
        """The places that the lines name; every line that names none is told."""
        found, faults = [], []
        for line in filter(None, map(str.strip, self.cleaned_data["places"].splitlines())):
            try:
                found.append(lookup.resolve(line))
            except ValidationError as refusal:
                faults.extend(refusal.error_list)
        if faults:
            raise ValidationError(faults)
        return list({place.pk: place for place in found}.values())

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if not uploaded:
            return None
        if uploaded.size > MOST_BYTES:
            raise ValidationError(_("This file is too large for a list of names."), "too_large")
        return read_file(uploaded.read(), uploaded.name)

    def clean_names(self):
        return read_pasted(self.cleaned_data["names"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned["names"]) == (cleaned["file"] is not None):
            raise ValidationError(_("Type the names, or choose a file: one of both."), "one_list")
        return cleaned

    def colleagues(self):
        """Who helps out, as the list names them."""
        return self.cleaned_data["names"] or self.cleaned_data["file"]


class ExtendForm(forms.Form):
    """For how many days from today somebody helps out."""

    days = forms.IntegerField(min_value=1, max_value=MOST_DAYS)

"""What an administrator types of a sharing agreement, and why it is suspended or ended."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import FieldClass, Purpose
from accounts.models import Organisation, SharingAgreement
from accounts.models.agreement import SHARED
from places import lookup

# Nobody is helped by an agreement that shows less than that a person is there.
ALWAYS = [FieldClass.ADMINISTRATIVE.value, FieldClass.IDENTITY.value]


def day_field(label, **options):
    """A day, typed dd.mm.yyyy."""
    widget = forms.DateInput(
        format="%d.%m.%Y", attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"}
    )
    return forms.DateField(label=label, widget=widget, **options)


class AgreementForm(forms.ModelForm):
    """A draft: with whom, for what, where, what is shown, and from when until when."""

    partner = forms.ModelChoiceField(
        Organisation.objects.filter(is_controller=False).order_by("acronym"), label=_("Partner")
    )
    purposes = forms.MultipleChoiceField(
        label=_("Purposes"), choices=Purpose, widget=forms.CheckboxSelectMultiple
    )
    field_classes_shared = forms.MultipleChoiceField(
        label=_("What is shown"), choices=SHARED, widget=forms.CheckboxSelectMultiple,
        initial=ALWAYS,
    )  # fmt: skip
    places = forms.CharField(
        label=_("Places"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, by name or code: people who live there, or in a place within."),
    )
    from_on = day_field(_("From"))
    until_on = day_field(
        _("Until"), required=False, help_text=_("The first day on which it no longer holds.")
    )

    class Meta:
        model = SharingAgreement
        fields = [
            "partner", "title", "basis", "decree", "purposes", "field_classes_shared", "places",
            "from_on", "until_on",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            kept = self.instance.places.order_by("path")
            self.initial["places"] = "\n".join(place.label(get_language()) for place in kept)

    def clean_places(self):
        """The places that the lines name; every line that names none is told."""
        found, faults = [], []
        for line in filter(str.strip, self.cleaned_data["places"].splitlines()):
            try:
                found.append(lookup.resolve(line.strip()))
            except ValidationError as fault:
                faults += ValidationError(fault.messages).error_list
        if faults:
            raise ValidationError(faults)
        return list(dict.fromkeys(found))

    def values(self):
        """The agreement's own values, as the actions want them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "places"}


class ReasonForm(forms.Form):
    """Why an agreement is suspended or ended."""

    reason = forms.CharField(label=_("Why"), max_length=200)


class NothingToTypeForm(forms.Form):
    """Signing and resuming ask for nothing but the click."""

"""What is typed of a service, and by what the directory is searched."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import Organisation
from accounts.roles import acting_role
from assistance.choices import ResponseSector
from cases.admin.fields import DayField, PlaceField
from casework.models import Service
from places import lookup

ANY = [("", _("any"))]


class DirectoryForm(forms.Form):
    """By sector, place, words, and only those that take referrals now."""

    sector = forms.ChoiceField(
        label=_("Sector"), choices=[*ANY, *ResponseSector.choices], required=False
    )
    place = PlaceField(label=_("Serves the place"), required=False)
    q = forms.CharField(label=_("Words"), max_length=80, required=False)
    taking = forms.BooleanField(label=_("Takes referrals now"), required=False)

    def asked(self):
        """What was asked, as `directory.services` wants it; what can't be read asks nothing."""
        found = getattr(self, "cleaned_data", {})
        return {
            "sector": found.get("sector", ""),
            "place": found.get("place"),
            "taking": found.get("taking", False),
            "words": found.get("q", ""),
        }


class ServiceForm(forms.ModelForm):
    """All that the directory says of a service; a partner types of its own organisation's."""

    places = forms.CharField(
        label=_("Places served"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, by name or code: each with all that lies within it."),
    )
    takes_until = DayField(
        label=_("Takes referrals until"),
        required=False,
        help_text=_("The last day. Empty: no end is known."),
    )

    class Meta:
        model = Service
        fields = [
            "title", "organisation", "outside_name", "sector", "offers", "places", "address",
            "focal_name", "focal_phone", "focal_email", "second_name", "second_phone",
            "second_email", "languages", "hours", "criteria", "bring", "capacity_a_week",
            "waiting_days", "takes_referrals", "takes_until",
        ]  # fmt: skip
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("offers", "criteria", "bring")
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance._state.adding:
            kept = self.instance.places.order_by("path")
            self.initial["places"] = "\n".join(place.label(get_language()) for place in kept)
        if acting_role(user) == Role.PARTNER:
            del self.fields["outside_name"]
            own = Organisation.objects.filter(pk=user.organisation_id)
            self.fields["organisation"].queryset = own
            self.fields["organisation"].initial = user.organisation_id
            self.fields["organisation"].required = True
            self.fields["organisation"].empty_label = None

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
        """The service's own values and its places, as the action wants them."""
        values = {name: self.cleaned_data[name] for name in self.fields if name != "places"}
        return {"values": values, "places": self.cleaned_data["places"]}

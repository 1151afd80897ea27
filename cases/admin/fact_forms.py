"""The forms in which a fact of a person is recorded, each for one action."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases import actions, phones
from cases.actions.facts import CONFIDENTIAL
from cases.admin.action_forms import ActionForm
from cases.admin.fields import DayField, PlaceField
from cases.choices import (
    AbsenceSource,
    DisabilityDegree,
    Dwelling,
    DwellingState,
    Language,
    SafeContact,
)
from cases.models import NeedCode

EMPTY = [("", "---------")]


def choose(choices):
    """The choices of a field that has to be chosen."""
    return [*EMPTY, *choices]


class FactForm(ActionForm):
    """A fact that holds from the day `on`; `action` writes its values."""

    action = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("since")

    def values(self):
        """The fields of the fact."""
        names = [name for name in self.fields if name not in ("on", "version")]
        return {name: self.cleaned_data[name] for name in names} | {
            "from_on": self.cleaned_data["on"]
        }

    def perform(self):
        type(self).action(person=self.target, values=self.values(), **self.said())
        return self.target.household


class PhoneField(forms.CharField):
    """A telephone number in any spelling; its clean value is normalised."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        super().__init__(max_length=30, widget=widget, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            return phones.normalise(text)
        except phones.PhoneUnreadable as fault:
            raise ValidationError(fault.message, code=fault.code) from fault


class PhoneForm(FactForm):
    """A telephone number on which the person can be reached."""

    action = staticmethod(actions.add_phone)
    number = PhoneField(label=_("Telephone number"))
    whose = forms.CharField(label=_("Whose it is, if shared"), max_length=80, required=False)
    safe = forms.ChoiceField(
        label=_("Safe contact"), choices=SafeContact.choices, initial=SafeContact.UNKNOWN
    )
    note = forms.CharField(
        label=_("How to call"),
        max_length=120,
        required=False,
        help_text=_("Such as: after 17:00, ask for her only."),
    )
    language = forms.ChoiceField(
        label=_("Language on the telephone"), choices=choose(Language.choices), required=False
    )
    field_order = ["number", "safe", "whose", "note", "language", "on"]


class DecisionForm(FactForm):
    """A decision of the state on a disability."""

    action = staticmethod(actions.add_decision)
    degree = forms.ChoiceField(
        label=_("Disability decision"), choices=choose(DisabilityDegree.choices)
    )
    document_number = forms.CharField(
        label=_("Number of the decision"), max_length=40, required=False
    )
    until_on = DayField(
        label=_("valid until"), required=False, help_text=_("Empty: without an end.")
    )
    field_order = ["degree", "document_number", "on", "until_on"]


class NeedForm(FactForm):
    """A specific need by UNHCR's codes."""

    need = forms.ModelChoiceField(label=_("Specific need"), queryset=NeedCode.objects.none())
    field_order = ["need", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        codes = NeedCode.objects.filter(is_standard=True)
        if not self.user.has_perm(CONFIDENTIAL):
            codes = codes.filter(is_confidential=False)
        self.fields["need"].queryset = codes
        self.fields["need"].label_from_instance = lambda need: (
            f"{need.code} {need.label(get_language())}"
        )

    def perform(self):
        actions.add_need(
            person=self.target,
            need=self.cleaned_data["need"],
            on=self.cleaned_data["on"],
            **self.said(),
        )
        return self.target.household


class AbsenceForm(FactForm):
    """The person is away, and stays a member."""

    action = staticmethod(actions.record_absence)
    country = forms.CharField(
        label=_("Country"),
        max_length=2,
        required=False,
        help_text=_("Two letters, such as RU or GE; AM where they are elsewhere in Armenia."),
    )
    whereabouts = forms.CharField(label=_("Where"), max_length=120, required=False)
    source = forms.ChoiceField(label=_("Known from"), choices=AbsenceSource.choices)
    is_certain = forms.BooleanField(label=_("Certain"), required=False, initial=True)
    until_on = DayField(label=_("back since"), required=False, help_text=_("Empty: still away."))
    field_order = ["country", "whereabouts", "source", "is_certain", "on", "until_on"]

    def clean_country(self):
        return self.cleaned_data["country"].upper()


class DisplacementForm(FactForm):
    """An earlier flight of the person."""

    action = staticmethod(actions.add_displacement)
    year = forms.IntegerField(label=_("Year"))
    place = PlaceField(label=_("From where"), required=False)
    dwelling = forms.ChoiceField(
        label=_("Dwelling there"), choices=Dwelling.choices, initial=Dwelling.UNKNOWN
    )
    dwelling_state = forms.ChoiceField(
        label=_("Its state"), choices=DwellingState.choices, initial=DwellingState.UNKNOWN
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]

    def values(self):
        return {
            name: self.cleaned_data[name]
            for name in ("year", "place", "dwelling", "dwelling_state")
        }

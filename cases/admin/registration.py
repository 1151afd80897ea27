"""The page on which a household, or the residents of an institution, are registered in full."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.policy import places_of
from cases import actions
from cases.admin.fields import DayField, PlaceField, PlaceInput
from cases.admin.form_numbers import FormNumberField
from cases.admin.forms import MOST_MEMBERS, HouseholdForm, MemberFormSet
from cases.admin.household_pages import household_url
from cases.admin.registers_once import RegistersOnce, office_of, with_more_rows
from cases.admin.scope import whole_number
from cases.choices import Accommodation, HouseholdKind, Relationship
from places.choices import LIVES_IN, OFFICES, WIDER

EMPTY_ROWS = 5
# What says that somebody stands in a row, whatever the page put there by itself.
TYPED = ("family_name", "given_name", "patronymic", "sex", "birth_date")


class DeskForm(HouseholdForm):
    """What every page asks that registers a new household: where that is, and from which page."""

    # Drawn when the page is opened: what is typed on it is the same household when sent twice.
    page = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=64, initial=secrets.token_urlsafe
    )
    registered_at = PlaceField(label=_("Registered at"), levels=OFFICES)
    form_number = FormNumberField()

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_registered_at(self):
        """An office of the worker's own, who then sees the household for its first days."""
        office = self.cleaned_data["registered_at"]
        if office.pk in places_of(self.user):
            return office
        raise ValidationError(
            _("You register at your own places: %(places)s. Choose one of them."),
            code="not_your_place",
            params={"places": ", ".join(str(place) for place in self.user.places.all()) or "–"},
        )

    def household_values(self):
        return super().household_values() | {"registered_at": self.cleaned_data["registered_at"]}


class RegistrationForm(DeskForm):
    """Where the household is, where it comes from, and when it came: for all of its members."""

    kind = forms.ChoiceField(
        label=_("What is registered"),
        choices=HouseholdKind.choices,
        initial=HouseholdKind.HOUSEHOLD,
        required=False,
    )
    responsible_official = forms.CharField(
        label=_("Responsible official"),
        max_length=120,
        required=False,
        help_text=_("Of an institution group: name and telephone of who answers for it."),
    )
    place = PlaceField(
        label=_("Lives now in (town, village or site)"),
        levels=LIVES_IN,
        else_levels=WIDER,
        widget=PlaceInput(attrs={"autofocus": True}),
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    accommodation = forms.ChoiceField(
        label=_("Housing"), choices=[("", "---------"), *Accommodation.choices], required=False
    )
    origin = PlaceField(label=_("Place of origin"), required=False)
    arrived_on = DayField(label=_("Arrived in Armenia"), required=False)

    field_order = [
        *("kind", "responsible_official", "form_number"),
        *("place", "address", "accommodation", "origin", "arrived_on", "declared_size"),
    ]

    def clean_kind(self):
        return self.cleaned_data["kind"] or HouseholdKind.HOUSEHOLD

    @property
    def kind_typed(self):
        """The kind of household that was chosen; a household where nothing was."""
        chosen = self["kind"].value()
        return chosen if chosen in HouseholdKind.values else HouseholdKind.HOUSEHOLD

    @property
    def has_rare_words(self):
        """Whether something is to be seen in the part of the page that few families need."""
        rare = ("responsible_official", "form_number")
        asked = any(self[name].value() or self[name].errors for name in rare)
        return asked or self.kind_typed == HouseholdKind.INSTITUTION

    def household_values(self):
        fields = ("kind", "responsible_official")
        return super().household_values() | {field: self.cleaned_data[field] for field in fields}

    def residence_values(self):
        institution = self.cleaned_data["kind"] == HouseholdKind.INSTITUTION
        unsaid = Accommodation.INSTITUTION if institution else Accommodation.UNKNOWN
        return {
            "place": self.cleaned_data["place"],
            "address": self.cleaned_data["address"],
            "accommodation": self.cleaned_data["accommodation"] or unsaid,
        }

    def shared_values(self):
        """What the page says once for every member, as far as it can be read."""
        self.full_clean()
        return {field: self.cleaned_data.get(field) for field in ("origin", "arrived_on")}


class RegistrationPage(RegistersOnce):
    """What was typed on the registration page, judged and saved as a whole."""

    action = staticmethod(actions.register_household)

    def __init__(self, request):
        super().__init__(request)
        data = with_more_rows(request.POST, MOST_MEMBERS) if request.method == "POST" else None
        first = {"registered_at": office_of(request), "kind": request.GET.get("kind")}
        self.form = RegistrationForm(data, user=request.user, initial=first)
        shared = self.form.shared_values() if self.form.is_bound else None
        kind = self.form.kind_typed
        self.members = MemberFormSet(
            as_residents(data) if data and kind == HouseholdKind.INSTITUTION else data,
            prefix="members",
            on=self.on,
            rows=EMPTY_ROWS,
            kind=kind,
            shared=shared,
            here_since=(shared or {}).get("arrived_on"),
        )
        if self.asks_for_rows:
            self.judge_nothing_yet()

    def done(self):
        self.tell_number()
        if "_addanother" in self.request.POST:
            return HttpResponseRedirect(reverse("admin:cases_household_add"))
        return HttpResponseRedirect(household_url(self.household))


def as_residents(typed):
    """What was typed of an institution group: of whom nothing else is said, that is a resident.

    The first row says “head of household” because every page does, and not because somebody did.
    """
    residents = typed.copy()
    rows = whole_number(typed.get("members-TOTAL_FORMS", "")) or 0
    for index in range(min(rows, MOST_MEMBERS)):
        row = f"members-{index}-"
        unsaid = ("", Relationship.HEAD.value) if index == 0 else ("",)
        if typed.get(f"{row}relationship", "") in unsaid:
            stands = any(typed.get(f"{row}{field}") for field in TYPED)
            residents[f"{row}relationship"] = Relationship.RESIDENT.value if stands else ""
    return residents

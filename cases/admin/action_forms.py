"""The forms of what can be done to a household or a member, each for one action."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import actions, numbers, population
from cases.admin.fields import DayField, PlaceField
from cases.admin.scope import show_refusal
from cases.choices import (
    VOID,
    Accommodation,
    InactiveReason,
    LeftReason,
    Relationship,
    ResidenceKind,
)
from cases.models import Household
from cases.sight import sight_of
from places.choices import LIVES_IN, WIDER

NOT_HEAD = [("", "---------")] + [
    choice for choice in Relationship.choices if choice[0] != Relationship.HEAD
]


def _true_ends(reasons):
    """Reasons of records that stood for somebody: a mistake is confirmed by a second person."""
    return [("", "---------"), *(choice for choice in reasons.choices if choice[0] not in VOID)]


ANY_RELATIONSHIP = [("", "---------"), *Relationship.choices]


class ActionForm(forms.Form):
    """What an action asks for; `on` is the day on which it was so, today unless typed."""

    on = DayField(label=_("On which day"))
    # Where a fault of the rules stands whose field is called otherwise here.
    shown_at = {"from_on": "on"}
    # Of the household as the page shows it: whoever saved meanwhile is not overwritten.
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, target, user, today, **kwargs):
        self.target, self.user, self.today = target, user, today
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.fields["version"].initial = getattr(target, "household", target).version

    def show_version(self, version):
        """Send this version the next time: the page shows the household as it is now."""
        self.data = self.data.copy()
        self.data["version"] = str(version)

    def said(self):
        """Who does it, on what page, on which day."""
        return {"by": self.user, "today": self.today, "version": self.cleaned_data["version"]}

    def show_refusal(self, refusal):
        """Show an action's refusal: a fault of a field that this form has stands at it."""
        faults = getattr(refusal, "faults", None)
        if faults is None:
            show_refusal(self, refusal)
            return
        for fault in faults:
            name = self.shown_at.get(fault.field, fault.field)
            # A fault with a row is another member's, whatever its field.
            field = name if fault.row is None and name in self.fields else None
            self.add_error(field, ValidationError(fault.message, code=fault.code))

    def perform(self):
        """Do it; returns the household whose page comes next. Raises ValidationError."""
        raise NotImplementedError

    def reminders(self):
        """What is still to do after it, in words that stand beside "done"."""
        return ()

    def ask_for_member(self, field, *, household, without=None, **options):
        """Add a choice among the present members."""
        people = household.members.present().order_by("birth_date", "number")
        if without:
            people = people.exclude(pk=without.pk)
        self.fields[field] = MemberField(queryset=people, **options)


class MemberField(forms.ModelChoiceField):
    """One of the members of one household: a handful, so they stand in a list."""

    def label_from_instance(self, person):
        return person.full_name or str(person)


class ChangeHeadForm(ActionForm):
    """Somebody else becomes the head of household."""

    former_becomes = forms.ChoiceField(
        label=_("The former head is to the new one"), choices=NOT_HEAD
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        head = self.target.members.present().filter(is_head=True).first()
        self.ask_for_member(
            "to", household=self.target, without=head, label=_("New head of household")
        )
        self.order_fields(["to", "former_becomes", "on"])

    def perform(self):
        actions.change_head(
            household=self.target,
            to=self.cleaned_data["to"],
            former_becomes=self.cleaned_data["former_becomes"],
            on=self.cleaned_data["on"],
            **self.said(),
        )
        return self.target


class ChangeAddressForm(ActionForm):
    """The household lives elsewhere, or is on the books elsewhere."""

    kind = forms.ChoiceField(label=_("Which address"), choices=ResidenceKind.choices)
    place = PlaceField(label=_("Town, village or site"), levels=LIVES_IN, else_levels=WIDER)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    accommodation = forms.ChoiceField(
        label=_("Housing"), choices=Accommodation.choices, initial=Accommodation.UNKNOWN
    )
    field_order = ["kind", "place", "address", "accommodation", "on"]

    def perform(self):
        actions.change_address(
            household=self.target,
            **self.cleaned_data | self.said(),
        )
        return self.target


class MakeInactiveForm(ActionForm):
    """The household ends, with all who are present."""

    reason = forms.ChoiceField(label=_("Why"), choices=_true_ends(InactiveReason))
    field_order = ["reason", "on"]

    def perform(self):
        actions.make_inactive(
            household=self.target,
            on=self.cleaned_data["on"],
            reason=self.cleaned_data["reason"],
            **self.said(),
        )
        return self.target


class ReopenForm(ActionForm):
    """An inactive household is active again."""

    def perform(self):
        actions.reopen(household=self.target, on=self.cleaned_data["on"], **self.said())
        return self.target


class PersonActionForm(ActionForm):
    """An action on one member; asks for a new head where the head goes."""

    head_goes = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        household = self.target.household
        others = household.members.present().exclude(pk=self.target.pk)
        if self.head_goes and self.target.is_head and others.exists():
            self.ask_for_member(
                "successor",
                household=household,
                without=self.target,
                label=_("New head of household"),
            )
            self._leave_children_out("successor")

    def _leave_children_out(self, field):
        """Offer children only where nobody is known to be an adult."""
        others = self.fields[field].queryset.exclude(population.child(on=self.today))
        if others.exclude(birth_date=None).exists():
            self.fields[field].queryset = others


class LeaveForm(PersonActionForm):
    """A member is no longer here."""

    head_goes = True
    reason = forms.ChoiceField(label=_("Why"), choices=_true_ends(LeftReason))
    field_order = ["reason", "on", "successor"]

    def perform(self):
        actions.member_leaves(
            person=self.target,
            on=self.cleaned_data["on"],
            reason=self.cleaned_data["reason"],
            successor=self.cleaned_data.get("successor"),
            **self.said(),
        )
        return self.target.household


class ReturnForm(PersonActionForm):
    """Somebody who left is back."""

    relationship = forms.ChoiceField(
        label=_("What they are to the head of household now"), choices=ANY_RELATIONSHIP
    )
    field_order = ["on", "relationship"]

    def perform(self):
        actions.member_returns(
            person=self.target,
            on=self.cleaned_data["on"],
            relationship=self.cleaned_data["relationship"],
            **self.said(),
        )
        return self.target.household


class MoveForm(PersonActionForm):
    """A member goes to live in another household, or makes one of their own."""

    head_goes = True
    to = forms.CharField(
        label=_("Number of the household they move to"),
        required=False,
        max_length=20,
        help_text=_("Empty: a new household of their own, at the same address for the moment."),
    )
    relationship = forms.ChoiceField(
        label=_("What they are to the head of household there"),
        choices=ANY_RELATIONSHIP,
    )
    field_order = ["to", "relationship", "on", "successor"]

    def clean_to(self):
        """The household that the number means, if this user may change it and sees all of it."""
        typed = self.cleaned_data["to"]
        if not typed:
            return None
        try:
            number = numbers.parse(typed, numbers.HOUSEHOLD)
        except numbers.NumberMistyped:
            raise ValidationError(
                _("%(number)s is mistyped: compare it with the slip."),
                "mistyped",
                {"number": typed},
            ) from None
        whole = sight_of(self.user, self.today).of_whole()
        theirs = Household.objects.changeable_by(self.user, on=self.today).filter(whole)
        found = theirs.filter(pk=number).first()
        if found is None:
            raise ValidationError(
                _("No household with the number %(number)s is found."), "unknown", {"number": typed}
            )
        return found

    def clean(self):
        cleaned = super().clean()
        alone = "to" in cleaned and cleaned["to"] is None
        if alone and cleaned.get("relationship") not in (None, Relationship.HEAD):
            self.add_error(
                "relationship",
                ValidationError(_("Alone in a new household, they are its head."), code="no_head"),
            )
        return cleaned

    def perform(self):
        moved = actions.move_member(
            person=self.target,
            to=self.cleaned_data["to"],
            relationship=self.cleaned_data["relationship"],
            on=self.cleaned_data["on"],
            successor=self.cleaned_data.get("successor"),
            **self.said(),
        )
        return moved.household

"""What is typed of an application, and what a panel says of it."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.fact_words import ZONES
from assistance.models import Programme
from cases.admin.fields import DayField

EMPTY = [("", "---------")]
# Field → the fact that asks for it.
ASKED_FOR = {
    "zone": "zone",
    "price": "price",
    "area": "area_per_member",
    "is_mortgage": "is_mortgage",
}
_YES_OR_NO = [*EMPTY, ("yes", _("yes")), ("no", _("no"))]


def _money(label, **how):
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_digits=14, decimal_places=2, **how
    )


class ApplicationForm(forms.Form):
    """To which programme somebody of the household applies, and when."""

    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none())
    applicant = forms.ChoiceField(label=_("Who applies"))
    applied_on = DayField(label=_("Applied on"))
    # What no register holds: asked where the rule does.
    zone = forms.ChoiceField(
        label=_("Where the home lies"), choices=[*EMPTY, *ZONES.items()], required=False
    )
    price = _money(_("Price of the home"), required=False)
    area = _money(_("Area of the home, m²"), required=False)
    is_mortgage = forms.ChoiceField(
        label=_("Bought with a mortgage"), choices=_YES_OR_NO, required=False
    )

    def __init__(self, *args, members, today, **kwargs):
        super().__init__(*args, **kwargs)
        begun = Programme.objects.filter(from_on__lte=today).order_by("title", "number")
        self.fields["programme"].queryset = begun
        self.fields["applicant"].choices = [
            (person.pk, person.full_name or str(person)) for person in members
        ]
        self.fields["applied_on"].initial = today
        self.members = {person.pk: person for person in members}

    def ask_only(self, facts):
        """Leave out what the rule does not ask for."""
        for name, fact in ASKED_FOR.items():
            if fact not in facts:
                del self.fields[name]

    def said(self):
        """What the family said of the home that it wants to buy."""
        said = {name: self.cleaned_data.get(name) for name in ASKED_FOR if name in self.fields}
        if said.get("is_mortgage"):
            said["is_mortgage"] = said["is_mortgage"] == "yes"
        return {name: value for name, value in said.items() if value not in ("", None)}

    def application(self):
        """What every action on it needs."""
        return {
            "programme": self.cleaned_data["programme"],
            "applicant": self.members[self.cleaned_data["applicant"]],
            "applied_on": self.cleaned_data["applied_on"],
        }


class PanelForm(forms.Form):
    """What a panel says: whether, for whom, how much, and its minutes."""

    is_eligible = forms.ChoiceField(
        label=_("What the panel says"),
        choices=[*EMPTY, ("yes", _("eligible")), ("no", _("refused"))],
    )
    amount = _money(_("Amount"), required=False, help_text=_("Empty where it is not money."))
    people = forms.MultipleChoiceField(
        label=_("For whom"), widget=forms.CheckboxSelectMultiple, required=False
    )
    minutes = forms.CharField(
        label=_("Minutes"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Who was there, and why it was decided so."),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(each.pk, each.full_name or str(each)) for each in people]
        self.fields["people"].initial = [each.pk for each in people]
        self._people = {person.pk: person for person in people}

    def said(self):
        """The same as the actions take it."""
        is_eligible = self.cleaned_data["is_eligible"] == "yes"
        people = [self._people[number] for number in self.cleaned_data["people"]]
        return {
            "is_eligible": is_eligible,
            "people": people if is_eligible else None,
            "amount": self.cleaned_data["amount"],
            "minutes": self.cleaned_data["minutes"],
        }


class AppealUntilForm(forms.Form):
    """Another day until which a refusal can be appealed."""

    appeal_until = DayField(
        label=_("Can be appealed until"),
        required=False,
        help_text=_("Empty: 30 days from the decision on."),
    )

"""The forms in which is recorded what the members of a household earn and own."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from assistance import actions
from assistance.choices import BelongingKind, IncomeKind, KnownFrom
from cases.admin.fields import DayField

_EMPTY = [("", "---------")]
_INCOME = "income"
_ONE_WHOLE = {"min_value": Decimal(0), "max_value": Decimal(1), "decimal_places": 4}


class MonthField(DayField):
    """A month, of which any day is typed; its clean value is the first."""

    def clean(self, value):
        day = super().clean(value)
        return day and day.replace(day=1)


class MeansForm(forms.Form):
    """Something about the members of a household, known from somebody."""

    source = forms.ChoiceField(label=_("Known from"), choices=KnownFrom.choices)

    def __init__(self, *args, members, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {person.pk: person for person in members}
        if "person" in self.fields:
            self.fields["person"].choices = [
                (person.pk, person.full_name or str(person)) for person in members
            ]
        for name in ("month", "as_of"):
            if name in self.fields:
                self.fields[name].initial = today

    def said(self, *names):
        """Who is meant, and what was typed in these fields."""
        values = {name: self.cleaned_data[name] for name in ("source", *names)}
        return values | {"person": self.members[self.cleaned_data["person"]]}


class IncomeForm(MeansForm):
    """What one of them earned or received in a month, of one kind."""

    person = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[*_EMPTY, *IncomeKind.choices])
    amount = forms.DecimalField(
        label=_("Amount in a month, AMD"),
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        help_text=_("All of this kind together; 0 for no income."),
    )
    month = MonthField(label=_("Month"), help_text=_("Any day of it."))
    field_order = ["person", "kind", "amount", "month", "source"]

    def perform(self, *, on, by):
        """Record it."""
        said = self.said("kind", "amount", "month")
        return actions.record_income(**said, on=on, by=by)


class BelongingForm(MeansForm):
    """What one of them owns."""

    person = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[*_EMPTY, *BelongingKind.choices])
    has_none = forms.BooleanField(label=_("Owns none"), required=False)
    share = forms.DecimalField(
        label=_("Share of the dwelling"),
        required=False,
        help_text=_("1 for all of it, 0.5 for a half; of several, the largest."),
        **_ONE_WHOLE,
    )
    year = forms.IntegerField(
        label=_("Year of the car"),
        required=False,
        help_text=_("In which it was made; of several, the newest."),
    )
    amount = forms.DecimalField(
        label=_("Money in banks, or tax of the car, AMD"),
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
    )
    as_of = DayField(label=_("As of"))
    field_order = ["person", "kind", "has_none", "share", "year", "amount", "as_of", "source"]

    def perform(self, *, on, by):
        """Record it."""
        said = self.said("kind", "has_none", "share", "year", "amount", "as_of")
        return actions.record_belonging(**said, on=on, by=by)


class NothingForm(MeansForm):
    """All others were asked, and have none of it."""

    kinds = forms.MultipleChoiceField(
        label=_("What nobody else has"),
        choices=[(_INCOME, _("income in this month")), *BelongingKind.choices],
        widget=forms.CheckboxSelectMultiple,
    )
    as_of = DayField(label=_("As of"))
    field_order = ["kinds", "as_of", "source"]

    def perform(self, *, on, by):
        """Record it of whoever has no other word of that day or month."""
        people, day = list(self.members.values()), self.cleaned_data["as_of"]
        said = {"people": people, "source": self.cleaned_data["source"], "on": on, "by": by}
        kinds = self.cleaned_data["kinds"]
        owned = [kind for kind in kinds if kind != _INCOME]
        if _INCOME in kinds:
            actions.record_no_income(month=day.replace(day=1), **said)
        if owned:
            actions.record_no_belongings(kinds=owned, as_of=day, **said)

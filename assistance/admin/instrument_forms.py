"""The forms in which an account, card or wallet is recorded, and in which it ends."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assistance import actions
from assistance.banks import banks
from assistance.models import PaymentInstrument
from assistance.payment_choices import InstrumentState, PaymentKind
from cases.admin.action_forms import MemberField
from cases.admin.fields import DayField

_EMPTY = ("", "---------")
_ENDED = [each for each in InstrumentState.choices if each[0] != InstrumentState.ACTIVE]


class UntoldInput(forms.TextInput):
    """A box whose content no page sends back: it is typed again."""

    def format_value(self, value):
        return ""


class InstrumentForm(forms.Form):
    """By what a household is paid."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PaymentKind.choices)
    bank = forms.ChoiceField(label=_("Bank or wallet"))
    number = forms.CharField(
        label=_("Number of the account, card or wallet"),
        max_length=60,
        widget=UntoldInput(attrs={"autocomplete": "off", "inputmode": "text"}),
        help_text=_("It is kept sealed. From now on only the last four digits are shown."),
    )
    is_compared = forms.BooleanField(
        label=_("I compared the number with the paper"), required=False
    )
    holder_name = forms.CharField(
        label=_("Holder as the bank writes it"),
        max_length=160,
        required=False,
        help_text=_("Needed where the holder is nobody of the household."),
    )
    family_unit = forms.ChoiceField(label=_("For whom the holder collects"), required=False)
    from_on = DayField(label=_("since"))
    until_on = DayField(
        label=_("valid until"), required=False, help_text=_("Empty: without an end.")
    )

    def __init__(self, *args, household, today, **how):
        self.household, self.today = household, today
        super().__init__(*args, **how)
        language = get_language()
        self.fields["bank"].choices = [
            _EMPTY, *((bank.code, bank.label(language)) for bank in banks().values())
        ]  # fmt: skip
        members = household.members.present().order_by("birth_date", "number")
        self.fields["holder"] = MemberField(
            queryset=members, required=False, label=_("Holder"), empty_label=_("somebody else")
        )
        units = sorted({unit for unit in members.values_list("family_unit", flat=True) if unit})
        self.fields["family_unit"].choices = [
            ("", _("all of the household")),
            *((unit, _("family unit %(unit)s") % {"unit": unit}) for unit in units),
        ]
        self.fields["holder"].initial = members.filter(is_head=True).first()
        self.fields["from_on"].initial = today
        self.order_fields(["kind", "bank", "number", "is_compared", "holder", "holder_name"])

    def perform(self, user):
        """Record it; raises ValidationError."""
        return actions.add_instrument(
            household=self.household, today=self.today, by=user, **self.cleaned_data
        )


class EndForm(forms.Form):
    """What became of an account, card or wallet."""

    instrument = forms.ChoiceField(label=_("Which"))
    status = forms.ChoiceField(label=_("What became of it"), choices=[_EMPTY, *_ENDED])
    reason = forms.CharField(label=_("Why"), max_length=200)
    on = DayField(label=_("From which day on"))

    def __init__(self, *args, household, user, today, **how):
        self.today = today
        super().__init__(*args, **how)
        rows = PaymentInstrument.objects.visible_to(user, on=today)
        rows = rows.filter(household=household, status=InstrumentState.ACTIVE)
        # By a word of the page: keys of rows are no page's business.
        self._active = {
            f"instrument-{place}": row for place, row in enumerate(rows.order_by("pk"), start=1)
        }
        self.fields["instrument"].choices = [(word, str(row)) for word, row in self._active.items()]
        self.fields["on"].initial = today

    def perform(self, user):
        """End it; raises ValidationError."""
        told = self.cleaned_data | {"instrument": self._active[self.cleaned_data["instrument"]]}
        return actions.end_instrument(**told, today=self.today, by=user)

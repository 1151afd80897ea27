"""What a reader chooses on a report's page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.population import EARLIEST_DAY
from reports.choosing import ChoiceForm, Chosen
from reports.formats import FORMATS


class ReportForm(ChoiceForm):
    """The day, whom to count, and for an export the kind of file; without a day, today."""

    field_order = ["as_of"]
    as_of = forms.DateField(label=_("As of"), required=False)
    format = forms.ChoiceField(
        choices=[(name, form.label) for name, form in FORMATS.items()],
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, today=today, **kwargs)
        self.today = today
        self.fields["as_of"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
        self.fields["as_of"].error_messages["invalid"] = _("Write the day as 31.10.2025.")

    def choices(self):
        """The fields that say whom to count."""
        return [self[name] for name in Chosen.__dataclass_fields__ if name in self.fields]

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > self.today:
            raise ValidationError(_("This day is still to come."), code="to_come")
        if day and day < EARLIEST_DAY:
            raise ValidationError(
                _("This day is too early: the earliest is %(earliest)s."),
                code="too_early",
                params={"earliest": f"{EARLIEST_DAY:%d.%m.%Y}"},
            )
        return day

    def clean(self):
        """Refuse what the page does not know: an ignored filter would be a wrong number."""
        unknown = sorted(set(self.data) - set(self.fields))
        if unknown:
            raise ValidationError(
                _("Unknown in this address: %(names)s."),
                code="unknown_parameter",
                params={"names": ", ".join(unknown)},
            )
        return super().clean()

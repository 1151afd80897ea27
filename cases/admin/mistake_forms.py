"""The forms in which a record is said to be a mistake, and a second person decides."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.admin.action_forms import ActionForm
from cases.choices import Mistake

CONFIRM, REFUSE = "confirm", "refuse"


class MistakeForm(ActionForm):
    """This record never stood for a household or person of its own."""

    reason = forms.ChoiceField(label=_("Why"), choices=[("", "---------"), *Mistake.choices])
    note = forms.CharField(label=_("What happened"), max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]

    def perform(self):
        actions.report_mistake(
            target=self.target,
            reason=self.cleaned_data["reason"],
            note=self.cleaned_data["note"],
            **self.said(),
        )
        return getattr(self.target, "household", self.target)


class DecideMistakeForm(ActionForm):
    """A second person confirms that the record is a mistake, or refuses."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (CONFIRM, _("Confirm: it leaves every count")),
            (REFUSE, _("Refuse: it stays as it is")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        household = getattr(self.target, "household", None)
        others = household.members.present().exclude(pk=self.target.pk) if household else None
        if household and self.target.is_head and others.exists():
            self.ask_for_member(
                "successor",
                household=household,
                without=self.target,
                label=_("New head of household"),
                required=False,
            )

    def clean(self):
        cleaned = super().clean()
        self.report = self.target.mistake_reports.filter(decided_on=None).first()
        if self.report is None:
            raise ValidationError(_("Nobody reported a mistake here."), code="no_report")
        return cleaned

    def perform(self):
        return actions.decide_mistake(
            report=self.report,
            is_confirmed=self.cleaned_data["decision"] == CONFIRM,
            successor=self.cleaned_data.get("successor"),
            **self.said(),
        )

"""The forms in which a fact of a person ends, and in which a household is still there."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.admin.action_forms import ActionForm, LeaveForm
from cases.admin.fact_forms import choose
from cases.choices import ConfirmedBy, DocumentState, LeftReason
from cases.models import Individual
from cases.sight import CONFIDENTIAL, sight_of

# What can end, in the order of the page: the person's rows of each kind, and how each is called.
KINDS = {
    "phones": lambda phone: phone.number,
    "documents": lambda paper: f"{paper.get_type_display()} {paper.number}",
    "statuses": lambda status: status.get_status_display(),
    "disability_decisions": lambda decision: decision.get_degree_display(),
    "needs": lambda need: str(need.need),
    "absences": lambda absence: _("away"),
}
# The field of each by which it is called.
_TOLD_BY = {
    "phones": "number",
    "documents": "number",
    "statuses": "status",
    "disability_decisions": "degree",
    "needs": "need",
    "absences": "from_on",
}
ON_WHICH_IT_BEGAN = _("The day on which it began, if it was a mistake.")
ENDED = [
    (DocumentState.REPLACED.value, DocumentState.REPLACED.label),
    (DocumentState.LOST.value, DocumentState.LOST.label),
    (DocumentState.VOID.value, DocumentState.VOID.label),
]


def open_rows(person, kind, *, on):
    """The rows of a kind that hold of a person as of a day, or will end later."""
    rows = getattr(person, kind).filter(Q(until_on__isnull=True) | Q(until_on__gt=on))
    return rows.order_by("from_on", "pk")


def open_facts(person, *, on, sight):
    """What holds of a person as of a day, or will end later: {word that names it: (row, label)}.

    Only what is shown to who asks: what they do not read they do not end.
    """
    found = {}
    for kind, called in KINDS.items():
        rows = open_rows(person, kind, on=on)
        if not sight.shows(f"{rows.model._meta.model_name}.{_TOLD_BY[kind]}"):
            continue
        if kind == "needs":
            rows = rows.select_related("need")
            shown = sight.shows(CONFIDENTIAL)
            rows = rows if shown else rows.filter(need__is_confidential=False)
        for position, row in enumerate(rows, start=1):
            found[f"{kind}-{position}"] = (row, called(row))
    return found


class EndFactForm(ActionForm):
    """Something no longer holds of a person; on the very day it began, it never did."""

    fact = forms.ChoiceField(label=_("What no longer holds"))
    state = forms.ChoiceField(
        label=_("Of a document: what became of it"), choices=choose(ENDED), required=False
    )
    field_order = ["fact", "on", "state"]
    shown_at = {"until_on": "on"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sight = sight_of(self.user, self.today, household=self.target.household)
        self._open = open_facts(self.target, on=self.today, sight=sight)
        self.fields["fact"].choices = choose(
            (word, f"{label} ({row.from_on:%d.%m.%Y})") for word, (row, label) in self._open.items()
        )
        self.fields["on"].help_text = ON_WHICH_IT_BEGAN

    def perform(self):
        actions.end_fact(
            fact=self._open[self.cleaned_data["fact"]][0],
            on=self.cleaned_data["on"],
            state=self.cleaned_data["state"],
            **self.said(),
        )
        return self.target.household


class DeathForm(LeaveForm):
    """A member died; the day may lie in the past."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["reason"]
        self.fields["on"].label = _("Day of death")

    def clean(self):
        return super().clean() | {"reason": LeftReason.DIED}

    def reminders(self):
        """For whom they collected, of those whom the worker may see."""
        links = self.target.links_to.on(self.today).filter(may_collect=True)
        people = Individual.objects.visible_to(self.user, on=self.today).present()
        names = [
            person.full_name
            for person in people.filter(pk__in=links.values("individual")).order_by("pk")
        ]
        if names:
            message = _("They collected for %(names)s: choose who collects now.")
            yield message % {"names": ", ".join(names)}


class ConfirmForm(ActionForm):
    """The household is still where its record says."""

    how = forms.ChoiceField(
        label=_("Confirmed by"), choices=ConfirmedBy.choices, initial=ConfirmedBy.DESK
    )
    field_order = ["how", "on"]

    def perform(self):
        actions.confirm_household(
            household=self.target,
            how=self.cleaned_data["how"],
            on=self.cleaned_data["on"],
            **self.said(),
        )
        return self.target

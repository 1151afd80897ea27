"""The forms about the team of a household or a person, and about who is hidden from partners."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import TEAM_ROLES, acting_role
from cases import actions
from cases.admin.action_forms import ActionForm
from cases.admin.ending_forms import ON_WHICH_IT_BEGAN
from cases.admin.fact_forms import choose
from cases.admin.fields import DayField
from cases.models import Assignment, Restriction
from cases.sight import sight_of
from cases.words import SAID


class AssignForm(ActionForm):
    """A colleague works with this household from a day on."""

    user_name = forms.CharField(label=_("User name of the caseworker"), max_length=150)
    reason = forms.CharField(label=_("Why"), max_length=200, required=False)
    field_order = ["user_name", "reason", "on"]

    def clean_user_name(self):
        """A colleague who may work with people."""
        name = self.cleaned_data["user_name"].strip()
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None or acting_role(found) not in TEAM_ROLES:
            raise ValidationError(
                _("No caseworker is called %(name)s."), code="unknown", params={"name": name}
            )
        return found

    def perform(self):
        actions.assign(
            target=self.target,
            user=self.cleaned_data["user_name"],
            reason=self.cleaned_data["reason"],
            on=self.cleaned_data["on"],
            **self.said(),
        )
        return getattr(self.target, "household", self.target)


class RestrictForm(ActionForm):
    """The household, or this person, is hidden from partners."""

    reason = forms.CharField(label=_("Why"), max_length=200)
    until = DayField(label=_("until"), required=False, help_text=_("Empty: until it is ended."))
    field_order = ["reason", "on", "until"]
    shown_at = {"from_on": "on", "until_on": "until"}

    def perform(self):
        actions.restrict(
            target=self.target,
            reason=self.cleaned_data["reason"],
            on=self.cleaned_data["on"],
            until=self.cleaned_data["until"],
            **self.said(),
        )
        return getattr(self.target, "household", self.target)


class EndTeamForm(ActionForm):
    """What is chosen among the open rows of the team about a household or a person ends."""

    model = None
    field_order = ["ends", "on"]
    shown_at = {"until_on": "on"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        visible = self.model.objects.visible_to(self.user, on=self.today).on(self.today)
        rows = visible.about(self.target).order_by("from_on", "pk")
        # By their position: keys of rows are no page's business.
        self._open = {
            str(position): row
            for position, row in enumerate(self.told(rows.select_related("individual")), start=1)
        }
        choices = [(position, self._label(row)) for position, row in self._open.items()]
        self.fields["ends"].choices = choices if len(choices) == 1 else choose(choices)
        self.fields["ends"].error_messages["invalid_choice"] = SAID["ended"]
        self.fields["on"].help_text = ON_WHICH_IT_BEGAN

    def told(self, rows):
        """The rows with all that their words need."""
        return rows

    def words(self, row):
        """How the row is called."""
        return row.reason

    def _label(self, row):
        person = row.individual and (row.individual.full_name or str(row.individual))
        said = " · ".join(filter(None, (self.words(row), person)))
        return f"{said} ({row.from_on:%d.%m.%Y})"

    def chosen(self):
        """The row that ends."""
        return self._open[self.cleaned_data["ends"]]


class EndAssignmentForm(EndTeamForm):
    """A colleague works with this household, or with this person, no longer."""

    model = Assignment
    ends = forms.ChoiceField(label=_("Caseworker"))

    def told(self, rows):
        return rows.select_related("user")

    def words(self, row):
        return row.user.get_full_name() or row.user.username

    def perform(self):
        return actions.end_assignment(
            assignment=self.chosen(), on=self.cleaned_data["on"], **self.said()
        )


class EndRestrictionForm(EndTeamForm):
    """The household, or this person, is hidden from partners no longer."""

    model = Restriction
    ends = forms.ChoiceField(label=_("Why they were hidden"))

    def words(self, row):
        """Why, to who reads the fields of protection of this household."""
        household = getattr(self.target, "household", self.target)
        shown = sight_of(self.user, self.today, household=household).shows("restriction.reason")
        return row.reason if shown else str(_("why is not shown to you"))

    def perform(self):
        return actions.end_restriction(
            restriction=self.chosen(), on=self.cleaned_data["on"], **self.said()
        )

"""What each step of a case asks."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from cases.admin.fields import DayField, PlaceField
from casework import actions
from casework.admin.colleague_field import ColleagueField
from casework.admin.frame import home_of
from casework.choices import CaseOutcome, Priority, Step, TransferState
from casework.colleagues import name_of
from casework.models import CaseMember, Goal, Transfer
from casework.sight import MAY_APPROVE, MAY_WORK

NEXT_REVIEW = timedelta(days=30)


def _text(label, rows=3, **how):
    """A text of some lines."""
    how.setdefault("max_length", 2000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **how)


class StepForm(forms.Form):
    """What a step asks; `step` decides in which states of the case it is taken."""

    step = title = done = None
    # What the button says, where that is not the title.
    button = ""
    permission = MAY_WORK
    # Whether the page says what is still open.
    tells_matters = False

    def __init__(self, *args, case, user, chosen="", **how):
        super().__init__(*args, **how)
        self.case, self.user = case, user
        self.prepare(chosen)

    def prepare(self, chosen):
        """Fill in what is known; `chosen` is what the link named."""

    def said(self):
        """What every action is told besides."""
        return {"at": now(), "today": today(), "by": self.user}

    def perform(self):
        """Do it; raises ValidationError."""
        raise NotImplementedError


class ReviewForm(StepForm):
    """It was looked at again."""

    step, title, done = Step.REVIEWED, _("Review"), _("Reviewed.")
    note = _text(_("What it came to"), rows=5)
    next_on = DayField(label=_("Next review"))

    def prepare(self, chosen):
        self.fields["next_on"].initial = today() + NEXT_REVIEW

    def perform(self):
        actions.review_case(case=self.case, **self.cleaned_data, **self.said())


class PriorityForm(StepForm):
    """Somebody must act sooner, or later."""

    step, title, done = Step.PRIORITY, _("Change the priority"), _("Saved.")
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority)
    because = _text(_("Why"))

    def prepare(self, chosen):
        self.fields["priority"].initial = self.case.priority

    def perform(self):
        actions.change_priority(case=self.case, **self.cleaned_data, **self.said())


class GoalForm(StepForm):
    """Something is to be reached."""

    step, title, done = Step.GOAL_SET, _("Set a goal"), _("Saved.")
    what = forms.CharField(label=_("Goal"), max_length=200)
    due_on = DayField(label=_("By"))

    def perform(self):
        actions.set_goal(case=self.case, **self.cleaned_data, **self.said())


class ReachForm(StepForm):
    """A goal was reached."""

    step, title, done = Step.GOAL_REACHED, _("A goal is reached"), _("Reached.")
    goal = forms.ChoiceField(label=_("Goal"))

    def prepare(self, chosen):
        rows = Goal.objects.filter(case=self.case, reached_on=None, dropped_on=None)
        # By their position: keys of rows are no page's business.
        self.goals = {str(row.position): row for row in rows.order_by("position")}
        self.fields["goal"].choices = [(key, row.what) for key, row in self.goals.items()]
        self.fields["goal"].initial = chosen

    def perform(self):
        actions.reach_goal(goal=self.goals[self.cleaned_data["goal"]], **self.said())


class DropForm(ReachForm):
    """A goal is given up."""

    step, title, done = Step.GOAL_DROPPED, _("Drop a goal"), _("Dropped.")
    because = forms.CharField(label=_("Why"), max_length=200)

    def perform(self):
        goal, because = self.goals[self.cleaned_data["goal"]], self.cleaned_data["because"]
        actions.drop_goal(goal=goal, because=because, **self.said())


class JoinForm(StepForm):
    """A colleague works on it as well."""

    step, title, done = Step.JOINED, _("Add to the team"), _("Saved.")
    colleague = ColleagueField(help_text=_("They see whom the case is about from now on."))
    because = _text(_("Why"), required=False)

    def prepare(self, chosen):
        self.fields["colleague"].offer(home_of(self.case).lives_in)

    def perform(self):
        user, because = self.cleaned_data["colleague"], self.cleaned_data["because"]
        actions.join_team(case=self.case, user=user, because=because, **self.said())


class LeaveForm(StepForm):
    """A colleague works on it no longer."""

    step, title, done = Step.LEFT_TEAM, _("Take out of the team"), _("Saved.")
    colleague = forms.ChoiceField(label=_("Colleague"))
    because = _text(_("Why"), required=False)

    def prepare(self, chosen):
        rows = CaseMember.objects.filter(case=self.case, until_on=None).select_related("user")
        self.team = {row.user.username: row.user for row in rows.order_by("from_on", "pk")}
        self.fields["colleague"].choices = [
            (name, name_of(user)) for name, user in self.team.items()
        ]
        self.fields["colleague"].initial = chosen

    def perform(self):
        user = self.team[self.cleaned_data["colleague"]]
        because = self.cleaned_data["because"]
        actions.leave_team(case=self.case, user=user, because=because, **self.said())


class CloseForm(StepForm):
    """It is closed; of a protection case the second look is asked for."""

    title, done, tells_matters = _("Close the case"), _("Closed."), True
    outcome = forms.ChoiceField(label=_("Outcome"), choices=CaseOutcome)
    because = _text(_("How it ended"), rows=4)

    def prepare(self, chosen):
        if self.case.is_of_protection:
            self.step, self.title = Step.CLOSURE_ASKED, _("Ask to close the case")
            self.done = _("It waits for a second look.")
        else:
            self.step = Step.CLOSED

    def perform(self):
        actions.close_case(case=self.case, **self.cleaned_data, **self.said())


class LookForm(StepForm):
    """A second person closes it, or sends it back."""

    step, title, done = Step.SENT_BACK, _("Second look"), _("Saved.")
    button = _("Decide")
    permission, tells_matters = MAY_APPROVE, True
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("close", _("close the case")), ("back", _("send it back: not to be closed yet"))],
        widget=forms.RadioSelect,
    )
    because = _text(_("Why"), required=False, help_text=_("Needed where it is sent back."))

    def perform(self):
        because = self.cleaned_data["because"]
        if self.cleaned_data["decision"] == "close":
            actions.confirm_closure(case=self.case, because=because, **self.said())
        else:
            actions.send_back(case=self.case, because=because, **self.said())


class ReopenForm(StepForm):
    """It is worked on again."""

    step, title, done = Step.REOPENED, _("Reopen the case"), _("Reopened.")
    because = _text(_("Why"))
    review_on = DayField(label=_("Next review"), required=False)

    def prepare(self, chosen):
        self.fields["review_on"].initial = today() + NEXT_REVIEW

    def perform(self):
        actions.reopen_case(case=self.case, **self.cleaned_data, **self.said())


class TransferForm(StepForm):
    """A colleague or an office is asked to take it."""

    step, title, done = Step.TRANSFER_ASKED, _("Transfer the case"), _("Asked.")
    to_worker = ColleagueField(required=False)
    to_place = PlaceField(label=_("or the office at"), required=False)
    because = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by whoever is asked, who need not know the people yet: name nobody."),
    )  # fmt: skip

    def prepare(self, chosen):
        self.fields["to_worker"].offer(home_of(self.case).lives_in)

    def clean(self):
        typed = super().clean()
        if not self.errors and bool(typed["to_worker"]) == bool(typed["to_place"]):
            raise ValidationError(_("To a colleague or to an office: choose one."))
        return typed

    def perform(self):
        actions.ask_transfer(case=self.case, **self.cleaned_data, **self.said())


class WithdrawForm(StepForm):
    """Nobody is asked any longer."""

    step, title, done = Step.TRANSFER_WITHDRAWN, _("Withdraw the transfer"), _("Withdrawn.")
    because = forms.CharField(label=_("Why"), max_length=500, required=False)

    def perform(self):
        waiting = Transfer.objects.filter(case=self.case, state=TransferState.ASKED).first()
        if waiting is None:
            raise ValidationError(_("No transfer waits for an answer."), code="none")
        because = self.cleaned_data["because"]
        actions.withdraw_transfer(transfer=waiting, because=because, **self.said())


STEPS = {
    "review": ReviewForm,
    "priority": PriorityForm,
    "goal": GoalForm,
    "reach-goal": ReachForm,
    "drop-goal": DropForm,
    "join": JoinForm,
    "leave": LeaveForm,
    "close": CloseForm,
    "second-look": LookForm,
    "reopen": ReopenForm,
    "transfer": TransferForm,
    "withdraw": WithdrawForm,
}

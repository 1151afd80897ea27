"""The page of a case, composed of parts: a function of the reading each, that returns its panels.

`PARTS` is the list of them; another part of case work adds its function there. What a panel shows
is read through `visible_to`, as everything of a case.
"""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth import get_user_model

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.composition import describe
from cases.panels import Panel
from cases.sight import sight_of
from casework import case_states, transfers
from casework.admin.case_blocks import follow_up
from casework.admin.case_referrals import referrals
from casework.admin.frame import case_or_404, home_of, may_work_on, page
from casework.admin.step_forms import STEPS
from casework.choices import CaseState, Step, TransferState
from casework.colleagues import name_of
from casework.matters import open_matters
from casework.models import CaseMember, CaseStep, Goal, Transfer


@dataclass
class CaseReading:
    """One case as of today, as far as a user is shown it who may see it."""

    case: object
    user: get_user_model()
    day: object

    @cached_property
    def household(self):
        """The household that it is about, or in which the person lives."""
        return home_of(self.case)

    @cached_property
    def sight(self):
        """What the user is shown of those people."""
        return sight_of(self.user, self.day, household=self.household)

    @cached_property
    def may_work(self):
        """Whether the user may do something about it."""
        return may_work_on(self.user, self.case)

    @cached_property
    def whom(self):
        """The person whom it is about, or the head of the household; None where not shown."""
        if self.case.individual is not None:
            return self.sight.blank(self.case.individual)
        number = self.case.household_id
        return describe([number], on=self.day, sight=self.sight)[number].head

    @cached_property
    def team(self):
        """Who works on it beside its worker."""
        rows = CaseMember.objects.on(self.day).filter(case=self.case).select_related("user")
        return [row.user for row in rows.order_by("from_on", "pk")]

    @cached_property
    def transfer(self):
        """The transfer that waits for an answer."""
        rows = Transfer.objects.filter(case=self.case, state=TransferState.ASKED)
        return rows.select_related("to_worker", "to_place", "asked_by").first()

    def may(self, step):
        """Whether the user may take the step now."""
        has_right = self.user.has_perm(STEPS[step].permission)
        return self.may_work and has_right and case_states.may(self.case, _STEP_OF[step](self.case))


_STEP_OF = {
    name: (lambda case, step=form.step: step) for name, form in STEPS.items() if form.step
} | {"close": lambda case: Step.CLOSURE_ASKED if case.is_of_protection else Step.CLOSED}


def plan(reading):
    """Goals, and what else is open."""
    goals = list(Goal.objects.filter(case=reading.case).order_by("position"))
    for goal in goals:
        goal.is_open = goal.reached_on is None and goal.dropped_on is None
        goal.is_late = goal.is_open and goal.due_on < reading.day
    return [Panel("casework/panel_plan.html", {"reading": reading, "goals": goals,
                                               "may_plan": reading.may("goal")})]  # fmt: skip


def team(reading):
    """Who works on it, and to whom it is to go."""
    shown = {
        "reading": reading,
        "worker": name_of(reading.case.worker),
        "team": [(user.username, name_of(user)) for user in reading.team],
        "may_join": reading.may("join"),
        "transfer": reading.transfer,
        "may_transfer": reading.may("transfer") and reading.transfer is None,
        "may_withdraw": reading.transfer is not None
        and reading.may("withdraw")
        and transfers.may_withdraw(reading.user, reading.transfer),
        "may_answer": reading.transfer is not None
        and transfers.may_answer(reading.user, reading.transfer),
    }
    return [Panel("casework/panel_team.html", shown)]


def story(reading):
    """What was done to it, the latest first."""
    rows = CaseStep.objects.filter(case=reading.case).select_related("by", "whom")
    steps = [
        (row, name_of(row.by), name_of(row.whom) if row.whom else "")
        for row in rows.order_by("-at", "-pk")
    ]
    return [Panel("casework/panel_story.html", {"reading": reading, "steps": steps})]


PARTS = [plan, follow_up, team, referrals, story]


def case_page(site, request, number):
    """What it is about, how it stands, and what may be done."""
    case = case_or_404(request, number)
    reading = CaseReading(case, request.user, today())
    looks.record(request, LookKind.OPENED, subject=_subject(case), case=case.pk)
    closing = case.state == CaseState.CLOSING
    return page(
        site,
        request,
        "casework/case.html",
        title=str(case),
        case=case,
        reading=reading,
        household=reading.household,
        is_late=_is_late(case, reading.day),
        matters=open_matters(case) if closing else [],
        may={name.replace("-", "_"): reading.may(name) for name in STEPS}
        | {"look": reading.may("second-look") and case.closed_by_id != request.user.pk},
        names={name: name_of(getattr(case, name)) for name in
               ("worker", "opened_by", "closed_by", "second_look_by") if getattr(case, name)},
        panels=[panel for part in PARTS for panel in part(reading)],
    )  # fmt: skip


def _subject(case):
    return case.individual or case.household


def _is_late(case, day):
    return case.state != CaseState.CLOSED and case.review_on is not None and case.review_on < day

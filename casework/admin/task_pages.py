"""The page of a task, and what is done to it: done, put off, given to somebody else, dropped."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assistance.admin.frame import page
from cases.admin.fields import DayField
from cases.admin.scope import kept_number
from casework.actions.tasks import assign_task, drop_task, finish_task, postpone_task
from casework.admin.note_pages import came_from, done, may_work_on
from casework.colleagues import colleagues, name_of
from casework.models import Task


class StepForm(forms.Form):
    """What a step asks, and what it says once it is taken."""

    title = done_words = ""

    def __init__(self, *args, task, day, **how):
        super().__init__(*args, **how)
        self.task, self.day = task, day

    def action(self, **said):
        """Take the step; raises ValidationError."""
        raise NotImplementedError

    def typed(self):
        """What the action is told of what was typed."""
        return self.cleaned_data


class DoneForm(StepForm):
    """It is done."""

    title, done_words = _("Done"), _("Done.")
    said = forms.CharField(label=_("What came of it"), max_length=500, required=False)
    action = staticmethod(finish_task)


class PostponeForm(StepForm):
    """It is put off."""

    title, done_words = _("Put it off"), _("Put off.")
    due_on = DayField(label=_("To the day"))
    because = forms.CharField(label=_("Why"), max_length=200)
    action = staticmethod(postpone_task)


class AssignForm(StepForm):
    """Somebody else does it."""

    title, done_words = _("Give it to a colleague"), _("Given to a colleague.")
    worker = forms.ChoiceField(label=_("Who does it"))
    because = forms.CharField(label=_("Why"), max_length=200)
    action = staticmethod(assign_task)

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        others = colleagues(self.day).exclude(pk=self.task.worker_id)
        self._colleagues = {str(user.pk): user for user in others}
        named = [(key, name_of(user)) for key, user in self._colleagues.items()]
        self.fields["worker"].choices = [("", "–"), *named]

    def typed(self):
        return self.cleaned_data | {"worker": self._colleagues[self.cleaned_data["worker"]]}


class DropForm(StepForm):
    """It is not done, and will not be."""

    title, done_words = _("Drop it"), _("Dropped.")
    because = forms.CharField(label=_("Why"), max_length=500)
    action = staticmethod(drop_task)


STEPS = {"done": DoneForm, "postpone": PostponeForm, "assign": AssignForm, "drop": DropForm}

# Templates would call a form's class.
_STEP_TITLES = [(step, form.title) for step, form in STEPS.items()]


def step_page(step, site, request, number):
    """Show what a step asks, and take it; then back to where one was."""
    task, household = task_or_404(request, number)
    if not may_work_on(request.user, household):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = STEPS[step](typed, task=task, day=today())
    if form.is_bound and form.is_valid() and _is_taken(form, task, request.user):
        messages.success(request, form.done_words)
        return HttpResponseRedirect(came_from(request, household))
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "casework/task_step.html",
        title=form.title,
        form=form,
        task=task,
        household=household,
        back=request.POST.get("back", request.GET.get("back", "")),
    )


def _is_taken(form, task, by):
    return done(form, form.action, task=task, today=today(), by=by, **form.typed())


def task_page(site, request, number):
    """What is to be done, for whom and by when; and what can be done about it."""
    task, household = task_or_404(request, number)
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "casework/task.html",
        title=task.what,
        task=task,
        household=household,
        day=today(),
        steps=_STEP_TITLES if may_work_on(request.user, household) else (),
    )


def task_or_404(request, number):
    """The task of that number, if the user sees it, and the household where it is to be done."""
    rows = Task.objects.visible_to(request.user, on=today())
    rows = rows.select_related("household", "individual__household", "case", "worker", "ended_by")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found, found.household or found.individual.household

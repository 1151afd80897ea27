"""The pages on which a note is written and corrected, and a task is set.

The short forms of a household's page are sent here. Who is refused finds all that they typed on
the page of its own; who is not comes back to where they were.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance.admin.frame import page, sent, show_refusal
from cases.admin.scope import is_changeable, is_seen_whole, kept_number
from cases.reading import HouseholdReading
from casework.actions.notes import correct_note, write_note
from casework.actions.tasks import set_task
from casework.admin.note_forms import CorrectForm, NoteForm, TaskForm
from casework.follow_up import case_work_of
from casework.models import CaseNote
from casework.sight import MAY_WORK


def note_page(site, request, number):
    """Write a note of a household or one of its people."""
    household, form = form_of_household(NoteForm, request, number)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        written = {
            "text": typed["text"],
            "happened_on": typed["happened_on"] or today(),
            "is_restricted": typed.get("is_restricted", False),
        }
        if done(form, write_note, at=now(), today=today(), by=request.user,
                 **written, **form.subject(household)):  # fmt: skip
            messages.success(request, _("The note is written."))
            return HttpResponseRedirect(came_from(request, household))
    return write_answer(site, request, household, form, title=_("Add a note"))


def task_page(site, request, number):
    """Set a task of a household or one of its people."""
    household, form = form_of_household(TaskForm, request, number, user=request.user)
    form = form.with_colleagues(today())
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        written = {name: typed[name] for name in ("what", "due_on", "every_days")}
        if done(form, set_task, worker=form.chosen_worker(), today=today(), by=request.user,
                **written, **form.subject(household)):  # fmt: skip
            messages.success(request, _("The task is set."))
            return HttpResponseRedirect(came_from(request, household))
    return write_answer(site, request, household, form, title=_("Set a task"))


def correct_page(site, request, number):
    """Say what a note should have said; the first one stays beside it."""
    note = note_or_404(request, number)
    household = note.household or note.individual.household
    if not may_work_on(request.user, household):
        raise PermissionDenied
    form = sent(CorrectForm, request, note=note)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        if done(form, correct_note, note=note, text=typed["text"], key=typed["key"], at=now(),
                 today=today(), by=request.user):  # fmt: skip
            messages.success(request, _("Corrected: both notes are kept."))
            return HttpResponseRedirect(came_from(request, household))
    return write_answer(site, request, household, form, title=_("Correct a note"), note=note)


def note_or_404(request, number):
    """The note of that number, if the user reads it."""
    rows = CaseNote.objects.visible_to(request.user, on=today())
    rows = rows.select_related("household", "individual__household", "case", "written_by")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def may_work_on(user, household):
    """Whether the user writes notes and tasks here: of a household that is theirs, seen whole."""
    may = user.has_perm(MAY_WORK) and is_changeable(user, household)
    return may and is_seen_whole(user, household)


def came_from(request, household):
    """Where the form was: the same place of the page from which it was sent."""
    back = request.POST.get("back", "")
    if back.startswith("/admin/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return reverse("admin:cases_household_change", args=[str(household)]) + "#casework"


def form_of_household(kind, request, number, *args, **how):
    """(household, form) of a page that writes something of a household."""
    household = household_or_404(request, number)
    if not may_work_on(request.user, household):
        raise PermissionDenied
    reading = HouseholdReading(household, request.user, today())
    cases = case_work_of(reading).cases
    asked = kept_number(request.GET.get("case", ""))
    of_case = next((case for case in cases if case.pk == asked), None)
    offered = {"people": reading.members, "cases": cases, "of_case": of_case}
    return household, sent(kind, request, *args, **offered, **how)


def done(form, action, **typed):
    """Whether an action was done; where it was refused, the form says why."""
    try:
        action(**typed)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def write_answer(site, request, household, form, **context):
    """The page of a form, with all that was typed."""
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "casework/write.html",
        form=form,
        household=household,
        back=request.POST.get("back", request.GET.get("back", "")),
        **context,
    )

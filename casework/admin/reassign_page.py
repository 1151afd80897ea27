"""Somebody leaves: what goes to whom is shown first, and then done in one action."""

from hashlib import sha256

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.models import User
from casework import actions
from casework.actions.reassigning import SAID
from casework.admin.colleague_field import ColleaguesField
from casework.admin.frame import page, show_refusal
from casework.colleagues import colleagues_at, name_of
from casework.handing_over import shared_out
from casework.models import Case, Task
from casework.sight import MAY_REASSIGN
from casework.workload import open_load

_HOME = Coalesce("household", "individual__household")
_OFFERED = 60


class ReassignForm(forms.Form):
    """To whom it goes, and why."""

    to = ColleaguesField(
        label=_("To whom (user names, with commas)"),
        help_text=_("A family stays with one colleague; whoever has the fewest cases gets more."),
    )
    because = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args, worker, user, **how):
        super().__init__(*args, **how)
        self.worker = worker
        near = {}
        for place in user.places.all()[:3]:
            near |= {each.pk: each for each in colleagues_at(place, today())[:_OFFERED]}
        near.pop(worker.pk, None)
        self.fields["to"].widget.offered = list(near.values())

    def clean_to(self):
        """Others than who leaves."""
        if self.worker in self.cleaned_data["to"]:
            raise ValidationError(SAID["same_worker"], code="same_worker")
        return self.cleaned_data["to"]


def reassign_page(site, request):
    """Choose to whom; look at what goes where; do it. `?worker=` is who leaves."""
    if not request.user.has_perm(MAY_REASSIGN):
        raise PermissionDenied
    worker = _worker_or_404(request.GET.get("worker", ""))
    cases, tasks = _held(request.user, worker)
    typed = request.POST if request.method == "POST" else None
    form = ReassignForm(typed, worker=worker, user=request.user)
    shares, shown = None, ""
    if form.is_bound and form.is_valid():
        shares = _shares(form.cleaned_data["to"], cases, tasks)
        shown = _digest(shares)
        if "_do" in request.POST and _done(request, form, shares, shown):
            return HttpResponseRedirect(reverse("admin:casework_case_workload"))
    looks.record(request, LookKind.LISTED, count=len(cases) + len(tasks))
    return page(
        site,
        request,
        "casework/reassign.html",
        title=_("Give cases and tasks to others"),
        worker=worker,
        worker_name=name_of(worker),
        form=form,
        rows=_rows(cases, tasks, shares),
        counts=(len(cases), len(tasks)),
        is_shown=shares is not None,
        shown=shown,
    )


def _done(request, form, shares, shown):
    """Whether it was done; else the form says why not."""
    try:
        if request.POST.get("shown", "") != shown:
            raise ValidationError(SAID["changed"], code="changed")
        actions.reassign(
            worker=form.worker, cases=shares.cases, tasks=shares.tasks,
            because=form.cleaned_data["because"], at=now(), today=today(), by=request.user,
        )  # fmt: skip
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, _("Given to others."))
    return True


def _worker_or_404(username):
    found = None if "\0" in username else User.objects.filter(username=username).first()
    if found is None:
        raise Http404
    return found


def _held(user, worker):
    """What the worker has open, of what the user sees: cases and tasks with their households."""
    cases = Case.objects.visible_to(user, on=today()).open().filter(worker=worker)
    tasks = Task.objects.visible_to(user, on=today()).open().filter(worker=worker)
    return [
        list(rows.annotate(home=_HOME).order_by("home", "pk"))
        for rows in (cases.only("number", "kind", "concern", "priority"), tasks.defer("said"))
    ]


def _shares(takers, cases, tasks):
    """What goes to whom."""
    return shared_out(
        [(row.pk, row.home) for row in cases],
        [(row.pk, row.home) for row in tasks],
        takers,
        open_load(takers, on=today()),
    )


def _digest(shares):
    """What the page shows, to be compared when it is done."""
    told = sorted((number, user.pk) for each in (shares.cases, shares.tasks)
                  for number, user in each.items())  # fmt: skip
    return sha256(repr(told).encode()).hexdigest()[:32]


def _rows(cases, tasks, shares):
    """(what, which, household, to whom) of each, as the page shows it."""
    to_whom = {} if shares is None else {**shares.cases, **shares.tasks}
    return [
        (row, is_case, row.home, name_of(to_whom[row.pk]) if row.pk in to_whom else "")
        for rows, is_case in ((cases, True), (tasks, False))
        for row in rows
    ]

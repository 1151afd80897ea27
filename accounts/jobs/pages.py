"""The pages of jobs: each person's own, how far they are, and what came of them."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import numbers
from accounts.choices import LookKind
from accounts.history import looks
from accounts.jobs import asking
from accounts.jobs.choices import AGAIN, JobState
from accounts.jobs.kinds import kind_of
from accounts.models import Job
from accounts.paging import CappedPaginator

ON_A_PAGE = 50
# As what a state's chip is drawn.
CHIPS = {
    JobState.WAITING: "line",
    JobState.RUNNING: "info",
    JobState.DONE: "good",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "line",
    JobState.REFUSED: "warn",
}
# Tells the script of the page that there is no more to ask for.
ENDED = "X-Job-Ended"


@require_safe
@never_cache
def list_view(request):
    """The jobs that the user asked for, the last one first."""
    found = _own(request).order_by("-asked_at", "pk")
    page = CappedPaginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(job) for job in page]
    return _page(request, "jobs/list.html", title=_("Jobs"), rows=rows, page=page)


@require_safe
@never_cache
def job_view(request, number):
    """One job: how far it is, and once it is done what came of it."""
    job = _own_or_404(request, number)
    kind = kind_of(job.kind)
    is_shown = bool(kind and kind.template and job.result is not None and kind.may(request.user))
    if is_shown:
        looks.record(request, LookKind.OPENED, job=job.number)
    return _page(
        request,
        "jobs/job.html",
        **_row(job),
        **(kind.shown(job.result) if is_shown else {}),
        result_template=kind.template if is_shown else "",
        next_step=asking.next_step(job) if is_shown else None,
        may_again=job.state in AGAIN and not asking.is_emptied(job),
        is_emptied=job.state == JobState.DONE and job.result is None and asking.is_emptied(job),
    )


@require_safe
@never_cache
def progress_view(request, number):
    """What the page of a job shows anew while it goes on."""
    job = _own_or_404(request, number)
    answer = TemplateResponse(request, "jobs/progress.html", _row(job))
    if not job.is_open:
        answer[ENDED] = "1"
    return answer


@require_POST
def cancel_view(request, number):
    """Stop a job, where it has not ended."""
    job = _own_or_404(request, number)
    asking.cancel(job)
    return HttpResponseRedirect(address(job))


@require_POST
def again_view(request, number):
    """Have a job done again that was not done."""
    return _asked(request, number, asking.again)


@require_POST
def next_view(request, number):
    """Ask for what follows a job that is done."""

    def follow(job):
        return asking.ask_next(job, by=request.user, posted=request.POST)

    return _asked(request, number, follow)


def address(job):
    """Where a job's page is."""
    return reverse("jobs:job", args=[str(job)])


def _asked(request, number, ask):
    job = _own_or_404(request, number)
    kind = kind_of(job.kind)
    if kind is None or not kind.may(request.user):
        raise PermissionDenied
    try:
        return HttpResponseRedirect(address(ask(job)))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(address(job))


def _own(request):
    return Job.objects.of(request.user).select_related("file").defer("file__content")


def _own_or_404(request, number):
    """A job of the user's own; somebody else's is answered as one that there is not."""
    try:
        known = numbers.parse(number, numbers.JOB)
    except numbers.NumberMistyped:
        known = None
    found = _own(request).filter(pk=known).first() if known else None
    if found is None:
        raise Http404
    return found


def _row(job):
    kind = kind_of(job.kind)
    return {
        "job": job,
        "title": kind.title if kind else job.kind,
        "file": getattr(job, "file", None),
        "chip": CHIPS[job.state],
    }


def _page(request, template, **context):
    request.current_app = admin.site.name
    shown = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, shown)

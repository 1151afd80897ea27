"""The supervisor's list of the families taken over on a day: a sample to check, leave for more."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import day_of
from accounts.history import looks
from accounts.paging import CappedPaginator
from accounts.policy import places_of
from cases import actions
from cases.access_choices import Proof
from cases.actions.beyond import taken_on
from cases.admin.beyond_forms import AllowForm, CheckForm
from cases.admin.scope import show_refusal
from cases.beyond_events import told
from cases.beyond_today import to_check
from cases.models import TakeOver
from cases.row_names import named_row, row_name

PER_PAGE = 100


def taken_over_view(model_admin, request):
    """Families that were taken over to the user's places on a day, and what waits to be checked."""
    if not request.user.has_perm("cases.approve"):
        raise PermissionDenied
    form = AllowForm(request.POST if "more" in request.POST else None)
    if request.method == "POST" and _done(request, form):
        return HttpResponseRedirect(request.get_full_path())
    today = day_of(request.user.at)
    day = _day(request) or today
    rows = TakeOver.objects.filter(taken_at__date=day).into(places_of(request.user))
    page = CappedPaginator(_told(rows), PER_PAGE).get_page(request.GET.get("page"))
    waiting = to_check(request.user, request.user.at)
    looks.record(request, LookKind.LISTED, count=len(page))
    context = {
        "title": _("Families taken over"),
        "day": day,
        "is_today": day == today,
        "page": page,
        "rows": _described(page, set(rows.sampled().values_list("pk", flat=True))),
        "waiting": _described(_told(waiting.exclude(taken_at__date=day))[:PER_PAGE], ()),
        "allow": form,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/taken_over.html",
        {**model_admin.admin_site.each_context(request), **context},
    )


def _day(request):
    try:
        return parse_date(request.GET.get("day", ""))
    except ValueError:
        return None


def _told(rows):
    related = ("household", "by", "checked_by", "from_place", "from_office", "to_place")
    return rows.select_related(*related).order_by("taken_at", "pk")


def _described(rows, drawn):
    """Each row with what the page says of it; `drawn` are the keys of the sample among them."""
    return [
        {
            "row": row,
            "name": row_name(row.household_id, row.taken_at),
            "known_by": [Proof(proof).label for proof in row.proofs],
            "is_drawn": row.pk in drawn,
        }
        for row in rows
    ]


def _done(request, form):
    """Whether what was sent is done; said in a message, or shown at its form."""
    return _allowed(request, form) if form.is_bound else _checked(request)


def _checked(request):
    typed, user = CheckForm(request.POST), request.user
    row = typed.is_valid() and named_row(
        to_check(user, user.at), "taken_at", typed.cleaned_data["row"]
    )
    if not row:
        messages.error(request, _("This was checked meanwhile, or is not yours to check."))
        return True
    is_right = typed.cleaned_data["is_right"]
    try:
        actions.check_take_over(take_over=row, is_right=is_right, by=user, on=day_of(user.at))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return True
    told("take_over_checked", user=user, request=request, subject=row.household_id, right=is_right)
    messages.success(request, _("Checked."))
    return True


def _allowed(request, form):
    """Let a caseworker of the user's places take over more families today."""
    if not form.is_valid():
        return False
    by, day = request.user, day_of(request.user.at)
    try:
        worker = _caseworker(by, form.cleaned_data["user_name"].strip())
        actions.allow_more(user=worker, day=day, more=form.cleaned_data["more"], by=by)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    taken, may = taken_on(worker, day)
    told("take_overs_allowed", user=by, request=request, more=form.cleaned_data["more"])
    messages.success(
        request,
        _("%(name)s has taken over %(taken)d families today and may take over %(may)d.")
        % {"name": worker.username, "taken": taken, "may": may},
    )
    return True


def _caseworker(by, name):
    """Somebody of this name who takes over families, at a place of the user's."""
    found = get_user_model().objects.filter(username=name, is_active=True).first()
    mine = set(places_of(by))
    if found is None or not found.has_perm("cases.take_over") or mine.isdisjoint(places_of(found)):
        raise ValidationError(
            _("No caseworker of your places is called %(name)s."),
            code="unknown",
            params={"name": name},
        )
    return found

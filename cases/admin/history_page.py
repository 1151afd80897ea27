"""The history of a household, and who looked at it: pages beside the household's own."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases import history
from cases.admin.scope import kept_number, whole_number
from cases.history_words import lines
from cases.looks import looks_at
from cases.models import Household
from cases.policy import sees_in_part

MAY_SEE_LOOKS = "accounts.view_look"
DEEPEST = 10_000


def pages_offered(target, user):
    """The pages of what happened to a household, and of who saw it: [(title, address)]."""
    base = reverse(f"admin:cases_{target._meta.model_name}_change", args=[str(target)])
    base = base.removesuffix("change/")
    has_history = not hasattr(target, "household") and not sees_in_part(user)
    offered = [(_("History"), f"{base}history/")] if has_history else []
    if user.has_perm(MAY_SEE_LOOKS):
        offered.append((_("Who looked"), f"{base}looks/"))
    return offered


def history_page(model_admin, request, number):
    """Who changed what of a household, from what to what; 50 changes a page.

    Whoever sees a household in part sees none of its history: it tells of all of its people.
    Whoever audits sees that of every household, by numbers, and no other page about it.
    """
    is_audit = history.audits(request.user)
    household = _audited(number) if is_audit else _seen_whole(model_admin, request, number)
    page = history.page_of(household, request.user, _page_number(request), on=today())
    looks.record(request, LookKind.OPENED, subject=household, count=len(page.changes))
    return _answer(
        model_admin,
        request,
        "cases/history.html",
        title=_("History"),
        household=household,
        person=None,
        is_audit=is_audit,
        page=page,
        lines=lines(page, household, request.user, on=today()),
    )


def _audited(number):
    return get_object_or_404(Household, pk=kept_number(number) or "")


def _seen_whole(model_admin, request, number):
    household = model_admin.visible_or_404(request, number)
    if sees_in_part(request.user):
        raise PermissionDenied
    return household


def looks_page(model_admin, request, number):
    """Who saw a household or a person, for whoever may know."""
    if not request.user.has_perm(MAY_SEE_LOOKS):
        raise PermissionDenied
    target = model_admin.visible_or_404(request, number)
    looks.record(request, LookKind.OPENED, subject=target)
    here = _page_number(request)
    return _answer(
        model_admin,
        request,
        "cases/looks.html",
        title=_("Who looked"),
        household=getattr(target, "household", target),
        person=target if hasattr(target, "household") else None,
        page=looks_at(target, here),
    )


def _page_number(request):
    number = whole_number(request.GET.get("page", "1"))
    if not number or number > DEEPEST:
        raise Http404
    return number


def _answer(model_admin, request, template, **context):
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request, template, {**model_admin.admin_site.each_context(request), **context}
    )

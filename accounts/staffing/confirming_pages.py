"""Roles that wait for a second person, and caseworkers who are cleared for protection."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import actions
from accounts.account_events import told
from accounts.confirming import clearable_by, waiting_for


def roles_view(request):
    """The roles that wait and that this user may confirm or refuse."""
    if not request.user.has_perm("accounts.confirm_role"):
        raise PermissionDenied
    if request.method == "POST":
        _decide(request)
        return HttpResponseRedirect(reverse("staffing:roles"))
    return _page(
        request,
        "accounts/roles.html",
        title=_("Roles to confirm"),
        waiting=waiting_for(request.user),
    )


def _decide(request):
    named = request.POST.get("user_name", "")
    user = next((each for each in waiting_for(request.user) if each.username == named), None)
    is_confirmed = request.POST.get("decision") == "confirm"
    if user is None or request.POST.get("decision") not in ("confirm", "refuse"):
        messages.error(request, _("This was decided meanwhile, or is not yours to confirm."))
        return
    decide = actions.confirm_role if is_confirmed else actions.refuse_role
    try:
        decide(user=user, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    told("access_changed", user=user, request=request, role=user.role, confirmed=is_confirmed)
    words = _("%(name)s works here now.") if is_confirmed else _("%(name)s has no role now.")
    messages.success(request, words % {"name": user.username})


def clearance_view(request):
    """The caseworkers of a supervisor's places, and which of them read protection fields."""
    by = request.user
    may = by.has_perm("accounts.clear_for_protection") and by.has_perm("cases.confidential_needs")
    if not may:
        raise PermissionDenied
    if request.method == "POST":
        _clear(request)
        return HttpResponseRedirect(reverse("staffing:clearance"))
    return _page(
        request,
        "accounts/clearance.html",
        title=_("Cleared for protection"),
        colleagues=clearable_by(by),
    )


def _clear(request):
    named, is_cleared = request.POST.get("user_name", ""), request.POST.get("cleared") == "yes"
    user = next((each for each in clearable_by(request.user) if each.username == named), None)
    if user is None or request.POST.get("cleared") not in ("yes", "no"):
        messages.error(request, _("This caseworker is not yours to clear."))
        return
    try:
        actions.clear_for_protection(user=user, is_cleared=is_cleared, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    told("access_changed", user=user, request=request, cleared=is_cleared)
    words = (
        _("%(name)s reads protection fields now.")
        if is_cleared
        else _("%(name)s reads protection fields no longer.")
    )
    messages.success(request, words % {"name": user.username})


def _page(request, template, **context):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})

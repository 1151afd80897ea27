"""The pages that keep lists and let go of them."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import actions

# What is searched for may be somebody's name, and a page's number means nothing tomorrow.
_NOT_KEPT = {SEARCH_VAR, "p", "e", "o"}


def list_address(typed):
    """The address of a list of ours with its filters; "" where it is none."""
    parts = urlsplit(typed)
    if parts.scheme or parts.netloc:
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    if not found.view_name.endswith("_changelist"):
        return ""
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in _NOT_KEPT]
    return parts.path + (f"?{urlencode(kept)}" if kept else "")


@require_POST
def save(request):
    """Keep the list at an address under the name that was typed."""
    address = list_address(request.POST.get("address", ""))
    if not address:
        raise Http404
    try:
        title = request.POST.get("title", "")
        actions.save_list(user=request.user, title=title, address=address)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The list is saved: you find it on Today."))
    return HttpResponseRedirect(address)


@require_POST
def remove(request):
    """Let go of the list of a name."""
    if actions.remove_list(user=request.user, title=request.POST.get("title", "")):
        messages.success(request, _("The list is saved no more."))
    return HttpResponseRedirect(reverse("admin:index"))

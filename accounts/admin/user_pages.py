"""Pages of their own for what is done to an account: say what follows, ask, do it."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from accounts import actions, clock
from accounts.account_events import told
from accounts.sign_in.second_factor import real_factors


@dataclass(frozen=True)
class UserPage:
    """One action as a page: its address, its words, what it does, and when it is offered."""

    slug: str
    title: str
    follows: str
    kind: str
    perform: object
    offered: object


def _new_link(user, by):
    return actions.new_link(user=user, by=by, at=clock.now())


def _disable(user, by):
    actions.disable(user=user, by=by)


def _enable(user, by):
    actions.enable(user=user, by=by)


def _reset_second_factor(user, by):
    actions.reset_second_factor(user=user, by=by)


USER_PAGES = (
    UserPage(
        "new-link",
        _("Make a new link"),
        _(
            "The link is shown once and works once, for 7 days. A link made before opens nothing "
            "any more; the present password works until a new one is chosen."
        ),
        "link_made",
        _new_link,
        lambda user: user.is_active,
    ),
    UserPage(
        "reset-second-factor",
        _("Reset the second factor"),
        _(
            "For somebody who lost telephone and recovery codes: make sure that it is really them. "
            "What they have open ends, and at the next sign-in they set up a new one."
        ),
        "second_factor_reset",
        _reset_second_factor,
        lambda user: real_factors(user).exists(),
    ),
    UserPage(
        "disable",
        _("Disable the account"),
        _("They are signed out at once and not let in again. What they recorded stays."),
        "disabled",
        _disable,
        lambda user: user.is_active,
    ),
    UserPage(
        "enable",
        _("Enable the account"),
        _("They sign in again with the password, role and places that they had."),
        "enabled",
        _enable,
        lambda user: not user.is_active,
    ),
)


def offered(user, *, by):
    """The pages of a user that make sense now: (title, address); none of one's own account."""
    return [
        (page.title, reverse(f"admin:{_name(page)}", args=[user.pk]))
        for page in USER_PAGES
        if user != by and page.offered(user)
    ]


def user_urls(model_admin):
    """The addresses of these pages, below that of a user."""
    return [
        path(
            f"<int:pk>/{page.slug}/",
            model_admin.admin_site.admin_view(_view(model_admin, page)),
            name=_name(page),
        )
        for page in USER_PAGES
    ]


def _name(page):
    return f"accounts_user_{page.slug.replace('-', '_')}"


def _view(model_admin, page):
    def view(request, pk):
        if not model_admin.has_change_permission(request):
            raise PermissionDenied
        user = model_admin.get_queryset(request).filter(pk=pk).first()
        if user is None:
            raise Http404
        if request.method == "POST":
            return _performed(model_admin, page, request, user)
        return _page(request, page, user)

    return view


def _performed(model_admin, page, request, user):
    try:
        with transaction.atomic():
            link = page.perform(user, request.user)
            told(page.kind, user=user, request=request)
            model_admin.log_change(request, user, str(page.title))
    except ValidationError as refusal:
        return _page(request, page, user, refusal.messages)
    if link:
        return link_page(request, user, link)
    messages.success(request, f"{user.get_username()}: {page.title}")
    return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[user.pk]))


def _page(request, page, user, faults=()):
    context = {
        **admin.site.each_context(request),
        "title": page.title,
        "follows": page.follows,
        "account": user,
        "faults": faults,
    }
    return TemplateResponse(request, "accounts/user_action.html", context)


def link_page(request, user, token):
    """The one page that ever shows a link; whoever reloads it makes another one or is refused."""
    address = reverse("one_time_link", args=[token])
    context = {
        **admin.site.each_context(request),
        "title": _("One-time link"),
        "account": user,
        "link": request.build_absolute_uri(address),
        "lasts": actions.LASTS,
    }
    response = TemplateResponse(request, "accounts/one_time_link.html", context)
    add_never_cache_headers(response)
    return response

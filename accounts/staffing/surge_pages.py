"""Accounts for some days: made from a list, printed with their links, extended and ended."""

import segno
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, clock
from accounts.account_events import told
from accounts.actions.surge import Made, surge_accounts_of
from accounts.staffing.surge_forms import ExtendForm, SurgeForm

# What can be done to an account of the list, by the name of its button.
EXTEND, END, LINK = "extend", "end", "link"


@sensitive_post_parameters()
@never_cache
def surge_view(request):
    """The list of a supervisor's accounts for some days, and the form that makes more."""
    if not request.user.has_perm("accounts.make_surge_accounts"):
        raise PermissionDenied
    initial = {"places": "\n".join(place.label() for place in request.user.places.all())}
    is_sent = request.method == "POST"
    form = SurgeForm(request.POST, request.FILES) if is_sent else SurgeForm(initial=initial)
    made = _made(request, form) if form.is_bound and form.is_valid() else None
    if made:
        return _sheet(request, made)
    day = clock.today()
    accounts = list(surge_accounts_of(request.user).prefetch_related("places"))
    for account in accounts:
        account.is_over = not account.is_active or account.role_until < day
    return _page(
        request,
        "accounts/surge.html",
        title=_("Colleagues for some days"),
        form=form,
        accounts=accounts,
    )


def _made(request, form):
    """What came of the list; None where it is refused, with every fault shown."""
    try:
        made = actions.make_surge_accounts(
            colleagues=form.colleagues(),
            places=form.cleaned_data["places"],
            days=form.cleaned_data["days"],
            by=request.user,
            at=clock.now(),
            today=clock.today(),
        )
    except ValidationError as refusal:
        form.add_error(None, ValidationError(refusal.error_list))
        return None
    for user, _secret in made.new:
        told("invited", user=user, request=request)
    return made


@sensitive_post_parameters()
@never_cache
def change_view(request):
    """Extend or end one account of the list, or make another link for it."""
    if not request.user.has_perm("accounts.make_surge_accounts"):
        raise PermissionDenied
    named = request.POST.get("user_name", "").replace("\x00", "")
    account = surge_accounts_of(request.user).filter(username=named).first()
    if account is None:
        raise Http404
    try:
        if LINK in request.POST:
            return _another_link(request, account)
        _change(request, account)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(reverse("staffing:surge"))


def _another_link(request, account):
    secret = actions.renew_surge_link(user=account, by=request.user, at=clock.now())
    told("link_made", user=account, request=request)
    return _sheet(request, Made(new=[(account, secret)], there=[]))


def _change(request, account):
    day, by = clock.today(), request.user
    if END in request.POST:
        actions.end_surge_account(user=account, by=by, today=day)
        messages.success(request, _("%(name)s works here no longer.") % {"name": account.username})
    else:
        form = ExtendForm(request.POST)
        if not form.is_valid():
            raise ValidationError([error for each in form.errors.values() for error in each])
        changed = actions.extend_surge_account(
            user=account, days=form.cleaned_data["days"], by=by, today=day
        )
        words = _("%(name)s works here until %(day)s.")
        until = f"{changed.role_until:%d.%m.%Y}"
        messages.success(request, words % {"name": account.username, "day": until})
    told("access_changed", user=account, request=request)


def _sheet(request, made):
    """The page to print: a link is shown now and never again."""
    slips = [_slip(request, user, secret) for user, secret in made.new]
    return _page(
        request,
        "accounts/surge_sheet.html",
        title=_("Links to hand over"),
        slips=slips,
        there=made.there,
        lasts=actions.LASTS,
    )


def _slip(request, user, secret):
    link = request.build_absolute_uri(reverse("one_time_link", args=[secret]))
    code = segno.make_qr(link, error="m").svg_inline(omitsize=True, svgclass="code", lineclass=None)
    return {"user": user, "link": link, "code": mark_safe(code)}


def _page(request, template, **context):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})

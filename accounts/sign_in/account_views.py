"""My account: who one is here, what opens the account, and signing out everywhere else."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from accounts import actions, clock
from accounts.account_events import told
from accounts.models import Invitation
from accounts.sign_in import second_factor
from accounts.sign_in.forms import FirstPasswordForm
from accounts.sign_in.frame import answers_without_second_factor

INVITED = "invited_by"


@answers_without_second_factor
@require_safe
@never_cache
def my_account(request):
    """What somebody should know of their own account, and what they may change of it."""
    factors = Authenticator.objects.filter(user=request.user).order_by("created_at")
    context = {
        **admin.site.each_context(request),
        "title": _("My account"),
        "places": [place.name() for place in request.user.places.order_by("code")],
        "app": factors.filter(type=Authenticator.Type.TOTP).first(),
        "passkeys": [key.wrap() for key in factors.filter(type=Authenticator.Type.WEBAUTHN)],
        "codes_left": _codes_left(factors),
        "is_missing": settings.SECOND_FACTOR_OBLIGATORY and not second_factor.is_proved(request),
    }
    return render(request, "accounts/my_account.html", context)


def _codes_left(factors):
    codes = factors.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else None


@require_POST
def sign_out_elsewhere(request):
    """End every session of this user but this one."""
    actions.end_sessions(user=request.user)
    request.user.refresh_from_db(fields=["session_round"])
    update_session_auth_hash(request, request.user)
    told("signed_out_elsewhere", user=request.user, request=request)
    messages.success(request, _("You were signed out everywhere else."))
    return HttpResponseRedirect(reverse("my_account"))


@require_POST
def choose_reminders(request):
    """Whether each morning an e-mail says how much waits; off until somebody wishes it."""
    wishes = "wants" in request.POST
    actions.choose_reminders(user=request.user, wishes=wishes, by=request.user)
    words = _("You get an e-mail on mornings on which something waits.")
    messages.success(request, words if wishes else _("You get no e-mail any more."))
    return HttpResponseRedirect(reverse("my_account"))


@login_not_required
@require_safe
@never_cache
def open_link(request, token):
    """Somebody opens a one-time link: its secret leaves the address before a page is shown."""
    digest = actions.digest_of(token)
    if not Invitation.objects.open(at=clock.now()).filter(digest=digest).exists():
        return _no_link(request)
    request.session[INVITED] = digest
    return HttpResponseRedirect(reverse("first_password"))


@login_not_required
@sensitive_post_parameters("password1", "password2")
@never_cache
def first_password(request):
    """Whoever came by a one-time link chooses a password, and then signs in with it."""
    links = Invitation.objects.open(at=clock.now()).select_related("user")
    invitation = links.filter(digest=request.session.get(INVITED, "")).first()
    if invitation is None:
        return _no_link(request)
    form = FirstPasswordForm(invitation.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _accept(request, invitation, form)
    context = {
        **admin.site.each_context(request),
        "title": _("Choose your password"),
        "invited": invitation.user,
        "form": form,
    }
    return render(request, "accounts/first_password.html", context)


def _accept(request, invitation, form):
    try:
        user = actions.accept_invitation(
            digest=invitation.digest, password=form.cleaned_data["password1"], at=clock.now()
        )
    except ValidationError:
        return _no_link(request)
    told("link_used", user=user, request=request)
    request.session.flush()
    messages.success(request, _("Your password is set. Sign in with it now."))
    return HttpResponseRedirect(reverse("admin:login"))


def _no_link(request):
    """One page for a link that is unknown, used, replaced or too old."""
    told("link_refused", user=None, request=request)
    context = {**admin.site.each_context(request), "title": _("This link does not open anything")}
    return render(request, "accounts/no_link.html", context, status=404)

"""Signing in and out, the locked screen, and the password once more."""

from allauth.account.internal.flows.logout import logout
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, PasswordChangeView, ReauthenticateView
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import clock, sessions
from accounts.account_events import told
from accounts.sign_in import lock as locks
from accounts.sign_in.adapter import WRONG_PASSWORD
from accounts.sign_in.frame import Framed, answers_locked, answers_without_second_factor


class SignIn(Framed, LoginView):
    """The first page: a name and a password, or a passkey."""

    template_name = "accounts/sign_in.html"
    title = gettext_lazy("Log in")

    def get_authenticated_redirect_url(self):
        """Whoever has no role sees their account: every other page would send them back here."""
        if admin.site.has_permission(self.request):
            return super().get_authenticated_redirect_url()
        return reverse("my_account")


class ConfirmPassword(Framed, ReauthenticateView):
    """The password once more, before what opens the account is changed."""

    template_name = "accounts/confirm_password.html"
    title = gettext_lazy("Confirm that it is you")


class ChangePassword(Framed, PasswordChangeView):
    """A new password in the place of the former one; all other sessions end."""

    template_name = "accounts/change_password.html"
    title = gettext_lazy("Change password")
    success_url = reverse_lazy("my_account")

    def get_default_success_url(self):
        return str(self.success_url)

    def form_valid(self, form):
        told("password_changed", user=self.request.user, request=self.request)
        return super().form_valid(form)


sign_in = SignIn.as_view()
confirm_password = answers_without_second_factor(ConfirmPassword.as_view())
change_password = answers_without_second_factor(ChangePassword.as_view())


@login_not_required
@require_POST
@never_cache
def sign_out(request):
    """Sign out, or give up signing in half-way."""
    logout(request, show_message=False)
    context = {**admin.site.each_context(request), "title": _("Signed out")}
    return render(request, "accounts/signed_out.html", context)


@answers_locked
@require_POST
def lock(request):
    """Lock the screen now; the page that was open comes back after the password."""
    locks.lock(request)
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        return HttpResponse(status=204)
    return HttpResponseRedirect(get_next_redirect_url(request) or reverse("admin:index"))


@answers_locked
@sensitive_post_parameters("password")
@require_POST
@never_cache
def unlock(request):
    """The answer to a page that covered itself: whether it may be uncovered."""
    if locks.unlock(request, request.POST.get("password", "")):
        return JsonResponse({"unlocked": True})
    return JsonResponse({"unlocked": False, "detail": str(WRONG_PASSWORD)})


@answers_without_second_factor
@require_POST
def still_active(request):
    """Somebody types in a page that has not been sent yet: that is work as well."""
    sessions.note(request.session, clock.now())
    return HttpResponse("noted", content_type="text/plain")

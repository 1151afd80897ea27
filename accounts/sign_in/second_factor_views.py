"""Setting up and using the second factor: an app's codes, recovery codes, passkeys."""

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView, login_webauthn
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.account_events import told
from accounts.models import User
from accounts.sign_in import second_factor
from accounts.sign_in.adapter import SecondFactorAdapter
from accounts.sign_in.frame import Framed, answers_without_second_factor


class Told(Framed):
    """A change of the second factor, which happens only if it can be told."""

    kind = ""
    factor = ""

    @transaction.atomic
    def form_valid(self, form):
        # Two that change the same account wait for each other.
        User.objects.select_for_update().get(pk=self.request.user.pk)
        response = super().form_valid(form)
        told(self.kind, user=self.request.user, request=self.request, factor=self.factor)
        return response


class Adds(Told):
    """A factor that is set up by showing that it works."""

    kind = "second_factor_added"

    def form_valid(self, form):
        response = super().form_valid(form)
        second_factor.prove(self.request, self.factor)
        return response


class SecondStep(Framed, AuthenticateView):
    """After the password: the app's code, a recovery code, or a passkey."""

    template_name = "accounts/second_step.html"
    title = _("Second step")


class AddApp(Adds, ActivateTOTPView):
    """An app on the telephone that shows a new code every half minute."""

    template_name = "accounts/add_app.html"
    title = _("Set up an app on your telephone")
    factor = "totp"


class RemoveApp(Told, DeactivateTOTPView):
    """The app is asked for no longer."""

    template_name = "accounts/remove_factor.html"
    title = _("Remove the app")
    success_url = reverse_lazy("my_account")
    kind, factor = "second_factor_removed", "totp"


class AddPasskey(Adds, AddWebAuthnView):
    """A passkey of this device, or a security key."""

    template_name = "accounts/add_passkey.html"
    title = _("Set up a passkey")
    factor = "webauthn"


class RemovePasskey(Told, RemoveWebAuthnView):
    """A passkey that is asked for no longer."""

    template_name = "accounts/remove_factor.html"
    title = _("Remove the passkey")
    success_url = reverse_lazy("my_account")
    kind, factor = "second_factor_removed", "webauthn"

    def form_valid(self, form):
        adapter = SecondFactorAdapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return HttpResponseRedirect(self.success_url)
        return super().form_valid(form)


class RecoveryCodes(Framed, ViewRecoveryCodesView):
    """Codes for the day on which the telephone is lost, shown once."""

    template_name = "accounts/recovery_codes.html"
    title = _("Recovery codes")


class NewRecoveryCodes(Told, GenerateRecoveryCodesView):
    """New codes; the former ones open nothing any more."""

    template_name = "accounts/new_recovery_codes.html"
    title = _("New recovery codes")
    kind, factor = "recovery_codes_made", "recovery_codes"


second_step = SecondStep.as_view()
add_app = answers_without_second_factor(AddApp.as_view())
remove_app = RemoveApp.as_view()
add_passkey = answers_without_second_factor(AddPasskey.as_view())
remove_passkey = RemovePasskey.as_view()
recovery_codes = RecoveryCodes.as_view()
new_recovery_codes = NewRecoveryCodes.as_view()
passkey_sign_in = login_webauthn

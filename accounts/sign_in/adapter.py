"""What django-allauth is told to do otherwise: our words, no e-mail, and each event told."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts import clock, sealing, sessions
from accounts.account_events import told
from accounts.backend import SignInBackend
from accounts.models import User
from accounts.sign_in import second_factor

# One answer for whoever is not let in, whatever the reason.
REFUSED = _(
    "User name and password do not open an account here. After 6 wrong passwords a name is locked "
    "for 15 minutes."
)
WRONG_PASSWORD = _(
    "This is not the right password. After 6 wrong ones your name is locked for 15 minutes."
)
WRONG_CODE = _("This code is not right, or was used already. Wait for the next one and type it.")
SAID = {
    "account/messages/password_changed.txt": _(
        "Your password is changed. You were signed out everywhere else."
    ),
    "mfa/messages/totp_activated.txt": _("The app on your telephone is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app is removed from your account."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed from your account."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Write down or print the recovery codes: they are shown once."
    ),
}


# By this word their key is told from those of other secrets.
_PURPOSE = "accounts.second_factor"


class AccountAdapter(DefaultAccountAdapter):
    """Signing in by name and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": REFUSED,
        "too_many_login_attempts": REFUSED,
        "account_inactive": REFUSED,
        "invalid_login": REFUSED,
        "incorrect_password": WRONG_PASSWORD,
        "rate_limited": WRONG_CODE,
    }

    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        """Count the attempt; a name that is locked costs as much time as a wrong password."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            User().set_password(credentials.get("password", ""))
            told("sign_in_refused", user=_named(credentials), request=request, why="locked_out")
            raise

    def authentication_failed(self, request, **credentials):
        told("sign_in_refused", user=_named(credentials), request=request, why="not_right")

    def pre_login(self, request, user, **hook):
        """Refuse whoever came by a passkey and may not sign in any more."""
        if SignInBackend().user_can_authenticate(user):
            return None
        told("sign_in_refused", user=user, request=request, why="closed")
        messages.error(request, REFUSED)
        return HttpResponseRedirect(reverse("account_login"))

    def login(self, request, user):
        """Open a session that begins now, under a key that nobody knew before."""
        super().login(request, user)
        # It lasts no longer than the browser.
        request.session.set_expiry(0)
        sessions.begin(request.session, clock.now())
        told("signed_in", user=user, request=request)

    def logout(self, request):
        told("signed_out", user=request.user, request=request)
        super().logout(request)

    def is_safe_url(self, url):
        """Only this very host is led to after signing in."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, request.get_host(), request.is_secure())

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not of whoever typed the password a moment ago, at sign-in or since."""
        return not signed_in_lately(context.request)

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        """Our own words; what has none is not said."""
        words = message or SAID.get(message_template)
        if words:
            messages.add_message(request, level, words)

    def send_notification_mail(self, *args, **kwargs):
        """Nothing is sent: there is no e-mail yet."""

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failures are counted by name, whichever of our names the host was called by."""
        return f"name:{credentials.get('username', '').casefold()}"


def signed_in_lately(request):
    """Whether the user showed who they are within the last minutes."""
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records), default=0)
    return clock.now().timestamp() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _named(credentials):
    """Whose account was meant, if it is one."""
    return User.objects.filter(username=credentials.get("username", "")).first()


class SecondFactorAdapter(DefaultMFAAdapter):
    """One-time codes and passkeys; their secrets lie encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "This is your last second factor: set up another one before you remove it."
        ),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first."),
    }

    def encrypt(self, text):
        return sealing.seal(_PURPOSE, text)

    def decrypt(self, encrypted_text):
        return sealing.unseal(_PURPOSE, encrypted_text)

    def can_delete_authenticator(self, authenticator):
        """Where a second factor is obligatory, the last one stays."""
        others = second_factor.real_factors(authenticator.user).exclude(pk=authenticator.pk)
        return not settings.SECOND_FACTOR_OBLIGATORY or others.exists()

    def _get_user_identifier(self, user):
        return user.get_username()

    def _get_site_name(self):
        return settings.MFA_TOTP_ISSUER

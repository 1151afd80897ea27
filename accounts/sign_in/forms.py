"""The forms of signing in, in our words."""

from contextlib import contextmanager

from allauth.account.adapter import get_adapter
from allauth.account.forms import ReauthenticateForm
from allauth.account.internal import flows
from allauth.account.models import Login
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordMixin, UsernameField
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from accounts.account_events import told

NOT_READ = _("The passkey was not read. Try again, or sign in another way.")


def password_field(label, autocomplete="current-password", **attributes):
    """A password as it was typed, which is never shown again."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, **attributes})
    return forms.CharField(label=label, strip=False, widget=widget)


class CodeInput(forms.TextInput):
    """Six digits, or eight of a recovery code."""

    def __init__(self):
        super().__init__(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        )


class SignInForm(forms.Form):
    """A name and a password; every refusal has the same words."""

    username = UsernameField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = password_field(_("Password"))
    user = None

    def __init__(self, *args, request=None, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)

    def clean(self):
        if not self.errors:
            typed = {name: self.cleaned_data[name] for name in ("username", "password")}
            self.user = get_adapter().authenticate(self.request, **typed)
        if not self.user:
            raise get_adapter().validation_error("username_password_mismatch")
        return self.cleaned_data

    def login(self, request, redirect_url=None):
        """Begin the steps of signing in."""
        login = Login(user=self.user, redirect_url=redirect_url)
        return flows.login.perform_password_login(
            request, {"username": self.user.get_username()}, login
        )


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before the second factor is changed."""

    password = password_field(_("Password"), autofocus=True)

    def clean_password(self):
        return right_password(self.user, self.cleaned_data["password"])


class ChangePasswordForm(PasswordChangeForm):
    """The former password, and a new one twice; a wrong former one counts as at sign-in."""

    def clean_old_password(self):
        return right_password(self.user, self.cleaned_data["old_password"])

    def save(self):
        """Write the password alone: the account may have been disabled a moment ago."""
        self.user.set_password(self.cleaned_data["new_password1"])
        self.user.save(update_fields=["password"])
        return self.user


def right_password(user, password):
    """The password, if it is the user's; raises ValidationError otherwise."""
    adapter = get_adapter()
    try:
        right = adapter.reauthenticate(user, password)
    except ValidationError:
        right = False
    if not right:
        raise adapter.validation_error("incorrect_password")
    return password


class FirstPasswordForm(SetPasswordMixin, forms.Form):
    """The password that whoever was invited chooses."""

    password1, password2 = SetPasswordMixin.create_password_fields(
        label1=_("New password"), label2=_("The same again")
    )

    def __init__(self, user, *args, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean(self):
        self.validate_passwords()
        self.validate_password_for_user(self.user)
        return super().clean()


class CodeForm(AuthenticateForm):
    """The code of the app, or one of the recovery codes."""

    code = forms.CharField(label=_("Code"), max_length=20, widget=CodeInput)

    def _emit_authentication_failed(self, authenticator):
        super()._emit_authentication_failed(authenticator)
        told("second_factor_refused", user=self.user, request=get_adapter().request)


class FirstCodeForm(ActivateTOTPForm):
    """The first code, which shows that the app was set up."""

    code = forms.CharField(label=_("Code that the app shows"), max_length=20, widget=CodeInput)


def credential_field():
    """What the browser's own dialogue answered."""
    errors = dict.fromkeys(("required", "invalid"), NOT_READ)
    return forms.JSONField(widget=forms.HiddenInput, error_messages=errors)


@contextmanager
def judged():
    """Judge a credential; whatever is wrong with it, it was not read.

    The libraries raise what they stumble over: what comes here is a stranger's own text.
    """
    try:
        yield
    except DatabaseError:
        raise
    except Exception as fault:
        raise ValidationError(NOT_READ, code="not_read") from fault


class PasskeyForm(AddWebAuthnForm):
    """A passkey or a security key, by a name that its owner knows it by."""

    name = forms.CharField(label=_("Name of the key"), max_length=60, required=False)
    credential = credential_field()
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        required=False,
        help_text=_("The device then asks for its PIN, finger or face; no password is typed."),
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("name", "")
        super().__init__(*args, **kwargs)

    def clean_name(self):
        return self.cleaned_data["name"] or str(_("Passkey"))

    def clean(self):
        with judged():
            return super().clean()


class PasskeyStepForm(AuthenticateWebAuthnForm):
    """A passkey in the place of a code, after the password."""

    credential = credential_field()

    def clean_credential(self):
        try:
            with judged():
                return super().clean_credential()
        except ValidationError:
            told("second_factor_refused", user=self.user, request=get_adapter().request)
            raise


class PasskeySignInForm(LoginWebAuthnForm):
    """A passkey alone, which says itself whose it is."""

    credential = credential_field()

    def clean_credential(self):
        try:
            with judged():
                return super().clean_credential()
        except ValidationError:
            told("sign_in_refused", user=None, request=get_adapter().request, why="passkey")
            raise

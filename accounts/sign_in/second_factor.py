"""Whether somebody proved in this session who they are by more than a password."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings

# Codes for the day on which the real one is lost are no factor of their own.
REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_proved(request):
    """Whether this session was opened with a second factor, or set one up itself."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def is_withheld(request):
    """Whether the user has a second factor that this session never showed: somebody else's set-up.

    A session that was opened by password alone ends as soon as the account has a second factor.
    """
    if not settings.SECOND_FACTOR_OBLIGATORY or is_proved(request):
        return False
    return real_factors(request.user).exists()


def prove(request, kind):
    """This session has just set up a second factor, by showing that it works."""
    record_authentication(request, request.user, method="mfa", type=kind)


def real_factors(user):
    """The apps and passkeys of a user."""
    return Authenticator.objects.filter(user=user, type__in=REAL)

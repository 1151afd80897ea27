"""How tests sign in, as people do: name, password, and the code of an app."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from tests.factories import PASSWORD

LOGIN = "/admin/login/"


def type_in(client, username, password=PASSWORD, **more):
    """The answer to a name and a password on the sign-in page."""
    return client.post(LOGIN, {"username": username, "password": password} | more)


def signed_in(user, client=None):
    """A browser in which somebody has typed name and password."""
    client = client or Client()
    type_in(client, user.username)
    return client


def is_in(client):
    """Whether a browser is signed in."""
    return "_auth_user_id" in client.session


def with_app(user):
    """Give a user an app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code(secret, *, periods=0):
    """What the app shows now, or showed some half-minutes ago."""
    return format_hotp_value(hotp_value(secret, int(time.time() // 30) + periods))


def factors(user):
    """The kinds of second factors that a user has."""
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def answered(client, secret):
    """The answer to the app's code after the password."""
    return client.post("/account/second-step/", {"code": code(secret)})

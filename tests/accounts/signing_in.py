"""How tests sign in, as people do: name, password, and the code of an app."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from tests.factories import PASSWORD

LOGIN = "/admin/login/"
SET_UP = "/account/app/add/"
SECRET = re.compile(r'<code class="mono key">([A-Z2-7]+)</code>')
CODES = re.compile(r"<li>(\d{8})</li>")


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


def shown_codes(answer):
    """The recovery codes on a page."""
    return CODES.findall(answer.content.decode())


def set_up(client):
    """Set up an app as people do; returns its secret and the recovery codes that were shown."""
    secret = SECRET.search(client.get(SET_UP).content.decode())[1]
    return secret, shown_codes(client.post(SET_UP, {"code": code(secret)}, follow=True))

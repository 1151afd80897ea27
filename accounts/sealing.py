"""Secrets that lie encrypted in the database, each kind under a key of its own."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(purpose, text):
    """The text as it may be kept: nobody reads it without the key of its purpose."""
    return _cipher(purpose).encrypt(text.encode()).decode()


def unseal(purpose, sealed):
    """The text that was sealed for this purpose."""
    return _cipher(purpose).decrypt(sealed.encode()).decode()


def _cipher(purpose):
    """The key of a purpose, of SECRET_KEY; former ones still open what they closed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(purpose, secret)) for secret in keys])


def _key(purpose, secret):
    digest = hashlib.sha256(f"{purpose}:{secret}".encode()).digest()
    return base64.urlsafe_b64encode(digest)

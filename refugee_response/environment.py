"""What the settings read from the environment, with an error that says how to mend it."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict


def switch(name):
    """True when the variable is set to 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def text(name):
    """The variable's value; "" where it is not set."""
    return os.environ.get(name, "").strip()


def words(name, default=""):
    """The variable's values, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key(*, local_demo, folder):
    """SECRET_KEY; on a local demo one that is made once and kept in `folder`.

    Raises ImproperlyConfigured outside of a demo when none is given.
    """
    if key := os.environ.get("SECRET_KEY"):
        return key
    if not local_demo:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to 50 or more random characters, the same for every "
            "process; or set LOCAL_DEMO=1 to try the system on this machine alone."
        )
    return _kept_secret(Path(folder) / "secret_key")


def _kept_secret(path):
    path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # A second process may be between making the file and writing it: never take half a key.
        if key := path.read_text(encoding="ascii").strip():
            return key
        raise ImproperlyConfigured(f"{path} is empty. Remove it and start again.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key := secrets.token_urlsafe(50))
    return key


# Compiling a query costs twenty milliseconds and more; what a page asks is answered in fewer. And
# what is prepared (`accounts.prepared`) is written so that one plan is good for whatever is asked:
# to plan it for each value anew takes longer than the answer.
PLANNING = "-c jit=off -c plan_cache_mode=force_generic_plan"


def database(url):
    """Django's settings of the PostgreSQL at a libpq address."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts | {"options": f"{parts.get('options', '')} {PLANNING}".strip()},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }

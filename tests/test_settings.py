"""How the system starts: closed by default, and what is missing is said in one line."""

import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("LOCAL_DEMO", "SECRET_KEY", "ALLOWED_HOSTS", "BEHIND_PROXY", "CSRF_TRUSTED_ORIGINS")
OURS += ("HOTLINE", "PRIVATE_FILES")
# Set for the browser tests (tests/local_demo.py), and wrong in production.
OURS += ("DJANGO_ALLOW_ASYNC_UNSAFE",)
KEY = secrets.token_urlsafe(60)


def manage(*arguments, **environment):
    """`manage.py` in a process of its own, with these of our variables and no other."""
    around = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=around | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_key_it_refuses_to_start_in_one_line():
    started = manage("check")

    assert started.returncode != 0
    (line,) = started.stderr.strip().splitlines()
    assert line.startswith("refugee-response: SECRET_KEY is not set.")
    assert "LOCAL_DEMO=1" in line


@pytest.mark.parametrize("word", ["", "0", "no", "off", "perhaps"])
def test_only_a_clear_yes_makes_a_local_demo(word):
    assert "SECRET_KEY is not set" in manage("check", LOCAL_DEMO=word).stderr


def test_production_settings_are_secure():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=KEY)

    assert checked.returncode == 0, checked.stderr


def test_a_short_key_is_refused_for_production():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY="short")

    assert checked.returncode != 0
    assert "security.W009" in checked.stderr


SECURE = """
from django.conf import settings as s
print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,
      s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER)
"""


def test_outside_of_a_local_demo_cookies_and_pages_travel_by_tls_alone():
    told = manage("shell", "--verbosity", "0", "-c", SECURE, SECRET_KEY=KEY)

    assert told.stdout.split() == ["False", "True", "True", "True", "31536000", "None"]


def test_a_local_demo_works_without_tls_and_never_in_debugging():
    told = manage("shell", "--verbosity", "0", "-c", SECURE, LOCAL_DEMO="1")

    assert told.stdout.split()[:4] == ["False", "False", "False", "False"]


def test_serving_is_for_a_local_demo_alone():
    started = manage("serve", SECRET_KEY=KEY)

    assert started.returncode != 0
    (line,) = started.stderr.strip().splitlines()
    assert "set LOCAL_DEMO=1" in line


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_taken_port_is_said_in_one_line(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as holder:
        holder.bind((address, 0))
        holder.listen()
        port = holder.getsockname()[1]
        started = manage("serve", "--port", str(port), LOCAL_DEMO="1")

    assert started.returncode != 0
    (line,) = started.stderr.strip().splitlines()
    assert f"Port {port} is taken" in line

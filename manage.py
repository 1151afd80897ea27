#!/usr/bin/env python
"""Run one of the project's commands, or one of Django's."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from refugee_response.local_postgres import LocalPostgresError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refugee_response.settings")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, LocalPostgresError) as missing:
        # What is missing on this machine is said in one line; a trace would hide it.
        raise SystemExit(f"refugee-response: {missing}") from None

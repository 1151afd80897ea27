"""Loaded before the settings (`-p tests.local_demo`): tests run as the local demo does."""

import os

os.environ.setdefault("LOCAL_DEMO", "1")
# Playwright runs an event loop in its thread; Django's guard against that is for async views.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

"""What tests of signing in stand on: a clock that is set, and a second factor that is known."""

from datetime import UTC, datetime

import pytest
from allauth.core.internal import ratelimit
from django.utils import timezone

from accounts import clock

# Noon in Yerevan, on a day of the autumn in which it all began.
NOON = datetime(2023, 10, 2, 8, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """A function that sets the clock of every door to a moment."""

    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", lambda: timezone.localdate(moment))
        return moment

    return set_to


@pytest.fixture
def failures_age(monkeypatch):
    """A function that lets time pass for the counts of failures."""
    real = ratelimit.time.time
    past = {"seconds": 0}

    class Clock:
        time = staticmethod(lambda: real() + past["seconds"])
        monotonic = staticmethod(ratelimit.time.monotonic)
        sleep = staticmethod(ratelimit.time.sleep)

    monkeypatch.setattr(ratelimit, "time", Clock)
    return lambda seconds: past.update(seconds=past["seconds"] + seconds)


@pytest.fixture
def obligatory(settings):
    """Production: nobody works without a second factor."""
    settings.SECOND_FACTOR_OBLIGATORY = True
    return settings

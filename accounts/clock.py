"""The clock, read at the doors only and passed in from there."""

from django.utils import timezone


def now():
    """The moment it is, aware of its zone."""
    return timezone.now()  # noqa: TID251 - this is where it is read


def today():
    """The day it is in Armenia."""
    return timezone.localdate()


def day_of(moment):
    """The day in Armenia on which a moment lies."""
    return timezone.localdate(moment)

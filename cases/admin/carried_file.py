"""A file that is tried first and written once that is confirmed: it is not kept in between.

The page that shows what was found carries it, and what comes back is judged from the start.
"""

import base64
import binascii

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Larger files are read by a job: a browser should not wait for minutes.
MOST_BYTES = 1_500_000
# And still larger ones by the command.
MOST_OF_A_JOB = 60_000_000
CONFIRM = "_confirm"
# What an import says of a file with more rows than a page reads.
TOO_MANY = "too_many_rows"


class CarriedFile(forms.FileField):
    """A file as it was uploaded, or as the page before carried it."""

    def clean(self, data, initial=None):
        if isinstance(data, str):
            return carried_in(data)
        uploaded = super().clean(data, initial)
        if uploaded.size > MOST_OF_A_JOB:
            raise ValidationError(
                _("This file is too large for the page: ask for the import by command."),
                code="too_large",
            )
        return uploaded.read()


def sent(request):
    """What the browser sent: a file, or the one that the page before carried."""
    typed = request.POST.copy()
    uploaded = request.FILES.get("file")
    if uploaded:
        typed["name"] = uploaded.name[-200:]
        return typed, request.FILES
    return typed, {"file": typed.get("carried", "")} if typed.get("carried") else {}


def carried_in(text):
    """The bytes that a page carried."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        message = _("The file came back incomplete: choose it again.")
        raise ValidationError(message, code="carried") from None


def is_long(content, outcome=None):
    """Whether a file is more than a page reads: by its size, or by what was found on trying it."""
    rows = outcome is not None and any(fault.code == TOO_MANY for fault in outcome.faults)
    return len(content) > MOST_BYTES or rows


def to_carry(form, outcome):
    """The file, for the page that asks to confirm it; nothing when there is nothing to confirm."""
    if outcome is None or outcome.faults or outcome.written or outcome.is_nothing_new:
        return ""
    return base64.b64encode(form.cleaned_data["file"]).decode()

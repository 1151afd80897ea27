"""Requests about one person's data: opened by a number, answered within 30 days, closed."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from cases import numbers, rules
from cases.access_choices import RequestKind
from cases.actions import records
from cases.actions.writing import action
from cases.models import DataRequest, Individual
from cases.rules import Fault, is_too_early
from cases.words import SAID

# By the law on personal data an answer is due within so many days.
DUE_DAYS = 30


@action
def open_request(*, number, kind, asked_by, on, by, today, paper=""):
    """Open a request about the person of this number, in any spelling: its officer sees them."""
    rules.refuse(_faults(kind, paper.strip(), on, today))
    return records.save(
        DataRequest(
            individual=_person(number),
            kind=kind,
            asked_by=asked_by.strip(),
            paper=paper.strip(),
            asked_on=on,
            due_on=on + timedelta(days=DUE_DAYS),
            opened_by=by,
        )
    )


@action
def close_request(*, request, outcome, by, today):
    """Close a request with what came of it; its officer then sees the person no longer."""
    current = DataRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    records.check(current.closed_on is None, SAID["closed_already"], "closed_already")
    records.check(outcome.strip(), SAID["no_outcome"], "no_outcome")
    current.closed_on, current.outcome = today, outcome.strip()
    return records.save(current)


def _faults(kind, paper, on, today):
    checks = (
        ("on", "too_early", is_too_early(on)),
        ("on", "future", on > today),
        ("paper", "authority_without_paper", kind == RequestKind.AUTHORITY and not paper),
    )
    return [Fault(where, code, SAID[code]) for where, code, is_so in checks if is_so]


def _person(number):
    """The person of a number; a mistyped one is not called unknown."""
    try:
        found = Individual.objects.filter(pk=numbers.parse(number, numbers.PERSON)).first()
    except numbers.NumberMistyped:
        raise ValidationError(
            SAID["number_mistyped"], code="mistyped", params={"number": number}
        ) from None
    if found is None:
        raise ValidationError(SAID["unknown_person"], code="unknown", params={"number": number})
    return found

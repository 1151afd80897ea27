"""Recording looks: one insert, before anything is shown. What can't be recorded is not shown."""

import json
from collections.abc import Mapping

from django.apps import apps
from django.db import DatabaseError, InterfaceError
from django.utils.crypto import salted_hmac

from accounts.choices import LookKind, Outcome, SubjectKind
from accounts.clock import now
from accounts.history.doors import here

_SALT = "accounts.history.looks"
# Numbers of records of ours begin with these.
_KINDS = {"H": SubjectKind.HOUSEHOLD, "P": SubjectKind.PERSON}
_REFUSALS = (LookKind.REFUSED, LookKind.SIGN_IN_FAILED)


class LookNotRecorded(Exception):
    """A look could not be written down: nothing may be shown. Answered 503 (`middleware.py`)."""


def record(who, kind, *, subject=None, asked=None, count=None, **details):
    """Write down one look, in the transaction in which we are; raises LookNotRecorded.

    `who` is the request, the user, or None where nobody is known; `subject` a household, a person,
    a user, or a number as it is kept; `asked` is what was searched or asked, of which only a keyed
    digest is kept; `details` are names and figures, never values of somebody's data.
    """
    look = _look(who, kind, subject, asked, count, details)
    try:
        look.save(force_insert=True)
    except (DatabaseError, InterfaceError) as fault:
        raise LookNotRecorded from fault
    return look


def _look(who, kind, subject, asked, count, details):
    actor, came = _actor(who), here()
    subject_kind, number = _subject(subject)
    return apps.get_model("accounts", "Look")(
        at=now(),
        kind=kind,
        actor_id=actor.pk if actor else None,
        role=actor.role if actor else "",
        organisation=(actor.organisation_id or "") if actor else "",
        door=came.name,
        request=came.request,
        subject_kind=subject_kind,
        subject=number,
        asked="" if asked is None else digest(asked),
        count=count,
        outcome=Outcome.REFUSED if kind in _REFUSALS else Outcome.SHOWN,
        details=_page(who) | details,
    )


def _actor(who):
    """The user, of a request or by themself; None where nobody is signed in."""
    user = getattr(who, "user", who)
    return user if getattr(user, "is_authenticated", False) else None


def _page(who):
    """Which page of ours it was, by the name of its address."""
    match = getattr(who, "resolver_match", None)
    return {"page": match.view_name} if match else {}


def _subject(subject):
    """(kind, number) of what is looked at."""
    if not subject:
        return "", ""
    if not isinstance(subject, str) and subject._meta.label == "accounts.User":
        return SubjectKind.USER, str(subject.pk)
    number = subject if isinstance(subject, str) else subject.pk
    return _KINDS.get(number[:1], SubjectKind.REPORT), number


def digest(asked):
    """A keyed digest of a question: the same question is known again, and none is read from it.

    A mapping, such as the parameters of a list, is the same question in whatever order it is asked.
    """
    if isinstance(asked, Mapping):
        items = asked.lists() if hasattr(asked, "lists") else asked.items()
        asked = json.dumps(sorted(items), ensure_ascii=False, default=str)
    return salted_hmac(_SALT, asked, algorithm="sha256").hexdigest()[:32]

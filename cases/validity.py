"""Until when a paper serves: what is printed on it, its own extension, or a decree that covers it.

The latest of them holds, so that nothing shortens. Said once over plain values and once as an
expression of the database; no paper's row is rewritten when a decree moves eighty thousand.
"""

from datetime import date
from typing import NamedTuple

from django.db.models import Case, DateField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest

from cases.models import IdentityDocument, ValidityExtension
from cases.models.validity import own_last_day


def serves_until(paper, extensions):
    """The last day on which a paper (a mapping of its fields) serves; None: it has no end.

    `extensions` are the decrees in force.
    """
    decreed = (decree.extended_until for decree in extensions if covers(decree, paper))
    days = (paper["expires_on"], paper["extended_until"], *decreed)
    return max((day for day in days if day is not None), default=None)


def last_day(*, without=None):
    """The same in SQL, over rows of IdentityDocument; PostgreSQL's GREATEST passes over nulls.

    `without` is the key of a decree that is left out, None of none.
    """
    decrees = (
        ValidityExtension.objects.in_force()
        .exclude(pk=without)
        .filter(
            _is_open_or("issued_from", issued_from__lte=OuterRef("issued_on")),
            _is_open_or("issued_to", issued_to__gte=OuterRef("issued_on")),
            type=OuterRef("type"),
            printed_from__lte=OuterRef("expires_on"),
            printed_to__gte=OuterRef("expires_on"),
        )
    )
    latest = decrees.order_by("-extended_until").values("extended_until")[:1]
    return Greatest(own_last_day(), Subquery(latest), output_field=DateField())


def covers(decree, paper):
    """Whether a decree is about a paper: its kind, what is printed on it, and when it was issued.

    Of a paper whose day of issue is not known only a decree that names none.
    """
    return (
        decree.type == paper["type"]
        and _lies_between(paper["expires_on"], decree.printed_from, decree.printed_to)
        and _was_issued(paper["issued_on"], decree)
    )


def covered(decree):
    """Condition on papers: the decree is about them."""
    condition = Q(type=decree.type, expires_on__range=(decree.printed_from, decree.printed_to))
    if decree.issued_from is not None:
        condition &= Q(issued_on__gte=decree.issued_from)
    if decree.issued_to is not None:
        condition &= Q(issued_on__lte=decree.issued_to)
    return condition


def last_day_by(decrees):
    """The same as `last_day` by decrees that were read already: for many rows, of few decrees.

    PostgreSQL would ask a subquery of each of eighty thousand papers, for seconds.
    """
    decreed = [
        Case(When(covered(decree), then=Value(decree.extended_until, output_field=DateField())))
        for decree in decrees
    ]
    return Greatest(own_last_day(), *decreed) if decreed else own_last_day()


class Decree(NamedTuple):
    """What a decree says, as plain values that tell one from another."""

    type: str
    printed_from: date
    printed_to: date
    issued_from: date | None
    issued_to: date | None
    extended_until: date


def decrees_in_force():
    """The decrees that are in force, in one query."""
    rows = ValidityExtension.objects.in_force().order_by("pk").values_list(*Decree._fields)
    return tuple(Decree(*row) for row in rows)


def ending_between(first, last, decrees=None):
    """Open papers that serve for the last time on one of these days, which is their `due_on`.

    An index finds those that do so by themselves, and those whom a decree moved there by its days.
    `decrees` are those in force, where they were read already.
    """
    decrees = decrees_in_force() if decrees is None else decrees
    near = Q(own__range=(first, last))
    for decree in decrees:
        if first <= decree.extended_until <= last:
            near |= covered(decree)
    papers = IdentityDocument.objects.alias(own=own_last_day()).filter(near, until_on__isnull=True)
    return papers.annotate(due_on=last_day_by(decrees)).filter(due_on__range=(first, last))


def moved_by(decree):
    """Papers in force that serve longer by this decree, saved or not, than without it."""
    papers = IdentityDocument.objects.filter(covered(decree), until_on__isnull=True)
    otherwise = last_day(without=decree.pk)
    return papers.alias(otherwise=otherwise).filter(otherwise__lt=decree.extended_until)


def _is_open_or(field, **condition):
    return Q(**{f"{field}__isnull": True}) | Q(**condition)


def _lies_between(day, first, last):
    return day is not None and first <= day <= last


def _was_issued(day, decree):
    if decree.issued_from is None and decree.issued_to is None:
        return True
    return day is not None and not (
        (decree.issued_from and day < decree.issued_from)
        or (decree.issued_to and day > decree.issued_to)
    )

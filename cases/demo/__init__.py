"""An invented register at the scale and shape of the real event; nobody in it exists.

`register.py` makes it up: the shapes of families, names, addresses, answers, departures, moves.
`facts.py` makes up what else is known of these people, and `duplicates.py` who of them is
registered twice. `write.py` writes it.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from django.db import connections
from django.db.models import Count, Q

from accounts.choices import Role
from accounts.history.acting import MACHINE, acting
from accounts.models import User
from cases import population
from cases.demo.days import AS_OF
from cases.demo.duplicates import AGAIN
from cases.demo.records import SOURCE
from cases.demo.register import DOCUMENTS_OF_CHUNK, Register
from cases.demo.write import FACTS, DocumentKeys, analyze, write
from cases.models import Household, Individual

# Two fillings at once: the second waits, and then finds the rows of the first.
_LOCK = 20230919


class RegisterInUseError(Exception):
    """The register holds households that are not of the demo."""


@dataclass(frozen=True)
class Counts:
    """What the demo holds, people who left included; ages as of `AS_OF`."""

    households: int
    people: int
    children: int
    older: int
    disabled: int
    # Phones, documents and whatever else is known of these people; and second records of somebody.
    facts: int
    registered_twice: int


def fill(*, people, seed, staff, progress=lambda done: None):
    """Fill an empty register with invented people: all of them in one transaction, or none.

    `staff` is called once the register turned out to be empty, and gives the key of the user who
    registers in each marz, the first of whom history names; `progress` is told chunk by chunk how
    many more people are written. Returns False, and writes nothing, when the demo is there already.
    Raises RegisterInUseError when other households are.
    """
    with acting(by=MACHINE), connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if Household.objects.filter(source=SOURCE).exists():
            return False
        if Household.objects.exists():
            raise RegisterInUseError
        keys, registrars = DocumentKeys(), staff()
        register = Register(
            people=people, seed=seed, registrars=registrars, users=_users(), keys=keys
        )
        registrar = User.objects.get(pk=min(registrars.values()))
        stock = partial(keys.stock, cursor, DOCUMENTS_OF_CHUNK)
        with acting(by=registrar, reason="demo", savepoint=False):
            for chunk in _one_ahead(register.chunks(), before=stock):
                write(cursor, chunk)
                progress(len(chunk.people))
    analyze(using="owner")
    return True


def _users():
    """Role → key of the users that the demo has for each role."""
    return dict(User.objects.filter(username__in=Role.values).values_list("username", "pk"))


def _one_ahead(chunks, before):
    """Make up the next chunk in a thread, while the database is busy with the one before.

    `before` each of them, the database gives what it needs.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        before()
        coming = thread.submit(next, chunks, None)
        while (chunk := coming.result()) is not None:
            before()
            coming = thread.submit(next, chunks, None)
            yield chunk


def counts():
    """Count the demo that is there."""
    people = Individual.objects.filter(source=SOURCE).aggregate(
        people=Count("pk"),
        children=Count("pk", filter=population.child(on=AS_OF)),
        older=Count("pk", filter=population.older(on=AS_OF)),
        disabled=Count("pk", filter=Q(wg_disability_3=True)),
        registered_twice=Count("pk", filter=Q(source_id__endswith=AGAIN)),
    )
    return Counts(
        households=Household.objects.filter(source=SOURCE).count(),
        facts=sum(model.objects.count() for model in FACTS.values()),
        **people,
    )

"""Kinds of long work: each app declares its own, in `long_work.py`, and no other way.

    @work("deliver", title=_("Deliver to a list"), needs="assistance.deliver", in_batches=True)
    def deliver(job, progress): ...

What it does is `job.user`'s doing, by what they may at that time; what it returns is the result,
small and printable, which nobody but them is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

_KINDS = {}


@dataclass(frozen=True)
class NextStep:
    """What may be asked for on the page of a job that is done, such as to write what was tried.

    `offered(job)` says whether; `arguments(job, posted)` are those of the next job, which is of the
    same kind and takes the same file along. `template` shows what is to be chosen for it.
    """

    label: str
    offered: Callable
    arguments: Callable
    template: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of work: what it is called, who may ask for it, and how its result is shown.

    `needs` is a permission, asked when the job is asked for, again when it is done, and whenever
    its result is shown. `shown(result)` is the context in which `template` shows the result. All of
    a job is one transaction, or with `in_batches` as many as it opens by `job.batch()`.
    """

    name: str
    title: str
    run: Callable
    needs: str
    template: str = ""
    shown: Callable = field(default=dict)
    next_step: NextStep | None = None
    in_batches: bool = False
    is_nightly: bool = False

    def may(self, user):
        """Whether this user may have it done."""
        return bool(self.needs) and user.has_perm(self.needs)


def work(name, *, title, needs, **more):
    """Declare a kind of work that somebody asks for; the function gets the job and its progress."""
    return _declared(name, title=title, needs=needs, **more)


def nightly(name, *, title, **more):
    """Declare a round of the night, which nobody asks for and the machine does, once a night."""
    return _declared(name, title=title, needs="", is_nightly=True, **more)


def _declared(name, **told):
    def declare(run):
        if name in _KINDS:
            raise ImproperlyConfigured(f"There are two kinds of work called {name}.")
        _KINDS[name] = Kind(name=name, run=run, **told)
        return run

    return declare


def kind_of(name):
    """The kind of this name; None where it is no longer known."""
    return _KINDS.get(name)


def rounds():
    """The rounds of the night."""
    return [kind for kind in _KINDS.values() if kind.is_nightly]


def asks_for_any(user):
    """Whether there is some kind of work that this user may ask for."""
    return any(kind.may(user) for kind in _KINDS.values())

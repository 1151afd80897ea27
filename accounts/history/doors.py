"""Through which door somebody came, and in which request: said once, where they come in."""

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple
from uuid import uuid4

from django.utils.translation import pgettext_lazy

WORDS = {
    "admin": pgettext_lazy("door", "screen"),
    "api": pgettext_lazy("door", "program (API)"),
    "account": pgettext_lazy("door", "own account"),
    "web": pgettext_lazy("door", "screen"),
    "command import_register": pgettext_lazy("door", "import by command"),
    "command deliver_assistance": pgettext_lazy("door", "deliveries by command"),
    "command blank_forms": pgettext_lazy("door", "printed forms"),
    "command demo": pgettext_lazy("door", "demo"),
    "code": pgettext_lazy("door", "program code"),
    "job": pgettext_lazy("door", "job"),
}


class Door(NamedTuple):
    """A door (admin, api, reports, account, or a command), and the request that came through it."""

    name: str
    request: str


_door = ContextVar("door", default=None)


@contextmanager
def through(name):
    """All that happens inside came through the door of this name, in one request of its own."""
    door = Door(name, uuid4().hex)
    token = _door.set(door)
    try:
        yield door
    finally:
        _door.reset(token)


def here():
    """The door through which this came; who calls the code itself came through none of them."""
    return _door.get() or Door("code", uuid4().hex)


class RequestOfLine(logging.Filter):
    """Gives each line of a log the request that it is of, as `X-Request-ID` answers it."""

    def filter(self, record):
        door = _door.get()
        record.request_id = door.request if door else "-"
        return True


def in_words(name):
    """A door's name as people read it; one that has no words is shown as it is."""
    return str(WORDS["job"] if name.startswith("job ") else WORDS.get(name, name))

"""Files that no row names, and rows whose file is not there."""

import os
from datetime import UTC, datetime, timedelta

from uploads.storage import UNFINISHED

# A transaction that began with a file has long ended by then.
AFTER = timedelta(days=1)
# More than so many, and more than half: this is not what rolled back, it is the wrong database.
_MANY = 100


class TooManyStrays(Exception):
    """Most files have no row: nothing was taken away, since it is likely the wrong database."""


def remove_strays(storage, *, named, now):
    """Take away what no row names and lies there for more than a day; return how many.

    `named` is asked for some hundred names at a time, and returns those that a row has. A round of
    the night calls this; when it raises TooManyStrays, nothing was removed.
    """
    old = [name for name in storage.names() if _since(storage, name) < now - AFTER]
    strays = [name for name in old if name.endswith(UNFINISHED)]
    whole = [name for name in old if not name.endswith(UNFINISHED)]
    for some in _in_batches(whole):
        known = set(named(some))
        strays += [name for name in some if name not in known]
    if len(strays) > max(_MANY, len(old) / 2):
        raise TooManyStrays(f"{len(strays)} of {len(old)} files have no row; none was removed.")
    for name in strays:
        (storage.root / name).unlink(missing_ok=True)
    return len(strays)


def lacking(storage, names):
    """Those of the rows' names whose file is not there: to be asked after a backup came back."""
    return [name for name in names if not storage.exists(name)]


def _since(storage, name):
    return datetime.fromtimestamp(os.path.getmtime(storage.root / name), UTC)


def _in_batches(names):
    return (names[start : start + 500] for start in range(0, len(names), 500))

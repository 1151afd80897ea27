"""One file made anew, in a process of its own: `python -m uploads.making`, a file in, a file out.

Whatever is wrong with a file, and with those who read it, ends here: the process has no more memory
and time than it may take, can write no file, knows no secret, and is gone afterwards.
"""

import gc
import json
import logging
import resource
import sys
import warnings
from contextlib import suppress

from uploads import kinds, pictures
from uploads.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from uploads.unusable import Unusable


def made_anew(content):
    """The kind and the bytes of what is kept. Raises Unusable, and nothing else."""
    if not content:
        raise Unusable("empty")
    if len(content) > MOST_BYTES:
        raise Unusable("too_large")
    kind, made = _reader(kinds.looks_like(content))(content)
    if len(made) > MOST_BYTES:
        raise Unusable("too_large")
    return kind, made


def _reader(looks_like):
    match looks_like:
        case "picture":
            return pictures.made_anew
        case "paper":
            # Loading it takes as long as making a picture anew.
            from uploads import scans

            return scans.made_anew
    raise Unusable("of_apple" if looks_like == "apple" else "not_taken")


def main():
    """Read the file, and write a line that says what became of it, and then what was made."""
    logging.disable()
    warnings.simplefilter("ignore")
    limit()
    made = b""
    try:
        kind, made = made_anew(sys.stdin.buffer.read())
        said = {"kind": kind.code}
    except Unusable as refused:
        said = {"code": refused.code}
    except MemoryError:
        gc.collect()
        said = {"code": "too_much"}
    except Exception:
        said = {"code": "damaged"}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + made)


def limit():
    """Take away what the process does not need."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # Some systems know a limit by name alone.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()

"""Files are read in a process of their own, one at a time in each of ours.

What reads pictures is written in C and was broken before: whoever breaks it again is in a process
that knows no secret, reaches no database, and ends. It is also how memory and time are bounded.
"""

import json
import subprocess
import sys
import threading
from pathlib import Path

from uploads.kinds import KINDS
from uploads.limits import LONGEST_WAIT, MOST_SECONDS
from uploads.unusable import Unusable

_ROOT = Path(__file__).resolve().parent.parent
_COMMAND = [sys.executable, "-B", "-m", "uploads.making"]
_one_at_a_time = threading.Lock()


def made_anew(content):
    """The kind and the bytes of what is kept. Raises Unusable."""
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise Unusable("busy")
    try:
        ended = subprocess.run(
            _COMMAND, input=content, capture_output=True, cwd=_ROOT, env={}, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise Unusable("too_much") from None
    finally:
        _one_at_a_time.release()
    return _answer(ended)


def _answer(ended):
    line, _, made = ended.stdout.partition(b"\n")
    try:
        said = json.loads(line)
        code, kind = said.get("code"), KINDS.get(said.get("kind"))
    except (ValueError, AttributeError, TypeError):
        code = kind = None
    if ended.returncode == 0 and code:
        raise Unusable(code)
    if ended.returncode != 0 or kind is None:
        # Killed for what it took, or broken by what it read.
        raise Unusable("too_much")
    return kind, made

"""A process that attaches and holds on until its input is closed; run as a script by the tests.

Arguments: the checkout, where the programs come from, and (as root) the user to become first.
Prints one JSON line: the addresses and the seconds that a second call took, or the error.
"""

import json
import os
import pwd
import signal
import sys
import time

# All that is needed later is read now: another user may not reach root's Python.
import psycopg  # noqa: F401

from refugee_response.local_postgres import LocalPostgresError, attach


def become(name):
    user = pwd.getpwnam(name)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


def again(checkout):
    begun = time.perf_counter()
    attach(checkout)
    return time.perf_counter() - begun


def report(checkout, source):
    try:
        addresses = attach(checkout, source=source)
    except LocalPostgresError as error:
        return {"error": str(error)}
    seconds = min(again(checkout) for _ in range(5))
    return {"web": addresses.web, "owner": addresses.owner, "seconds": seconds}


def main(checkout, source, user=None):
    if user:
        become(user)
    print(json.dumps(report(checkout, source)), flush=True)  # noqa: T201 - read by the test
    if os.environ.get("FORK") and os.fork() == 0:
        # The child outlives its parent, and still has its descriptors.
        time.sleep(1)
        return
    sys.stdin.read()


if __name__ == "__main__":
    # A run of the tests in the background hands down that Ctrl-C is not heard.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main(*sys.argv[1:])

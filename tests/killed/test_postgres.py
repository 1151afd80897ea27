"""kill -9 of PostgreSQL while eight people write: nothing acknowledged is lost, or done twice."""

import os
import signal
from contextlib import ExitStack
from random import Random

from tests.killed.ground import Register
from tests.killed.writers import at_work, end, judge, wait_for_more
from tests.local_postgres.conftest import clear, holding, server_number
from tests.sampling import is_long

LONG = is_long()
KILLS = 10 if LONG else 1


def test_postgres_is_killed_under_eight_writers(tmp_path_factory, tmp_path):
    checkout, chance = tmp_path_factory.mktemp("killed"), Random(11)
    try:
        with ExitStack() as holders:
            holder = holders.enter_context(holding(checkout))
            register = Register(holder.web, holder.owner)
            register.migrate()
            session, people = register.seed()
            with register.served():
                writers = at_work(register.port, session, people, tmp_path)
                for _kill in range(KILLS):
                    wait_for_more(writers, chance.randint(3, 30))
                    os.kill(server_number(checkout), signal.SIGKILL)
                    again = holders.enter_context(holding(checkout))
                    assert again.web == holder.web
                wait_for_more(writers, 8)
                end(writers)

                judge(writers, register.stands())
    finally:
        clear(checkout)

"""kill -9 of the server while eight people write: nothing acknowledged is lost, or done twice."""

from random import Random

from django.db import connections
from psycopg.conninfo import make_conninfo

from tests.killed.ground import Register
from tests.killed.writers import at_work, end, judge, wait_for_more
from tests.sampling import is_long

LONG = is_long()
KILLS = 50 if LONG else 3


def address(alias):
    """Where the test's database is."""
    settings = connections[alias].settings_dict
    given = {key: settings[key.upper()] for key in ("host", "port", "user", "password")}
    assert settings["NAME"].startswith("test_")
    return make_conninfo(**{k: v for k, v in given.items() if v}, dbname=settings["NAME"])


def test_the_server_is_killed_under_eight_writers(committed, tmp_path):
    register = Register(address("default"), address("owner"))
    session, people = register.seed()
    chance = Random(7)
    with register.served():
        writers = at_work(register.port, session, people, tmp_path)
        for _kill in range(KILLS):
            wait_for_more(writers, chance.randint(3, 30))
            register.kill()
            register.start()
        wait_for_more(writers, 8)
        end(writers)

        judge(writers, register.stands())

"""One list from two windows makes everybody once."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections, transaction

from accounts.models import User
from tests.accounts.test_surge import make
from tests.cases.test_at_once import wait_for
from tests.factories import make_user


def test_two_windows_with_one_list_make_everybody_once(committed):
    supervisor = make_user("supervisor", places=["AM07"])

    def write():
        try:
            return len(make(supervisor, "Նարե Մանուկյան", "Արմեն Պետրոսյան").new)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=supervisor.pk)
            running = [pool.submit(write) for _each in range(2)]
            wait_for(2)
        assert sorted(each.result(timeout=20) for each in running) == [0, 2]
    assert User.objects.filter(role="registrar").count() == 2

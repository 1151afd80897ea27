"""`deliver_assistance`: what it writes, and what it says."""

import pytest
from django.core.management import CommandError, call_command

from assistance import actions
from assistance.models import Assistance
from tests.assistance.files import as_csv, row
from tests.assistance.programmes import DAY, planned, programme
from tests.factories import family, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def winter():
    return programme()


@pytest.fixture
def plans(worker, winter):
    """Three households of which each waits for 50,000 AMD."""
    return [planned(family(by=worker), by=worker, of=winter) for _home in range(3)]


def states():
    return sorted(Assistance.objects.values_list("state", flat=True))


class TestTheCommand:
    @pytest.fixture
    def path(self, tmp_path, plans):
        path = tmp_path / "deliveries.csv"
        path.write_bytes(as_csv(*map(row, plans)).getvalue())
        return path

    @pytest.fixture(autouse=True)
    def _day(self, monkeypatch):
        command = "assistance.management.commands.deliver_assistance"
        monkeypatch.setattr(f"{command}.today", lambda: DAY)

    def test_delivers_once(self, path, worker, capsys):
        for _time in range(2):
            call_command("deliver_assistance", path, key="k", by=worker.username)

        assert "3 delivered now" in capsys.readouterr().out
        assert states() == ["delivered"] * 3

    def test_says_what_is_wrong(self, path, worker, plans, capsys):
        actions.cancel_assistance(assistance=plans[0], reason="x", on=DAY, by=worker)

        with pytest.raises(CommandError, match="0 of 3 rows are written"):
            call_command("deliver_assistance", path, key="k", by=worker.username)
        assert "row 2" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("by", "file", "words"),
        [("nobody", "deliveries.csv", "no user"), ("", "none.csv", "no file")],
    )
    def test_says_who_or_what_is_missing(self, path, worker, by, file, words):
        with pytest.raises(CommandError, match=words):
            call_command(
                "deliver_assistance", path.parent / file, key="k", by=by or worker.username
            )

    def test_is_for_those_who_may(self, path):
        with pytest.raises(CommandError, match="may not"):
            call_command("deliver_assistance", path, key="k", by=make_user("registrar").username)

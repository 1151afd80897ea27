"""The population report, whole answer as JSON, against the best hand-written SQL of its counts."""

import json
from pathlib import Path

from django.db import connection
from django.test import Client

from benchmarks.peers import against

RATIO = 1.5
SQL = Path(__file__).with_name("sql") / "population.sql"


def measure():
    """The report hides small numbers and words its rows beside counting; the SQL only counts."""
    from accounts.clock import today
    from accounts.models import User

    reader = Client()
    reader.force_login(User.objects.filter(role="coordinator").first())
    statement, day = SQL.read_text(encoding="utf-8"), today()

    def by_hand():
        with connection.cursor() as cursor:
            cursor.execute(statement, {"day": day})
            json.dumps(cursor.fetchall(), default=str)

    def report():
        answer = reader.get("/reports/population/?format=json")
        if answer.status_code != 200:
            raise SystemExit(f"The report answered {answer.status_code}")

    return [against("population report as JSON", report, by_hand, ratio=RATIO)]

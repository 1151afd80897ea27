"""Who saw this person, and what did this user open: both questions among ten million looks.

The looks are spread evenly over a hundred months, a hundred users and 100,000 numbers, in a
database of their own. A part of `make proof`; by itself: `python -m benchmarks looking`.
"""

from benchmarks.ground import Result, milliseconds
from benchmarks.importing import emptied_register

ROWS, LIMIT = 10_000_000, 1_000
USERS, NUMBERS = 100, 100_000
FILL = """
INSERT INTO accounts_look (at, kind, actor_id, role, organisation, door, request, subject_kind,
                           subject, asked, count, outcome, details)
SELECT timestamptz '2023-09-01' + (serial * interval '100 months') / %(rows)s, 'opened',
       1000000 + serial %% %(users)s, 'caseworker', 'MLSA', 'admin', gen_random_uuid(), 'person',
       'P' || lpad((serial %% %(numbers)s)::text, 11, '0'), '', NULL, 'shown', '{}'
  FROM generate_series(0, %(rows)s - 1) AS serial
"""


def measure(*, rows=ROWS):
    """The page of looks at one number, and the list of looks of one user."""
    with emptied_register():
        _fill(rows)
        return [
            Result(f"who saw this person, of {rows:,} looks", _seen(), LIMIT, "ms"),
            Result(f"what this user opened, of {rows:,} looks", _opened(), LIMIT, "ms"),
        ]


def _fill(rows):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(FILL, {"rows": rows, "users": USERS, "numbers": NUMBERS})
        cursor.execute("VACUUM (ANALYZE) accounts_look")


def _seen():
    from accounts.models import Look

    numbers = [f"P{NUMBERS // 2:011}", f"H{NUMBERS // 2:011}"]
    asked = Look.objects.filter(subject__in=numbers).order_by("-at", "-id")
    return milliseconds(lambda: list(asked[:51]))


def _opened():
    from accounts.models import Look

    asked = Look.objects.filter(actor=1_000_050).order_by("-at")
    return milliseconds(lambda: list(asked[:50]))

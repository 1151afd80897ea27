"""Who of 1,000 households was helped already, beside the same question in bare SQL."""

from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.ground import Result, milliseconds

ASKED, AT_MOST, OVER_BARE = 1_000, 1_000, 1.5
_BARE = Path(__file__).with_name("sql") / "helped.sql"


def measure():
    """1,000 numbers among all records of the demo, and the same by hand."""
    bare, ours = milliseconds(bare_question()), milliseconds(question())
    told = f"already helped, {ASKED:,} numbers: {ours:.0f} ms; bare SQL: {bare:.0f} ms"
    return [
        Result(f"already helped, {ASKED:,} numbers", ours, AT_MOST, "ms"),
        Result(told, ours / bare, OVER_BARE, "×"),
    ]


def question():
    """What asks about 1,000 households for two months of 2023, as a caseworker on the page does."""
    from accounts.choices import Role
    from accounts.models import User
    from assistance.helped import Question, already_helped
    from cases import numbers

    user = User.objects.get(username=Role.CASEWORKER.value)
    texts = [numbers.shown(number) for number in _households()]
    asked = Question(date(2023, 11, 1), date(2024, 1, 1))
    return partial(already_helped, texts, asked, user=user, on=date(2025, 10, 31))


def bare_question():
    """The same in one statement, written by hand; it gives no words and asks for no right."""
    from django.db import connection

    statement, numbers = _BARE.read_text(encoding="utf-8"), _households()

    def ask():
        with connection.cursor() as cursor:
            cursor.execute(statement, [numbers])
            return cursor.fetchall()

    return ask


def _households():
    """Every so many, so that they lie all over the register."""
    from cases.models import Household

    rows = Household.objects.filter(inactive_on=None).order_by("number")
    every = max(rows.count() // ASKED, 1)
    return list(rows.values_list("number", flat=True)[::every][:ASKED])

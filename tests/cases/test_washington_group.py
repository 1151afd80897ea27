"""Washington Group Short Set: cut-offs, answers that say nothing, and the generated column."""

from datetime import date
from itertools import product

import pytest
from django.db import connection

from cases import washington_group as wg
from cases.choices import Difficulty
from tests.factories import make_household

ANSWERS = [None, *Difficulty.values]
GENERATED = """
    SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
      JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
     WHERE adrelid = 'cases_individual'::regclass AND attname = 'wg_disability_3'
"""
ASKED = {"wg_asked_on": date(2023, 10, 1), "wg_method": "self"}


def cut_offs(answers):
    """The four judgements of one person's answers."""
    return tuple(
        judge(answers)
        for judge in (wg.disability_1, wg.disability_2, wg.disability_3, wg.disability_4)
    )


# In the order seeing, hearing, walking, remembering, communicating, self-care. The first six are
# the World Food Programme's sample (RAMResourcesScripts, Apache-2.0), with 98 and 99 for its 888
# and 999, and with unknown for a person who answered nothing.
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((2, 3, 1, 1, 4, 1), (True, True, True, True)),
        ((3, 3, 3, 3, 1, 1), (True, True, True, False)),
        ((1, 1, 99, 1, 99, 1), (False, False, False, False)),
        ((1, 1, 1, 2, 2, 1), (True, True, False, False)),
        ((98, 98, 98, 98, 98, 98), (None, None, None, None)),
        ((2, 1, 1, 1, 1, 1), (True, False, False, False)),
        ((None, None, None, None, None, None), (None, None, None, None)),
        ((98, None, 99, None, 98, None), (None, None, None, None)),
        ((98, None, 99, None, 98, 1), (False, False, False, False)),
        ((98, None, 99, None, 98, 4), (True, True, True, True)),
        ((1, 1, 1, 1, 1, 3), (True, True, True, False)),
    ],
)
def test_the_four_cut_offs(answers, expected):
    assert cut_offs(answers) == expected


def test_a_wider_cut_off_holds_everybody_of_a_narrower_one():
    judged = [cut_offs(answers) for answers in product(ANSWERS, repeat=3)]

    assert all(sorted(j, reverse=True) == list(j) for j in judged if None not in j)


@pytest.mark.django_db
def test_the_column_is_the_function_for_all_117649_combinations_of_answers():
    with connection.cursor() as cursor:
        cursor.execute(GENERATED)
        expression = cursor.fetchone()[0]
        every_answer = " CROSS JOIN ".join(
            f"unnest(%(answers)s::smallint[]) AS {d}({d})" for d in wg.DOMAINS
        )
        cursor.execute(
            f"SELECT {', '.join(wg.DOMAINS)}, {expression} FROM {every_answer}",
            {"answers": ANSWERS},
        )
        rows = cursor.fetchall()

    assert len(rows) == 7**6
    assert [row for row in rows if row[6] is not wg.disability_3(row[:6])] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "disability"),
    [
        ({"seeing": 3}, True),
        ({"seeing": 2, "hearing": 2}, False),
        ({"seeing": 98, "self_care": 99}, None),
    ],
)
def test_a_registered_person_carries_the_judgement(answers, disability):
    household = make_household(answers | ASKED)

    assert household.members.get().wg_disability_3 is disability


@pytest.mark.django_db
def test_whoever_was_not_asked_is_unknown():
    assert make_household().members.get().wg_disability_3 is None

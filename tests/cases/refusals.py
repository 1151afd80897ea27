"""What it means to be refused: in words by an action, and by the database whoever asks."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cases.actions.writing import refusal


def faults_of(error):
    """Every single fault that a ValidationError holds."""
    by_field = getattr(error, "error_dict", None)
    return [f for faults in by_field.values() for f in faults] if by_field else error.error_list


def codes_of(error):
    """The code of every single fault."""
    return [fault.code for fault in faults_of(error)]


@contextmanager
def refused(code):
    """An action refuses with this code among its faults, all of them in words."""
    with pytest.raises(ValidationError) as caught:
        yield
    faults = faults_of(caught.value)
    assert code in [fault.code for fault in faults]
    assert all(str(message).strip() for message in caught.value.messages)


@contextmanager
def refused_by_the_database(law, code):
    """The database refuses by this law, at the latest at the end, and the law has words."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
        judge_now()
    assert caught.value.__cause__.diag.constraint_name == law
    in_words = refusal(caught.value)
    assert in_words.code == code
    assert str(in_words.message).strip()


def judge_now():
    """Have the deferred laws judge what was written so far, as the end of a transaction does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

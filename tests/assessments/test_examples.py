"""The examples in the words of plain modules are true."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "name",
    ["emergencies", "flat", "models.instrument", "nested", "question_classes", "xlsform.rows"],
)
def test_what_a_module_says_of_itself_holds(name):
    ran = doctest.testmod(import_module(f"assessments.{name}"))

    assert ran.attempted > 0
    assert ran.failed == 0

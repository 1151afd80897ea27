"""The worked examples in the docstrings of the methods hold."""

import doctest
from importlib import import_module

import pytest

MODULES = ("food", "coping", "phases", "disability", "dependency", "wash", "shelter", "msni")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_method_hold(name):
    ran = doctest.testmod(import_module(f"assessments.indicators.{name}"))

    assert ran.failed == 0


def test_there_are_examples():
    tried = [
        doctest.testmod(import_module(f"assessments.indicators.{name}")).attempted
        for name in MODULES
    ]
    assert sum(tried) > 10

"""The demo's rows have a history like any other: who registered them, by which command."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts.history.acting import MACHINE
from accounts.models import User
from cases.models import Individual, Membership
from tests.history import Kept, nobody_acts, untrue


@pytest.fixture
def filled(committed, settings, tmp_path):
    """What history kept of a small demo."""
    settings.ROOT = tmp_path
    nobody_acts()
    kept = Kept()
    call_command("demo", people=150, seed=3, stdout=StringIO(), stderr=StringIO())
    return kept


def test_the_demo(filled):
    registrar = User.objects.filter(username__startswith="registration-").order_by("pk").first()

    assert {event.pgh_context["door"] for event in filled.all()} == {"command demo"}
    assert {event.pgh_context["by"] for event in filled.of(User)} == {MACHINE}
    people = [e for model in (Individual, Membership) for e in filled.of(model)]
    assert len(people) > 300
    assert {event.pgh_context["by"] for event in people} == {registrar.pk}
    assert untrue() == {}

"""Invented cases are such as caseworkers would have, and end as the table says."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Max, Min

from cases.demo.days import HORIZON
from casework import demo
from casework.choices import OF_PROTECTION
from casework.models import Case, CaseMember, CaseStep

pytestmark = pytest.mark.django_db
PEOPLE, SEED = 700, 7


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """A small demo, with its cases, taken back after the tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", people=PEOPLE, seed=SEED, stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)


def test_about_3_000_of_the_country(register):
    assert 1_500 < Case.objects.count() * 115_000 / PEOPLE < 5_000


def test_the_second_time_none_is_added(register):
    assert demo.fill(seed=SEED) == 0


def test_every_case_holds_by_its_own_laws(register):
    for case in Case.objects.select_related("worker"):
        case.full_clean()
        assert not (case.kind in OF_PROTECTION and case.household_id)
        assert case.closed_on is None or case.closed_on <= HORIZON


def test_every_story_begins_with_the_opening_and_ends_as_the_case_stands(register):
    last = {"closed": "closed", "closing": "closure_asked"}
    for case in Case.objects.all():
        steps = list(CaseStep.objects.filter(case=case).values_list("step", flat=True))
        assert steps[0] == "opened"
        assert steps.count("opened") == 1
        assert case.state not in last or steps[-1] == last[case.state]


def test_nothing_was_done_before_it_was_opened_or_after_the_horizon(register):
    days = CaseStep.objects.aggregate(first=Min("at"), last=Max("at"))

    assert days["last"].date() <= HORIZON
    assert not CaseStep.objects.filter(at__date__lt=F("case__opened_on")).exists()


def test_nobody_is_in_the_team_of_their_own_case(register):
    assert not CaseMember.objects.filter(user=F("case__worker")).exists()
    assert Counter(Case.objects.values_list("state", flat=True))["open"] > 0

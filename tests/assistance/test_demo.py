"""Invented help is such as a register would have it: within its days, to whom was there, once."""

from collections import Counter, defaultdict
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q

from assistance import demo
from assistance.demo.giving import TAKES, Giver
from assistance.demo.programmes import PLANS
from assistance.models import Assistance, AssistedPerson, Programme
from cases import population
from cases.demo.days import HORIZON

pytestmark = pytest.mark.django_db
PEOPLE, SEED = 700, 7


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """A small demo, with its help, taken back after the tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", people=PEOPLE, seed=SEED, stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)


def test_a_dozen_programmes_of_several_organisations_gave_since_october_2023(register):
    given = Assistance.objects.values_list("programme__given_by", flat=True)

    assert Programme.objects.filter(assistance__isnull=False).distinct().count() >= 12
    assert len(set(given)) >= 5
    assert Assistance.objects.order_by("planned_on").first().planned_on >= date(2023, 10, 1)
    assert not Assistance.objects.filter(delivered_on__gt=HORIZON).exists()


def test_as_many_records_as_make_200_000_of_the_country(register):
    assert Assistance.objects.count() * 115_000 / PEOPLE > 200_000


def test_most_was_delivered_and_little_came_to_nothing(register):
    states = Counter(Assistance.objects.values_list("state", flat=True))
    share = {state: count / states.total() for state, count in states.items()}

    assert share["delivered"] > 0.95
    assert 0.005 < share["cancelled"] < 0.03
    assert 0.002 < share["returned"] < 0.03
    assert 0 < share["planned"] < 0.03


def test_whoever_is_covered_was_there_and_the_days_are_those_of_the_assistance(register):
    covered = AssistedPerson.objects.all()
    day = F("assistance__planned_on") + TAKES
    there = Q(individual__in_household_since__lte=day) & (
        Q(individual__left_on__isnull=True) | Q(individual__left_on__gt=day)
    )

    assert covered.filter(there).count() == covered.count() > 0
    assert not Assistance.objects.filter(people__isnull=True).exists()


def test_whoever_is_of_no_age_for_it_gets_no_school_kit(register):
    kits = AssistedPerson.objects.filter(programme__title="School kit")
    ages = {
        population.age(born, planned + TAKES)
        for born, planned in kits.values_list("individual__birth_date", "assistance__planned_on")
    }

    assert ages <= set(range(6, 18))
    assert len(ages) > 6


def test_what_was_cancelled_or_came_back_counts_no_more(register):
    counting = defaultdict(set)
    for state, counts in AssistedPerson.objects.values_list("assistance__state", "counts"):
        counting[state].add(counts)

    assert counting == {
        "planned": {True}, "delivered": {True}, "cancelled": {False}, "returned": {False}
    }  # fmt: skip


def test_a_second_time_nothing_is_given(register):
    before = Assistance.objects.count()

    assert demo.fill(seed=SEED) == 0
    assert Assistance.objects.count() == before


def test_the_same_seed_makes_up_the_same_help(register):
    made = [(plan, Programme.objects.get(title=plan.title)) for plan in PLANS]
    (homes, people), *_rest = demo._homes()
    one, same, other = (
        Giver(Random(seed), made=made, by=1).give(homes, people) for seed in (SEED, SEED, SEED + 1)
    )

    assert one == same != other
    written = Assistance.objects.in_bulk([row.number for row in one.given])
    assert len(written) == len(one.given) == Assistance.objects.count()
    assert all(row.amount == written[row.number].amount for row in one.given)

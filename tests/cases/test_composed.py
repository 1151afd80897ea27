"""What is composed once finds, each time, what the query set would have found for those values."""

from threading import Thread

import pytest

from accounts.composed import Composed
from cases.models import Household, Individual
from tests.factories import head_of, make_household

pytestmark = pytest.mark.django_db
HOME = "the household"


@pytest.fixture
def heads():
    """Of each household its head, with the household read along."""
    rows = Individual.objects.filter(household=HOME, is_head=True)
    return Composed(rows.select_related("household"))


def test_each_time_it_finds_what_is_of_the_values_asked(heads):
    one, other = make_household({}, at="AM07"), make_household({}, at="AM01")

    assert heads.asked({HOME: one.pk}) == [head_of(one)]
    assert heads.asked({HOME: other.pk}) == [head_of(other)]
    assert heads.asked({HOME: one.pk}) == [head_of(one)]


def test_a_stand_in_that_nobody_exchanges_finds_nothing(heads):
    make_household({}, at="AM07")

    assert heads.asked({}) == []


def test_what_is_read_along_comes_in_the_same_query(heads, django_assert_num_queries):
    home = make_household({}, at="AM07")

    with django_assert_num_queries(1):
        [head] = heads.asked({HOME: home.pk})
        assert head.household == home


def test_what_changed_since_is_found(heads):
    home = make_household({}, at="AM07")
    assert heads.asked({HOME: home.pk})[0].household.declared_size != 17
    Household.objects.filter(pk=home.pk).update(declared_size=17)

    assert heads.asked({HOME: home.pk})[0].household.declared_size == 17


def test_of_nobody_it_finds_nobody():
    nobody = Composed(Household.objects.filter(pk__in=()))

    assert nobody.asked({HOME: "H7K3MQ9QX2TP"}) == []


def test_of_two_threads_each_is_answered_its_own():
    """Each asks in a connection of its own, where nothing of this test's transaction is seen."""
    rows = Composed(Household.objects.filter(pk=HOME).values_list("pk"))
    home = make_household({}, at="AM07")
    found = {}

    def elsewhere():
        from django.db import connection

        found["elsewhere"] = rows.asked({HOME: home.pk})
        connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert found["elsewhere"] == []
    assert rows.asked({HOME: home.pk}) == [(home.pk,)]

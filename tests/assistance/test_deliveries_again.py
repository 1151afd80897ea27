"""A file of deliveries that is sent again goes on where it stopped, and delivers nothing twice."""

from datetime import timedelta

import pytest

from assistance import actions
from assistance.importers import deliveries
from assistance.models import Assistance, DeliveryFile
from cases.numbers import shown
from tests.assistance.files import OF_HOMES, as_csv, codes, row, sent
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.factories import family, make_user
from tests.history import Kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def winter():
    return programme()


@pytest.fixture
def plans(worker, winter):
    """Three households of which each waits for 50,000 AMD."""
    return [planned(family(by=worker), by=worker, of=winter) for _home in range(3)]


def states():
    return sorted(Assistance.objects.values_list("state", flat=True))


class TestSentAgain:
    def test_under_its_key_it_changes_nothing(self, plans, worker):
        file = as_csv(*map(row, plans))
        sent(file, by=worker)
        kept = Kept()

        again = sent(file, by=worker)

        assert (again.read, again.new, again.done, again.written) == (3, 0, 3, True)
        assert kept.all() == []

    def test_under_another_key_all_of_it_is_so_already(self, plans, worker, winter):
        rows = [(shown(each.household_id), shown(winter.pk), DAY) for each in plans]
        sent(as_csv(*rows, headings=OF_HOMES), by=worker)

        again = sent(as_csv(*rows, headings=OF_HOMES), by=worker, key="again")

        assert (again.new, again.known, again.faults) == (0, 3, [])

    def test_what_was_given_in_january_is_not_taken_for_what_waits_in_february(self, worker):
        rent, home = programme(every_days=30), family(by=worker)
        months = [(DAY - timedelta(days=29), DAY), (DAY, DAY + timedelta(days=30))]
        for begin, end in months:
            planned(home, by=worker, of=rent, from_on=begin, until_on=end, on=begin)
        first = Assistance.objects.order_by("from_on").first()
        delivered(first, by=worker)
        rows = [(shown(home.pk), shown(rent.pk), DAY)]

        outcome = sent(as_csv(*rows, headings=OF_HOMES), by=worker)

        assert (outcome.new, outcome.known) == (0, 1)

    def test_with_other_bytes_its_key_is_refused(self, plans, worker):
        sent(as_csv(row(plans[0])), by=worker)

        outcome = sent(as_csv(row(plans[1])), by=worker)

        assert [fault.code for fault in outcome.faults] == ["key"]
        assert states() == ["delivered", "planned", "planned"]

    def test_by_somebody_else_its_key_is_refused(self, plans, worker):
        sent(as_csv(row(plans[0])), by=worker)

        outcome = sent(as_csv(row(plans[0])), by=make_user("supervisor", places=["AM07"]))

        assert [fault.code for fault in outcome.faults] == ["key"]

    @pytest.mark.parametrize("key", ["", "k" * 81, "a\x00b", "a\nb"])
    def test_a_key_is_a_short_word(self, plans, worker, key):
        assert [fault.code for fault in sent(as_csv(row(plans[0])), by=worker, key=key).faults] == [
            "key"
        ]

    def test_it_goes_on_after_the_last_batch_that_was_written(self, plans, worker, monkeypatch):
        monkeypatch.setattr(deliveries, "BATCH", 1)
        file = as_csv(*map(row, plans))

        def cut(done, of):
            if done == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            sent(file, by=worker, progress=cut)
        assert DeliveryFile.objects.get().done_rows == 2
        told = []
        outcome = sent(file, by=worker, progress=lambda done, of: told.append(done))

        assert (told, outcome.new, outcome.done) == ([3], 1, 3)
        assert states() == ["delivered"] * 3

    def test_what_changed_meanwhile_stops_its_batch_alone(self, plans, worker, monkeypatch):
        monkeypatch.setattr(deliveries, "BATCH", 1)
        file = as_csv(*map(row, plans))

        def meanwhile(done, of):
            if done == 1:
                actions.cancel_assistance(assistance=plans[1], reason="x", on=DAY, by=worker)

        outcome = sent(file, by=worker, progress=meanwhile)

        assert codes(outcome) == [(3, "number", "not_planned")]
        assert (outcome.done, outcome.written) == (1, False)
        assert states() == ["cancelled", "delivered", "planned"]

"""Needed and not covered: severe needs for which nothing was given since they were found."""

from datetime import date

import pytest

from assistance.given import uncovered
from tests.assessments.asked import answer_all, begin, finish, questionnaire
from tests.assistance.programmes import planned, programme

ASKED, BEFORE, AFTER = date(2026, 11, 1), date(2026, 10, 1), date(2026, 11, 20)


def needs(*given, severities=(("foodsec", 4, ASKED),)):
    return [(need.sector, need.severity) for need in uncovered(severities, given)]


def test_a_severe_need_without_help_is_uncovered():
    assert needs() == [("foodsec", 4)]


def test_help_after_it_was_found_covers_it():
    assert needs(("food", "delivered", AFTER)) == []
    assert needs(("food", "planned", BEFORE)) == []


def test_help_before_it_was_found_does_not():
    assert needs(("food", "delivered", BEFORE)) == [("foodsec", 4)]


def test_what_was_cancelled_or_returned_covers_nothing():
    assert needs(("food", "cancelled", AFTER), ("food", "returned", AFTER)) == [("foodsec", 4)]


def test_help_of_another_sector_covers_nothing():
    assert needs(("health", "delivered", AFTER)) == [("foodsec", 4)]


def test_the_most_severe_comes_first_and_what_is_not_severe_not_at_all():
    found = needs(severities=[("wash", 3, ASKED), ("snfi", 5, ASKED), ("health", 2, ASKED)])

    assert found == [("snfi", 5), ("wash", 3)]


@pytest.mark.django_db
def test_the_household_page_shows_both(at_work, worker, home):
    begun = begin(home, by=worker, instrument=questionnaire())
    answer_all(begun, home, by=worker, shelter__snfi_shelter_type="none")
    finish(begun, by=worker)
    kit = programme(title="Winter kit", modality="in_kind", unit="kit")
    address = f"/admin/cases/household/{home}/change/"

    before = at_work.get(address).content.decode()
    planned(home, by=worker, of=kit, quantity=1, amount=None)
    after = at_work.get(address).content.decode()

    assert "Needed and not covered" in before
    assert "Winter kit" in after
    assert "Needed and not covered" not in after

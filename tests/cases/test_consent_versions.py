"""An answer about consent raises the household's version, and a page of before is refused."""

from datetime import UTC, date, datetime

import pytest

from cases import actions
from cases.models import Household
from tests.cases.refusals import refused
from tests.factories import family, head_of, make_user

TODAY = date(2024, 3, 1)


@pytest.fixture
def ours(committed):
    """Really committed: within one transaction a version rises once, however much is written."""
    return family()


def version(household):
    return Household.objects.values_list("version", flat=True).get(pk=household.pk)


def answer(household, state="given", version=None):
    actions.record_consents(
        household=household,
        answers=[
            {
                "individual": head_of(household),
                "purpose": purpose,
                "state": state,
                "said_by": "self",
            }
            for purpose in ("assistance", "health")
        ],
        language="hy",
        explained="aloud",
        on=TODAY,
        by=make_user(),
        today=TODAY,
        at=datetime(2024, 3, 1, 9, tzinfo=UTC),
        version=version,
    )


def test_a_page_of_answers_raises_the_version(ours):
    before = version(ours)

    answer(ours)

    assert version(ours) > before


def test_what_was_answered_on_a_page_of_before_is_refused(ours):
    before = version(ours)
    answer(ours)

    with refused("stale"):
        answer(ours, "refused", version=before)

    assert set(head_of(ours).consents.values_list("state", flat=True)) == {"given"}

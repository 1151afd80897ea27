"""Two at the same moment: one answers, the other is told; and what is read twice is read once."""

import pytest

from casework.actions import referrals
from casework.models import Referral, ReferralStep
from tests.assistance.test_at_once import at_once
from tests.casework.referring import DAY, answers, at, receiver, says, sent, service
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def made(committed):
    """(a referral, its sender, one of its receiver's people)."""
    worker = make_user(places=["AM07"])
    head, meals = head_of(family(by=worker)), service()
    says(head, partner=meals.organisation, by=worker)
    partner = receiver(meals.organisation)
    return sent(head, [head], to=meals, by=worker), worker, partner


def story():
    return sorted(ReferralStep.objects.values_list("step", flat=True))


def test_one_of_two_accepts_it(made):
    referral, _worker, partner = made

    assert at_once(*[lambda: answers("accept_referral", referral, by=partner)] * 2) == 1
    assert story() == ["accepted", "sent"]


def test_it_is_taken_back_or_answered_and_not_both(made):
    referral, worker, partner = made

    done = at_once(
        lambda: referrals.revoke_referral(
            referral=referral, because="Moved", by=worker, today=DAY, at=at()
        ),
        lambda: answers("decline_referral", referral, by=partner, because="other"),
    )

    assert done == 1
    assert Referral.objects.get().state in ("revoked", "declined")
    assert len(story()) == 2


def test_it_is_opened_once(made):
    referral, _worker, partner = made

    assert at_once(*[lambda: answers("open_referral", referral, by=partner)] * 2) == 2
    assert story() == ["read", "sent"]

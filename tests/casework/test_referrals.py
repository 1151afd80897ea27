"""Referrals: sent, answered, over; and what their receiver sees meanwhile."""

import pytest
from django.core.exceptions import ValidationError

from accounts.history.acting import acting
from cases.actions import record_consent
from cases.models import Household, Phone
from casework.actions import referrals
from casework.actions.referral_night import see_to_referrals
from casework.models import Referral
from casework.shared import open_to_receiver
from tests.casework.referring import (
    DAY,
    after,
    answers,
    at,
    hide,
    listed,
    says,
    sent,
    service,
    steps,
)
from tests.factories import child, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db


def code_of(refused):
    return (
        [error.code for error in refused.value.error_list]
        if hasattr(refused.value, "error_list")
        else [error.code for errors in refused.value.error_dict.values() for error in errors]
    )


def seen(referral, on=DAY):
    """What the receiver sees: items and words of everybody; None where it is closed."""
    referral.refresh_from_db()
    found = open_to_receiver(referral, on)
    if found is None:
        return None
    return {line.item: line.value for lines in (found.together, *found.people) for line in lines}


def test_a_receiver_sees_exactly_what_was_shared(referral, head):
    assert set(seen(referral)) == {"name"}  # she has no telephone
    assert seen(referral)["name"] == head.full_name
    assert open_to_receiver(referral, DAY).reason == "They have no food"


def test_what_is_shared_is_read_from_the_register_when_it_is_shown(referral, head):
    Phone.objects.create(individual=head, number="+37491234567", from_on=DAY)
    Phone.objects.create(individual=head, number="+37491000000", from_on=DAY, safe="unsafe")

    assert seen(referral)["phone"] == "+37491234567"


def test_it_is_open_until_the_last_day_of_the_answer(referral):
    assert seen(referral, on=referral.deadline) is not None
    assert seen(referral, on=after(1, referral.deadline)) is None


def test_once_accepted_it_is_open_until_the_day_that_the_sender_set(referral, partner):
    answers("accept_referral", referral, by=partner)

    assert seen(referral, on=after(1, referral.deadline)) is not None
    assert seen(referral, on=referral.open_until) is not None
    assert seen(referral, on=after(1, referral.open_until)) is None


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("decline_referral", {"because": "no_capacity"}),
        ("complete_referral", {"outcome": "helped"}),
    ],
)
def test_once_answered_for_good_it_is_closed(referral, partner, action, values):
    answers(action, referral, by=partner, **values)

    assert seen(referral) is None


def test_a_withdrawn_consent_closes_it_at_once_and_the_night_ends_it(referral, head, meals):
    says(head, "withdrawn", partner=meals.organisation)

    assert seen(referral) is None
    see_to_referrals(today=DAY, at=at())
    referral.refresh_from_db()
    assert referral.state == "ended"
    assert referral.is_unread_answer


def test_nothing_is_answered_once_nobody_agrees_any_more(referral, head, meals, partner):
    says(head, "withdrawn", partner=meals.organisation)

    with pytest.raises(ValidationError) as refused:
        answers("accept_referral", referral, by=partner)
    assert code_of(refused) == ["state"]


def test_being_hidden_stands_above_what_somebody_agreed_to(referral, home):
    hide(household=home, until=after(3))

    assert seen(referral) is None
    see_to_referrals(today=DAY, at=at())
    referral.refresh_from_db()
    assert referral.state == "sent"
    assert seen(referral, on=after(3)) is not None


def test_who_is_hidden_is_not_referred(head, home, meals, worker):
    says(head, partner=meals.organisation)
    hide(individual=head)

    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=worker)
    assert code_of(refused) == ["hidden"]
    assert not Referral.objects.exists()


def test_consent_to_all_partners_serves_those_of_the_printed_list_alone(head, meals, worker):
    record_consent(
        individual=head, purpose="assistance", partner=None, state="given", said_by="self",
        speaker=None, language="hy", explained="aloud", valid_until=None, on=DAY, by=worker,
        today=DAY, at=at(),
    )  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=worker)
    assert code_of(refused) == ["not_agreed"]

    listed(meals.organisation)

    assert seen(sent(head, [head], to=meals, by=worker)) is not None


def test_each_whose_data_are_shared_has_to_agree(home, head, meals, worker):
    man = member(home, "spouse")
    says(head, partner=meals.organisation)

    with pytest.raises(ValidationError) as refused:
        sent(home, [head, man], to=meals, by=worker)
    assert code_of(refused) == ["not_agreed"]

    says(man, partner=meals.organisation)
    both = sent(home, [head, man], to=meals, by=worker)
    says(man, "withdrawn", partner=meals.organisation)

    assert [len(open_to_receiver(both, DAY).people), both.people.count()] == [1, 2]


def test_a_life_at_risk_needs_its_reason_and_no_consent(head, meals, worker):
    with pytest.raises(ValidationError):
        sent(head, [head], to=meals, by=worker, basis="vital")

    risk = sent(head, [head], to=meals, by=worker, basis="vital", basis_words="Insulin ran out")

    assert seen(risk) is not None


def test_what_is_said_about_it_now_is_recorded_with_it(head, meals, worker):
    answer = {
        "individual": head, "purpose": "assistance", "partner": meals.organisation,
        "state": "given", "said_by": "self", "speaker": None,
    }  # fmt: skip
    made = sent(
        head, [head], to=meals, by=worker, answers=[answer], language="hy", explained="aloud"
    )

    consent = made.people.get().consent
    assert (consent.partner, consent.explained) == (meals.organisation, "aloud")


def test_nobody_shares_what_they_may_not_read(head, meals):
    registrar = make_user("registrar")
    says(head, partner=meals.organisation)

    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=registrar, shares=["name", "protection"])
    assert code_of(refused) == ["may_not_share"]


def test_a_service_that_takes_none_is_sent_none(head, worker):
    full = service(takes_until=after(-1))
    says(head, partner=full.organisation)

    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=full, by=worker)
    assert code_of(refused) == ["not_taking"]


@pytest.mark.parametrize("days", [-1, 181])
def test_the_answer_is_due_within_half_a_year(head, meals, worker, days):
    says(head, partner=meals.organisation)

    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=worker, deadline=after(days))
    assert code_of(refused) == ["deadline"]


def test_the_days_follow_from_the_urgency(head, meals, worker):
    says(head, partner=meals.organisation)

    made = sent(head, [head], to=meals, by=worker, urgency="at_once")

    assert (made.deadline, made.open_until) == (after(1), after(31))


def test_what_is_out_of_time_expires_and_a_late_answer_still_returns(referral, partner):
    late = after(1, referral.deadline)
    see_to_referrals(today=late, at=at(late))
    referral.refresh_from_db()
    assert (referral.state, referral.is_unread_answer) == ("expired", True)

    with pytest.raises(ValidationError):
        answers("accept_referral", referral, by=partner, on=late)
    answers("complete_referral", referral, by=partner, on=late, outcome="helped")

    assert seen(referral, on=late) is None
    assert (referral.state, referral.outcome) == ("completed", "helped")
    assert steps(referral) == ["sent", "expired", "completed"]


def test_who_is_late_before_the_night_came_opens_nothing_either(referral, partner):
    late = after(1, referral.deadline)

    with pytest.raises(ValidationError) as refused:
        answers("accept_referral", referral, by=partner, on=late)
    assert code_of(refused) == ["state"]
    answers("complete_referral", referral, by=partner, on=late, outcome="no_contact")
    assert seen(referral, on=late) is None


def test_the_sender_takes_it_back_with_a_reason(referral, worker):
    with pytest.raises(ValidationError):
        referrals.revoke_referral(referral=referral, because="", by=worker, today=DAY, at=at())

    referrals.revoke_referral(referral=referral, because="Moved", by=worker, today=DAY, at=at())

    assert seen(referral) is None
    assert steps(referral) == ["sent", "revoked"]


def test_an_answer_is_read_once(referral, partner, worker):
    answers("accept_referral", referral, by=partner)
    for _ in range(2):
        referrals.read_answer(referral=referral, by=worker, today=DAY, at=at())

    referral.refresh_from_db()
    assert not referral.is_unread_answer
    assert steps(referral) == ["sent", "accepted", "answer_read"]


def test_of_somebody_outside_the_sender_types_the_outcome(head, worker):
    clinic = service(outside="Polyclinic No. 2", sector="health")
    with pytest.raises(ValidationError):
        sent(head, [head], to=clinic, by=worker)

    letter = sent(
        head, [head], to=clinic, by=worker, basis="in_hand", basis_words="She agreed at the desk"
    )
    answers("complete_referral", letter, by=worker, outcome="waiting_list")

    assert letter.is_outside
    assert Referral.objects.get().outcome == "waiting_list"


def test_a_partner_is_sent_nothing_by_hand(head, meals, worker):
    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=worker, basis="in_hand", basis_words="She agreed")
    assert code_of(refused) == ["basis"]


def test_an_inactive_household_is_not_referred(meals, worker):
    with acting(by=worker):
        alone = make_household({}, child(), by=worker)
        Household.objects.filter(pk=alone.pk).update(inactive_on=DAY, inactive_reason="no_contact")
    person = head_of(alone)

    with pytest.raises(ValidationError) as refused:
        sent(person, [person], to=meals, by=worker)
    assert code_of(refused) == ["inactive"]

"""What may follow what in a referral, what the night does with it, and that its story stays."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from casework import referral_states
from casework.actions.referral_night import see_to_referrals, working_days_before
from casework.models import Referral, ReferralStep
from casework.referral_choices import Item, ReferralState
from casework.shared import RESTS_ON
from tests.casework.cases import closed, opened
from tests.casework.referring import DAY, after, answers, at, says, sent, steps
from tests.factories import member

pytestmark = pytest.mark.django_db


def test_unread_for_two_working_days_it_goes_to_the_second_and_then_to_the_lead(referral):
    # Sent on a Wednesday: Friday is the second working day after it.
    for days, expected in ((1, []), (2, ["to_second"]), (3, []), (6, ["to_lead"])):
        done = see_to_referrals(today=after(days), at=at(after(days)))
        assert [step for step, count in done.items() if count] == expected, days
    assert steps(referral) == ["sent", "to_second", "to_lead"]


def test_what_was_opened_is_passed_on_to_nobody(referral, partner):
    answers("open_referral", referral, by=partner)
    answers("open_referral", referral, by=partner, on=after(1))

    assert not any(see_to_referrals(today=after(5), at=at(after(5))).values())
    assert steps(referral) == ["sent", "read"]


def test_working_days_leave_out_the_weekend():
    monday = after(5)

    assert (monday.weekday(), working_days_before(monday).weekday()) == (0, 3)


def test_every_item_rests_on_fields():
    assert set(RESTS_ON) == set(Item)


def test_the_database_holds_the_same_table(referral):
    """Every pair of states: the trigger lets through what the table has, and nothing else."""
    ended = {"ended_on": DAY, "ended_because": "Because"}
    values = {
        "sent": {}, "accepted": {"answered_on": DAY}, "expired": ended, "revoked": ended,
        "ended": ended, "declined": {"answered_on": DAY, "declined_because": "other"},
        "completed": {"outcome": "helped", "outcome_on": DAY},
    }  # fmt: skip
    empty = {"answered_on": None, "declined_because": "", "outcome": "", "outcome_on": None}
    empty |= {"ended_on": None, "ended_because": ""}
    allowed = set()
    for before, new in product(ReferralState.values, repeat=2):
        row = Referral.objects.get(pk=referral.pk)
        row.pk, row._state.adding = Referral._meta.pk.get_default(), True
        for name, value in (empty | values[before] | {"state": before}).items():
            setattr(row, name, value)
        row.save()
        try:
            with transaction.atomic():
                Referral.objects.filter(pk=row.pk).update(**empty | values[new] | {"state": new})
            allowed.add((before, new))
        except IntegrityError as fault:
            assert "no such way" in str(fault)

    unmoved = {(state, state) for state in ReferralState.values}
    assert allowed - unmoved == set(referral_states.MOVES)


def test_a_step_is_never_changed(referral):
    with pytest.raises(Exception, match="denied"), transaction.atomic():
        ReferralStep.objects.update(said="Something else")


def test_a_case_serves_for_whom_it_is_about(home, head, meals, worker):
    man = member(home, "spouse")
    for person in (head, man):
        says(person, partner=meals.organisation)
    of_home, of_man = (
        opened(about, by=worker, concern=concern)
        for about, concern in ((home, "Rent"), (man, "Work"))
    )

    assert sent(head, [head], to=meals, by=worker, case=of_home).case == of_home
    assert sent(home, [head], to=meals, by=worker, case=of_man).case == of_man
    with pytest.raises(ValidationError) as refused:
        sent(head, [head], to=meals, by=worker, case=of_man)
    assert refused.value.code == "other_case"
    closed(of_man, by=worker)
    with pytest.raises(ValidationError) as refused:
        sent(man, [man], to=meals, by=worker, case=of_man)
    assert refused.value.code == "other_case"

"""A programme's rules are read before they are kept, and one is in force at a time."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assistance.entitlement import entitled
from assistance.models import ProgrammeRule
from assistance.reference import armenian_rules
from tests.assistance.families import family
from tests.assistance.programmes import programme

pytestmark = pytest.mark.django_db
PER_PERSON = {"kind": "per_person", "amount": 50_000}


def rule(of, from_on=date(2026, 1, 1), **changes):
    return ProgrammeRule(programme=of, from_on=from_on, **{"amount": PER_PERSON} | changes)


def test_what_is_kept_gives_what_the_data_say():
    kept = rule(programme())
    kept.full_clean()
    kept.save()

    found = entitled(ProgrammeRule.objects.get().as_rule(), family(3), date(2026, 5, 1))

    assert (found.is_eligible, found.amount) == (True, 150_000)


def test_the_rules_of_the_state_can_all_be_kept():
    kept = {}
    for each in armenian_rules():
        of = kept.setdefault(each.programme, programme(title=each.programme, until_on=None))
        row = rule(
            of,
            date.fromisoformat(each.from_on),
            until_on=date.fromisoformat(each.until_on) if each.until_on else None,
            covers=each.covers,
            eligible=each.eligible,
            amount=each.amount,
        )
        row.full_clean()
        row.save()

    assert ProgrammeRule.objects.count() == len(armenian_rules())


@pytest.mark.parametrize(
    "wrong",
    [{"amount": {"kind": "gift"}}, {"covers": {"fact": "price", "is": "below", "value": 1}}],
)
def test_what_cannot_be_read_is_refused_in_words(wrong):
    with pytest.raises(ValidationError, match="from 2026-01-01"):
        rule(programme(), **wrong).full_clean()


def test_two_rules_are_not_in_force_on_one_day():
    of = programme()
    rule(of, until_on=date(2026, 6, 1)).save()
    rule(of, date(2026, 6, 1)).save()

    with pytest.raises(IntegrityError, match="rule_one_at_a_time"), transaction.atomic():
        rule(of, date(2027, 1, 1)).save()


@pytest.mark.parametrize(
    ("change", "law"),
    [
        ({"until_on": date(2026, 1, 1)}, "ends_after"),
        ({"budget": -1}, "budget"),
        ({"every_days": 0}, "every_day"),
        ({"number": "G1"}, "number_form"),
    ],
)
def test_the_database_refuses_what_no_programme_can_be(change, law):
    with pytest.raises(IntegrityError, match=law), transaction.atomic():
        programme(**change)

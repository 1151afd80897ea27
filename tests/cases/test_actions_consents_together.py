"""What a whole family says of its data on one page: all of it is recorded, or none."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases import actions
from cases.models import Consent
from tests.cases.refusals import codes_of
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


def asked(person, purpose, state="given", **said):
    return {"individual": person, "purpose": purpose, "state": state, "said_by": "self"} | said


def together(household, answers, **said):
    """What a whole family answers on one page."""
    how = {"language": "hy", "explained": "aloud", "on": TODAY, "today": TODAY, "at": AT}
    return actions.record_consents(
        household=household, answers=answers, by=make_user(), **how | said
    )


def test_a_family_answers_on_one_page():
    household = family()
    wife, husband = head_of(household), member(household, "spouse")
    boy = member(household, "child")

    together(
        household,
        [
            *(asked(wife, purpose) for purpose in ("life_saving", "assistance")),
            asked(husband, "assistance", "refused"),
            asked(boy, "assistance", said_by="caregiver", speaker=wife),
        ],
    )

    assert Consent.objects.current().count() == 4


def test_all_faults_of_a_page_come_at_once_and_nothing_is_written():
    household = family()
    wife, boy = head_of(household), member(household, "child")
    answers = [
        asked(wife, "assistance"),
        asked(boy, "assistance"),
        asked(wife, "health", "withdrawn"),
        asked(wife, "assistance"),
    ]

    with pytest.raises(ValidationError) as refused:
        together(household, answers)

    assert {(f.row, f.field, f.code) for f in refused.value.faults} == {
        (1, "speaker", "consent_child"),
        (2, "state", "consent_nothing_given"),
        (3, "state", "consent_twice"),
    }
    assert not Consent.objects.exists()


def test_an_empty_page_is_refused():
    with pytest.raises(ValidationError) as refused:
        together(family(), [])

    assert codes_of(refused.value) == ["consent_nobody"]


def test_people_of_another_household_are_not_answered_for_here():
    with pytest.raises(ValidationError) as refused:
        together(family(), [asked(head_of(make_household()), "health")])

    assert codes_of(refused.value) == ["consent_moved"]

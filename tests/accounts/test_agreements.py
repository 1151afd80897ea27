"""A sharing agreement: drafted by one, signed by two others, suspended, resumed and ended."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions import agreements as actions
from accounts.models import SharingAgreement
from cases.models import Household
from tests.cases.refusals import codes_of
from tests.factories import make_household, make_organisation, make_user, place

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)


def partner(acronym="KAMURJ"):
    return make_organisation(acronym, is_controller=False, kind="national_ngo")


def values(**changes):
    return {
        "partner": partner(),
        "title": "Winter help in Kotayk",
        "purposes": ["assistance"],
        "basis": "duty",
        "decree": "N 100-L of 5 October 2023 (invented)",
        "field_classes_shared": ["administrative", "identity"],
        "from_on": TODAY,
        "until_on": None,
    } | changes


def draft(*, by=None, places=("AM07",), **changes):
    return actions.draft_agreement(
        values=values(**changes), places=[place(code) for code in places],
        by=by or make_user("administrator"), today=TODAY,
    )  # fmt: skip


def sign(agreement, by=None):
    return actions.sign_agreement(agreement=agreement, by=by or make_user("dpo"), today=TODAY)


def signed(**changes):
    agreement = draft(**changes)
    sign(agreement)
    return sign(agreement)


@pytest.fixture
def household():
    """A family in Kotayk that the partner would see by decree."""
    return make_household(at="AM07")


def sees(household, *, purpose="assistance", on=TODAY, **changes):
    """Whether a fresh user of the partner sees the household, as the next request does."""
    user = make_user("partner", organisation=partner(), purpose=purpose, **changes)
    return Household.objects.visible_to(user, on=on).filter(pk=household.pk).exists()


def test_a_draft_shows_nobody(household):
    draft()

    assert not sees(household)


def test_one_signature_shows_nobody(household):
    sign(draft())

    assert not sees(household)


def test_two_signatures_show_people(household):
    agreement = signed()

    assert sees(household)
    assert agreement.state_on(TODAY) == "active"
    assert agreement.begins_on == TODAY


def test_nobody_signs_twice(household):
    supervisor = make_user("supervisor")
    agreement = sign(draft(), by=supervisor)

    with pytest.raises(ValidationError) as refused:
        sign(agreement, by=supervisor)

    assert codes_of(refused.value) == ["second_person"]
    assert not sees(household)


@pytest.mark.parametrize("before", [0, 1])
def test_whoever_drafted_it_does_not_sign(household, before):
    drafter = make_user("dpo")
    agreement = draft(by=drafter)
    for _signature in range(before):
        sign(agreement)

    with pytest.raises(ValidationError) as refused:
        sign(agreement, by=drafter)

    assert codes_of(refused.value) == ["second_person"]
    assert not sees(household)


def test_the_database_refuses_the_drafters_signature_too():
    agreement = draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        SharingAgreement.objects.filter(pk=agreement.pk).update(
            first_signed_by=agreement.drafted_by, first_signed_on=TODAY
        )


def test_a_third_signature_is_refused():
    with pytest.raises(ValidationError) as refused:
        sign(signed())

    assert codes_of(refused.value) == ["signed_already"]


def test_what_is_signed_is_not_edited(household):
    agreement = signed()

    with pytest.raises(ValidationError) as refused:
        actions.amend_draft(
            agreement=agreement, values=values(title="More"), places=[place("AM03")],
            by=make_user("administrator"), today=TODAY,
        )  # fmt: skip

    assert codes_of(refused.value) == ["signed"]


def test_a_signature_to_other_words_is_void_and_whoever_changed_them_does_not_sign():
    administrator = make_user("administrator")
    agreement = sign(draft())

    amended = actions.amend_draft(
        agreement=agreement, values=values(title="More"), places=[place("AM03")],
        by=administrator, today=TODAY,
    )  # fmt: skip

    assert amended.first_signed_by is None
    assert amended.drafted_by == administrator
    assert [one.pk for one in amended.places.all()] == ["AM03"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"basis": "consent"}, "agreement_decree"),
        ({"decree": ""}, "agreement_decree"),
        ({"purposes": []}, "blank"),
        ({"field_classes_shared": ["administrative", "health"]}, "agreement_health"),
        ({"until_on": TODAY - timedelta(1)}, "ends_before_beginning"),
        ({"places": ()}, "no_places"),
    ],
)
def test_an_agreement_says_what_it_must(changes, code):
    with pytest.raises(ValidationError) as refused:
        draft(**changes)

    assert code in codes_of(refused.value)


def test_the_controller_makes_no_agreement_with_itself():
    with pytest.raises(ValidationError) as refused:
        draft(partner=make_organisation())

    assert codes_of(refused.value) == ["partner_controls"]


def test_one_that_begins_tomorrow_shows_nobody_today(household):
    agreement = signed(from_on=TODAY + timedelta(1))

    assert not sees(household)
    assert sees(household, on=TODAY + timedelta(1))
    assert agreement.state_on(TODAY) == "to_come"


def test_one_that_ends_today_shows_nobody_today(household):
    agreement = signed(from_on=TODAY - timedelta(10))
    assert sees(household)

    SharingAgreement.objects.filter(pk=agreement.pk).update(until_on=TODAY)

    assert sees(household, on=TODAY - timedelta(1))
    assert not sees(household)


def test_one_that_is_over_is_signed_no_more():
    with pytest.raises(ValidationError) as refused:
        sign(draft(from_on=TODAY - timedelta(10), until_on=TODAY))

    assert codes_of(refused.value) == ["ended"]


def test_another_purpose_shows_nobody(household):
    signed()

    assert not sees(household, purpose="protection")
    assert not sees(household, purpose="")


def test_another_place_shows_nobody(household):
    signed(places=("AM03",))

    assert not sees(household)


def test_a_user_who_may_not_sign_in_sees_nobody(household):
    signed()

    assert not sees(household, is_active=False)


def test_a_suspension_holds_from_the_next_request_and_is_lifted(household):
    agreement = signed()

    actions.suspend_agreement(
        agreement=agreement, reason="A leak", by=make_user("dpo"), today=TODAY
    )
    assert not sees(household)

    actions.resume_agreement(agreement=agreement, by=make_user("dpo"), today=TODAY)
    assert sees(household)


def test_an_end_holds_from_the_next_request_and_for_good(household):
    agreement = signed()

    ended = actions.end_agreement(
        agreement=agreement, reason="The project ended", by=make_user("dpo"), today=TODAY
    )

    assert not sees(household)
    assert ended.state_on(TODAY) == "ended"
    for again in (actions.resume_agreement, actions.sign_agreement):
        with pytest.raises(ValidationError) as refused:
            again(agreement=agreement, by=make_user("dpo"), today=TODAY)
        assert codes_of(refused.value) == ["ended"]


def test_one_that_never_began_ends_on_the_day_on_which_it_would_have(household):
    tomorrow = TODAY + timedelta(1)
    agreement = signed(from_on=tomorrow)

    actions.end_agreement(agreement=agreement, reason="Dropped", by=make_user("dpo"), today=TODAY)

    assert not sees(household, on=tomorrow)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda a: actions.suspend_agreement(agreement=a, reason=" ", by=make_user(), today=TODAY),
         "no_reason"),
        (lambda a: actions.end_agreement(agreement=a, reason="", by=make_user(), today=TODAY),
         "no_reason"),
        (lambda a: actions.resume_agreement(agreement=a, by=make_user(), today=TODAY),
         "not_suspended"),
    ],
)  # fmt: skip
def test_a_step_that_makes_no_sense_is_refused_in_words(act, code):
    with pytest.raises(ValidationError) as refused:
        act(signed())

    assert codes_of(refused.value) == [code]
    assert all(refused.value.messages)


def test_a_draft_is_not_suspended():
    with pytest.raises(ValidationError) as refused:
        actions.suspend_agreement(
            agreement=draft(), reason="A leak", by=make_user("dpo"), today=TODAY
        )

    assert codes_of(refused.value) == ["not_in_force"]

"""What people say about their data: who may say it, what it replaces, and what nobody may."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from cases import actions
from cases.models import Consent
from tests.cases.refusals import codes_of, refused_by_the_database
from tests.factories import (
    child,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
    person_values,
)

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


def answer(individual, state="given", **said):
    """What somebody says for themself of assistance, unless said otherwise."""
    asked = {"individual": individual, "purpose": "assistance", "partner": None, "state": state,
             "said_by": "self", "speaker": None, "language": "hy", "explained": "aloud",
             "valid_until": None, "on": TODAY, "today": TODAY, "at": AT}  # fmt: skip
    return actions.record_consent(**asked | {"by": make_user()} | said)


def partner(acronym="KAMURJ"):
    return make_organisation(acronym, is_controller=False, kind="national_ngo")


def away(person, since=date(2024, 2, 1)):
    actions.record_absence(
        person=person, by=make_user(), today=TODAY,
        values={"from_on": since, "country": "RU", "source": "family", "is_certain": True},
    )  # fmt: skip
    return person


def current(person):
    return [
        (c.purpose, c.partner_id, c.state, c.said_by)
        for c in person.consents.current().order_by("purpose", "partner")
    ]


def test_an_adult_answers_for_themself_and_the_next_answer_takes_its_place():
    person = head_of(family())

    first = answer(person)
    second = answer(person, "refused")

    first.refresh_from_db()
    assert first.replaced_at == AT
    assert second.replaced_at is None
    assert current(person) == [("assistance", None, "refused", "self")]


def test_only_what_was_given_is_withdrawn():
    person = head_of(family())

    with pytest.raises(ValidationError) as refused:
        answer(person, "withdrawn")

    assert codes_of(refused.value) == ["consent_nothing_given"]
    actions.withdraw(consent=answer(person), by=make_user(), today=TODAY, at=AT)
    assert current(person) == [("assistance", None, "withdrawn", "self")]


def test_what_is_over_cannot_be_withdrawn_any_more():
    person = head_of(family())
    answer(person, on=date(2024, 1, 1), valid_until=date(2024, 2, 1))

    with pytest.raises(ValidationError) as refused:
        answer(person, "withdrawn")

    assert codes_of(refused.value) == ["consent_nothing_given"]


def test_one_partner_is_refused_while_the_others_are_not():
    person, kamurj = head_of(family()), partner()
    answer(person)

    answer(person, "refused", partner=kamurj)

    assert current(person) == [
        ("assistance", "KAMURJ", "refused", "self"),
        ("assistance", None, "given", "self"),
    ]


def test_a_no_to_all_takes_back_what_was_given_to_one():
    person = head_of(family())
    answer(person, partner=partner())

    answer(person, "refused")

    assert current(person) == [("assistance", None, "refused", "self")]


def test_a_yes_to_all_leaves_the_no_to_one():
    person = head_of(family())
    answer(person, "refused", partner=partner())

    answer(person)

    assert ("assistance", "KAMURJ", "refused", "self") in current(person)


def test_the_registers_controller_needs_nobodys_consent():
    with pytest.raises(ValidationError) as refused:
        answer(head_of(family()), partner=make_organisation())

    assert codes_of(refused.value) == ["consent_to_controller"]


@pytest.mark.parametrize("parent", ["head", "spouse"])
def test_what_a_parent_says_holds_until_60_days_after_the_child_turned_18(parent):
    household = family()
    boy, speaker = member(household, "child"), member(household, parent)

    said = answer(boy, said_by="caregiver", speaker=speaker, purpose="health")

    assert said.valid_until == date(2028, 1, 15) + timedelta(60)


def test_a_child_does_not_answer_alone():
    with pytest.raises(ValidationError) as refused:
        answer(member(family(), "child"))

    assert codes_of(refused.value) == ["consent_child"]


def test_nobody_but_parents_and_guardians_speaks_for_a_child():
    niece = child(relationship="other_relative", birth_date=date(2012, 5, 5))
    household = make_household({}, niece)
    girl, aunt = member(household, "other_relative"), head_of(household)

    with pytest.raises(ValidationError) as refused:
        answer(girl, said_by="caregiver", speaker=aunt)

    assert codes_of(refused.value) == ["consent_not_caregiver"]
    actions.link_people(
        person=girl, values={"kind": "guardian", "other": aunt}, by=make_user(), today=DAY_BEFORE
    )
    assert answer(girl, said_by="caregiver", speaker=aunt).speaker == aunt


DAY_BEFORE = TODAY - timedelta(1)


def test_whom_a_link_lets_consent_speaks_from_another_household_too():
    household, elsewhere = family(), make_household()
    boy, guardian = member(household, "child"), head_of(elsewhere)
    values = {"kind": "other_relative", "other": guardian, "may_consent": True}
    actions.link_people(person=boy, values=values, by=make_user(), today=DAY_BEFORE)

    assert answer(boy, said_by="caregiver", speaker=guardian).speaker == guardian


def test_an_adult_is_not_spoken_for_while_they_are_here():
    household = family()

    with pytest.raises(ValidationError) as refused:
        answer(member(household, "spouse"), said_by="caregiver", speaker=head_of(household))

    assert codes_of(refused.value) == ["consent_adult"]


def test_a_present_adult_speaks_for_one_who_is_away_for_ninety_days():
    household = family()
    husband = away(member(household, "spouse"))

    said = answer(husband, said_by="relative", speaker=head_of(household))

    assert said.valid_until == TODAY + timedelta(90)
    assert current(husband) == [("assistance", None, "given", "relative")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": "health"}, "consent_provisional"),
        ({"valid_until": TODAY + timedelta(91)}, "consent_provisional"),
        ({"speaker": "child"}, "consent_speaker_is_child"),
        ({"speaker": None}, "consent_speaker"),
        ({"on": date(2024, 1, 1)}, "consent_not_away"),
    ],
)
def test_what_a_relative_may_not_promise(changes, code):
    household = family()
    husband = away(member(household, "spouse"))
    asked = {"said_by": "relative", "speaker": head_of(household)} | changes
    if asked["speaker"] == "child":
        asked["speaker"] = member(household, "child")

    with pytest.raises(ValidationError) as refused:
        answer(husband, **asked)

    assert code in codes_of(refused.value)


def test_who_is_away_themself_speaks_for_nobody():
    household = family()
    husband, wife = away(member(household, "spouse")), away(head_of(household))

    with pytest.raises(ValidationError) as refused:
        answer(husband, said_by="relative", speaker=wife)

    assert codes_of(refused.value) == ["consent_speaker_away"]


def test_once_they_answer_themselves_nobody_speaks_for_them():
    household = family()
    husband, wife = away(member(household, "spouse")), head_of(household)
    answer(husband, said_by="relative", speaker=wife)

    answer(husband, "refused", explained="telephone", partner=partner())

    assert current(husband) == [("assistance", "KAMURJ", "refused", "self")]
    with pytest.raises(ValidationError) as refused:
        answer(husband, said_by="relative", speaker=wife)
    assert codes_of(refused.value) == ["consent_own_answer"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": TODAY + timedelta(1)}, "future"),
        ({"on": date(1987, 1, 1)}, "too_early"),
        ({"valid_until": TODAY}, "ends_before_beginning"),
        ({"state": "refused", "valid_until": date(2025, 1, 1)}, "consent_no_ends"),
        ({"speaker": "self"}, "consent_speaker"),
    ],
)
def test_an_answer_fits_together(changes, code):
    person = head_of(family())
    if changes.get("speaker"):
        changes = {"speaker": person}

    with pytest.raises(ValidationError) as refused:
        answer(person, **changes)

    assert code in codes_of(refused.value)


def test_what_was_said_earlier_does_not_overtake_what_was_said_later():
    person = head_of(family())
    answer(person, "refused")

    with pytest.raises(ValidationError) as refused:
        answer(person, on=date(2024, 2, 1))

    assert codes_of(refused.value) == ["consent_of_later_day"]


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(state="given", purpose="health"),
        lambda said: said.update(valid_until=date(2030, 1, 1)),
    ],
)
def test_an_answer_is_not_rewritten(change):
    said = answer(head_of(family()))

    with refused_by_the_database("consent_stays", "consent_stays"):
        change(Consent.objects.filter(pk=said.pk))


def test_an_answer_that_was_overtaken_stays_so():
    person = head_of(family())
    first = answer(person)
    answer(person, "refused")

    with refused_by_the_database("consent_stays", "consent_stays"):
        Consent.objects.filter(pk=first.pk).update(replaced_at=None)


def test_an_answer_is_not_deleted():
    said = answer(head_of(family()))

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        said.delete()


def test_whose_age_is_not_known_may_answer_for_themself():
    nameless = person_values(birth_date=None, birth_precision="")

    assert answer(head_of(make_household(nameless))).state == "given"

"""Laws of one row: refused in words by the actions, and by the database whoever writes."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import Organisation, User
from cases import actions, numbers
from cases.actions.writing import TRIGGER_LAWS, refusal
from cases.models import Household, Individual, Membership, Residence
from tests.cases.refusals import faults_of, refused, refused_by_the_database
from tests.factories import (
    DAY,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
    place,
)

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
ASKED = {"seeing": 3, "wg_asked_on": DAY, "wg_method": "self"}
EXPECTED = {"pregnancy_expected_on": DAY, "pregnancy_asked_on": DAY}
NAMELESS = {"given_name": "", "family_name": ""}
UNBORN = {"birth_date": None, "birth_precision": ""}
LONG_AGO = date(1987, 12, 31)
OURS = ("cases", "accounts", "places")

# Law, its code, and values that break it in the row of a woman of 39, head, there since DAY.
OF_PEOPLE = [
    ("has_a_name", "no_name", NAMELESS),
    ("has_a_name", "no_name", NAMELESS | {"given_name": "  "}),
    ("days_not_too_early", "too_early", {"arrived_on": LONG_AGO} | UNBORN),
    ("days_not_too_early", "too_early", {"in_household_since": LONG_AGO} | UNBORN),
    ("days_not_too_early", "too_early", {"left_on": LONG_AGO, "left_reason": "died"}),
    ("days_not_too_early", "too_early", ASKED | {"wg_asked_on": LONG_AGO} | UNBORN),
    ("days_not_too_early", "too_early", {"pregnancy_asked_on": LONG_AGO}),
    ("leaving_with_reason", "incomplete_leaving", {"left_on": DAY}),
    ("leaving_with_reason", "incomplete_leaving", {"left_reason": "died"}),
    ("leaves_after_coming", "left_before_coming", {"left_on": BEFORE, "left_reason": "died"}),
    ("role_within_stay", "role_before_coming", {"role_since": BEFORE}),
    ("birth_with_precision", "incomplete_birth", {"birth_precision": ""}),
    ("birth_with_precision", "incomplete_birth", {"birth_date": None}),
    ("birth_not_too_early", "birth_too_early", {"birth_date": date(1899, 12, 31)}),
    ("comes_after_birth", "born_after_coming", {"birth_date": AFTER, "arrived_on": None}),
    (
        "arrives_after_birth",
        "arrived_before_birth",
        {"birth_date": date(1990, 3, 12), "arrived_on": date(1990, 3, 11)},
    ),
    ("disability_asked_on_a_day", "incomplete_washington_group", {"seeing": 1}),
    ("disability_asked_on_a_day", "incomplete_washington_group", {"wg_asked_on": DAY}),
    ("disability_asked_on_a_day", "incomplete_washington_group", ASKED | {"wg_method": ""}),
    (
        "disability_asked_from_age_5",
        "too_young_for_washington_group",
        ASKED | {"birth_date": date(2018, 10, 2)},
    ),
    ("pregnancy_is_a_womans", "pregnant_man", EXPECTED | {"sex": "male"}),
    ("pregnancy_is_a_womans", "pregnant_man", {"sex": "male", "breastfeeding_until": DAY}),
    ("pregnancy_asked_on_a_day", "incomplete_pregnancy", {"pregnancy_expected_on": DAY}),
    *(
        (
            "pregnancy_within_reach",
            "pregnancy_out_of_reach",
            EXPECTED | {"pregnancy_expected_on": day},
        )
        for day in (date(1, 1, 1), DAY - timedelta(days=15), DAY + timedelta(days=281))
    ),
    ("source_is_complete", "incomplete_source", {"source": "MLSA"}),
    ("source_is_complete", "incomplete_source", {"source_id": "7"}),
    ("once_per_source", "source_taken", {"source": "MLSA", "source_id": "taken"}),
]
OF_HOUSEHOLDS = [
    ("inactive_with_reason", "incomplete_inactive", {"inactive_on": DAY}),
    ("inactive_with_reason", "incomplete_inactive", {"inactive_reason": "duplicate"}),
    (
        "inactive_after_registration",
        "inactive_before_registration",
        {"inactive_on": BEFORE, "inactive_reason": "duplicate"},
    ),
    ("declared_size", "declared_size", {"declared_size": 0}),
    ("declared_size", "declared_size", {"declared_size": 100}),
    ("confirmed_on_a_day", "confirmed_without_day", {"last_confirmed_by": "call"}),
    ("official_of_an_institution", "official_of_household", {"responsible_official": "A. B."}),
    ("source_is_complete", "incomplete_source", {"source": "MLSA"}),
    ("source_is_complete", "incomplete_source", {"source_id": "7"}),
    ("once_per_source", "source_taken", {"source": "MLSA", "source_id": "taken"}),
]
# Laws that actions cannot break, or break with an earlier word; tried below, one by one.
TRIED_ALONE = {
    "household_number_form",
    "individual_number_form",
    "individual_search_key_is_of_these_names",
    "individual_one_head_per_household",
    "membership_ends_after_its_beginning",
    "membership_one_household_at_a_time",
    "residence_not_too_early",
    "residence_ends_after_its_beginning",
    "residence_one_of_a_kind_at_a_time",
    "organisation_one_controller",
    "organisation_acronym_is_a_word",
    "user_with_a_role_has_an_organisation",
}


@pytest.fixture
def taken(db):
    """A household and a person who came from another register."""
    known = {"source": "MLSA", "source_id": "taken"}
    return make_household(known, **known)


@pytest.mark.parametrize(("law", "code", "values"), OF_PEOPLE)
def test_a_person_who_breaks_a_law_is_refused_in_words(taken, law, code, values):
    person = head_of(make_household())

    with refused(code):
        actions.amend_person(
            person=person, version=person.version, values=values, by=make_user(), today=AFTER
        )


@pytest.mark.parametrize(("law", "code", "values"), OF_PEOPLE)
def test_a_person_who_breaks_a_law_is_refused_by_the_database(taken, law, code, values):
    person = head_of(make_household())

    with refused_by_the_database(f"individual_{law}", code):
        Individual.objects.filter(pk=person.pk).update(**values)


@pytest.mark.parametrize(("law", "code", "values"), OF_HOUSEHOLDS)
def test_a_household_that_breaks_a_law_is_refused_in_words(taken, law, code, values):
    household = make_household()
    household.refresh_from_db()

    with refused(code):
        actions.amend_household(
            household=household,
            version=household.version,
            values=values,
            members={},
            new_members=[],
            by=make_user(),
            on=DAY,
        )


@pytest.mark.parametrize(("law", "code", "values"), OF_HOUSEHOLDS)
def test_a_household_that_breaks_a_law_is_refused_by_the_database(taken, law, code, values):
    household = make_household()

    with refused_by_the_database(f"household_{law}", code):
        Household.objects.filter(pk=household.pk).update(**values)


@pytest.mark.parametrize("wrong", ["P7K3MQ9QX2TI", "P7K3MQ", "H7K3MQ9QX2TP", "p7k3mq9qx2tp"])
def test_a_person_has_a_number_of_the_form(db, wrong):
    person = head_of(make_household())
    person.pk = wrong

    with refused_by_the_database("individual_number_form", "number_form"):
        person.save(force_insert=True)


def test_a_household_has_a_number_of_the_form(db):
    household = make_household()
    household.pk = numbers.new_person_number()

    with refused_by_the_database("household_number_form", "number_form"):
        household.save(force_insert=True)


def test_an_address_does_not_end_before_it_begins(db):
    homes = Residence.objects.filter(household=make_household())

    with refused_by_the_database("residence_ends_after_its_beginning", "ends_before_beginning"):
        homes.update(until_on=BEFORE)


def test_an_address_does_not_begin_long_before_the_displacement(db):
    homes = Residence.objects.filter(household=make_household())

    with refused_by_the_database("residence_not_too_early", "too_early"):
        homes.update(from_on=LONG_AGO)


def test_there_is_one_address_of_a_kind_at_a_time(db):
    household = make_household()

    with refused_by_the_database("residence_one_of_a_kind_at_a_time", "overlapping_address"):
        Residence.objects.create(household=household, place=place(), from_on=DAY)


def test_a_stay_does_not_end_before_it_begins(db):
    household = family()
    later = {"role_since": DAY + timedelta(days=9), "relationship": "sibling"}
    spouse = Individual.objects.filter(pk=member(household, "spouse").pk)
    spouse.update(**later)

    with refused_by_the_database("membership_ends_after_its_beginning", "left_before_coming"):
        spouse.update(left_on=DAY + timedelta(days=8), left_reason="died")


def test_nobody_is_in_two_households_at_a_time(db):
    spouse = Individual.objects.filter(pk=member(family(), "spouse").pk)
    spouse.update(role_since=DAY + timedelta(days=9), relationship="sibling")

    with refused_by_the_database("membership_one_household_at_a_time", "overlapping_membership"):
        spouse.update(role_since=DAY + timedelta(days=8), relationship="parent")


def test_one_organisation_controls_the_register(db):
    make_organisation()
    second = Organisation(acronym="UNHCR", name="UNHCR", kind="un", is_controller=True)

    with refused("second_controller"):
        second.full_clean()
    with refused_by_the_database("organisation_one_controller", "second_controller"):
        second.save()


@pytest.mark.parametrize("acronym", ["", "ՄԱԿ", "a b", "-x", "x/y"])
def test_an_acronym_is_a_word(db, acronym):
    organisation = Organisation(acronym=acronym, name="Somebody", kind="un")

    with pytest.raises(ValidationError) as caught:
        organisation.full_clean()
    assert {f.code for f in faults_of(caught.value)} & {"acronym_form", "blank"}
    with refused_by_the_database("organisation_acronym_is_a_word", "acronym_form"):
        organisation.save()


def test_a_user_with_a_role_works_for_somebody(db):
    user = User(username="nobody", password="x", role="caseworker")

    with refused("no_organisation"):
        user.full_clean()
    with refused_by_the_database("user_with_a_role_has_an_organisation", "no_organisation"):
        user.save()


def test_what_is_no_law_keeps_its_own_words(db):
    with pytest.raises(IntegrityError) as caught:
        Household.objects.filter(pk=make_household().pk).update(kind=None)

    assert refusal(caught.value) is caught.value


@pytest.mark.parametrize(
    ("model", "law"),
    [
        (model, law)
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for law in model._meta.constraints
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_law_has_words_and_a_code_of_its_own(model, law):
    assert law.violation_error_code
    assert str(law.violation_error_message) != str(law.default_violation_error_message)


def test_every_law_of_people_and_of_who_works_here_is_tried_in_this_file():
    tried = {f"individual_{law}" for law, *_rest in OF_PEOPLE}
    tried |= {f"household_{law}" for law, *_rest in OF_HOUSEHOLDS} | TRIED_ALONE
    # tests/accounts/test_laws_of_accounts.py
    tried.add("user_role_is_confirmed_by_another")
    models = (Household, Individual, Residence, Membership, Organisation, User)

    assert {law.name for model in models for law in model._meta.constraints} == tried


@pytest.mark.parametrize("law", TRIGGER_LAWS)
def test_a_law_of_a_trigger_has_words_and_a_code(law):
    message, code = TRIGGER_LAWS[law]

    assert str(message)
    assert code

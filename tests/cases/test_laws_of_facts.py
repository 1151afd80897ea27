"""Laws of facts, of links and of the team: refused by the database whoever writes, in words."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from cases import numbers
from cases.models import (
    Absence,
    Assignment,
    DisabilityDecision,
    Displacement,
    IdentityDocument,
    LegalStatus,
    NeedCode,
    PersonLink,
    Phone,
    ReservedNumber,
    Restriction,
    SpecificNeed,
)
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, head_of, make_household, make_user, place

pytestmark = pytest.mark.django_db
LONG_AGO, BEFORE, LATER = date(1987, 12, 31), DAY - timedelta(days=1), DAY + timedelta(days=9)
NUMBER = {"number": "+37493550127"}
PASSPORT = {"type": "passport", "number": "AN0123456"}
APPLIED = {"status": "citizenship_applied"}
PROTECTED = {"status": "temporary_protection"}
GROUP = {"degree": "group_2"}
NEED = {"need_id": "SM-CI"}
NAMED = {"kind": "parent", "other_name": "Կարեն"}

# Model, its name in the laws, and values of a fact that keeps them all.
FACTS = [
    (Phone, "phone", NUMBER),
    (Absence, "absence", {}),
    (IdentityDocument, "document", PASSPORT),
    (LegalStatus, "status", PROTECTED),
    (DisabilityDecision, "decision", GROUP),
    (SpecificNeed, "need", NEED),
    (PersonLink, "link", NAMED),
]
# Model, law, its code, and values that break it.
BROKEN = [
    (Phone, "phone_number_form", "phone_form", {"number": "093550127"}),
    (Absence, "absence_country_form", "country_form", {"country": "ru"}),
    (IdentityDocument, "document_number_form", "document_form", PASSPORT | {"number": ""}),
    (IdentityDocument, "document_number_form", "document_form", PASSPORT | {"number": "A 1"}),
    (IdentityDocument, "document_country_form", "country_form", PASSPORT | {"country": "A"}),
    (
        IdentityDocument,
        "document_expires_after_issue",
        "expires_before_issue",
        PASSPORT | {"issued_on": DAY, "expires_on": BEFORE},
    ),
    (
        IdentityDocument,
        "document_extended_beyond_print",
        "extension_too_early",
        PASSPORT | {"expires_on": DAY, "extended_until": BEFORE},
    ),
    (
        IdentityDocument,
        "document_extended_beyond_print",
        "extension_too_early",
        PASSPORT | {"extended_until": DAY},
    ),
    (
        IdentityDocument,
        "document_contested_is_not_verified",
        "contested_verified",
        PASSPORT | {"state": "contested", "is_verified": True},
    ),
    (
        IdentityDocument,
        "document_code_070_is_of_passports",
        "code_070",
        PASSPORT | {"type": "psn", "has_code_070": True},
    ),
    (
        LegalStatus,
        "status_outcome_of_an_application",
        "outcome_without_application",
        PROTECTED | {"outcome": "granted", "until_on": LATER},
    ),
    (
        LegalStatus,
        "status_outcome_of_an_application",
        "outcome_without_application",
        APPLIED | {"outcome": "granted"},
    ),
    (PersonLink, "link_names_the_other", "link_without_other", {"kind": "parent"}),
    (
        PersonLink,
        "link_names_the_other",
        "link_without_other",
        {"kind": "parent", "other": "themself", "other_name": "Կարեն"},
    ),
    (
        PersonLink,
        "link_names_the_other",
        "link_without_other",
        {"kind": "parent", "other": "themself", "last_seen_place": "Stepanakert"},
    ),
    (PersonLink, "link_to_another", "link_to_self", {"kind": "parent", "other": "themself"}),
    (
        PersonLink,
        "link_helps_who_is_here",
        "helper_is_away",
        NAMED | {"whereabouts": "missing", "may_collect": True},
    ),
    (PersonLink, "link_ended_on_a_day", "ended_without_day", NAMED | {"ended_because": "found"}),
    (Displacement, "displacement_year", "displacement_year", {"year": 1987}),
]
# Model, law, its code, a fact, and another one that cannot stand beside it.
TWICE = [
    (Phone, "phone_once_per_person", "phone_taken", NUMBER, NUMBER),
    (Absence, "absence_once_at_a_time", "overlapping_absence", {}, {"from_on": LATER}),
    (IdentityDocument, "document_once_per_person", "document_twice", PASSPORT, PASSPORT),
    (
        LegalStatus,
        "status_one_at_a_time",
        "overlapping_status",
        PROTECTED,
        {"status": "citizen", "from_on": LATER},
    ),
    (
        LegalStatus,
        "status_one_application_at_a_time",
        "overlapping_application",
        APPLIED,
        APPLIED | {"from_on": LATER},
    ),
    (
        DisabilityDecision,
        "decision_one_at_a_time",
        "overlapping_decision",
        GROUP,
        {"degree": "severe", "from_on": LATER},
    ),
    (SpecificNeed, "need_once_at_a_time", "overlapping_need", NEED, NEED | {"from_on": LATER}),
    (PersonLink, "link_once_by_name", "link_twice", NAMED, NAMED | {"from_on": LATER}),
    (
        Displacement,
        "displacement_once_a_year",
        "displacement_twice",
        {"year": 2020},
        {"year": 2020},
    ),
]
TRIED_ALONE = {
    "document_verified_once",
    "link_once",
    "need_code_form",
    "reserved_number_form",
    "likely_same_once",
    "likely_same_as_another",
    *(f"{name}_{law}" for name in ("restriction", "assignment") for law in ("is_about_one",)),
    "assignment_once_per_household",
    "assignment_once_per_person",
}
DATED = [*FACTS, (Restriction, "restriction", {}), (Assignment, "assignment", {})]


@pytest.fixture
def person():
    return head_of(make_household())


def write(model, person, values):
    """A fact of the person, past all rules."""
    if model is not Displacement:
        values = {"from_on": DAY} | values
    if values.get("other") == "themself":
        values = values | {"other": person}
    return model.objects.create(individual=person, **values)


def write_of_team(model, person, values):
    """A row of the team, past all rules."""
    user = make_user()
    who = {"set_by": user, "reason": "Threatened"} if model is Restriction else {"user": user}
    return model.objects.create(**{"individual": person, "from_on": DAY} | who | values)


@pytest.mark.parametrize(("model", "name", "values"), DATED, ids=lambda value: str(value)[:40])
def test_a_fact_has_days_that_can_be(person, model, name, values):
    written = write_of_team if name in ("restriction", "assignment") else write
    with refused_by_the_database(f"{name}_not_too_early", "too_early"):
        written(model, person, values | {"from_on": LONG_AGO})
    with refused_by_the_database(f"{name}_ends_after_its_beginning", "ends_before_beginning"):
        written(model, person, values | {"until_on": BEFORE})


@pytest.mark.parametrize(("model", "law", "code", "values"), BROKEN)
def test_a_fact_that_breaks_a_law_is_refused(person, model, law, code, values):
    with refused_by_the_database(law, code):
        write(model, person, values)


@pytest.mark.parametrize(("model", "law", "code", "first", "second"), TWICE)
def test_what_stands_once_stands_once(person, model, law, code, first, second):
    write(model, person, first)

    with refused_by_the_database(law, code):
        write(model, person, second)


@pytest.mark.parametrize(("model", "law", "code", "first", "second"), TWICE[1:8])
def test_what_ended_makes_room(person, model, law, code, first, second):
    write(model, person, first | {"until_on": LATER})

    assert write(model, person, second | {"from_on": LATER})


def test_one_person_holds_a_verified_number(person):
    verified = PASSPORT | {"is_verified": True}
    write(IdentityDocument, person, verified)

    with refused_by_the_database("document_verified_once", "document_taken"):
        write(IdentityDocument, head_of(make_household()), verified)


@pytest.mark.parametrize("model", [Restriction, Assignment])
def test_a_row_of_the_team_is_about_a_household_or_a_person(person, model):
    law = f"{model._meta.model_name}_is_about_one"
    for about in ({"individual": None}, {"household": person.household}):
        with refused_by_the_database(law, "household_or_person"):
            write_of_team(model, person, about)


@pytest.mark.parametrize("about", ["household", "person"])
def test_a_user_is_assigned_once(person, about):
    target = (
        {"household": person.household, "individual": None}
        if about == "household"
        else {"individual": person}
    )
    row = target | {"user": make_user()}
    write_of_team(Assignment, person, row)

    with refused_by_the_database(f"assignment_once_per_{about}", "assigned_already"):
        write_of_team(Assignment, person, row)


def test_a_code_of_needs_has_a_form():
    with refused_by_the_database("need_code_form", "need_code_form"):
        NeedCode.objects.create(code="S-1", label_en="x", label_hy="x", label_ru="x")


def test_a_reserved_number_is_a_households():
    with refused_by_the_database("reserved_number_form", "number_form"):
        ReservedNumber.objects.create(
            number=numbers.new_person_number(), place=place(), reserved_on=DAY
        )


def test_every_law_of_facts_is_tried_here_or_with_links():
    tried = {law for _model, law, *_rest in (*BROKEN, *TWICE)} | TRIED_ALONE
    for _model, name, _values in DATED:
        tried |= {f"{name}_not_too_early", f"{name}_ends_after_its_beginning"}
    tried_elsewhere = {"Household", "Individual", "Membership", "MistakeReport", "Residence"}
    # tests/cases/test_validity.py
    tried_elsewhere |= {"ValidityExtension"}
    # tests/cases/test_laws_of_access.py
    tried_elsewhere |= {"BrokenGlass", "Consent", "DataRequest", "TakeOver", "TakeOverAllowance"}

    laws = {
        law.name
        for model in apps.get_app_config("cases").get_models()
        if model.__name__ not in tried_elsewhere and not hasattr(model, "pgh_tracked_model")
        for law in model._meta.constraints
    }
    assert laws == tried


@pytest.mark.parametrize(("model", "name", "values"), FACTS, ids=lambda value: str(value)[:40])
def test_a_fact_raises_the_version_and_an_untouched_one_does_not(person, model, name, values):
    first = version_of(person.household)
    fact = write(model, person, values)
    written = version_of(person.household)

    fact.save()

    assert version_of(person.household) == written > first


def version_of(household):
    household.refresh_from_db()
    return household.version

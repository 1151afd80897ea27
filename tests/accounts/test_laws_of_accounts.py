"""Laws of agreements, links and confirmed roles: refused by the database, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Invitation, SharingAgreement, User
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, make_partner, make_user

pytestmark = pytest.mark.django_db
AT = datetime(2023, 10, 1, 9, tzinfo=UTC)
BEFORE, LATER = DAY - timedelta(days=1), DAY + timedelta(days=1)
TRIED_ALONE = {
    "agreement_is_signed_by_two_others",
    "agreement_first_signature_is_dated",
    "agreement_second_signature_follows",
    "invitation_one_open_a_user",
    "invitation_expires_later",
    "user_role_is_confirmed_by_another",
}
# tests/cases/test_laws.py
TRIED_ELSEWHERE = {"user_with_a_role_has_an_organisation"}


@pytest.fixture
def drafter():
    return make_user("administrator")


@pytest.fixture
def draft(drafter):
    """Write an agreement that keeps all laws, but for what is named."""

    def draft(**values):
        alike = {
            "partner": make_partner(),
            "title": "Winter help",
            "purposes": ["assistance"],
            "basis": "consent",
            "field_classes_shared": ["administrative", "identity"],
            "from_on": DAY,
            "drafted_by": drafter,
        }
        return SharingAgreement.objects.create(**alike | values)

    return draft


def test_an_agreement_that_keeps_its_laws_is_written(draft):
    assert draft().pk


BROKEN = [
    ("agreement_says_what_for", "agreement_empty", {"purposes": []}),
    ("agreement_says_what_for", "agreement_empty", {"field_classes_shared": []}),
    ("agreement_duty_has_its_decree", "agreement_decree", {"basis": "duty"}),
    ("agreement_duty_has_its_decree", "agreement_decree", {"decree": "1234-N"}),
    (
        "agreement_never_shares_protection",
        "agreement_protection",
        {"field_classes_shared": ["identity", "protection"]},
    ),
    (
        "agreement_shares_health_for_health",
        "agreement_health",
        {"field_classes_shared": ["health"], "purposes": ["health", "assistance"]},
    ),
    ("agreement_ends_after_its_beginning", "ends_before_beginning", {"until_on": BEFORE}),
    (
        "agreement_suspended_with_reason",
        "suspended_without_reason",
        {"suspended_on": DAY},
    ),
    (
        "agreement_suspended_with_reason",
        "suspended_without_reason",
        {"suspended_because": "Lists were passed on"},
    ),
]


@pytest.mark.parametrize(("law", "code", "values"), BROKEN)
def test_an_agreement_that_breaks_a_law_is_refused(draft, law, code, values):
    with refused_by_the_database(law, code):
        draft(**values)


def test_health_is_shared_for_health_alone(draft):
    assert draft(field_classes_shared=["health"], purposes=["health"])


def test_two_others_sign_one_after_the_other_each_on_a_day(draft, drafter):
    first, second = make_user("supervisor"), make_user("dpo")
    signed = {"first_signed_by": first, "first_signed_on": DAY}
    again = {"second_signed_by": second, "second_signed_on": DAY}

    for by_one in (
        {"first_signed_by": drafter, "first_signed_on": DAY},
        signed | {"second_signed_by": drafter, "second_signed_on": DAY},
        signed | {"second_signed_by": first, "second_signed_on": DAY},
    ):
        with refused_by_the_database("agreement_is_signed_by_two_others", "second_person"):
            draft(**by_one)
    with refused_by_the_database("agreement_first_signature_is_dated", "signature_without_day"):
        draft(first_signed_by=first)
    for half in ({"second_signed_by": second}, {"second_signed_on": DAY}):
        with refused_by_the_database("agreement_second_signature_follows", "signature_without_day"):
            draft(**signed | half)
    with refused_by_the_database("agreement_second_signature_follows", "signature_without_day"):
        draft(**again)
    assert draft(**signed | again)


def test_a_user_has_one_open_link_that_expires_later(drafter):
    link = {"user": drafter, "made_at": AT, "expires_at": AT + timedelta(days=7)}
    Invitation.objects.create(digest="a", **link)

    with refused_by_the_database("invitation_one_open_a_user", "second_link"):
        Invitation.objects.create(digest="b", **link)
    with refused_by_the_database("invitation_expires_later", "expires_before"):
        Invitation.objects.create(digest="c", **link | {"expires_at": AT, "void_at": AT})
    assert Invitation.objects.create(digest="d", **link | {"used_at": AT})


def test_nobody_confirms_the_role_that_they_gave(drafter):
    user, confirming = make_user(), make_user("supervisor")
    law = "user_role_is_confirmed_by_another"

    for by_one in (
        {"role_given_by": drafter, "role_confirmed_by": drafter},
        {"role_given_by": drafter, "role_confirmed_by": confirming, "role_waits": True},
    ):
        with refused_by_the_database(law, "second_person"):
            User.objects.filter(pk=user.pk).update(**by_one)
    confirmed = {"role_given_by": drafter, "role_confirmed_by": confirming}
    assert User.objects.filter(pk=user.pk).update(**confirmed)


def test_every_law_of_these_is_tried_in_this_file():
    tried = {law for law, *_rest in BROKEN} | TRIED_ALONE | TRIED_ELSEWHERE
    models = (Invitation, SharingAgreement, User)

    assert {law.name for model in models for law in model._meta.constraints} == tried

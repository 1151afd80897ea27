"""What the demo's families say of their data: most agree, and a partner sees those who did."""

from datetime import timedelta

import pytest
from django.db.models import Count, F, Q

from accounts.models import Organisation, SharingAgreement, User
from cases.demo.days import HORIZON
from cases.models import Consent, Individual
from places.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_demo")]


def test_most_agree_and_some_do_not():
    said = Consent.objects.current().aggregate(
        of=Count("pk"),
        given=Count("pk", filter=Q(state="given")),
        refused=Count("pk", filter=Q(state="refused")),
        withdrawn=Count("pk", filter=Q(state="withdrawn")),
        over=Count("pk", filter=Q(state="given", valid_until__lte=HORIZON)),
        of_one=Count("pk", filter=Q(partner__isnull=False)),
    )

    assert said["of"] > 3000
    assert said["given"] > said["of"] * 0.8
    assert min(said["refused"], said["withdrawn"], said["over"], said["of_one"]) > 10


def test_children_are_spoken_for_by_somebody_of_their_household_and_adults_by_themselves():
    by_caregiver = Consent.objects.filter(said_by="caregiver")

    assert by_caregiver.count() > 300
    assert not by_caregiver.exclude(speaker__household=F("individual__household")).exists()
    eighteen_years_before = F("said_on") - timedelta(days=18 * 365)
    assert not Consent.objects.filter(
        said_by="self", individual__birth_date__gt=eighteen_years_before
    ).exists()


def test_every_withdrawal_took_the_place_of_what_was_given():
    withdrawn = Consent.objects.current().filter(state="withdrawn")
    before = Consent.objects.filter(state="given", replaced_at__isnull=False)

    assert withdrawn.count() == before.count()


def test_the_partner_sees_those_who_agreed_and_not_the_others():
    partner = User.objects.select_related("organisation").get(username="partner")
    visible = Individual.objects.visible_to(partner, on=HORIZON)
    kotayk = Place.objects.within(Place.objects.filter(pk="AM07"))
    living = Individual.objects.filter(left_on=None, household__lives_in__in=kotayk)

    assert 0 < visible.count() < living.count()
    assert not visible.exclude(consents__purpose="assistance", consents__state="given").exists()


def test_two_agreements_are_signed_by_two_who_did_not_draft_them():
    signed = SharingAgreement.objects.active_on(HORIZON)

    assert {one.basis for one in signed} == {"consent", "duty"}
    assert Organisation.objects.filter(agreements__in=signed).count() == 2


def test_offices_have_telephones_that_nobody_is_called_by():
    numbers = Place.objects.filter(level="marz", path__startswith="AM/").values_list(
        "telephone", flat=True
    )

    assert len(numbers) == 11
    assert all("(invented)" in number for number in numbers)

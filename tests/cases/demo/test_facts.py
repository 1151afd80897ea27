"""The facts of the demo have the shares of the event, fit together, and lie in their days."""

from collections import defaultdict
from datetime import date

import pytest
from django.db.models import Count, Exists, F, OuterRef, Q

from accounts.models import User
from cases import documents, fact_rules, needs, phones, population
from cases.demo.days import HORIZON
from cases.models import (
    Absence,
    Assignment,
    DisabilityDecision,
    Displacement,
    Household,
    IdentityDocument,
    Individual,
    LegalStatus,
    Membership,
    PersonLink,
    Phone,
    Residence,
    Restriction,
    SpecificNeed,
)
from tests.cases.demo.conftest import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_demo")]

NEW_YEAR = date(2025, 1, 1)
# Facts that the register learned of the people who are in it; a decision on a disability and a
# displacement may be older.
LEARNED = (Phone, IdentityDocument, LegalStatus, SpecificNeed, Absence, PersonLink)
GRANTED = LegalStatus.objects.filter(status="citizenship_applied", outcome="granted")
LEFT = Individual.objects.filter(left_reason="left_country", left_on__lte=NEW_YEAR)
PROTECTION = IdentityDocument.objects.filter(type="temporary_protection")


def _people(facts):
    return facts.values("individual").distinct()


@pytest.mark.parametrize(
    ("people", "per_cent", "tolerance"),
    [
        pytest.param(_people(Phone.objects.all()), 45, 7, id="with a telephone"),
        pytest.param(
            _people(PROTECTION.filter(issued_on__lte=date(2024, 10, 28))), 95, 2, id="certificates"
        ),
        pytest.param(
            GRANTED.filter(until_on__lte=date(2024, 10, 28)), 3.1, 1.3, id="citizens by Oct 2024"
        ),
        pytest.param(
            GRANTED.filter(until_on__lte=date(2025, 9, 6)), 13.9, 2.5, id="citizens by Sep 2025"
        ),
        pytest.param(
            DisabilityDecision.objects.on(HORIZON), 2, 0.7, id="disability decision in force"
        ),
        pytest.param(_people(SpecificNeed.objects.all()), 15, 4, id="specific needs"),
        pytest.param(
            _people(SpecificNeed.objects.filter(need__is_confidential=True)),
            0.2,
            0.15,
            id="confidential needs",
        ),
        pytest.param(IdentityDocument.objects.filter(state="contested"), 0.2, 0.17, id="contested"),
        pytest.param(Individual.objects.filter(unnamed=True), 0.2, 0.17, id="not named yet"),
        pytest.param(
            Individual.objects.filter(population_group="displaced_2020"), 1.5, 1, id="since 2020"
        ),
        pytest.param(Individual.objects.filter(population_group="host"), 0.9, 0.7, id="hosts"),
    ],
)
def test_the_share_is_that_of_the_event(people, per_cent, tolerance):
    assert 100 * people.count() / PEOPLE == pytest.approx(per_cent, abs=tolerance)


def test_as_many_left_and_came_back_by_the_new_year_as_the_border_counted():
    away = Absence.objects.exclude(country="AM")
    left = away.filter(from_on__lte=NEW_YEAR).count() + LEFT.count()
    came_back = away.filter(until_on__lte=NEW_YEAR).count()
    assert 100 * left / PEOPLE == pytest.approx(100 * 26_397 / 115_000, abs=3)
    assert 100 * came_back / PEOPLE == pytest.approx(100 * 14_871 / 115_000, abs=3)


@pytest.mark.parametrize("model", LEARNED)
def test_a_fact_begins_while_the_person_is_a_member(model):
    stays = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=OuterRef("from_on")),
        individual=OuterRef("individual"),
        from_on__lte=OuterRef("from_on"),
    )
    assert model.objects.exists()
    assert not model.objects.exclude(Exists(stays)).exists()


@pytest.mark.parametrize("model", [*LEARNED, DisabilityDecision, Assignment, Restriction])
def test_no_fact_begins_after_the_horizon(model):
    assert not model.objects.filter(from_on__gt=HORIZON).exists()


def test_no_fact_has_a_fault_that_a_form_would_refuse():
    born = dict(Individual.objects.values_list("pk", "birth_date"))
    codes = {row.code: row for row in needs.load()}
    faults = [fact_rules.document_faults(d, on=HORIZON) for d in IdentityDocument.objects.values()]
    faults += [fact_rules.status_faults(s, on=HORIZON) for s in LegalStatus.objects.values()]
    faults += [
        fact_rules.decision_faults(d, {"birth_date": born[d["individual_id"]]}, on=HORIZON)
        for d in DisabilityDecision.objects.values()
    ]
    faults += [
        fact_rules.need_faults(n, codes[n["need_id"]], may_confide=True, on=HORIZON)
        for n in SpecificNeed.objects.values()
    ]
    for model in (Phone, Absence, PersonLink, Assignment, Restriction):
        faults += [fact_rules.dated_faults(v, on=HORIZON) for v in model.objects.values()]
    assert [fault for found in faults for fault in found] == []


def test_numbers_are_written_as_every_other_door_writes_them():
    numbers = set(Phone.objects.values_list("number", flat=True))
    assert [number for number in numbers if phones.normalise(number) != number] == []
    papers = set(IdentityDocument.objects.values_list("number", flat=True))
    assert [number for number in papers if documents.normalise(number) != number] == []


def test_telephones_from_home_fell_silent():
    silent = [phone for phone in Phone.objects.all() if phones.is_silent(phone.number)]
    assert 100 * len(silent) / PEOPLE == pytest.approx(5, abs=2)
    assert all(phone.until_on for phone in silent)


def test_some_telephones_are_shared_by_two_or_three_households():
    households = Count("individual__household", distinct=True)
    sharing = Phone.objects.values("number").annotate(households=households)
    shared = sharing.filter(households__gt=1)
    assert 100 * shared.count() / sharing.count() == pytest.approx(6, abs=3)
    assert shared.filter(households=3).exists()
    assert not shared.filter(households__gt=5).exists()


def test_some_are_not_to_be_called_and_it_says_how_then():
    careful = Phone.objects.filter(safe__in=["unsafe", "call_only", "text_only"])
    assert set(careful.values_list("safe", flat=True)) == {"unsafe", "call_only", "text_only"}
    assert not careful.filter(note="").exists()


def test_a_certificate_is_issued_on_a_passport_of_the_same_person_that_was_there():
    issued = PROTECTION.exclude(issued_with=None)
    assert issued.count() > PEOPLE / 2
    assert not issued.exclude(issued_with__individual=F("individual")).exists()
    assert not issued.exclude(issued_with__type="passport").exists()
    assert not issued.filter(issued_with__until_on__lte=F("from_on")).exists()


def test_certificates_printed_for_2024_were_extended_unless_they_had_ended():
    printed = PROTECTION.filter(expires_on=date(2024, 12, 31), until_on=None)
    assert set(printed.values_list("extended_until", flat=True)) == {date(2025, 12, 31)}
    assert not PROTECTION.filter(expires_on__gt=date(2024, 12, 31), extended_until=None).filter(
        issued_on__lte=date(2024, 12, 31)
    )


def test_a_status_shows_the_certificate_of_its_own_person():
    shown = LegalStatus.objects.exclude(document=None)
    assert shown.exists()
    assert not shown.exclude(document__individual=F("individual")).exists()
    assert not shown.exclude(document__type=F("status")).exists()


def test_protection_and_its_certificate_end_on_the_day_of_citizenship():
    day_of = dict(GRANTED.values_list("individual", "until_on"))
    assert len(day_of) > 500
    citizens = LegalStatus.objects.filter(status="citizen", individual__in=day_of)
    assert dict(citizens.values_list("individual", "from_on")) == day_of
    ended = LegalStatus.objects.filter(status="temporary_protection", individual__in=day_of)
    assert dict(ended.values_list("individual", "until_on")) == day_of
    assert not PROTECTION.filter(individual__in=day_of, until_on=None).exists()


def test_protection_is_for_those_who_are_citizens_of_no_state():
    others = LegalStatus.objects.filter(status="other_citizen").values("individual")
    assert others.exists()
    assert not PROTECTION.filter(individual__in=others).exists()


def test_decisions_are_groups_before_2023_and_degrees_since_and_some_expired():
    groups = DisabilityDecision.objects.filter(degree__startswith="group")
    degrees = DisabilityDecision.objects.filter(
        degree__in=["mild", "moderate", "severe", "profound"]
    )
    assert groups.exists()
    assert degrees.exists()
    assert not groups.filter(from_on__gte=date(2023, 2, 1)).exists()
    assert not degrees.filter(from_on__lt=date(2023, 2, 1)).exists()
    assert DisabilityDecision.objects.filter(until_on__lte=HORIZON).exists()


@pytest.mark.parametrize(
    ("codes", "from_age", "to_age"),
    [(["CR", "SC"], 0, 18), (["ER"], 60, 120), (["SP", "LP", "WR", "SV"], 16, 120)],
)
def test_needs_are_those_of_the_age(codes, from_age, to_age):
    condition = Q()
    for code in codes:
        condition |= Q(need__code__startswith=code)
    found = SpecificNeed.objects.filter(condition, individual__birth_date__isnull=False)
    ages = [
        population.age(need.individual.birth_date, need.from_on)
        for need in found.select_related("individual")
    ]
    assert ages
    assert from_age <= min(ages) <= max(ages) < to_age + 1


def test_needs_of_women_are_womens():
    of_women = SpecificNeed.objects.filter(
        Q(need__code__startswith="SV") | Q(need__code__startswith="WR") | Q(need="SM-DP")
    )
    assert set(of_women.values_list("individual__sex", flat=True)) == {"female"}


def test_guardians_are_of_children_under_14_and_trustees_of_older_ones():
    ages = defaultdict(set)
    for link in PersonLink.objects.filter(
        kind__in=["guardian", "trustee"], individual__birth_date__isnull=False
    ).select_related("individual"):
        ages[link.kind].add(population.age(link.individual.birth_date, link.from_on))
    assert max(ages["guardian"]) < 14
    assert not ages["trustee"] or 14 <= min(ages["trustee"]) <= max(ages["trustee"]) < 18


def test_links_lead_to_parents_in_other_households_and_to_fathers_who_never_came():
    parents = PersonLink.objects.filter(kind="parent")
    moved = parents.exclude(other=None)
    assert moved.exists()
    assert not moved.filter(other__household=F("individual__household")).exists()
    named = parents.filter(other=None)
    assert {"missing", "died", "elsewhere"} <= set(named.values_list("whereabouts", flat=True))
    assert PersonLink.objects.filter(kind="host").exists()


def test_displacements_are_those_of_the_wars_and_nobody_fled_unborn():
    years = set(Displacement.objects.values_list("year", flat=True))
    assert years == {*range(1988, 1995), 2016, 2020, 2023}
    unborn = Displacement.objects.filter(individual__birth_date__year__gt=F("year"))
    assert not unborn.filter(individual__birth_precision="day").exists()
    none_there = Displacement.objects.filter(dwelling="none")
    assert set(none_there.values_list("dwelling_state", flat=True)) == {"unknown"}


def test_the_demo_users_work_with_households_that_they_may_see():
    caseworker = User.objects.get(username="caseworker")
    theirs = Household.objects.filter(
        Q(assignments__user=caseworker) | Q(members__assignments__user=caseworker)
    )
    assert theirs.exists()
    seen = Household.objects.visible_to(caseworker, on=HORIZON)
    assert not theirs.exclude(pk__in=seen).exists()


def test_a_household_lives_where_its_open_address_lies():
    homes = Residence.objects.filter(kind="actual", until_on=None)
    assert dict(Household.objects.values_list("pk", "lives_in")) == dict(
        homes.values_list("household", "place")
    )


def test_households_say_what_was_presumed_and_by_what_they_were_confirmed():
    presumed = set(Household.objects.values_list("presumed", flat=True))
    assert presumed == {"", "head", "alone"}
    confirmed = Household.objects.exclude(last_confirmed_on=None)
    assert set(confirmed.values_list("last_confirmed_by", flat=True)) == {
        "desk", "visit", "call", "collection", "assessment",
    }  # fmt: skip


def test_somebody_answers_for_each_institution():
    groups = Household.objects.filter(kind="institution")
    assert groups.exists()
    assert not groups.filter(responsible_official="").exists()

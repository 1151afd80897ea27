"""The demo registers some people twice: as many as it says, and each time it can be found out."""

from collections import Counter

import pytest
from django.db.models import F

from cases import names
from cases.demo import counts, duplicates
from cases.models import Household, IdentityDocument, Individual, LikelySame, Membership, Phone
from tests.cases.demo.conftest import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_demo")]


@pytest.fixture
def pairs():
    """(first record, second record) of everybody registered twice."""
    people = Individual.objects.select_related("household").in_bulk()
    return [(people[first], people[second]) for first, second in duplicates.pairs()]


def _words(person):
    return set(person.search_key.split())


def _numbers(model, person):
    return set(model.objects.filter(individual=person).values_list("number", flat=True))


def _share(model, first, second):
    return bool(_numbers(model, first) & _numbers(model, second))


@pytest.mark.parametrize(
    ("people", "twice"), [(1, 0), (199, 0), (200, 1), (6_000, 30), (115_000, 575)]
)
def test_half_a_per_cent_of_the_records_are_second_ones(people, twice):
    assert duplicates.expected(people) == twice


def test_as_many_pairs_are_known_as_were_promised_and_said(one_demo, pairs):
    assert len(pairs) == duplicates.expected(PEOPLE) == counts().registered_twice == 30
    assert "30 registered twice" in one_demo


def test_nobody_is_in_two_pairs(pairs):
    assert set(Counter(person.pk for pair in pairs for person in pair).values()) == {1}


def test_the_second_record_came_later_and_from_another_household(pairs):
    assert all(first.household_id != second.household_id for first, second in pairs)
    since = dict(Membership.objects.values_list("individual", "from_on"))
    assert all(since[second.pk] >= since[first.pk] for first, second in pairs)


def test_both_records_are_of_one_sex_and_one_year_of_birth(pairs):
    assert all(first.sex == second.sex for first, second in pairs)
    assert all(first.birth_date.year == second.birth_date.year for first, second in pairs)


def test_records_differ_in_letters_spelling_patronymic_and_birth(pairs):
    differences = Counter()
    for first, second in pairs:
        differences["letters"] += names.script_of(first.given_name) != names.script_of(
            second.given_name
        )
        differences["spelling"] += _words(first).isdisjoint(names.fold(second.family_name).split())
        differences["patronymic"] += bool(first.patronymic) and not second.patronymic
        differences["year only"] += second.birth_precision == "year"
        differences["exchanged"] += (
            first.birth_date != second.birth_date and second.birth_precision == "day"
        )
    assert len(+differences) == 5, differences


def test_every_pair_can_be_found_by_name_and_year_or_by_telephone_or_document(pairs):
    def by_name(first, second):
        return {
            *names.fold(second.given_name).split(),
            *names.fold(second.family_name).split(),
        } <= (_words(first))

    found = Counter()
    for first, second in pairs:
        signs = {
            "name": by_name(first, second),
            "phone": _share(Phone, first, second),
            "document": _share(IdentityDocument, first, second),
        }
        assert any(signs.values()), (first.pk, second.pk)
        found.update(sign for sign, holds in signs.items() if holds)
    assert min(found[sign] for sign in ("name", "phone", "document")) >= 3


def test_a_number_that_the_first_holds_is_contested_and_stands_to_be_compared(pairs):
    shared = [pair for pair in pairs if _share(IdentityDocument, *pair)]
    contested = IdentityDocument.objects.filter(individual__in=[second for _, second in shared])
    assert set(contested.values_list("state", "is_verified")) == {("contested", False)}
    compared = set(LikelySame.objects.values_list("other", "individual"))
    assert {(first.pk, second.pk) for first, second in shared} <= compared


def test_whole_families_and_single_people_came_twice(pairs):
    roles = Counter(second.relationship for _, second in pairs)
    assert roles["head"] > roles["other_relative"] > 0
    again = Household.objects.filter(source_id__endswith=duplicates.AGAIN)
    assert again.exists()
    assert all(household.members.count() > 1 for household in again)


def test_second_records_are_of_members_who_are_there():
    twice = Individual.objects.filter(source_id__endswith=duplicates.AGAIN)
    assert not twice.exclude(left_on=None).exists()
    assert not twice.filter(household__registered_on__gt=F("in_household_since")).exists()

"""The invented register has the shape of the real event, and obeys every law of the register."""

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Count, F, Q

from accounts.models import User
from cases import demo, names, population, rules
from cases.demo import AS_OF, counts
from cases.demo.days import HORIZON
from cases.demo.duplicates import AGAIN
from cases.models import Household, Individual, Membership, Residence
from places import gazetteer
from places.models import Place
from tests.cases.demo.conftest import PEOPLE

NAMES = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_demo")]


def _share(condition):
    return 100 * Individual.objects.filter(condition).count() / PEOPLE


def test_as_many_people_as_asked_for():
    assert Individual.objects.count() == counts().people == PEOPLE


@pytest.mark.parametrize(
    ("condition", "per_cent", "tolerance"),
    [
        pytest.param(population.child(on=AS_OF), 26, 3, id="children"),
        pytest.param(population.older(on=AS_OF), 15.7, 3, id="65 and over"),
        pytest.param(Q(wg_disability_3=True), 5.2, 1.5, id="people with disabilities"),
        pytest.param(Q(sex="female"), 52, 3, id="women and girls"),
        pytest.param(Q(pregnancy_expected_on__isnull=False), 1.75, 0.7, id="pregnant"),
        pytest.param(Q(population_group="born_in_armenia"), 1.5, 0.8, id="born in Armenia"),
        pytest.param(Q(birth_date__isnull=True), 2, 1, id="without birth date"),
        pytest.param(Q(birth_precision__in=["month", "year", "estimated"]), 5, 1.5, id="inexact"),
        pytest.param(Q(family_name__regex="[А-я]"), 12, 4, id="in Russian letters"),
        pytest.param(Q(family_name__regex="^[A-Z]"), 6, 3, id="in Latin letters"),
        pytest.param(Q(family_name__regex="[Ա-ֆ]"), 82, 5, id="in Armenian letters"),
        pytest.param(~Q(latin_family_name=""), 30, 4, id="with the passport's spelling"),
        pytest.param(Q(left_on__isnull=False), 9.5, 3, id="left"),
        pytest.param(Q(in_household_since__gt=F("household__registered_on")), 5, 4, id="later"),
    ],
)
def test_the_share_of_people_is_that_of_the_event(condition, per_cent, tolerance):
    assert _share(condition) == pytest.approx(per_cent, abs=tolerance)


def test_households_are_of_the_size_of_real_ones():
    assert PEOPLE / Household.objects.count() == pytest.approx(115 / 34, abs=0.25)


def test_a_residence_lies_in_each_marz_as_often_as_in_the_figures():
    figures = {
        row["code"]: int(row["registered_refugees"])
        for row in gazetteer.rows("marz_population.csv")
    }
    homes = Residence.objects.filter(kind="actual", until_on=None).values_list("place__path")
    found = Counter(path.split("/")[1] for (path,) in homes)
    shares = {marz: 100 * count / sum(found.values()) for marz, count in found.items()}
    expected = {marz: 100 * count / sum(figures.values()) for marz, count in figures.items()}
    assert shares == pytest.approx(expected, abs=4)


def test_people_live_where_people_can_live():
    inhabited = Place.objects.inhabited()
    assert not Residence.objects.exclude(place__in=inhabited).exists()


def test_origins_lie_in_nagorno_karabakh():
    origins = set(Individual.objects.exclude(origin=None).values_list("origin__path", flat=True))
    assert {path.split("/")[0] for path in origins} == {"XNK"}
    assert len(origins) > 40


def test_people_arrived_from_24_september_to_4_october_most_of_them_on_the_27th():
    of_2023 = Individual.objects.filter(population_group__in=["displaced_2023", "displaced_twice"])
    arrivals = Counter(of_2023.values_list("arrived_on", flat=True))
    assert min(arrivals) == date(2023, 9, 24)
    assert max(arrivals) <= date(2023, 10, 4)
    assert 100 * arrivals[date(2023, 9, 27)] / arrivals.total() == pytest.approx(40, abs=4)


def test_those_who_stayed_since_2020_came_in_the_war_of_that_autumn():
    days = Individual.objects.filter(population_group="displaced_2020").values("arrived_on")
    assert {(day["arrived_on"].year, day["arrived_on"].month >= 9) for day in days} == {
        (2020, True)
    }


def test_nobody_was_registered_before_arriving():
    early = Individual.objects.filter(arrived_on__gt=F("in_household_since"))
    assert not early.exists()


def test_every_household_with_members_has_one_head_and_institutions_have_none():
    heads = Household.objects.annotate(
        present=Count("members", filter=Q(members__left_on=None)),
        heads=Count("members", filter=Q(members__is_head=True)),
    ).filter(present__gt=0)
    assert set(heads.values_list("kind", "heads")) == {("household", 1), ("institution", 0)}


def test_a_household_without_members_is_inactive():
    empty = Household.objects.exclude(members__left_on=None)
    assert empty.exists()
    assert not empty.filter(inactive_on=None).exists()


def test_a_household_that_ended_would_be_reopened_with_all_whom_its_end_took_out():
    ended = Individual.objects.filter(household__inactive_reason__in=["left_country", "no_contact"])
    assert ended.exists()
    assert set(ended.values_list("left_with_household", flat=True)) == {True}
    others = Individual.objects.exclude(pk__in=ended)
    assert not others.filter(left_with_household=True).exists()


def test_no_person_has_a_fault_that_a_form_would_refuse():
    people = Individual.objects.values()
    assert [fault for person in people for fault in rules.person_faults(person, on=HORIZON)] == []


def test_search_keys_are_those_that_every_other_door_writes():
    people = Individual.objects.values_list(*NAMES, "search_key", "names_folded")
    assert [
        written
        for *written, key, folded in people
        if names.search_key(**dict(zip(NAMES, written, strict=True))) != key
        or "\n".join(written) != folded
    ] == []


def test_a_head_is_at_least_16_years_older_than_a_child():
    children = Individual.objects.filter(relationship="child", birth_date__isnull=False)
    heads = {
        head.household_id: head.birth_date
        for head in Individual.objects.filter(relationship="head", birth_date__isnull=False)
    }
    pairs = [(heads[c.household_id], c.birth_date) for c in children if c.household_id in heads]
    assert len(pairs) > 1000
    assert min(population.age(head, child) for head, child in pairs) >= 16


def test_children_bear_the_name_and_patronymic_of_the_father_they_live_with():
    with (Path(demo.__file__).parent / "data/male_names.csv").open(encoding="utf-8") as file:
        genitives = {row["armenian"]: row["genitive"] for row in csv.DictReader(file)}
    fathers = {
        father.household_id: father
        for father in Individual.objects.filter(relationship="head", sex="male")
    }
    children = Individual.objects.filter(
        relationship="child", given_name__regex="[Ա-ֆ]", household__in=fathers
    ).exclude(Q(patronymic="") | Q(source_id__endswith=AGAIN))
    assert children.count() > 500
    assert {
        (child.family_name, child.patronymic)
        == (
            fathers[child.household_id].family_name,
            genitives[fathers[child.household_id].given_name],
        )
        for child in children
    } == {True}


def test_memberships_follow_those_who_moved_and_those_who_came_back():
    stays = defaultdict(set)
    for person, household in Membership.objects.values_list("individual", "household"):
        stays[person].add(household)
    moved = sum(len(households) > 1 for households in stays.values())
    returned = Membership.objects.filter(
        individual__left_on=None, until_on__isnull=False, household=F("individual__household")
    )
    assert 100 * moved / PEOPLE == pytest.approx(3, abs=1.3)
    assert returned.exists()


def test_some_households_changed_their_address():
    moved = Residence.objects.filter(kind="actual").exclude(until_on=None).values("household")
    share = 100 * moved.distinct().count() / Household.objects.count()
    assert share == pytest.approx(8, abs=2.5)


def test_two_families_in_one_household_are_two_units():
    units = Individual.objects.exclude(family_unit="").values_list("family_unit", flat=True)
    assert set(units) == {"A", "B"}


def test_nothing_happened_after_the_horizon():
    last = [
        Residence.objects.latest("from_on").from_on,
        Membership.objects.latest("from_on").from_on,
        Individual.objects.filter(left_on__gt=HORIZON).first(),
        Individual.objects.filter(wg_asked_on__gt=HORIZON).first(),
    ]
    assert max(last[:2]) <= HORIZON
    assert last[2:] == [None, None]


def test_households_were_registered_by_the_office_of_a_marz_whose_staff_cannot_sign_in():
    registrars = User.objects.filter(registrations__isnull=False).distinct()
    assert registrars.count() == 11
    assert not any(user.has_usable_password() for user in registrars)

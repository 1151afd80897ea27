"""What the database watches while rows are written: search keys, and who may write memberships."""

import pytest
from django.db import ProgrammingError, transaction

from cases import names, numbers
from cases.models import Household, Individual, Membership, Residence
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, head_of, make_household

LAW = ("individual_search_key_is_of_these_names", "names_not_folded")


@pytest.fixture
def anna(db):
    return head_of(make_household({"given_name": "Աննա", "relationship": "head"}))


def found_by(text):
    """Numbers of the people whom these typed names find."""
    people = Individual.objects.named(names.search_terms(text))
    return set(people.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "field",
    ["given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name"],
)
def test_a_name_written_without_its_key_is_refused(anna, field):
    with refused_by_the_database(*LAW):
        Individual.objects.filter(pk=anna.pk).update(**{field: "Սոնա"})


def test_a_name_saved_alone_is_refused(anna):
    anna.given_name = "Սոնա"

    with refused_by_the_database(*LAW):
        anna.save(update_fields=["given_name"])


def test_names_written_in_bulk_without_their_keys_are_refused(anna):
    anna.given_name = "Սոնա"

    with refused_by_the_database(*LAW):
        Individual.objects.bulk_update([anna], ["given_name"])


def test_saving_a_name_keeps_its_key(anna):
    anna.given_name = "Սոնա"
    anna.save()

    assert found_by("Сона") == {anna.pk}
    assert found_by("Anna") == set()


def test_creating_in_bulk_keeps_the_keys(anna):
    sona = Individual(
        number=numbers.new_person_number(),
        household=anna.household,
        relationship="sibling",
        in_household_since=DAY,
        role_since=DAY,
        given_name="Սոնա",
        sex="female",
    )
    Individual.objects.bulk_create([sona])

    assert found_by("Sona") == {sona.pk}
    assert sona.memberships.get().from_on == DAY


@pytest.mark.parametrize(
    "write",
    [
        lambda stays: stays.update(from_on=DAY),
        lambda stays: stays.delete(),
        lambda stays: stays.create(
            individual=stays[0].individual, household=stays[0].household, from_on=DAY
        ),
    ],
    ids=["update", "delete", "insert"],
)
def test_memberships_are_written_by_the_database_alone(anna, write):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        write(Membership.objects.filter(individual=anna))

    assert anna.memberships.count() == 1


@pytest.mark.parametrize("model", [Household, Individual, Residence, Membership])
def test_nothing_about_people_is_deleted(anna, model):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model.objects.all()._raw_delete("default")

    assert model.objects.count() == 1

"""Versions rise with every change and with nothing else."""

from datetime import date

import pytest
from django.db import connection, transaction

from cases import actions
from cases.models import Household, Individual, Residence
from tests.cases.refusals import refused
from tests.factories import DAY, child, head_of, make_household, make_user, member, place

TODAY = date(2023, 12, 1)


@pytest.fixture
def ours(committed):
    """Really committed: within one transaction a version rises once, however much is written."""
    return make_household({}, child())


def version(household):
    """The version as it is stored."""
    return Household.objects.values_list("version", flat=True).get(pk=household.pk)


def written_by(model, pk):
    """The transaction that last wrote the row."""
    with connection.cursor() as cursor:
        table, key = model._meta.db_table, model._meta.pk.column
        cursor.execute(f"SELECT xmin::text FROM {table} WHERE {key} = %s", [pk])
        return cursor.fetchone()[0]


def amend(household, values, **others):
    return actions.amend_household(
        household=household,
        version=others.pop("version", version(household)),
        values=values,
        members=others.pop("members", {}),
        new_members=[],
        by=make_user(),
        on=TODAY,
    )


def test_a_household_begins_at_version_1(ours):
    assert version(ours) == 1


@pytest.mark.parametrize("model", [Household, Individual, Residence])
def test_an_update_that_changes_nothing_writes_nothing(ours, model):
    row = model.objects.first()
    before = written_by(model, row.pk)
    row.save()
    model.objects.filter(pk=row.pk).update(**{model._meta.fields[1].attname: row_value(row)})

    assert written_by(model, row.pk) == before
    assert version(ours) == 1


def row_value(row):
    """What the row's first field after its number holds already."""
    return getattr(row, type(row)._meta.fields[1].attname)


def test_an_amendment_that_changes_nothing_writes_nothing(ours):
    head = head_of(ours)
    amend(ours, {"declared_size": None}, members={head.pk: {"given_name": head.given_name}})

    assert version(ours) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda household: Household.objects.filter(pk=household.pk).update(declared_size=3),
        lambda household: be_called(household, "Վահան"),
        lambda household: Residence.objects.filter(household=household).update(address="1"),
        lambda household: Residence.objects.create(
            household=household, kind="registered", place=place(), from_on=DAY
        ),
    ],
    ids=["household", "member", "address", "new address"],
)
def test_the_version_rises_with_the_household_its_members_and_its_addresses(ours, change):
    change(ours)

    assert version(ours) == 2


def be_called(household, name):
    """Give the child another name."""
    person = member(household, "child")
    person.given_name = name
    person.save()


def test_the_version_rises_once_in_a_transaction(ours):
    with transaction.atomic():
        Household.objects.filter(pk=ours.pk).update(declared_size=3)
        be_called(ours, "Վահան")
        Residence.objects.filter(household=ours).update(address="1")

    assert version(ours) == 2


def test_a_version_cannot_be_written(ours):
    Household.objects.filter(pk=ours.pk).update(version=40, declared_size=3)
    Individual.objects.filter(pk=head_of(ours).pk).update(version=40, sex="unknown")

    assert version(ours) == 3
    assert head_of(ours).version == 2


def test_a_move_raises_the_version_of_both_households(ours):
    other = make_household()
    actions.move_member(
        person=member(ours, "child"),
        to=other,
        relationship="not_related",
        on=TODAY,
        by=make_user(),
        today=TODAY,
    )

    assert (version(ours), version(other)) == (2, 2)


def test_a_persons_version_rises_with_their_own_facts_alone(ours):
    be_called(ours, "Վահան")

    assert member(ours, "child").version == 2
    assert head_of(ours).version == 1


def test_an_amendment_of_what_somebody_else_amended_is_refused(ours):
    amend(ours, {"declared_size": 3}, version=1)

    with refused("stale"):
        amend(ours, {"declared_size": 4}, version=1)
    assert Household.objects.get().declared_size == 3


def test_an_amendment_is_refused_when_a_member_was_changed_meanwhile(ours):
    be_called(ours, "Վահան")

    with refused("stale"):
        amend(ours, {"declared_size": 4}, version=1)

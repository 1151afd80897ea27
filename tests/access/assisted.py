"""Something that every household is to be given, and the people whom it covers."""

from decimal import Decimal

from assistance.models import (
    Assistance,
    AssistedPerson,
    Distribution,
    DistributionLine,
    Programme,
)
from tests.factories import make_partner, place


def assistance_of(households, clerk, day):
    """Cash of one programme for each household, and a row for each of its members."""
    programme = Programme.objects.create(
        title="Cash",
        given_by=make_partner(),
        sector="basic_needs",
        modality="cash",
        mechanism="bank",
        for_whom="household",
        from_on=day,
    )
    given = [
        Assistance(programme=programme, household=home, from_on=day, amount=Decimal(1),
                   currency="AMD", planned_on=day, planned_by=clerk)
        for home in households
    ]  # fmt: skip
    Assistance.objects.bulk_create(given)
    AssistedPerson.objects.bulk_create(
        AssistedPerson(assistance=each, individual=person, programme=programme, from_on=day)
        for each in given
        for person in each.household.members.all()
    )
    _list(programme, given, clerk, day)


def _list(programme, given, clerk, day):
    """A distribution in which everybody stands."""
    listed = Distribution.objects.create(
        programme=programme, place=place(), on=day, made_on=day, made_by=clerk
    )
    DistributionLine.objects.bulk_create(
        DistributionLine(distribution=listed, position=position, household=each.household,
                         is_eligible=True, assistance=each)
        for position, each in enumerate(given, start=1)
    )  # fmt: skip

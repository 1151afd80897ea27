"""Something that every household is to be given, whom it covers, and by what they are paid."""

from decimal import Decimal

from assistance.models import (
    Assistance,
    AssistedPerson,
    Distribution,
    DistributionLine,
    PaymentInstrument,
    PaymentLine,
    PaymentList,
    Programme,
)
from tests.factories import make_partner, place


def assistance_of(households, clerk, day):
    """Cash of one programme for each household, a row for each of its members, and a payment."""
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
    _pay(programme, given, clerk, day)


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


def _pay(programme, given, clerk, day):
    """An account of each household, and a list that would pay all of them."""
    accounts = [
        PaymentInstrument(household=each.household, holder_name="Anna", kind="account",
                          bank="acba", last_four="7890", sealed="sealed", from_on=day)
        for each in given
    ]  # fmt: skip
    PaymentInstrument.objects.bulk_create(accounts)
    made = PaymentList.objects.create(
        programme=programme, bank="acba", count=len(given), total=len(given), currency="AMD",
        made_on=day, made_by=clerk,
    )  # fmt: skip
    PaymentLine.objects.bulk_create(
        PaymentLine(payment_list=made, position=position, assistance=each, instrument=account,
                    holder="Anna", amount=each.amount, currency="AMD")
        for position, (each, account) in enumerate(zip(given, accounts, strict=True), start=1)
    )  # fmt: skip

"""Thousands of households of one person, each of which waits for the same cash."""

from datetime import date
from decimal import Decimal

from accounts.history.acting import acting
from assistance.models import Assistance, AssistedPerson
from cases import numbers
from cases.models import Household, Individual, Residence
from tests.assistance.files import as_csv, row
from tests.assistance.programmes import DAY, programme
from tests.factories import place

REGISTERED = date(2023, 10, 1)


def many(count, *, by, of=None):
    """So many planned assistances of 50,000 AMD, at Kotayk."""
    of, home = of or programme(), place("AM07")
    drawn = {prefix: numbers.draw(prefix, count, taken=lambda fresh: ()) for prefix in "HPA"}
    with acting(by=by):
        Household.objects.bulk_create(
            Household(number=number, registered_on=REGISTERED, registered_at=home, registered_by=by)
            for number in drawn["H"]
        )
        Residence.objects.bulk_create(
            Residence(household_id=number, place=home, from_on=REGISTERED, kind="actual")
            for number in drawn["H"]
        )
        Individual.objects.bulk_create(
            Individual(
                number=person, household_id=number, relationship="head", given_name="Գոհար",
                family_name="Ավանեսյան", sex="female", in_household_since=REGISTERED,
                role_since=REGISTERED,
            )
            for number, person in zip(drawn["H"], drawn["P"], strict=True)
        )  # fmt: skip
        return _planned(drawn, of, by)


def _planned(drawn, of, by):
    days = {"from_on": of.from_on, "until_on": of.until_on}
    plans = [
        Assistance(
            number=number, household_id=home, programme=of, amount=Decimal(50_000),
            currency="AMD", planned_on=DAY, planned_by=by, **days,
        )
        for number, home in zip(drawn["A"], drawn["H"], strict=True)
    ]  # fmt: skip
    Assistance.objects.bulk_create(plans)
    AssistedPerson.objects.bulk_create(
        AssistedPerson(assistance_id=number, individual_id=person, programme=of, **days)
        for number, person in zip(drawn["A"], drawn["P"], strict=True)
    )
    return plans


def file_of(plans):
    """The file that says that each came."""
    return as_csv(*(row(each, DAY, "Գոհար", f"L-{n}") for n, each in enumerate(plans, start=1)))

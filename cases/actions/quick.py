"""What a desk in a crowd does: registers in a hurry, completes later, hands out numbers ahead."""

from django.utils.translation import gettext_lazy as _

from cases import numbers
from cases.actions import records
from cases.actions.household import register_household
from cases.actions.writing import action
from cases.actions.writing_facts import write_need, write_phone
from cases.models import Household, Individual, ReservedNumber

FACTS = ("phones", "needs")


@action
def register_quickly(*, household, residence, members, by, on, anyway=None):
    """Register a household of which little is known yet, and return it: it is to be completed.

    As `register_household`; each of `members` may also hold `phones`, normalised numbers, and
    `needs`, codes of specific needs that are not confidential.
    """
    numbered = [{"number": numbers.new_person_number()} | values for values in members]
    registered = register_household(
        household=household | {"is_complete": False},
        residence=residence,
        members=[
            {field: value for field, value in values.items() if field not in FACTS}
            for values in numbered
        ],
        by=by,
        on=on,
        anyway=anyway,
    )
    people = Individual.objects.in_bulk([values["number"] for values in numbered])
    for values in numbered:
        person = people[values["number"]]
        for phone in values.get("phones", ()):
            write_phone(person, {"number": phone}, since=on, today=on)
        for need in values.get("needs", ()):
            write_need(person, need, since=on, today=on)
    return registered


@action
def complete_household(*, household, by, today, version=None):
    """Say that nothing more has to be asked of a household, and return it.

    Refused while a member has no name: that person could never be found again.
    """
    current = records.lock_household(household, version)
    records.check_active(current)
    unnamed = current.members.present().filter(unnamed=True)
    records.check(
        not unnamed.exists(),
        _("A member has no name yet: type it in the table of members first."),
        "not_named",
    )
    # Whoever looked it through has seen what the register presumed.
    current.is_complete, current.presumed = True, ""
    return records.save(current)


@action
def reserve_numbers(*, count, place, by, today):
    """Reserve so many numbers for blank forms of a place, and return them.

    A number that is reserved and never printed does no harm: nobody has it.
    """
    drawn = numbers.draw(numbers.HOUSEHOLD, count, taken=_taken)
    ReservedNumber.objects.bulk_create(
        [ReservedNumber(number=number, place=place, reserved_on=today) for number in drawn],
        batch_size=5_000,
    )
    return drawn


def _taken(candidates):
    """Those of the numbers that a household or another blank form has."""
    for model in (Household, ReservedNumber):
        yield from model.objects.filter(pk__in=candidates).values_list("pk", flat=True)

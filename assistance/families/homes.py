"""Where households live on a day, and in what."""

from collections import defaultdict

from cases.choices import Accommodation, HouseholdKind, ResidenceKind
from cases.keys import Keys
from cases.models import Household, Residence


def homes_on(numbers, on):
    """Number of a household → fields of a Family that say where and in what it lives.

    A place is the codes from the marz down to its own.
    """
    rows = Residence.objects.on(on).filter(
        household__among=Keys(numbers), kind=ResidenceKind.ACTUAL
    )
    found = rows.values_list("household", "place__path", "accommodation")
    return defaultdict(dict) | {
        household: {
            "place": tuple(path.strip("/").split("/")[1:]),
            "accommodation": None if lives_in == Accommodation.UNKNOWN else lives_in,
        }
        for household, path, lives_in in found
    }


def in_care_of(numbers, homes):
    """The households whose people live in the care of an institution, by their numbers."""
    groups = Household.objects.filter(pk__among=Keys(numbers), kind=HouseholdKind.INSTITUTION)
    housed = {
        number
        for number in numbers
        if homes[number].get("accommodation") == Accommodation.INSTITUTION
    }
    return housed | set(groups.values_list("pk", flat=True))

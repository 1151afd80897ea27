"""Where a household lives, and since when."""

from django.utils.translation import gettext_lazy as _

from cases.actions import records
from cases.actions.writing import action
from cases.models import Residence


@action
def change_address(*, household, kind, place, address, accommodation, on, by, today, version=None):
    """Record a new address of a kind from a day on; the one before it ends on that day.

    An address that begins on the very day on which the present one began corrects it.
    """
    current = records.lock_household(household, version)
    records.check_active(current)
    records.check_day(on, today)
    present = current.residences.filter(kind=kind, until_on__isnull=True).first()
    if present:
        records.check(
            on >= present.from_on,
            _("The present address began later than that: correct the day."),
            "address_too_early",
        )
    new = present if present and present.from_on == on else None
    if present and not new:
        present.until_on = on
        records.save(present)
    residence = new or Residence(household=current, kind=kind, from_on=on)
    residence.place, residence.address = place, address
    residence.accommodation = accommodation
    return records.save(residence)

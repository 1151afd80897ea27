"""What a household was given and promised, and when: as far as the user is told of it."""

from django.urls import reverse
from django.utils.text import capfirst

from assistance.choices import AssistanceState
from assistance.given import help_of
from assistance.sight import MAY_READ, help_sight
from cases.timeline import Event, EventKind

_OFF = (AssistanceState.CANCELLED, AssistanceState.RETURNED)


def events(reading):
    """All help of the sectors that are told; by whom and of which programme where that is told."""
    if not reading.user.has_perm(MAY_READ):
        return
    sight = help_sight(reading.user, reading.day, classes=reading.sight.classes)
    for row in help_of(reading.household, reading.user, on=reading.day):
        programme = row.programme
        if not sight.tells_of(programme.sector, programme.given_by_id):
            continue
        is_told = sight.tells(programme.given_by_id)
        yield Event(
            row.delivered_on or row.from_on,
            EventKind.ASSISTANCE,
            programme.title if is_told else programme.get_sector_display(),
            text=capfirst(row.get_state_display()),
            by=programme.given_by_id if is_told else "",
            address=reverse("admin:assistance_assistance_change", args=[str(row)]),
            is_off=row.state in _OFF,
        )

"""What happened to a household, day by day: each room tells its own, as far as a user may know.

A room offers `timeline.py` with `events(reading)`, which returns Events of a `HouseholdReading`;
`refugee_response/timeline.py` puts them in one order. Here is what the register tells.
"""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.choices import LeftReason, ResidenceKind


class EventKind(models.TextChoices):
    """What sort of thing happened: the filter of the page."""

    REGISTER = "register", gettext_lazy("registration and moves")
    ASSESSMENT = "assessment", gettext_lazy("assessments")
    ASSISTANCE = "assistance", gettext_lazy("assistance")
    CASE = "case", gettext_lazy("cases")
    NOTE = "note", gettext_lazy("notes")
    TASK = "task", gettext_lazy("tasks")
    FILE = "file", gettext_lazy("photos and scans")
    REFERRAL = "referral", gettext_lazy("referrals")
    APPOINTMENT = "appointment", gettext_lazy("appointments")


@dataclass(frozen=True)
class Event:
    """Something that happened on a day: what, to whom, by whom, and where it leads.

    `people` are the numbers of those whom it is about, none where it is about all of them; `name`
    says who that is. What is `is_off` was taken back since; of what `is_masked` nothing is told but
    that there is such a thing. `file`, `correct` and `take_away` are addresses; a photo or scan is
    added to the note of the number `attach`. `order` parts what happened on one day.
    """

    day: date
    kind: EventKind
    what: str
    text: str = ""
    by: str = ""
    name: str = ""
    people: tuple = ()
    address: str = ""
    file: str = ""
    correct: str = ""
    attach: str = ""
    take_away: str = ""
    is_off: bool = False
    is_masked: bool = False
    order: str = ""


def events(reading):
    """Registration, who came, was born, left and died, and where they lived."""
    household = reading.household
    yield _of_register(household.registered_on, _("Registered"))
    for person in (*reading.members, *reading.former_members):
        yield from _of_person(person, household)
    for stay in reading.moved_members:
        yield from _of_stay(stay, household)
    for home in reading.residences:
        if home.kind == ResidenceKind.ACTUAL and home.from_on > household.registered_on:
            where = _("Moved to %(place)s") % {"place": home.place.label()}
            yield _of_register(home.from_on, where, text=home.address)
    if household.inactive_on:
        why = household.get_inactive_reason_display()
        yield _of_register(household.inactive_on, _("The household became inactive"), text=why)


def _of_person(person, household):
    since = person.in_household_since
    if since > household.registered_on:
        is_born = person.birth_date == since
        yield _of_register(since, _("Born") if is_born else _("Joined the household"), person)
    if person.left_on:
        has_died = person.left_reason == LeftReason.DIED
        why = "" if has_died else person.get_left_reason_display()
        what = _("Died") if has_died else _("Left the household")
        yield _of_register(person.left_on, what, person, text=why)


def _of_stay(stay, household):
    person = stay.individual
    if stay.from_on > household.registered_on:
        yield _of_register(stay.from_on, _("Joined the household"), person)
    if stay.until_on:
        yield _of_register(stay.until_on, _("Moved to another household"), person)


def _of_register(day, what, person=None, *, text=""):
    about = {"name": called(person), "people": (person.number,)} if person is not None else {}
    return Event(day, EventKind.REGISTER, what, text=text or "", **about)


def called(person):
    """How a person is named in a line: by name, or by number where that is not told."""
    return person.full_name or str(person)

"""The page of all that happened to a household: what each room tells, in one order."""

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _

import assessments.timeline
import assistance.timeline
import cases.timeline
import casework.timeline
from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance.admin.frame import page
from cases.admin.scope import is_changeable, is_seen_whole
from cases.reading import HouseholdReading
from cases.timeline import EventKind
from casework.follow_up import case_work_of

ROOMS = (cases.timeline, assessments.timeline, assistance.timeline, casework.timeline)
PER_PAGE = 40


def events_of(reading):
    """Everything that the rooms tell of the household, the latest first."""
    told = [event for room in ROOMS for event in room.events(reading)]
    return sorted(told, key=lambda event: (event.day, event.order), reverse=True)


def timeline_page(site, request, number):
    """What happened, of all kinds and people or of those chosen; and a note or a task to add."""
    household = household_or_404(request, number)
    may_change = is_changeable(request.user, household) and is_seen_whole(request.user, household)
    reading = HouseholdReading(household, request.user, today(), may_change=may_change)
    work = case_work_of(reading)
    looks.record(request, LookKind.OPENED, subject=household)
    told = events_of(reading)
    kinds = [kind for kind in EventKind if any(event.kind == kind for event in told)]
    people = {number: event.name for event in told for number in event.people}
    kind, person = request.GET.get("kind", ""), request.GET.get("person", "")
    if (kind and kind not in EventKind.values) or (person and person not in people):
        raise Http404
    chosen = [event for event in told if _is_chosen(event, kind, person)]
    return page(
        site,
        request,
        "casework/timeline.html",
        title=_("Case work"),
        household=household,
        events=Paginator(chosen, PER_PAGE).get_page(request.GET.get("page")),
        count=len(told),
        kinds=kinds,
        people=sorted(people.items(), key=lambda each: each[1]),
        chosen_kind=kind,
        chosen_person=person,
        may_read_cases=work.is_shown,
        panel=work.shown() if work.is_shown else {},
    )


def _is_chosen(event, kind, person):
    return (not kind or event.kind == kind) and (not person or person in event.people)

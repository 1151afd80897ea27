"""The start page, composed of what each app has to say about the day."""

import accounts.today
import assessments.today
import assistance.today
import cases.data_today
import cases.today
import casework.referral_today
import casework.today

ROOMS = (
    cases.today,
    casework.today,
    casework.referral_today,
    assessments.today,
    assistance.today,
    cases.data_today,
    accounts.today,
)


def today_context(request, day):
    """What the rooms put on Today: their panels; the search box first."""
    panels = [panel for room in ROOMS for panel in room.panels(request, day)]
    places = [place.name() for place in request.user.places.all()]
    return {"panels": panels, "day": day, "user_places": places}

"""The page of a household for who sees it and does not correct it: all that is shown, no form."""

from django.template.response import TemplateResponse

from accounts.clock import today
from cases.admin.action_pages import HOUSEHOLD_PAGES, may_act, offered
from cases.admin.completing import COMPLETING_PAGES
from cases.admin.consent_pages import consent_offered
from cases.admin.fact_pages import END_TEAM_PAGES, TEAM_PAGES
from cases.admin.history_page import pages_offered
from cases.admin.slip_page import prints_slip, slip_offered
from cases.panels import contact_warnings, facts_of_card, safe_phone
from cases.policy import sees_in_part
from cases.reading import HouseholdReading


def corrects(model_admin, request, household):
    """Whether the user has the table of members to type in: who sees households whole, of theirs.

    Who sees people one by one corrects each on their own page: a table would tell of the others.
    """
    if sees_in_part(request.user):
        return False
    return model_admin.has_change_permission(request, household)


def read_page(model_admin, request, household):
    """The household as far as the user is shown it, with what they may do about it."""
    reading = HouseholdReading(household, request.user, today(), may_change=False)
    household.is_seen_whole = not reading.withheld
    reading.sight.blank(household)
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/household_read.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": str(household),
            "opts": model_admin.opts,
            "household": household,
            "reading": reading,
            "sight": reading.sight,
            "phone_to_call": safe_phone(reading),
            "contact_warnings": contact_warnings(reading),
            "offered": _offered(model_admin, request, household, reading),
            "panels": [panel for room in model_admin.rooms for panel in room.panels(reading)],
            "card_facts": facts_of_card(model_admin.rooms, reading),
            "day": reading.day,
        },
    )


def _offered(model_admin, request, household, reading):
    """What the user may do about the household though they do not correct it."""
    held = {"end-assignment": bool(reading.team), "end-restriction": bool(reading.restrictions)}
    pages = (*COMPLETING_PAGES, *TEAM_PAGES, *HOUSEHOLD_PAGES, *END_TEAM_PAGES)
    allowed = [
        page
        for page in pages
        if held.get(page.slug, True) and may_act(model_admin, request, household, page)
    ]
    slip = slip_offered(household) if prints_slip(request.user, household, reading.day) else []
    return [
        *slip,
        *pages_offered(household, request.user),
        *consent_offered(household, request.user),
        *offered(household, allowed, request.user),
    ]

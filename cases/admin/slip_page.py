"""What the family takes home, as a page that the browser prints on half a sheet."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.admin.scope import is_changeable, is_seen_whole
from cases.printed_words import LANGUAGES
from cases.sight import sight_of
from cases.slips import slip_of


def slip_offered(household):
    """The slip among what the household's page offers: [(title, address)]."""
    address = reverse("admin:cases_household_slip", args=[str(household)])
    return [] if household.inactive_on else [(_("Slip for the family"), address)]


def prints_slip(user, household, on):
    """Whether the slip is for the user to give: they read the names, and the household is theirs.

    Who sees people one by one gives it to those whom they registered or follow, and see whole.
    """
    sight = sight_of(user, on)
    if not sight.shows("individual.given_name", "individual.family_name"):
        return False
    if not sight.is_in_part:
        return True
    return is_changeable(user, household) and is_seen_whole(user, household)


def slip_view(model_admin, request, number):
    """The registration slip; `?language=` is the family's: hy, or en."""
    household = model_admin.visible_or_404(request, number)
    if household.inactive_on:
        raise Http404
    if not prints_slip(request.user, household, today()):
        raise PermissionDenied
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    looks.record(request, LookKind.PRINTED, subject=household)
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/slip.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": str(household),
            "household": household,
            "languages": LANGUAGES,
            "slip": slip_of(household, on=today(), language=language),
        },
    )

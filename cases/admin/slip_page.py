"""What the family takes home, as a page that the browser prints on half a sheet."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.printed_words import LANGUAGES
from cases.slips import slip_of


def slip_offered(household):
    """The slip among what the household's page offers: [(title, address)]."""
    address = reverse("admin:cases_household_slip", args=[str(household)])
    return [] if household.inactive_on else [(_("Slip for the family"), address)]


def slip_view(model_admin, request, number):
    """The registration slip; `?language=` is the family's: hy, or en."""
    household = model_admin.visible_or_404(request, number)
    if household.inactive_on:
        raise Http404
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

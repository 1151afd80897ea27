"""What the family takes home: a slip that the browser prints on half a sheet, and a card as PDF."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.admin.scope import is_changeable, is_seen_whole
from cases.cards import cards_of
from cases.printed_words import LANGUAGES, language_asked
from cases.sight import sight_of
from cases.slips import slip_of


def slip_offered(household):
    """Slip and card among what the household's page offers: [(title, address)]."""
    if household.inactive_on:
        return []
    offered = ((_("Slip for the family"), "slip"), (_("Card (PDF)"), "card"))
    return [
        (title, reverse(f"admin:cases_household_{name}", args=[str(household)]))
        for title, name in offered
    ]


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
    household, language = _to_print(model_admin, request, number)
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


def card_view(model_admin, request, number):
    """The family's card as PDF, in the language of the slip."""
    household, language = _to_print(model_admin, request, number)
    sight = sight_of(request.user, today())
    pieces = cards_of([household.number], sight=sight, language=language)
    response = HttpResponse(b"".join(pieces), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{household}.pdf"'
    return response


def _to_print(model_admin, request, number):
    """(household, language), once it stands in the record that it is printed."""
    household = model_admin.visible_or_404(request, number)
    if household.inactive_on:
        raise Http404
    if not prints_slip(request.user, household, today()):
        raise PermissionDenied
    looks.record(request, LookKind.PRINTED, subject=household)
    return household, language_asked(request.GET.get("language", ""))

"""The queue of contested documents: who holds each number, and the ways to decide whose it is."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import COUNTED, CappedPaginator
from cases import documents
from cases.beyond_today import contested
from cases.existence import known_of
from cases.models import Household, IdentityDocument, Individual

PER_PAGE = 50


def contested_view(model_admin, request):
    """Contested documents in the user's sight, the oldest first, each beside its other holder."""
    if not request.user.has_perm("cases.compare_documents"):
        raise PermissionDenied
    day = today()
    rows = contested(request.user, day).select_related("individual__household")
    pages = CappedPaginator(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    looks.record(request, LookKind.LISTED, count=len(page))
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/contested.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": _("Contested documents"),
            "page": page,
            "more_than": COUNTED if pages.count > COUNTED else None,
            "hotline": settings.HOTLINE,
            "rows": [_described(paper, request.user, day) for paper in page],
        },
    )


def _described(paper, user, day):
    """A contested paper, its holder, and the other: by name where they are seen, else by office."""
    holder = _verified_holder(paper)
    seen = holder and Individual.objects.visible_to(user, on=day).filter(pk=holder.pk).exists()
    beyond = None
    if holder and not seen:
        beyond = known_of(Household.objects.filter(pk=holder.household_id), on=day)
    return {
        "paper": paper,
        "kind": paper.get_type_display(),
        "number": documents.shown(paper.type, paper.number),
        "person": paper.individual,
        "other": holder if seen else None,
        "beyond": beyond,
    }


def _verified_holder(paper):
    """Whose the number is until somebody decides; None where theirs ended meanwhile."""
    held = IdentityDocument.objects.exclude(individual=paper.individual_id).filter(
        type=paper.type,
        country=paper.country,
        number=paper.number,
        is_verified=True,
        until_on__isnull=True,
    )
    found = held.select_related("individual__household").first()
    return found.individual if found else None

"""A distribution on paper: its list with room to sign, and the cards of its households."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse

from accounts.clock import now, today
from accounts.history.files import recorded
from assistance.admin.distribution_pages import address, distribution_or_404
from assistance.printed_list import FIELDS, NOBODY, lines_of, list_of
from assistance.sight import may_give
from cases import numbers
from cases.admin.scope import kept_number
from cases.cards import cards_of
from cases.printed_words import language_asked
from cases.sight import sight_of


def list_file(site, request, number):
    """The list, in the language of who prints it."""
    distribution = _given_of(request, number)
    sight = sight_of(request.user, today())
    pieces = list_of(distribution, user=request.user, on=today(), at=now())
    told = [field for field in FIELDS if sight.shows(field)]
    return _sent(request, distribution, pieces, str(distribution), columns=told)


def cards_file(site, request, number):
    """The cards, in the families' `?language=`; of one `?household=` alone, to print it again."""
    distribution = _given_of(request, number)
    lines = lines_of(distribution, request.user, today()).filter(
        household__inactive_on__isnull=True
    )
    name, told = f"{distribution}-cards", {}
    if "household" in request.GET:
        household = kept_number(request.GET["household"]) or ""
        lines = lines.filter(household=household)
        if not lines.exists():
            raise Http404
        name, told = numbers.shown(household), {"subject": household}
    elif not lines.exists():
        messages.info(request, NOBODY)
        return HttpResponseRedirect(address(distribution))
    pieces = cards_of(
        dict.fromkeys(lines.values_list("household", flat=True)),
        sight=sight_of(request.user, today()),
        language=language_asked(request.GET.get("language", "")),
    )
    return _sent(request, distribution, pieces, name, **told)


def _given_of(request, number):
    """The distribution, where the user may serve its desk."""
    distribution = distribution_or_404(request, number)
    if not may_give(request.user, distribution.programme):
        raise PermissionDenied
    return distribution


def _sent(request, distribution, pieces, name, **told):
    """The file, once it stands in the record who took it."""
    file = recorded(
        request, pieces, asked=request.GET, format="pdf", distribution=distribution.pk, **told
    )
    response = StreamingHttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response

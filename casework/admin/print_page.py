"""The summary of a case to print; that somebody took it stands in the record."""

from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.utils import translation

from accounts.clock import now, today
from accounts.history.files import recorded
from cases.admin.slip_page import prints_slip
from cases.printed_words import language_asked
from cases.sight import sight_of
from casework.admin.frame import case_or_404, home_of
from casework.printed_case import summary_of


def summary_file(site, request, number):
    """The summary, in the family's `?language=`."""
    case = case_or_404(request, number)
    household = home_of(case)
    if not prints_slip(request.user, household, today()):
        raise PermissionDenied
    language = language_asked(request.GET.get("language", ""))
    with translation.override(language):
        pieces = summary_of(
            case, user=request.user, on=today(), at=now(), language=language,
            sight=sight_of(request.user, today(), household=household),
        )  # fmt: skip
    file = recorded(
        request, pieces, asked=request.GET, format="pdf", case=case.pk,
        subject=case.individual or case.household,
    )  # fmt: skip
    response = StreamingHttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{case}.pdf"'
    return response

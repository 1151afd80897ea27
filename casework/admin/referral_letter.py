"""The letter of a referral as a file, for the person to take along or to be sent by post."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, StreamingHttpResponse
from django.utils import translation

from accounts.clock import now, today
from accounts.history.files import recorded
from cases.printed_words import LANGUAGES
from casework.actions.referrals import note_print
from casework.admin.referral_frame import referral_or_404
from casework.letters import letter_of
from casework.referral_rights import MAY_SEND


def letter_file(site, request, number):
    """The letter; `?language=` is the family's, or the receiver's."""
    referral = referral_or_404(request, number)
    if not (referral.sight.is_full and request.user.has_perm(MAY_SEND)):
        raise PermissionDenied
    try:
        note_print(referral=referral, by=request.user, today=today(), at=now())
    except ValidationError as over:
        # What is over is printed no more.
        raise Http404 from over
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    with translation.override(language):
        pieces = letter_of(referral, user=request.user, on=today(), at=now(), language=language)
        file = recorded(
            request, pieces, asked=request.GET, format="pdf", referral=referral.pk,
            subject=referral.household or referral.individual,
        )  # fmt: skip
    response = StreamingHttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{referral}.pdf"'
    return response

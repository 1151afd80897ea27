"""What the pages of referrals share: which one is meant, and what the user is told of it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.admin.scope import kept_number
from casework.models import Referral
from casework.referral_rights import MAY_VIEW
from casework.referral_sight import sight_of_referral

_BESIDE = (
    "service",
    "service__organisation",
    "to_organisation",
    "from_organisation",
    "household",
    "individual__household",
    "case",
    "sent_by",
)


def referral_or_404(request, number):
    """The referral of that number, if the user knows of it, with what they are told (`sight`)."""
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    rows = Referral.objects.visible_to(request.user, on=today()).select_related(*_BESIDE)
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    found.sight = sight_of_referral(request.user, found, today())
    return found


def looked_at(request, referral):
    """Write down that the user looks at whom the referral is about, where they are told of them."""
    told = referral.sight.is_full or referral.sight.shared is not None
    whom = (referral.household or referral.individual) if told else None
    looks.record(request, LookKind.OPENED, subject=whom, referral=referral.pk)


def address(referral):
    """The address of a referral's page."""
    return reverse("admin:casework_referral_page", args=[str(referral)])

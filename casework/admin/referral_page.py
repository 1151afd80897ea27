"""The page of one referral: for its sender's side, and for its receiver while it is open."""

from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from assistance.admin.frame import page
from casework.actions import referral_answers
from casework.admin.referral_frame import looked_at, referral_or_404
from casework.admin.referral_steps import offered
from casework.admin.services import told
from casework.referral_choices import Item
from casework.referral_rights import MAY_SEND
from casework.shared import shared


def referral_page(site, request, number):
    """What was asked, what is shared, what came of it, and what can be done now."""
    referral = referral_or_404(request, number)
    looked_at(request, referral)
    sight = referral.sight
    if sight.shared is not None:
        _opened(request, referral)
    return page(
        site,
        request,
        "casework/referral.html",
        title=_("Referral"),
        referral=referral,
        sight=sight,
        service=told(referral.service),
        household=_household(referral),
        shared=sight.shared or (shared(referral, today()) if _shows_all(referral) else None),
        items=[item.label for item in Item if item in referral.shares],
        people=_people(referral),
        story=list(referral.steps.select_related("by")) if sight.is_full else [],
        steps=offered(request.user, referral),
        is_overdue=referral.is_overdue(today()),
        may_print=sight.is_full and referral.is_under_way and request.user.has_perm(MAY_SEND),
    )


def _opened(request, referral):
    """The receiver's people see it for the first time."""
    if referral.read_on is None:
        referral_answers.open_referral(referral=referral, by=request.user, today=today(), at=now())


def _shows_all(referral):
    return referral.sight.is_full and referral.is_under_way


def _household(referral):
    """The household of whom it is about, for whoever sees it."""
    if not referral.sight.is_full:
        return None
    return referral.household or referral.individual.household


def _people(referral):
    """Whose data are shared, for whoever sees them anyway."""
    if not referral.sight.is_full:
        return []
    rows = referral.people.select_related("individual", "consent")
    return list(rows.order_by("-individual__is_head", "individual__birth_date", "pk"))

"""Lists of referrals: what a sender waits for and has to read, and a receiver's inbox."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assistance.admin.frame import page
from casework.admin.paging import paged
from casework.models import Referral
from casework.referral_choices import ReferralState
from casework.referral_rights import MAY_LEAD, MAY_SEND, MAY_VIEW

# What is asked → its name, and which rows it is of those that the user knows.
OF_SENDER = {
    "answered": (_("answered, not read yet"), lambda rows, day: rows.filter(is_unread_answer=True)),
    "waiting": (_("waiting"), lambda rows, day: rows.waiting(day)),
    "overdue": (_("overdue"), lambda rows, day: rows.overdue(day)),
    "all": (_("all"), lambda rows, day: rows),
}
OF_RECEIVER = {
    "new": (_("to answer"), lambda rows, day: rows.waiting(day).filter(state=ReferralState.SENT)),
    "accepted": (
        _("accepted"),
        lambda rows, day: rows.waiting(day).filter(state=ReferralState.ACCEPTED),
    ),
    "over": (_("over"), lambda rows, day: rows.exclude(pk__in=rows.waiting(day).values("pk"))),
}


def referral_list(site, request):
    """The list that the user asks for: of a sender what they sent, or all that they know."""
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    is_sender = request.user.has_perm(MAY_SEND)
    kinds = OF_SENDER if is_sender else OF_RECEIVER
    which = request.GET.get("which", "")
    which = which if which in kinds else next(iter(kinds))
    whose = "all" if request.GET.get("whose") == "all" or not is_sender else "mine"
    rows = kinds[which][1](_known(request.user), today())
    if whose == "mine":
        rows = rows.filter(sent_by=request.user)
    shown = paged(request, rows.order_by("deadline", "number"))
    looks.record(request, LookKind.LISTED, asked=request.GET, count=len(shown.object_list))
    return page(
        site,
        request,
        "casework/referrals.html",
        title=_("Referrals"),
        kinds=[(name, words) for name, (words, _rows) in kinds.items()],
        which=which,
        whose=whose,
        is_sender=is_sender,
        rows=[_told(row) for row in shown],
        paging=shown,
        may_lead=request.user.has_perm(MAY_LEAD),
    )


def unread_list(site, request):
    """Referrals that nobody opened and that went to the sector lead: no person is named."""
    if not request.user.has_perm(MAY_LEAD):
        raise PermissionDenied
    rows = Referral.objects.under_way().filter(
        passed_to_second_on__isnull=False, read_on__isnull=True, state=ReferralState.SENT
    )
    rows = rows.select_related("service", "to_organisation")
    shown = paged(request, rows.order_by("sector", "sent_on", "number"))
    return page(
        site, request, "casework/referrals_unread.html", title=_("Referrals that nobody opened"),
        rows=shown.object_list, paging=shown,
    )  # fmt: skip


def _known(user):
    """The referrals that the user knows of, each with whether they see whom it is about."""
    seen = Referral.objects.all().of_households_seen(user, today())
    rows = Referral.objects.visible_to(user, on=today())
    rows = rows.select_related("service", "household", "individual", "from_organisation")
    return rows.annotate(is_seen=Exists(seen.filter(pk=OuterRef("pk"))))


def _told(row):
    row.late = row.is_overdue(today())
    return row

"""The desk of a distribution, all by keys: a number and Enter, a look, Enter, and the next.

Whatever a scanner types goes into the one box, which has the focus always: a number there is looked
up and never confirms anything; an empty box confirms what the page shows. A digit and Enter chooses
another collector. So the next number, scanned too early, hands nothing to anybody.
"""

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assistance import actions
from assistance.admin.distribution_pages import distribution_or_404
from assistance.admin.frame import page
from assistance.choices import AssistanceState, DistributionState
from assistance.desk import scanned
from assistance.sight import may_give

_SALT = "desk"
# Some scanners send Enter twice: what nobody can have read yet is not confirmed.
A_LOOK = 0.3
SAID = {
    "too_soon": _("Look first, then confirm with Enter."),
    "none": _("There is no such collector: choose one of those that are shown."),
    "stale": _("Scan the number again."),
}


def desk_page(site, request, number):
    """Look a number up; hand over what is shown; show the box again."""
    distribution = distribution_or_404(request, number)
    if not may_give(request.user, distribution.programme):
        raise PermissionDenied
    found, refusal, done = None, "", None
    if request.method == "POST":
        typed = " ".join(request.POST.get("number", "").split())[:60]
        if typed and not _is_choice(typed):
            found = _looked_up(request, distribution, typed)
        elif request.POST.get("shown"):
            found, refusal, done = _confirmed(request, distribution, typed)
    return page(
        site,
        request,
        "assistance/desk.html",
        title=_("Desk"),
        distribution=distribution,
        is_served=distribution.state == DistributionState.APPROVED and distribution.on <= today(),
        found=found,
        refusal=refusal,
        done=done,
        shown=_sealed(request, found) if found and found.open else "",
        counts=_counts(distribution),
    )


def _is_choice(typed):
    return len(typed) == 1 and typed.isascii() and typed.isdigit() and typed != "0"


def _looked_up(request, distribution, typed):
    found = scanned(distribution, typed, user=request.user, on=today())
    if found.household is None:
        looks.record(request, LookKind.SEARCHED, asked=typed, count=0)
    else:
        looks.record(request, LookKind.OPENED, subject=found.household)
    return found


def _sealed(request, found):
    """What the page shows, so that nothing else can be confirmed."""
    told = {
        "number": found.number,
        "lines": [line.pk for line in found.open],
        "collectors": found.collectors,
        "at": now().timestamp(),
    }
    return signing.dumps(told, salt=f"{_SALT} {request.user.pk}")


def _confirmed(request, distribution, typed):
    """(what to show again, why it was refused, what was handed over)."""
    try:
        told = signing.loads(request.POST["shown"], salt=f"{_SALT} {request.user.pk}")
    except signing.BadSignature:
        return None, SAID["stale"], None
    found = scanned(distribution, told["number"], user=request.user, on=today())
    if {line.pk for line in found.open} != set(told["lines"]):
        # Somebody handed something over meanwhile: the page shows what is so now.
        return found, "", None
    if now().timestamp() - told["at"] < A_LOOK:
        return found, SAID["too_soon"], None
    chosen = int(typed or "1") - 1
    if chosen >= len(told["collectors"]):
        return found, SAID["none"], None
    return _handed_over(request, distribution, told, told["collectors"][chosen], found)


def _handed_over(request, distribution, told, collector, found):
    try:
        lines = actions.hand_over(
            distribution=distribution,
            lines=told["lines"],
            collected_by=collector,
            today=today(),
            by=request.user,
        )
    except ValidationError as refusal:
        return found, " ".join(refusal.messages), None
    return None, "", {"number": told["number"], "collector": collector, "lines": lines}


def _counts(distribution):
    """(handed over, all) of what the list plans; one question."""
    planned = distribution.lines.filter(assistance__isnull=False)
    delivered = Count("pk", filter=Q(assistance__state=AssistanceState.DELIVERED))
    return tuple(planned.aggregate(delivered=delivered, all=Count("pk")).values())

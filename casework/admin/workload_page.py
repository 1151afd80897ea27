"""What each worker has to do, for those who say who takes what."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from casework.admin.frame import page
from casework.choices import Priority
from casework.sight import MAY_REASSIGN
from casework.workload import workload


def workload_page(site, request):
    """Everybody with something to do, of what the user sees."""
    if not request.user.has_perm(MAY_REASSIGN):
        raise PermissionDenied
    rows = workload(request.user, on=today())
    looks.record(request, LookKind.LISTED, count=len(rows))
    return page(
        site,
        request,
        "casework/workload.html",
        title=_("Workload"),
        rows=rows,
        priorities=list(reversed(Priority)),
    )

"""What the page of a case shows of referrals: those of the case, and the way to send one."""

from django.urls import reverse
from django.utils.http import urlencode

from cases.panels import Panel
from casework.choices import CaseState
from casework.models import Referral
from casework.referral_rights import MAY_SEND, MAY_VIEW


def referrals(reading):
    """The referrals of the case, the latest first."""
    if not reading.user.has_perm(MAY_VIEW):
        return []
    rows = Referral.objects.visible_to(reading.user, on=reading.day).filter(case=reading.case)
    rows = list(rows.select_related("service").order_by("-sent_on", "number"))
    for row in rows:
        row.late = row.is_overdue(reading.day)
    is_open = reading.case.state != CaseState.CLOSED
    may_send = is_open and reading.may_work and reading.user.has_perm(MAY_SEND)
    send = _address(reading) if may_send else ""
    return [Panel("casework/case_referrals.html", {"rows": rows, "send": send})]


def _address(reading):
    """Of the page that sends one, of this case and its person."""
    told = {"case": reading.case.number}
    if reading.case.individual_id:
        told["person"] = reading.case.individual_id
    page = reverse("admin:casework_referral_send", args=[str(reading.household)])
    return f"{page}?{urlencode(told)}"

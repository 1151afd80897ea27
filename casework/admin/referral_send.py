"""Sending a referral: choose a service, say what is asked, look at what is shared, send."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance.admin.frame import page, sent, show_refusal
from cases.admin.scope import is_changeable, kept_number
from cases.sight import sight_of
from casework.actions import referrals
from casework.admin.paging import paged
from casework.admin.referral_frame import address
from casework.admin.referral_send_form import SendForm
from casework.admin.service_form import DirectoryForm
from casework.admin.services import told
from casework.directory import services
from casework.models import Service
from casework.referral_rights import MAY_SEND


def may_refer(user, household):
    """Whether the user refers this household, which they see, or its people."""
    is_theirs = household.inactive_on is None and is_changeable(user, household)
    return user.has_perm(MAY_SEND) and is_theirs


def send_page(site, request, number):
    """Without a service the directory; with one the form, and what the receiver would see."""
    household = household_or_404(request, number)
    if not may_refer(request.user, household):
        raise PermissionDenied
    looks.record(request, LookKind.OPENED, subject=household)
    chosen = kept_number(request.GET.get("service", ""))
    rows = Service.objects.select_related("organisation", "confirmed_by")
    service = rows.filter(pk=chosen or "").first()
    if service is None:
        return _choose(site, request, household)
    return _write(site, request, household, told(service))


def _choose(site, request, household):
    """The directory: at first those that serve where the household lives and take referrals."""
    first = {"place": household.lives_in.label() if household.lives_in else "", "taking": "on"}
    asked = request.GET if "sector" in request.GET else first
    form = DirectoryForm(asked)
    form.is_valid()
    rows = paged(request, services(**form.asked(), day=today()))
    kept = [(name, request.GET[name]) for name in ("person", "case") if name in request.GET]
    return page(
        site, request, "casework/refer_choose.html", title=_("Refer to a service"), form=form,
        household=household, rows=[told(row) for row in rows], paging=rows, kept=kept, choose=True,
    )  # fmt: skip


def _write(site, request, household, service):
    form = sent(
        SendForm,
        request,
        household=household,
        service=service,
        user=request.user,
        sight=sight_of(request.user, today(), household=household),
        today=today(),
        initial=_initial(request),
    )
    is_right = form.is_bound and form.is_valid()
    if is_right and "send" in request.POST and form.was_seen():
        referral = _sent(request, form)
        if referral is not None:
            return HttpResponseRedirect(address(referral))
    return page(
        site,
        request,
        "casework/refer.html",
        title=_("Refer to a service"),
        form=form,
        household=household,
        service=service,
        preview=form.preview() if is_right else None,
        seen=form.digest() if is_right else "",
        is_changed=is_right and "send" in request.POST and not form.was_seen(),
    )


def _initial(request):
    """Whom, and of which case, the page was opened for."""
    person, case = (kept_number(request.GET.get(name, "")) for name in ("person", "case"))
    return {name: value for name, value in (("whom", person), ("case", case)) if value}


def _sent(request, form):
    try:
        referral = referrals.send_referral(
            by=request.user, today=today(), at=now(), **form.values()
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    words = _("Sent.")
    if referral.is_outside:
        words = _("Recorded. Print the letter, and type what came of it once you know.")
    messages.success(request, words)
    return referral

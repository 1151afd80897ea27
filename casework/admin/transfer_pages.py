"""Cases that others want the user, or their office, to take: the list, and the answer to one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from cases.admin.scope import kept_number
from casework import actions, transfers
from casework.admin.frame import case_address, page, sent, show_refusal
from casework.choices import TransferState
from casework.models import Case, Transfer
from casework.sight import MAY_WORK

_BESIDE = ("case__worker", "from_worker", "to_worker", "to_place", "asked_by")


class AnswerForm(forms.Form):
    """Taken, or not."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("accept", _("I take it")), ("decline", _("I don't take it"))],
        widget=forms.RadioSelect,
    )
    former_stays = forms.BooleanField(label=_("Its worker stays in the team"), required=False)
    because = forms.CharField(
        label=_("Why"), max_length=500, required=False, help_text=_("Needed where it is declined.")
    )


def transfers_page(site, request):
    """Those that wait for the user's answer, and those that the user asked for."""
    if not request.user.has_perm(MAY_WORK):
        raise PermissionDenied
    waiting = list(_waiting(request.user).order_by("asked_on", "pk"))
    asked = Transfer.objects.visible_to(request.user, on=today())
    asked = asked.filter(state=TransferState.ASKED, asked_by=request.user)
    looks.record(request, LookKind.LISTED, count=len(waiting))
    return page(
        site,
        request,
        "casework/transfers.html",
        title=_("Transfers of cases"),
        waiting=waiting,
        asked=list(asked.select_related(*_BESIDE).order_by("asked_on", "pk")),
    )


def answer_page(site, request, number):
    """What is told of the case before it is taken, and the answer."""
    if not request.user.has_perm(MAY_WORK):
        raise PermissionDenied
    transfer = _waiting(request.user).filter(case=kept_number(number) or "").first()
    if transfer is None:
        raise Http404
    form = sent(AnswerForm, request)
    if form.is_bound and form.is_valid():
        try:
            return HttpResponseRedirect(_answered(request, transfer, **form.cleaned_data))
        except ValidationError as refusal:
            show_refusal(form, refusal)
    looks.record(request, LookKind.OPENED, case=transfer.case_id)
    seen = Case.objects.visible_to(request.user, on=today()).filter(pk=transfer.case_id)
    return page(
        site,
        request,
        "casework/answer.html",
        title=_("Take over a case?"),
        form=form,
        transfer=transfer,
        case=transfer.case,
        is_seen=seen.exists(),
    )


def _answered(request, transfer, *, answer, former_stays, because):
    """The address to which one comes once it is answered."""
    said = {"transfer": transfer, "at": now(), "today": today(), "by": request.user}
    if answer == "accept":
        case = actions.accept_transfer(former_stays=former_stays, **said)
        messages.success(request, _("The case is yours now."))
        return case_address(case)
    actions.decline_transfer(because=because, **said)
    messages.success(request, _("Declined: it stays with its worker."))
    return reverse("admin:casework_case_transfers")


def _waiting(user):
    return transfers.waiting_for(user).select_related(*_BESIDE)

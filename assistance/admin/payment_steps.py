"""What is done with a payment list: approved, withdrawn, handed to the bank, and answered."""

from hashlib import sha256
from io import BytesIO

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.history.files import recorded
from assistance import actions
from assistance.actions.payment_answers import MAY_LOAD
from assistance.actions.payment_lists import MAY_APPROVE, MAY_MAKE
from assistance.admin.frame import page
from assistance.banks import bank_label
from assistance.importers.payment_results import load_results
from assistance.payment_choices import ListState
from assistance.payment_file import list_file
from cases.admin.carried_file import CONFIRM, CarriedFile, sent, to_carry
from spreadsheets.stream import FORMATS, MEDIA_TYPES

MOST_ROWS = 5_000


class NothingToTypeForm(forms.Form):
    """A step that asks nothing more."""


class ReasonForm(forms.Form):
    """Why the list goes to no bank."""

    reason = forms.CharField(label=_("Why"), max_length=200)


class ResultForm(forms.Form):
    """The bank's answer."""

    file = CarriedFile(
        label=_("The bank's answer (XLSX or CSV)"),
        help_text=_("Our own file with state, code and day filled in serves too."),
    )
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)


def offered(payment_list, user):
    """(title, address, is it the next one) of what the user can do with the list now."""
    is_made = payment_list.state == ListState.MADE
    is_approved = payment_list.state == ListState.APPROVED
    is_second = user.pk != payment_list.made_by_id
    steps = (
        (_("Approve"), "approve", is_made and is_second and user.has_perm(MAY_APPROVE), True),
        (_("Withdraw"), "withdraw", is_made and user.has_perm(MAY_MAKE), False),
        (_("Load the bank's answer"), "results", is_approved and user.has_perm(MAY_LOAD), True),
    )
    return [
        (title, _address(payment_list, slug), is_next)
        for title, slug, holds, is_next in steps
        if holds
    ]


def approve_page(model_admin, request, number):
    """A second person looks at the totals and says that the bank is asked to pay."""
    follows = _("The list can be handed to the bank then, and is not withdrawn any more.")

    def act(found, form):
        actions.approve_payment_list(payment_list=found, on=today(), by=request.user)

    step = (_("Approve"), follows, MAY_APPROVE, NothingToTypeForm, act)
    return _step(model_admin, request, number, *step)


def withdraw_page(model_admin, request, number):
    """It goes to no bank, and says why."""
    follows = _("What stands on it waits again, and can be put on another list.")

    def act(found, form):
        actions.withdraw_payment_list(payment_list=found, by=request.user, **form.cleaned_data)

    step = (_("Withdraw"), follows, MAY_MAKE, ReasonForm, act)
    return _step(model_admin, request, number, *step)


def _step(model_admin, request, number, title, follows, permission, form_class, act):
    found = model_admin.list_or_404(request, number)
    if not request.user.has_perm(permission) or found.state != ListState.MADE:
        raise PermissionDenied
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            act(found, form)
            messages.success(request, _("Done: %(title)s.") % {"title": title})
            return HttpResponseRedirect(_address(found, "change"))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    return page(
        model_admin.admin_site,
        request,
        "assistance/payment_step.html",
        title=title,
        follows=follows,
        form=form,
        payment_list=found,
        bank=bank_label(found.bank, get_language()),
    )


def file_page(model_admin, request, number, file_format):
    """The list as the bank takes it, with whole numbers; that it was taken is recorded."""
    found = model_admin.list_or_404(request, number)
    if file_format not in FORMATS:
        raise Http404
    try:
        pieces = list_file(found, by=request.user, on=today(), file_format=file_format)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(_address(found, "change"))
    file = recorded(request, pieces, subject=found.pk, format=file_format)
    response = StreamingHttpResponse(file, content_type=MEDIA_TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="{found}.{file_format}"'
    return response


def results_page(model_admin, request, number):
    """Try the bank's answer; write it when that is confirmed."""
    found = model_admin.list_or_404(request, number)
    if not request.user.has_perm(MAY_LOAD) or found.state != ListState.APPROVED:
        raise PermissionDenied
    form, outcome = ResultForm(), None
    if request.method == "POST":
        form = ResultForm(*sent(request))
        outcome = _loaded(request, form, found) if form.is_valid() else None
    return page(
        model_admin.admin_site,
        request,
        "assistance/payment_results.html",
        title=_("Load the bank's answer"),
        form=form,
        outcome=outcome,
        carried=to_carry(form, outcome),
        confirm=CONFIRM,
        payment_list=found,
        bank=bank_label(found.bank, get_language()),
        most_rows=MOST_ROWS,
    )


def _loaded(request, form, payment_list):
    content = form.cleaned_data["file"]
    outcome = load_results(
        BytesIO(content),
        name=form.cleaned_data["name"],
        payment_list=payment_list,
        by=request.user,
        today=today(),
        dry_run=CONFIRM not in request.POST,
        most_rows=MOST_ROWS,
    )
    digest = sha256(content).hexdigest()
    looks.record(
        request, LookKind.SEARCHED, subject=payment_list.pk, count=outcome.read, sha256=digest
    )
    return outcome


def _address(payment_list, slug):
    return reverse(f"admin:assistance_paymentlist_{slug}", args=[str(payment_list)])


# (address, page, name)
PAGES = (
    ("approve/", approve_page, "approve"),
    ("withdraw/", withdraw_page, "withdraw"),
    ("results/", results_page, "results"),
    ("file.<str:file_format>", file_page, "file"),
)

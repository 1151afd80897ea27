"""The page on which a file of deliveries is uploaded, and those that give one to fill in."""

from hashlib import sha256
from io import BytesIO

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.history.files import recorded
from accounts.jobs import pages
from accounts.jobs.asking import ask
from assistance.admin.frame import page
from assistance.importers.deliveries import MAY_DELIVER, deliver_file
from assistance.long_work import DELIVER
from assistance.models import Distribution, Programme
from assistance.planned_file import export_planned, template
from cases.admin.carried_file import CONFIRM, CarriedFile, is_long, sent, to_carry
from cases.admin.scope import kept_number
from cases.importers.faults import cut
from spreadsheets.stream import FORMATS, MEDIA_TYPES

# Larger files go through the command: a browser should not wait for minutes.
MOST_ROWS, MOST_SHOWN = 2_000, 1_000


class DeliveriesForm(forms.Form):
    """The file that was filled in."""

    file = CarriedFile(
        label=_("List of deliveries (XLSX or CSV)"),
        help_text=_("The list of what is planned, with the days filled in; or the empty sheet."),
    )
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)


def deliveries_page(request):
    """Show the page; try an uploaded file; write it when that is confirmed."""
    _admit(request)
    form, outcome = DeliveriesForm(), None
    if request.method == "POST":
        form = DeliveriesForm(*sent(request))
        if form.is_valid():
            outcome = _delivered(request, form)
            if outcome is None:
                return HttpResponseRedirect(pages.address(_long(request, form)))
    giving = Programme.objects.on(today()).order_by("title", "pk")
    return page(
        admin.site,
        request,
        "assistance/deliveries.html",
        title=_("Deliveries from a file"),
        form=form,
        outcome=outcome,
        carried=to_carry(form, outcome),
        confirm=CONFIRM,
        most_rows=MOST_ROWS,
        programmes=giving,
    )


def planned_file(request, number, file_format):
    """What is planned of a programme, or of a distribution, to be filled in."""
    _admit(request)
    kept = kept_number(number) or ""
    listed = Distribution.objects.select_related("programme").filter(pk=kept).first()
    programme = listed.programme if listed else Programme.objects.filter(pk=kept).first()
    if programme is None or file_format not in FORMATS:
        raise Http404
    pieces = export_planned(
        programme,
        by=request.user,
        on=today(),
        at=now(),
        language=get_language(),
        file_format=file_format,
        distribution=listed,
    )
    file = recorded(request, pieces, programme=programme.pk, format=file_format)
    response = StreamingHttpResponse(file, content_type=MEDIA_TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="planned.{file_format}"'
    return response


def empty_file(request):
    """An empty workbook with the headings."""
    _admit(request)
    answer = HttpResponse(template(get_language()), content_type=MEDIA_TYPES["xlsx"])
    answer["Content-Disposition"] = 'attachment; filename="deliveries.xlsx"'
    return answer


def _admit(request):
    if not request.user.has_perm(MAY_DELIVER):
        raise PermissionDenied


def _long(request, form):
    """The job that tries a long file; what it finds is looked at before anything is written."""
    file = form.cleaned_data["name"], form.cleaned_data["file"]
    return ask(DELIVER, by=request.user, arguments={"dry_run": True}, file=file)


def _delivered(request, form):
    """The outcome of a file that a page reads; None of a longer one."""
    content = form.cleaned_data["file"]
    if is_long(content):
        return None
    digest = sha256(content).hexdigest()
    outcome = deliver_file(
        BytesIO(content),
        name=form.cleaned_data["name"],
        # The same file of the same user is the same work: what was sent twice is written once.
        key=f"{request.user.pk} {digest}",
        by=request.user,
        today=today(),
        at=now(),
        dry_run=CONFIRM not in request.POST,
        most_rows=MOST_ROWS,
    )
    if is_long(content, outcome):
        return None
    cut(outcome.faults, MOST_SHOWN)
    looks.record(request, LookKind.SEARCHED, count=outcome.read, sha256=digest)
    return outcome

"""The page on which an export of KoBo or ODK is uploaded: tried, and written once confirmed."""

from hashlib import sha256
from io import BytesIO

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assessments.admin.interview_pages import page
from assessments.choices import InstrumentKind
from assessments.importers.run import import_assessments
from assessments.models import Instrument
from assessments.sight import MAY_IMPORT
from cases.admin.carried_file import CONFIRM, CarriedFile, sent, to_carry
from cases.admin.fields import PlaceField
from cases.importers.faults import Finding

# Larger files go through the command: a browser should not wait for minutes.
MOST_ROWS, MOST_SHOWN = 500, 1_000


class ImportForm(forms.Form):
    """The file, the questionnaire that was asked, and where."""

    instrument = forms.ModelChoiceField(
        label=_("Questionnaire that was asked"),
        queryset=Instrument.objects.none(),
        empty_label=None,
    )
    place = PlaceField(
        label=_("Asked at"),
        help_text=_("Where the families live: who imports there finds those that wait."),
    )
    file = CarriedFile(
        label=_("Export of KoBo or ODK"),
        help_text=_("XLSX, CSV, or a zip of CSV files: “XML values and headers”, not labels."),
    )
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        asked = Instrument.objects.light().exclude(kind=InstrumentKind.LOCATION)
        self.fields["instrument"].queryset = asked.order_by("kind", "-uploaded_at")


def import_page(site, request):
    """Show the page; try an uploaded file; write it when that is confirmed."""
    if not request.user.has_perm(MAY_IMPORT):
        raise PermissionDenied
    form, outcome = ImportForm(initial={"place": request.user.places.first()}), None
    if request.method == "POST":
        form = ImportForm(*sent(request))
        outcome = _tried(request, form) if form.is_valid() else None
    return page(
        site,
        request,
        "assessments/import.html",
        title=_("Import assessments"),
        form=form,
        outcome=outcome,
        carried=to_carry(form, outcome),
        confirm=CONFIRM,
        most_rows=MOST_ROWS,
    )


def _cut(findings):
    """Leave as many as somebody reads, and say how many more there are."""
    more = len(findings) - MOST_SHOWN
    if more > 0:
        words = _("%(count)d more: they are not listed.") % {"count": more}
        findings[MOST_SHOWN:] = [Finding("", 0, "", "", "", "more", words)]


def _tried(request, form):
    try:
        return _run(request, form.cleaned_data)
    except ValidationError as refusal:
        form.add_error("place", ValidationError(refusal.messages))
        return None


def _run(request, typed):
    outcome = import_assessments(
        BytesIO(typed["file"]),
        name=typed["name"],
        instrument=typed["instrument"],
        place=typed["place"],
        by=request.user,
        today=today(),
        at=now(),
        dry_run=CONFIRM not in request.POST,
        most_rows=MOST_ROWS,
    )
    for findings in (outcome.faults, outcome.notices):
        _cut(findings)
    digest = sha256(typed["file"]).hexdigest()
    looks.record(request, LookKind.SEARCHED, count=outcome.read, sha256=digest)
    return outcome

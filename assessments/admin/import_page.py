"""The page on which an export of KoBo or ODK is uploaded: tried, and written once confirmed."""

from hashlib import sha256
from io import BytesIO

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.jobs import asking, pages
from assessments.admin.interview_pages import page
from assessments.choices import InstrumentKind
from assessments.importers.run import import_assessments
from assessments.long_work import IMPORT
from assessments.models import Instrument
from assessments.sight import MAY_IMPORT
from cases.admin.carried_file import CONFIRM, CarriedFile, is_long, sent, to_carry
from cases.admin.fields import PlaceField
from cases.importers.faults import cut
from cases.importers.kept import MOST

# Longer exports are read by a job: a browser should not wait for minutes.
MOST_ROWS = 500


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
    """Show the page; try an uploaded file; write it when that is confirmed.

    A file that is more than a page reads becomes a job, which has a page of its own.
    """
    if not request.user.has_perm(MAY_IMPORT):
        raise PermissionDenied
    form, outcome = ImportForm(initial={"place": request.user.places.first()}), None
    if request.method == "POST":
        form = ImportForm(*sent(request))
        if form.is_valid():
            outcome = _tried(request, form)
            if outcome is None and not form.errors:
                return HttpResponseRedirect(pages.address(_long(request, form.cleaned_data)))
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


def _tried(request, form):
    """The outcome of a file that a page reads; None of a longer one, and of one that is refused."""
    try:
        return _run(request, form.cleaned_data)
    except ValidationError as refusal:
        form.add_error("place", ValidationError(refusal.messages))
        return None


def _run(request, typed):
    if is_long(typed["file"]):
        return None
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
    if is_long(typed["file"], outcome):
        return None
    for findings in (outcome.faults, outcome.notices):
        cut(findings, MOST)
    digest = sha256(typed["file"]).hexdigest()
    looks.record(request, LookKind.SEARCHED, count=outcome.read, sha256=digest)
    return outcome


def _long(request, typed):
    """The job that tries a long export; what it finds is looked at before anything is written."""
    told = {"instrument": typed["instrument"].pk, "place": typed["place"].pk, "dry_run": True}
    file = (typed["name"], typed["file"])
    return asking.ask(IMPORT, by=request.user, arguments=told, file=file)

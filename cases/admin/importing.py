"""The page on which a workbook is uploaded: everything is tried first, and written once confirmed.

The file is not kept in between: the page that shows what was found carries it, and what comes back
is judged from the start.
"""

import base64
import binascii
from hashlib import sha256
from io import BytesIO

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.admin import import_beyond
from cases.admin.fields import PlaceField
from cases.importers import template
from cases.importers.run import import_register
from places.choices import OFFICES
from spreadsheets.stream import MEDIA_TYPES

# Larger files go through the command: a browser should not wait for minutes.
MOST_ROWS, MOST_BYTES = 2_000, 1_500_000
CONFIRM = "_confirm"
LANGUAGES = (("hy", "Հայերեն"), ("en", "English"), ("ru", "Русский"))


class CarriedFile(forms.FileField):
    """A file as it was uploaded, or as the page before carried it."""

    def clean(self, data, initial=None):
        if isinstance(data, str):
            return _carried(data)
        uploaded = super().clean(data, initial)
        if uploaded.size > MOST_BYTES:
            raise ValidationError(
                _("This file is too large for the page: ask for the import by command."),
                code="too_large",
            )
        return uploaded.read()


class ImportForm(forms.Form):
    """The file, and how it is to be read."""

    file = CarriedFile(label=_("Workbook (XLSX) or CSV file"))
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    source = forms.CharField(
        label=_("From which register"),
        max_length=40,
        help_text=_("The same name each time, such as “Hotel Ani”: by it a row is known again."),
    )
    place = PlaceField(
        label=_("Registered at, where the file does not say"), levels=OFFICES, required=False
    )
    accept_incomplete = forms.BooleanField(
        label=_("Accept an incomplete list"),
        required=False,
        help_text=_("The oldest adult is presumed to be the head; the list of them is shown."),
    )
    take_file = forms.BooleanField(
        label=_("Write what the file says also where the register says otherwise"),
        required=False,
        help_text=_("Without it, such differences are listed, and the register stays as it is."),
    )
    their_numbers = forms.BooleanField(
        label=_("Numbers such as H-… and P-… are those of another register"),
        required=False,
        help_text=_("For a list that another register exported; not for one that was ours."),
    )

    def ordered(self, user):
        """What `import_register` is to be given."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "source": typed["source"],
            "by": user,
            "on": today(),
            "place": typed["place"].pk if typed["place"] else "",
            "accept_incomplete": typed["accept_incomplete"],
            "take_file": typed["take_file"],
            "their_numbers": typed["their_numbers"],
            "most_rows": MOST_ROWS,
        }


def import_urls(model_admin):
    """Addresses of the page and of the templates to download, beside the list of households."""
    view = model_admin.admin_site.admin_view

    def page(request):
        return import_page(model_admin, request)

    return [
        path("import/", view(page), name="cases_household_import"),
        path(
            "import/template/<slug:language>/",
            view(download_template),
            name="cases_household_import_template",
        ),
    ]


def import_page(model_admin, request):
    """Show the page; try an uploaded file; write it when that is confirmed."""
    if not request.user.has_perm("cases.import_register"):
        raise PermissionDenied
    form, outcome, elsewhere = ImportForm(), None, None
    if request.method == "POST":
        form = ImportForm(*_sent(request))
        if form.is_valid():
            outcome = _run(request, form)
            elsewhere = _record(request, form, outcome)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Import a list"),
        "opts": model_admin.opts,
        "form": form,
        "outcome": outcome,
        "elsewhere": elsewhere,
        "languages": LANGUAGES,
        "carried": _to_carry(form, outcome),
        "confirm": CONFIRM,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "cases/import.html", context)


def download_template(request, language):
    """The empty workbook in a language."""
    if not request.user.has_perm("cases.import_register"):
        raise PermissionDenied
    if language not in dict(LANGUAGES):
        raise Http404
    answer = HttpResponse(template.workbook(language), content_type=MEDIA_TYPES["xlsx"])
    answer["Content-Disposition"] = f'attachment; filename="register-{language}.xlsx"'
    return answer


def _sent(request):
    """What the browser sent: a file, or the one that the page before carried."""
    typed = request.POST.copy()
    uploaded = request.FILES.get("file")
    if uploaded:
        typed["name"] = uploaded.name[-200:]
        return typed, request.FILES
    return typed, {"file": typed.get("carried", "")} if typed.get("carried") else {}


def _carried(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        message = _("The file came back incomplete: choose it again.")
        raise ValidationError(message, code="carried") from None


def _run(request, form):
    content = BytesIO(form.cleaned_data["file"])
    dry_run = CONFIRM not in request.POST
    return import_register(content, dry_run=dry_run, **form.ordered(request.user))


def _record(request, form, outcome):
    """What is found is shown beside what the register holds of the same people.

    Returns what is said of those beyond the user's sight.
    """
    digest = sha256(form.cleaned_data["file"]).hexdigest()
    looks.record(request, LookKind.SEARCHED, count=outcome.people.read, sha256=digest)
    return import_beyond.judge(request, outcome, digest, is_written=CONFIRM in request.POST)


def _to_carry(form, outcome):
    """The file, for the page that asks to confirm it; nothing when there is nothing to confirm."""
    if outcome is None or outcome.faults or outcome.written or outcome.is_nothing_new:
        return ""
    return base64.b64encode(form.cleaned_data["file"]).decode()

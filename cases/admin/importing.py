"""The page on which a workbook is uploaded: all of it is tried, and written once confirmed."""

from hashlib import sha256
from io import BytesIO

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.jobs import asking, pages
from cases.admin.carried_file import CONFIRM, CarriedFile, is_long, sent, to_carry
from cases.admin.fields import PlaceField
from cases.importers import elsewhere, template
from cases.importers.run import import_register
from cases.long_work import IMPORT
from places.choices import OFFICES
from spreadsheets.stream import MEDIA_TYPES

# Longer lists are read by a job: a browser should not wait for minutes.
MOST_ROWS = 2_000
LANGUAGES = (("hy", "Հայերեն"), ("en", "English"), ("ru", "Русский"))


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

    def ordered(self):
        """What was typed, as `import_register` and a job take it."""
        typed = self.cleaned_data
        return {
            "source": typed["source"],
            "place": typed["place"].pk if typed["place"] else "",
            "accept_incomplete": typed["accept_incomplete"],
            "take_file": typed["take_file"],
            "their_numbers": typed["their_numbers"],
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
    """Show the page; try an uploaded file; write it when that is confirmed.

    A file that is more than a page reads becomes a job, which has a page of its own.
    """
    if not request.user.has_perm("cases.import_register"):
        raise PermissionDenied
    form, outcome, beyond = ImportForm(), None, None
    if request.method == "POST":
        form = ImportForm(*sent(request))
        if form.is_valid():
            outcome = _run(request, form)
            if outcome is None:
                return HttpResponseRedirect(pages.address(_long(request, form)))
            beyond = _record(request, form, outcome)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Import a list"),
        "opts": model_admin.opts,
        "form": form,
        "outcome": outcome,
        "elsewhere": beyond,
        "languages": LANGUAGES,
        "carried": to_carry(form, outcome),
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


def _run(request, form):
    """The outcome of a file that a page reads; None of a longer one."""
    content = form.cleaned_data["file"]
    if is_long(content):
        return None
    outcome = import_register(
        BytesIO(content),
        name=form.cleaned_data["name"],
        dry_run=CONFIRM not in request.POST,
        by=request.user,
        on=today(),
        most_rows=MOST_ROWS,
        **form.ordered(),
    )
    return None if is_long(content, outcome) else outcome


def _long(request, form):
    """The job that tries a long list; what it finds is looked at before anything is written."""
    return asking.ask(
        IMPORT,
        by=request.user,
        arguments=form.ordered() | {"dry_run": True},
        file=(form.cleaned_data["name"], form.cleaned_data["file"]),
    )


def _record(request, form, outcome):
    """What is found is shown beside what the register holds of the same people.

    Returns what is said of those beyond the user's sight.
    """
    digest = sha256(form.cleaned_data["file"]).hexdigest()
    looks.record(request, LookKind.SEARCHED, count=outcome.people.read, sha256=digest)
    is_written = CONFIRM in request.POST
    return elsewhere.judge(request.user, outcome, digest, is_written=is_written, request=request)

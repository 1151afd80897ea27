"""The pages of the reports, and their files."""

from hashlib import sha256
from itertools import groupby

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateformat import format as written
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.choices import LookKind
from accounts.history import looks
from reports import words
from reports.catalogue import REPORTS
from reports.formats import FORMATS
from reports.forms import ReportForm
from reports.report import HIDDEN

may_read = permission_required("reports.view_report", raise_exception=True)


@require_safe
@may_read
def index(request):
    """The list of reports."""
    context = {"title": _("Reports"), "reports": REPORTS.values()}
    return render(request, "reports/index.html", admin.site.each_context(request) | context)


@require_safe
@may_read
def report(request, name):
    """A report as of a day: a page, or the file that `?format=` names."""
    if name not in REPORTS:
        raise Http404
    today = clock.today()
    asked = request.GET or {"as_of": written(today, "d.m.Y")}
    form = ReportForm(asked, today=today, user=request.user)
    if not form.is_valid():
        return _page(request, REPORTS[name], form, status=400)
    day, chosen = form.cleaned_data["as_of"] or today, form.chosen()
    stays = chosen.stays(request.user, day, today)
    table = REPORTS[name].table(stays, on=day, chosen=chosen)
    if form.cleaned_data["format"]:
        return _file(request, name, table, FORMATS[form.cleaned_data["format"]])
    looks.record(request, LookKind.LISTED, subject=name, asked=request.GET, count=len(table.rows))
    return _page(request, REPORTS[name], form, table=table, today=today)


def _page(request, the_report, form, *, table=None, today=None, status=200):
    context = {
        "title": the_report.title,
        "report": the_report,
        "form": form,
        "faults": bool(form.errors),
        "table": table,
        "today": today,
        "formats": FORMATS.values(),
    }
    if table:
        context |= {
            "heads": _heads(table.columns),
            "rows": [(row.level, _cells(row, table.columns)) for row in table.rows],
            "hidden_mark": HIDDEN,
            "about_hidden": words.about_hidden(table),
            "asked": "".join(
                f"&{name}={value}" for name, value in table.chosen.parameters().items()
            ),
        }
    context = admin.site.each_context(request) | context
    return render(request, "reports/report.html", context, status=status)


def _heads(columns):
    """Columns with the heading that neighbours share: (heading, columns)."""
    return [
        (heading, list(neighbours))
        for heading, neighbours in groupby(columns, key=lambda column: column.group)
    ]


def _cells(row, columns):
    """Each column with its value as it is read: numbers with their thousands apart."""
    return [
        (column, number_format(value, force_grouping=True) if isinstance(value, int) else value)
        for column, value in zip(columns, row.values, strict=True)
    ]


def _file(request, name, table, form):
    content = form.write(table)
    content = content.encode() if isinstance(content, str) else content
    looks.record(
        request,
        LookKind.EXPORTED,
        subject=name,
        asked=request.GET,
        count=len(table.rows),
        filters=sorted(request.GET),
        columns=[column.key for column in table.columns],
        sha256=sha256(content).hexdigest(),
    )
    response = HttpResponse(content, content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{form.file_name(table)}"'
    return response

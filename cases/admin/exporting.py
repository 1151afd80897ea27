"""The buttons under a list: the rows it shows, all of them, as a CSV or XLSX file."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.clock import now, today
from accounts.history.files import recorded
from cases import exports, search
from cases.importers.columns import LANGUAGES
from cases.sight import sight_of
from spreadsheets.stream import FORMATS, MEDIA_TYPES

# What a page of the list asks beside which rows there are.
_OF_THE_PAGE = ("p", "all", "o")


def export_urls(model_admin, write, fields, name):
    """The address of a list's files; `write` and its `fields` are those of `cases/exports.py`."""

    def view(request, file_format):
        may_export = request.user.has_perm("cases.export_people")
        if not (may_export and model_admin.has_view_permission(request)):
            raise PermissionDenied
        if file_format not in FORMATS:
            raise Http404
        try:
            rows, filters = _listed(model_admin, request)
        except IncorrectLookupParameters:
            # The list says what it makes of such a question.
            return HttpResponseRedirect(f"./?{request.GET.urlencode()}")
        sight = sight_of(request.user, today())
        pieces = write(
            rows,
            as_of=now(),
            sight=sight,
            language=_language(),
            filters=filters,
            file_format=file_format,
        )
        file = recorded(
            request,
            pieces,
            asked=request.GET,
            filters=sorted(request.GET),
            columns=exports.fields_shown(rows.model, fields, sight),
            format=file_format,
        )
        response = StreamingHttpResponse(file, content_type=MEDIA_TYPES[file_format])
        response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
        return response

    return [
        path(
            "export.<str:file_format>",
            model_admin.admin_site.admin_view(view),
            name=f"cases_{model_admin.opts.model_name}_export",
        )
    ]


def _language():
    language = get_language()
    return language if language in LANGUAGES else "en"


def _listed(model_admin, request):
    """All rows that the list shows page by page, and in words which they are."""
    request.GET = request.GET.copy()
    for name in _OF_THE_PAGE:
        request.GET.pop(name, None)
    found = model_admin.get_changelist_instance(request)
    filters = "; ".join(_chosen(found))
    text, found.query = found.query, ""
    rows = found.get_queryset(request).select_related(None)
    sight = sight_of(request.user, today())
    return (search.everybody(rows, text, sight) if text else rows), filters


def _chosen(found):
    """What the search and each filter of a list ask, in words."""
    if found.query:
        yield f"{_('Search')}: “{found.query}”"
    for asked in found.filter_specs:
        offered = list(asked.choices(found))
        default, answer = offered[0], next((one for one in offered if one["selected"]), None)
        # What a list leaves out unless it is asked otherwise, it leaves in when it is searched.
        is_silent = answer is default and (found.query or str(default["display"]) == _("All"))
        if answer and not is_silent:
            yield f"{asked.title}: {answer['display']}"

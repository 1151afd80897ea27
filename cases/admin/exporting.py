"""The buttons under a list: the rows it shows, all of them, as a CSV or XLSX file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.urls import path
from django.utils.translation import get_language

from accounts.clock import now
from spreadsheets.stream import FORMATS, MEDIA_TYPES


def export_urls(model_admin, write, name):
    """The address of a list's files; `write` is the function of `cases/exports.py`."""

    def view(request, file_format):
        if not model_admin.has_view_permission(request):
            raise PermissionDenied
        if file_format not in FORMATS:
            raise Http404
        found = model_admin.get_changelist_instance(request)
        pieces = write(
            found.get_queryset(request).select_related(None),
            as_of=now(),
            language=get_language() if get_language() in ("hy", "ru") else "en",
            filters=request.GET.urlencode(),
            file_format=file_format,
        )
        response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPES[file_format])
        response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
        return response

    return [
        path(
            "export.<str:file_format>",
            model_admin.admin_site.admin_view(view),
            name=f"cases_{model_admin.opts.model_name}_export",
        )
    ]

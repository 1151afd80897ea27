"""Pages of lists, in the order of the numbers."""

import base64
import binascii

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.utils.urls import replace_query_param

from cases import numbers

LARGEST_PAGE = 500


class NumberCursorPagination(BasePagination):
    """Pages in the order of the numbers, each beginning after the last number of the one before.

    So rows that come or go between two pages neither repeat nor hide others, and the last page
    costs what the first does. The cursor carries that number and nothing else.
    """

    PARAMETERS = frozenset({"cursor", "page_size"})

    def paginate_queryset(self, queryset, request, view=None):
        """The numbers of one page of records."""
        numbers = queryset.order_by("number").values_list("number", flat=True)
        return self.page(
            lambda after, size: list(numbers.filter(number__gt=after)[:size]), request, view
        )

    def page(self, numbers_after, request, view):
        """The same where `numbers_after(number, so_many)` finds the numbers."""
        self.request = request
        size = self._page_size(request.query_params.get("page_size"))
        cursor = request.query_params.get("cursor")
        after = "" if cursor is None else self._number(cursor, view.prefix)
        page = numbers_after(after, size + 1)
        self.last = page[size - 1] if len(page) > size else None
        return page[:size]

    def get_paginated_response(self, data):
        """The page, and the address of the next where there is one."""
        return Response({"next": self._next_address(), "results": data})

    def get_paginated_response_schema(self, schema):
        """What OpenAPI says of a page."""
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {
                    "type": ["string", "null"],
                    "format": "uri",
                    "description": "Address of the next page; null on the last.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view):
        """What OpenAPI says of the two parameters."""
        size = {
            "type": "integer",
            "minimum": 1,
            "maximum": LARGEST_PAGE,
            "default": api_settings.PAGE_SIZE,
        }
        return [
            _query_parameter("cursor", {"type": "string"}, "Taken from `next`; opaque."),
            _query_parameter("page_size", size, "Rows on a page."),
        ]

    def _next_address(self):
        if self.last is None:
            return None
        cursor = base64.urlsafe_b64encode(self.last.encode()).decode()
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _page_size(self, text):
        if text is None:
            return api_settings.PAGE_SIZE
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= LARGEST_PAGE):
            message = _("Write a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE}
            raise ValidationError({"page_size": [message]})
        return int(text)

    def _number(self, cursor, prefix):
        try:
            number = numbers.parse(base64.urlsafe_b64decode(cursor).decode("ascii"), prefix)
        except (binascii.Error, ValueError):
            number = None
        if number is None:
            message = _("This cursor was not given by this list: take it from “next”.")
            raise ValidationError({"cursor": [message]})
        return number


def _query_parameter(name, schema, description):
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        "description": description,
    }

"""The API's router, pages and errors."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as Refusal
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler as standard_handler


class NumberCursorPagination(CursorPagination):
    """Pages by number."""

    ordering = "number"


def exception_handler(exception, context):
    """Answer 400, in the law's own words, where a rule or a law of the database refuses."""
    if isinstance(exception, Refusal):
        by_field = hasattr(exception, "error_dict")
        errors = exception.message_dict if by_field else {NON_FIELD_ERRORS: exception.messages}
        if NON_FIELD_ERRORS in errors:
            errors[api_settings.NON_FIELD_ERRORS_KEY] = errors.pop(NON_FIELD_ERRORS)
        exception = ValidationError(errors)
    return standard_handler(exception, context)


urlpatterns = []

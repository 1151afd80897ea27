"""What a program may ask in an address: every parameter is known, given once, and has a value."""

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import BasePermission

from accounts import clock
from accounts.choices import LookKind
from accounts.history import looks
from cases.population import EARLIEST_DAY

AS_OF = OpenApiParameter(
    "as_of",
    OpenApiTypes.DATE,
    description="The day on which everything is told: who belonged where, lived where, and was "
    "of which age. Today if absent; a day to come is refused, and one before 1900.",
)
REFUSED = OpenApiResponse(
    inline_serializer(
        "Refused",
        {"parameter_name": serializers.ListField(child=serializers.CharField(), required=False)},
    ),
    description="A parameter is unknown, given twice, empty or has a wrong value: under the name "
    "of each, what is wrong with it. An unknown one is answered with the known ones.",
)
_DETAIL = inline_serializer("Detail", {"detail": serializers.CharField()})
FORBIDDEN = OpenApiResponse(
    _DETAIL, description="Not signed in, or without the right to read this."
)
NOT_FOUND = OpenApiResponse(
    _DETAIL,
    description="There is none, or it is out of your sight; or the number was mistyped, which the "
    "text then says.",
)


class MayRead(BasePermission):
    """Lets in whoever has the permission that the view names as `permission`."""

    def has_permission(self, request, view):
        return request.user.is_authenticated and request.user.has_perm(view.permission)


class StrictParameters:
    """A view that knows its parameters: `today` and, where it reads one, `as_of` are set from them.

    The clock is read here, once for a request.
    """

    def known_parameters(self):
        """Names of the parameters that this address takes."""
        return {"as_of"}

    def withheld_parameters(self):
        """Names of those that it takes of others: they ask about what the caller may not read."""
        return set()

    def perform_content_negotiation(self, request, force=False):
        """Whatever the caller accepts, JSON is answered; so `format` is unknown like any other."""
        return super().perform_content_negotiation(request, force=True)

    def initial(self, request, *args, **kwargs):
        """After the rights, judge the parameters."""
        super().initial(request, *args, **kwargs)
        self.today = clock.today()
        known = self.known_parameters()
        self._record_withheld(request, known)
        refuse_unknown(request.query_params, known)
        self.as_of = read_day(request.query_params.get("as_of"), self.today)

    def _record_withheld(self, request, known):
        """Who asks about what they may not read is answered as by a wrong word; it is a look."""
        unknown = request.query_params.keys() - known
        asked = sorted(unknown & self.withheld_parameters()) if unknown else []
        if asked:
            looks.record(
                request,
                LookKind.REFUSED,
                asked=request.query_params,
                status=400,
                method=request.method,
                parameters=asked,
            )


def refuse_unknown(parameters, known):
    """Raise ValidationError that names each parameter which is unknown, repeated or empty."""
    errors = {}
    for name, values in parameters.lists():
        if name not in known:
            errors[name] = [
                _("Unknown parameter. Known here: %(known)s.") % {"known": ", ".join(sorted(known))}
            ]
        elif len(values) > 1:
            errors[name] = [_("This parameter is given more than once.")]
        elif not values[0]:
            errors[name] = [_("This parameter has no value: leave it out, or give one.")]
    if errors:
        raise ValidationError(errors)


def read_day(text, today):
    """The day that `as_of` says; today without it.

    Raises ValidationError if it is wrong, to come or too early.
    """
    if text is None:
        return today
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise ValidationError({"as_of": [_("Not a date. Write it as 2025-10-31.")]})
    if day > today:
        raise ValidationError({"as_of": [_("This day is still to come.")]})
    if day < EARLIEST_DAY:
        earliest = {"earliest": EARLIEST_DAY.isoformat()}
        message = _("This day is too early: the earliest is %(earliest)s.") % earliest
        raise ValidationError({"as_of": [message]})
    return day

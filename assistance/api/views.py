"""`/programmes/` and `/assistance/`: read only; of assistance each row through the one policy."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from assistance.api import told
from assistance.api.filters import ASKS_ABOUT, AssistanceFilters, ProgrammeFilters
from assistance.api.serializers import AssistanceSerializer, ProgrammeSerializer
from assistance.models import Assistance, Programme
from assistance.sight import MAY_READ
from cases import numbers
from cases.api import parameters
from cases.api.views import NUMBER, NumberedViewSet

_ERRORS = {400: parameters.REFUSED, 403: parameters.FORBIDDEN}


@extend_schema_view(
    list=extend_schema(
        parameters=[parameters.AS_OF],
        responses={200: ProgrammeSerializer(many=True), **_ERRORS},
        description="Programmes of all organisations that give on the day, by number, each with "
        "its rule of that day. They hold no person.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER, parameters.AS_OF],
        responses={200: ProgrammeSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One programme, with its rule of the day.",
    ),
)
class ProgrammeViewSet(NumberedViewSet):
    """Programmes: who gives what to whom, and by which rule."""

    model, queryset = Programme, Programme.objects.none()
    serializer_class, filterset_class = ProgrammeSerializer, ProgrammeFilters
    permission, prefix = "assistance.view_programme", numbers.PROGRAMME
    tell = staticmethod(told.programmes)

    def _filters(self):
        """None of them is about a person."""
        return set(self.filterset_class.base_filters)

    def list(self, request):
        rows = self.filter_queryset(Programme.objects.on(self.as_of))
        return self.get_paginated_response(self._told(self.paginate_queryset(rows)))

    def retrieve(self, request, number):
        number = self._parsed(number)
        if not Programme.objects.filter(pk=number).exists():
            raise NotFound(_("No programme has this number."))
        return Response(self._told([number])[0])


@extend_schema_view(
    list=extend_schema(
        responses={200: AssistanceSerializer(many=True), **_ERRORS},
        description="What was planned and given to households that you see, by number. You are "
        "told that there was help, when, and in which sector; by whom and how much where your "
        "agreement opens assistance, and always of what your own organisation gives. What is given "
        "for protection is told to who reads protection.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER],
        responses={200: AssistanceSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One of them. What is out of your sight is answered as what does not exist.",
    ),
)
class AssistanceViewSet(NumberedViewSet):
    """What was planned and given, whatever the day: it does not change."""

    model, queryset = Assistance, Assistance.objects.none()
    serializer_class, filterset_class = AssistanceSerializer, AssistanceFilters
    permission, prefix = MAY_READ, numbers.ASSISTANCE
    asks_about = ASKS_ABOUT
    tell = staticmethod(told.assistance)

    def known_parameters(self):
        return super().known_parameters() - {"as_of"}

    @staticmethod
    def listed(rows):
        return rows

    def looked_at(self, number):
        """The household that was helped."""
        return Assistance.objects.values_list("household", flat=True).get(pk=number)

    def not_found(self):
        return _("There is no assistance of this number.")

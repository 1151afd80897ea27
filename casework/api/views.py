"""`/cases/`: read only, each row through the one policy; partners read none."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view

from cases.api import parameters
from cases.api.views import NUMBER, NumberedViewSet
from casework.api import told
from casework.api.filters import ASKS_ABOUT, CaseFilters
from casework.api.serializers import CaseSerializer
from casework.models import Case
from casework.numbers import CASE
from casework.sight import MAY_VIEW

_ERRORS = {400: parameters.REFUSED, 403: parameters.FORBIDDEN}


@extend_schema_view(
    list=extend_schema(
        responses={200: CaseSerializer(many=True), **_ERRORS},
        description="Cases of households and people that you see, by number. Cases of protection "
        "are told to their own team and to those cleared. Partners read no cases.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER],
        responses={200: CaseSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One of them. What is out of your sight is answered as what does not exist.",
    ),
)
class CaseViewSet(NumberedViewSet):
    """Cases, as they stand today."""

    model, queryset = Case, Case.objects.none()
    serializer_class, filterset_class = CaseSerializer, CaseFilters
    permission, prefix = MAY_VIEW, CASE
    asks_about = ASKS_ABOUT
    tell = staticmethod(told.cases)

    def known_parameters(self):
        return super().known_parameters() - {"as_of"}

    @staticmethod
    def listed(rows):
        return rows

    def looked_at(self, number):
        """The household or the person whom it is about."""
        household, person = Case.objects.values_list("household", "individual").get(pk=number)
        return household or person

    def not_found(self):
        return _("There is no case of this number.")

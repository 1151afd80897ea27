"""`/assessments/`: finished assessments, read only, each row through the one policy."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view

from accounts.policy import readable_classes
from assessments.api import told
from assessments.api.filters import ASKS_ABOUT, AssessmentFilters
from assessments.api.serializers import AssessmentSerializer
from assessments.models import Assessment
from assessments.sight import MAY_READ, NeedsSight
from cases import numbers
from cases.api import parameters
from cases.api.filters import DatedFilterBackend
from cases.api.views import NUMBER, NumberedViewSet
from cases.policy import sees_in_part

_ERRORS = {400: parameters.REFUSED, 403: parameters.FORBIDDEN}


class AssessmentFilterBackend(DatedFilterBackend):
    """Tells the filters in which sectors their caller may look for somebody."""

    def get_filterset_kwargs(self, request, queryset, view):
        readable = readable_classes(request.user, on=view.today)
        # Whoever sees people one by one may not see all of a household that is found.
        sight = NeedsSight(readable, is_whole=not sees_in_part(request.user))
        asked = super().get_filterset_kwargs(request, queryset, view)
        return asked | {"sectors": sight.sectors}


@extend_schema_view(
    list=extend_schema(
        responses={200: AssessmentSerializer(many=True), **_ERRORS},
        description="Finished assessments of households that you see, by number. What is answered "
        "is read with health; of protection and of people's own words those see more who may. "
        "`sector` and `severity_min` together are about one and the same sector.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER],
        responses={200: AssessmentSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One assessment. What is out of your sight is answered as what does not exist; "
        "of the members' answers you get those of whom you see.",
    ),
)
class AssessmentViewSet(NumberedViewSet):
    """Finished assessments, with their scores and answers."""

    model, queryset = Assessment, Assessment.objects.none()
    serializer_class, filterset_class = AssessmentSerializer, AssessmentFilters
    filter_backends = [AssessmentFilterBackend]
    permission, prefix = MAY_READ, numbers.ASSESSMENT
    asks_about = ASKS_ABOUT
    tell = staticmethod(told.assessments)

    def known_parameters(self):
        """They are told as they were finished, whatever the day."""
        return super().known_parameters() - {"as_of"}

    @staticmethod
    def listed(rows):
        return rows.finished()

    def exists(self, number):
        """Whether it is one that is told: a draft, or a cancelled one, is none."""
        return Assessment.objects.finished().filter(pk=number).exists()

    def looked_at(self, number):
        return Assessment.objects.values_list("household", flat=True).get(pk=number)

    def not_found(self):
        return _("No assessment has this number.")

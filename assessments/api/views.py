"""`/assessments/`: finished assessments, each row through the one policy; read and sent."""

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.response import Response
from rest_framework.reverse import reverse

from accounts.choices import LookKind
from accounts.clock import now
from accounts.history import looks
from accounts.policy import readable_classes
from assessments.api import told
from assessments.api.creating import created
from assessments.api.filters import ASKS_ABOUT, AssessmentFilters
from assessments.api.serializers import AssessmentSerializer, SentAssessmentSerializer
from assessments.models import Assessment
from assessments.sight import MAY_ASK, MAY_READ, NeedsSight
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
    create=extend_schema(
        request=SentAssessmentSerializer,
        responses={
            200: OpenApiResponse(AssessmentSerializer, "It was sent before: nothing new."),
            201: AssessmentSerializer,
            400: OpenApiResponse(
                OpenApiTypes.OBJECT,
                "What is wrong, all at once: under `answers.NAME`, `members.0.NAME` or the name of "
                "a field, in words.",
            ),
            403: parameters.FORBIDDEN,
            409: OpenApiResponse(OpenApiTypes.OBJECT, "The source_id has other answers."),
        },
        description="Send a finished assessment of a household that you registered or follow, and "
        "all of whose members you see. It is judged by the questionnaire as on the screen; what "
        "that does not ask, given the other answers, is left out. Rows of members are linked by "
        "`individual`, else by a name that fits one member alone.",
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
    prefix = numbers.ASSESSMENT
    asks_about = ASKS_ABOUT
    tell = staticmethod(told.assessments)

    def known_parameters(self):
        """They are told as they were finished, whatever the day."""
        return super().known_parameters() - {"as_of"}

    @property
    def permission(self):
        """To send is to ask."""
        return MAY_ASK if self.request.method == "POST" else MAY_READ

    def create(self, request):
        sent = SentAssessmentSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        number, is_new = created(request.user, sent.validated_data, today=self.today, at=now())
        looks.record(request, LookKind.OPENED, subject=self.looked_at(number))
        self.as_of = self.today
        body = self._told([number])[0]
        address = reverse("api:assessment-detail", args=[number], request=request)
        return Response(body, status=201 if is_new else 200, headers={"Location": address})

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

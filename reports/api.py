"""`/api/v1/reports/`: the same tables as on the page, as JSON."""

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.choices import LookKind
from accounts.history import looks
from cases.api import parameters
from cases.choices import PopulationGroup, Status
from reports.catalogue import REPORTS
from reports.choosing import COUNTED, ChoiceForm
from reports.formats.json import as_data


@extend_schema_field({"oneOf": [{"type": "integer"}, {"type": "string"}]})
class ValueField(serializers.Field):
    """A number, a word, or the asterisk of a hidden number."""


class ReportInListSerializer(serializers.Serializer):
    """A report that there is."""

    name = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    address = serializers.URLField()


class NoteSerializer(serializers.Serializer):
    """What a word of the table means."""

    term = serializers.CharField()
    meaning = serializers.CharField()


class HiddenSerializer(serializers.Serializer):
    """Which cells are hidden: small numbers, and what would give them away."""

    mark = serializers.CharField()
    below = serializers.IntegerField(help_text="Counts below this are hidden.")
    cells = serializers.IntegerField(help_text="How many cells are hidden.")
    of_cells = serializers.IntegerField(help_text="How many cells the table has.")


class ColumnSerializer(serializers.Serializer):
    """A column of the table."""

    key = serializers.CharField()
    label = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    tag = serializers.CharField(help_text="HXL hashtag.")


class RowSerializer(serializers.Serializer):
    """A row of the table; its values by the keys of the columns."""

    level = serializers.ChoiceField(choices=["detail", "subtotal", "total"])
    values = serializers.DictField(child=ValueField())


class ReportSerializer(serializers.Serializer):
    """A report as of a day."""

    name = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    source = serializers.CharField()
    as_of = serializers.DateField()
    notes = NoteSerializer(many=True)
    hidden = HiddenSerializer()
    columns = ColumnSerializer(many=True)
    rows = RowSerializer(many=True)


CHOICES = (
    OpenApiParameter(
        "population_group",
        enum=PopulationGroup.values,
        description="Count this population group only.",
    ),
    OpenApiParameter(
        "counted",
        enum=[code for code, _label in COUNTED],
        description="Everybody registered; or those present, of those whom you may see.",
    ),
    OpenApiParameter(
        "legal_status",
        enum=Status.values,
        description="Count people with this status, of those whom you may see.",
    ),
    OpenApiParameter(
        "need", description="Count people with this need's code, of those whom you may see."
    ),
)


class ReportViewSet(parameters.StrictParameters, ViewSet):
    """Reports as of a day, with small numbers hidden."""

    permission_classes = [parameters.MayRead]
    permission = "reports.view_report"
    lookup_field = "name"

    def known_parameters(self):
        """A report takes a day and whom to count, as far as the asker may choose it."""
        if self.action == "list":
            return set()
        return super().known_parameters() | set(self._form().fields)

    def withheld_parameters(self):
        """The choices that only who sees the people makes."""
        return set() if self.action == "list" else set(ChoiceForm.base_fields)

    def _form(self, asked=None):
        return ChoiceForm(asked, user=self.request.user, today=self.today)

    @extend_schema(
        responses={
            200: ReportInListSerializer(many=True),
            400: parameters.REFUSED,
            403: parameters.FORBIDDEN,
        },
        description="The reports that there are.",
    )
    def list(self, request):
        return Response(
            [
                {
                    "name": report.name,
                    "title": report.title,
                    "summary": report.summary,
                    "address": request.build_absolute_uri(
                        reverse("api:report-detail", args=[report.name])
                    ),
                }
                for report in REPORTS.values()
            ]
        )

    @extend_schema(
        parameters=[
            OpenApiParameter("name", location="path", enum=sorted(REPORTS)),
            parameters.AS_OF,
            *CHOICES,
        ],
        responses={
            200: ReportSerializer,
            400: parameters.REFUSED,
            403: parameters.FORBIDDEN,
            404: parameters.NOT_FOUND,
        },
        description="One report as of a day: the numbers of its page and its files.",
    )
    def retrieve(self, request, name):
        if name not in REPORTS:
            raise NotFound
        asked = {key: value for key, value in request.query_params.items() if key != "as_of"}
        form = self._form(asked)
        if not form.is_valid():
            raise ValidationError(form.errors)
        chosen = form.chosen()
        stays = chosen.stays(request.user, self.as_of, self.today)
        table = REPORTS[name].table(stays, on=self.as_of, chosen=chosen)
        looks.record(
            request,
            LookKind.LISTED,
            subject=name,
            asked=request.query_params,
            count=len(table.rows),
        )
        return Response(as_data(table))

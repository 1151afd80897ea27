"""What the API answers about assessments, described for its readers; `told.py` builds it."""

from rest_framework import serializers

from assessments import choices
from assessments.api.told import OF_HEALTH
from assessments.emergencies import Emergency


class SeveritySerializer(serializers.Serializer):
    """How severe the need in a sector is, by the newest scoring."""

    sector = serializers.ChoiceField(choices=choices.Sector)
    severity = serializers.ChoiceField(choices=choices.Severity, help_text="1 minimal to 5.")
    method = serializers.CharField()
    method_version = serializers.CharField()
    drivers = serializers.ListField(
        child=serializers.CharField(), help_text="The questions whose answers set it."
    )


class IndicatorSerializer(serializers.Serializer):
    """What a published method made of the answers, by the newest scoring."""

    indicator = serializers.CharField(help_text="Such as fcs, rcsi, hhs, lcs_en, msni.")
    value = serializers.FloatField(allow_null=True)
    category = serializers.CharField(allow_blank=True)
    method = serializers.CharField()
    method_version = serializers.CharField()
    drivers = serializers.ListField(child=serializers.CharField())


class PrioritySerializer(serializers.Serializer):
    """What the family asked for first, second and third."""

    rank = serializers.IntegerField(
        min_value=1, max_value=3, allow_null=True, help_text="Null to whoever reads no protection."
    )
    need = serializers.ChoiceField(choices=choices.PerceivedNeed)


class AssessedMemberSerializer(serializers.Serializer):
    """The answers about one member whom you see."""

    individual = serializers.CharField(allow_null=True, help_text="Null where no row was linked.")
    answers = serializers.DictField(child=serializers.CharField())


class AssessmentSerializer(serializers.Serializer):
    """A finished assessment of a household; its answers by the names of the questions."""

    number = serializers.CharField()
    household = serializers.CharField()
    instrument = serializers.CharField(help_text="Code of the questionnaire: kind and version.")
    kind = serializers.ChoiceField(choices=choices.InstrumentKind)
    assessed_on = serializers.DateField()
    finished_at = serializers.DateTimeField()
    language = serializers.CharField(allow_blank=True)
    emergencies = serializers.ListField(
        child=serializers.ChoiceField(choices=Emergency), allow_null=True
    )
    severities = SeveritySerializer(many=True, allow_null=True)
    indicators = IndicatorSerializer(many=True, allow_null=True)
    priorities = PrioritySerializer(many=True, allow_null=True)
    answers = serializers.DictField(child=serializers.CharField(), allow_null=True)
    members = AssessedMemberSerializer(many=True, allow_null=True)
    masked = serializers.ListField(
        child=serializers.CharField(),
        help_text=f"What is not shown to you: of {', '.join(OF_HEALTH)} those that are null, and "
        "what was left out, as answers.NAME and severities.SECTOR.",
    )

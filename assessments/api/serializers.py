"""What the API answers about assessments, described for its readers; `told.py` builds it."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from assessments import choices
from assessments.api.told import OF_HEALTH
from assessments.emergencies import Emergency
from assessments.importers.moments import SAID, YEARS
from assessments.models import Instrument
from assessments.xlsform.evaluation import MOST_ROWS
from cases.choices import Language

UNKNOWN = _("There is no such field.")


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


class StrictSerializer(serializers.Serializer):
    """Refuses a field that it does not know: what is passed over is lost without a word."""

    def to_internal_value(self, data):
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            raise serializers.ValidationError({name: [UNKNOWN] for name in unknown})
        return super().to_internal_value(data)


class MomentField(serializers.DateTimeField):
    """A moment of our time: at the ends of the calendar no zone can be reckoned."""

    def to_internal_value(self, value):
        try:
            moment = super().to_internal_value(value)
        except OverflowError:
            moment = None
        if moment is None or moment.year not in YEARS:
            raise serializers.ValidationError(SAID["not_a_moment"] % {"value": value})
        return moment


class CodeField(serializers.SlugRelatedField):
    """The code of a record, which is printable."""

    def to_internal_value(self, data):
        if not (isinstance(data, str) and data.isprintable()):
            self.fail("invalid")
        return super().to_internal_value(data)


class SentMemberSerializer(StrictSerializer):
    """The answers about one member."""

    individual = serializers.CharField(
        max_length=60, required=False, allow_null=True, help_text="P-number, where it is known."
    )
    answers = serializers.DictField(allow_empty=True)


class SentAssessmentSerializer(StrictSerializer):
    """A finished assessment as a program sends it; answers by the names of the questions.

    A value is a text, a number, true or false; of a question of several answers also a list of its
    choices; of rows that are no members, a list of objects.
    """

    household = serializers.CharField(max_length=60)
    instrument = CodeField(
        slug_field="code",
        queryset=Instrument.objects.light().exclude(kind=choices.InstrumentKind.LOCATION),
        help_text="Code of a questionnaire that was in use on the day.",
    )
    assessed_on = serializers.DateField()
    started_at = MomentField(required=False)
    finished_at = MomentField(required=False)
    language = serializers.ChoiceField(choices=Language, required=False, default="")
    source_id = serializers.CharField(
        max_length=80,
        required=False,
        default="",
        help_text="Your own identity of it: the same one sent again makes no other assessment.",
    )
    answers = serializers.DictField(allow_empty=True)
    members = SentMemberSerializer(many=True, required=False, default=list, max_length=MOST_ROWS)

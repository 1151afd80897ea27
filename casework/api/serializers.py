"""What the API answers about cases, described for its readers; `told.py` builds it."""

from rest_framework import serializers

from casework import choices


class GoalSerializer(serializers.Serializer):
    """What a case is to reach."""

    position = serializers.IntegerField()
    what = serializers.CharField(allow_null=True)
    due_on = serializers.DateField()
    reached_on = serializers.DateField(allow_null=True)
    dropped_on = serializers.DateField(allow_null=True)


class CaseSerializer(serializers.Serializer):
    """One concern of a household or one person, with its plan and who works on it."""

    number = serializers.CharField()
    household = serializers.CharField(
        allow_null=True, help_text="Where it is about all of a household."
    )
    person = serializers.CharField(allow_null=True, help_text="Where it is about one person.")
    kind = serializers.ChoiceField(choices=choices.CaseKind.choices)
    priority = serializers.ChoiceField(choices=choices.Priority.choices)
    state = serializers.ChoiceField(choices=choices.CaseState.choices)
    worker = serializers.CharField(help_text="User name.")
    team = serializers.ListField(
        child=serializers.CharField(), help_text="User names of who works on it besides."
    )
    opened_on = serializers.DateField()
    review_on = serializers.DateField(allow_null=True)
    closed_on = serializers.DateField(allow_null=True)
    outcome = serializers.ChoiceField(choices=choices.CaseOutcome.choices, allow_blank=True)
    concern = serializers.CharField(allow_null=True)
    opened_because = serializers.CharField(allow_null=True)
    closed_because = serializers.CharField(allow_null=True, allow_blank=True)
    goals = GoalSerializer(many=True)
    masked = serializers.ListField(
        child=serializers.CharField(), help_text="What is not shown to you."
    )

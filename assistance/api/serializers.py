"""What the API answers about assistance, described for its readers; `told.py` builds it."""

from rest_framework import serializers

from assistance import choices
from assistance.api.told import OF_ASSISTANCE


class RuleSerializer(serializers.Serializer):
    """A rule in force on the day: conditions and amount are data, as in the register."""

    from_on = serializers.DateField()
    until_on = serializers.DateField(allow_null=True)
    covers = serializers.JSONField(help_text="A condition on each person.")
    eligible = serializers.JSONField(help_text="A condition on the household or family.")
    amount = serializers.JSONField()
    sources = serializers.ListField(child=serializers.CharField())
    reading = serializers.CharField(allow_blank=True)


class ProgrammeSerializer(serializers.Serializer):
    """A programme, with the rule that is in force on the day."""

    number = serializers.CharField()
    title = serializers.CharField()
    given_by = serializers.CharField(help_text="Acronym of the organisation.")
    funded_by = serializers.CharField(allow_blank=True)
    sector = serializers.ChoiceField(choices=choices.ResponseSector.choices)
    sub_sector = serializers.CharField(allow_blank=True)
    activity = serializers.CharField(allow_blank=True)
    modality = serializers.ChoiceField(choices=choices.Modality.choices)
    mechanism = serializers.ChoiceField(choices=choices.Mechanism.choices)
    unit = serializers.CharField(allow_blank=True)
    currency = serializers.CharField()
    for_whom = serializers.ChoiceField(choices=choices.ForWhom.choices)
    every_days = serializers.IntegerField(allow_null=True, help_text="Null: once in all.")
    from_on = serializers.DateField()
    until_on = serializers.DateField(allow_null=True, help_text="The first day without it.")
    rule = RuleSerializer(allow_null=True)


class AssistanceSerializer(serializers.Serializer):
    """What was planned or given to a household, and those of whom it covers whom you see."""

    number = serializers.CharField()
    household = serializers.CharField()
    family_unit = serializers.CharField(allow_blank=True)
    sector = serializers.ChoiceField(choices=choices.ResponseSector.choices)
    modality = serializers.ChoiceField(choices=choices.Modality.choices)
    state = serializers.ChoiceField(choices=choices.AssistanceState.choices)
    planned_on = serializers.DateField()
    delivered_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True, help_text="Returned or cancelled.")
    from_on = serializers.DateField(help_text="The first day for which it is.")
    until_on = serializers.DateField(allow_null=True, help_text="The first for which it is not.")
    programme = serializers.CharField(allow_null=True)
    title = serializers.CharField(allow_null=True)
    given_by = serializers.CharField(allow_null=True)
    quantity = serializers.DecimalField(12, 2, allow_null=True)
    unit = serializers.CharField(allow_null=True, allow_blank=True)
    amount = serializers.DecimalField(14, 2, allow_null=True)
    currency = serializers.CharField(allow_null=True, allow_blank=True)
    reference = serializers.CharField(allow_null=True, allow_blank=True)
    delivered_at = serializers.CharField(allow_null=True, help_text="Code of the place.")
    collected_by = serializers.CharField(allow_null=True, allow_blank=True)
    ended_because = serializers.CharField(allow_null=True, allow_blank=True)
    in_spite_of = serializers.CharField(allow_null=True, allow_blank=True)
    people = serializers.ListField(child=serializers.CharField(), help_text="Those you see.")
    people_withheld = serializers.IntegerField(help_text="How many more it covers.")
    masked = serializers.ListField(
        child=serializers.CharField(),
        help_text=f"What is not shown to you: of {', '.join(OF_ASSISTANCE)} all, where it is of "
        "another organisation and your agreement does not open assistance.",
    )

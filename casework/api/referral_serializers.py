"""What the API answers about services and referrals, described for its readers."""

from rest_framework import serializers

from assistance.choices import ResponseSector
from casework import referral_choices as choices


class ServiceSerializer(serializers.Serializer):
    """A service of the directory: who offers what, where, and whom to call."""

    number = serializers.CharField()
    title = serializers.CharField()
    organisation = serializers.CharField(allow_null=True, help_text="Acronym.")
    outside_name = serializers.CharField(allow_blank=True, help_text="Of one outside.")
    sector = serializers.ChoiceField(choices=ResponseSector.choices)
    offers = serializers.CharField()
    places = serializers.ListField(child=serializers.CharField(), help_text="Codes.")
    address = serializers.CharField(allow_blank=True)
    focal_name = serializers.CharField()
    focal_phone = serializers.CharField()
    focal_email = serializers.CharField(allow_blank=True)
    second_name = serializers.CharField(allow_blank=True)
    second_phone = serializers.CharField(allow_blank=True)
    second_email = serializers.CharField(allow_blank=True)
    languages = serializers.CharField(allow_blank=True)
    hours = serializers.CharField(allow_blank=True)
    criteria = serializers.CharField(allow_blank=True)
    bring = serializers.CharField(allow_blank=True)
    capacity_a_week = serializers.IntegerField(allow_null=True)
    waiting_days = serializers.IntegerField(allow_null=True)
    taking = serializers.BooleanField(help_text="Takes referrals today.")
    takes_until = serializers.DateField(allow_null=True, help_text="The last day.")
    confirmed_on = serializers.DateField()
    is_confirmed = serializers.BooleanField(help_text="False: nobody confirmed it for 60 days.")


class SharedLineSerializer(serializers.Serializer):
    """One item that is shared, in words."""

    item = serializers.ChoiceField(choices=choices.Item.choices)
    value = serializers.CharField()


class SharedSerializer(serializers.Serializer):
    """What is asked, what is shared of the household, and the lines of each person."""

    reason = serializers.CharField()
    together = SharedLineSerializer(many=True)
    people = serializers.ListField(child=SharedLineSerializer(many=True))


class ReferralSerializer(serializers.Serializer):
    """A referral, as far as you are told of it."""

    number = serializers.CharField()
    state = serializers.ChoiceField(choices=choices.ReferralState.choices)
    service = serializers.CharField()
    sector = serializers.ChoiceField(choices=ResponseSector.choices)
    urgency = serializers.ChoiceField(choices=choices.Urgency.choices)
    from_organisation = serializers.CharField()
    to_organisation = serializers.CharField(allow_null=True, help_text="Null: by letter.")
    sent_on = serializers.DateField()
    deadline = serializers.DateField(help_text="The last day for an answer.")
    open_until = serializers.DateField(help_text="The last day of what is shared, once accepted.")
    answered_on = serializers.DateField(allow_null=True)
    declined_because = serializers.ChoiceField(choices=choices.Declined.choices, allow_blank=True)
    outcome = serializers.ChoiceField(choices=choices.ReferralOutcome.choices, allow_blank=True)
    outcome_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True, help_text="Expired, taken back or ended.")
    said = serializers.CharField(allow_null=True, allow_blank=True)
    household = serializers.CharField(allow_null=True)
    individual = serializers.CharField(allow_null=True)
    case = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    basis = serializers.ChoiceField(choices=choices.Basis.choices, allow_null=True)
    basis_words = serializers.CharField(allow_null=True, allow_blank=True)
    ended_because = serializers.CharField(allow_null=True, allow_blank=True)
    shares = serializers.ListField(child=serializers.ChoiceField(choices=choices.Item.choices))
    is_open = serializers.BooleanField(help_text="Whether its receiver sees what is shared now.")
    shared = SharedSerializer(
        allow_null=True,
        help_text="To the receiver, while it is open, of one referral that is asked for by its "
        "number; null in a list. Read from the register at this moment.",
    )
    masked = serializers.ListField(
        child=serializers.CharField(), help_text="What is not shown to you."
    )

"""What the API answers, described for its readers; `rows.py` builds it."""

from rest_framework import serializers

from cases import choices
from cases.api import told
from places.choices import Level

_MISSION_BANDS = ("0-17", "18-64", "65+")
_COHORTS = ("0-4", "5-11", "12-17", "18-59", "60+")


def _masked(words):
    """The list of what is not shown."""
    return serializers.ListField(
        child=serializers.ChoiceField(choices=list(words)),
        help_text="Which words of this answer are null because they are not shown to you; of what "
        "stands within another, both names with a point between them.",
    )


class PlaceSerializer(serializers.Serializer):
    """A place with its name in three languages."""

    code = serializers.CharField(help_text="P-code of OCHA, or a code of this system.")
    level = serializers.ChoiceField(choices=Level)
    name_en = serializers.CharField()
    name_hy = serializers.CharField()
    name_ru = serializers.CharField()


class MaskedSerializer(serializers.Serializer):
    """An answer in which whatever the caller may not read is null, and named under `masked`."""

    never_masked = frozenset(
        {"number", "as_of", "composition", "members", "members_withheld", "masked"}
    )

    def get_fields(self):
        fields = super().get_fields()
        for name in fields.keys() - self.never_masked:
            fields[name].allow_null = True
        return fields


class AddressSerializer(MaskedSerializer):
    """Where a household lived, or was on the state's books, on the day asked for."""

    place = PlaceSerializer(
        help_text="To whom contact is not shown: the marz in which the place lies."
    )
    address = serializers.CharField(allow_blank=True)
    accommodation = serializers.ChoiceField(choices=choices.Accommodation)
    from_on = serializers.DateField()
    until_on = serializers.DateField(allow_null=True, help_text="The first day on which no longer.")


class CompositionSerializer(serializers.Serializer):
    """How many of all members are what, counted as of the day, whether you see them or not.

    What says who is ill is null to whom health is not shown or who does not see all members.
    """

    size = serializers.IntegerField()
    girls = serializers.IntegerField()
    boys = serializers.IntegerField()
    children = serializers.IntegerField(help_text="Have not turned 18.")
    adults = serializers.IntegerField(help_text="18 to 64.")
    older = serializers.IntegerField(help_text="Have turned 65.")
    age_unknown = serializers.IntegerField(help_text="Without a birth date: in no band.")
    disabled = serializers.IntegerField(allow_null=True, help_text="Persons with disabilities.")
    disability_unknown = serializers.IntegerField(
        allow_null=True, help_text="Never asked; this is not “no”."
    )
    pregnant = serializers.IntegerField(allow_null=True)


class PersonSerializer(MaskedSerializer):
    """A person, and what they are as of the day."""

    number = serializers.CharField()
    given_name = serializers.CharField(allow_blank=True)
    patronymic = serializers.CharField(allow_blank=True)
    family_name = serializers.CharField(allow_blank=True)
    latin_given_name = serializers.CharField(allow_blank=True)
    latin_family_name = serializers.CharField(allow_blank=True)
    sex = serializers.ChoiceField(choices=choices.Sex)
    birth_date = serializers.DateField(allow_null=True)
    birth_precision = serializers.ChoiceField(choices=choices.BirthPrecision, allow_blank=True)
    arrived_on = serializers.DateField(allow_null=True)
    population_group = serializers.ChoiceField(choices=choices.PopulationGroup)
    age = serializers.IntegerField(allow_null=True, help_text="Completed years.")
    is_child = serializers.BooleanField(allow_null=True, help_text="Has not turned 18.")
    over_65 = serializers.BooleanField(allow_null=True, help_text="Has turned 65.")
    pensionable = serializers.BooleanField(allow_null=True, help_text="Has turned 63.")
    cohort = serializers.ChoiceField(
        choices=_COHORTS, allow_null=True, help_text="UNHCR's statistical cohort."
    )
    mission_band = serializers.ChoiceField(choices=_MISSION_BANDS, allow_null=True)
    disabled = serializers.BooleanField(
        allow_null=True, help_text="Person with a disability; null is unknown, not “no”."
    )
    pregnant = serializers.BooleanField()


class MemberSerializer(PersonSerializer):
    """A person as a member of the household on the day."""

    relationship = serializers.ChoiceField(choices=choices.Relationship)
    family_unit = serializers.CharField(allow_blank=True)


class WashingtonGroupSerializer(serializers.Serializer):
    """Washington Group Short Set: 1 no difficulty to 4 cannot do it at all; 98 and 99 no answer."""

    seeing = serializers.IntegerField(allow_null=True)
    hearing = serializers.IntegerField(allow_null=True)
    walking = serializers.IntegerField(allow_null=True)
    remembering = serializers.IntegerField(allow_null=True)
    self_care = serializers.IntegerField(allow_null=True)
    communicating = serializers.IntegerField(allow_null=True)
    asked_on = serializers.DateField(allow_null=True)
    method = serializers.ChoiceField(choices=choices.DisabilityMethod, allow_blank=True)


class IndividualSerializer(PersonSerializer):
    """A person with the household to which they belonged on the day.

    `household` is null where there was none on that day, or none that you may see.
    """

    household = serializers.CharField(allow_null=True)
    relationship = serializers.ChoiceField(choices=choices.Relationship, allow_null=True)
    family_unit = serializers.CharField(allow_null=True, allow_blank=True)
    home = AddressSerializer(allow_null=True, help_text="The household's actual address.")
    origin = PlaceSerializer(allow_null=True)
    in_household_since = serializers.DateField()
    left_on = serializers.DateField(allow_null=True)
    left_reason = serializers.ChoiceField(choices=choices.LeftReason, allow_blank=True)
    washington_group = WashingtonGroupSerializer()
    legal_statuses = serializers.ListField(
        child=serializers.ChoiceField(choices=choices.Status),
        help_text="In force on the day; an application for citizenship stands beside another.",
    )
    needs = serializers.ListField(
        child=serializers.CharField(),
        help_text="UNHCR specific needs codes on the day, without the confidential ones.",
    )
    disability_decision = serializers.ChoiceField(
        choices=choices.DisabilityDegree, allow_null=True, help_text="In force on the day."
    )
    absent = serializers.BooleanField(help_text="A member who is away on the day.")
    pregnancy_expected_on = serializers.DateField(allow_null=True)
    pregnancy_asked_on = serializers.DateField(allow_null=True)
    breastfeeding_until = serializers.DateField(allow_null=True)
    source = serializers.CharField(allow_blank=True)
    source_id = serializers.CharField(allow_blank=True)
    version = serializers.IntegerField()
    as_of = serializers.DateField()
    masked = _masked(told.OF_INDIVIDUAL)


class HouseholdSerializer(MaskedSerializer):
    """A household with its members and addresses as of the day.

    Members whom you do not see, and people who have since moved to a household that you may not
    see, are counted and not listed: `members_withheld` says how many.
    """

    number = serializers.CharField()
    kind = serializers.ChoiceField(choices=choices.HouseholdKind)
    declared_size = serializers.IntegerField(allow_null=True)
    is_complete = serializers.BooleanField()
    registered_on = serializers.DateField()
    registered_at = PlaceSerializer()
    last_confirmed_on = serializers.DateField(allow_null=True)
    last_confirmed_by = serializers.ChoiceField(choices=choices.ConfirmedBy, allow_blank=True)
    presumed = serializers.ChoiceField(
        choices=choices.Presumed,
        allow_blank=True,
        help_text="What the register assumed, because the list it came from did not say.",
    )
    inactive_on = serializers.DateField(allow_null=True)
    inactive_reason = serializers.ChoiceField(choices=choices.InactiveReason, allow_blank=True)
    source = serializers.CharField(allow_blank=True)
    source_id = serializers.CharField(allow_blank=True)
    version = serializers.IntegerField()
    as_of = serializers.DateField()
    head = serializers.CharField(
        allow_null=True, help_text="Number of the head of household, if you see them."
    )
    home = AddressSerializer(allow_null=True, help_text="The actual address.")
    registered_address = AddressSerializer(allow_null=True)
    composition = CompositionSerializer()
    members = MemberSerializer(many=True, help_text="Those whom you see.")
    members_withheld = serializers.IntegerField(help_text="How many members you do not see.")
    masked = _masked(told.OF_HOUSEHOLD)

"""Which households and people a program asks for; everything as of the day of the request."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import DjangoFilterBackend, FilterSet

from cases import disability, fact_conditions, population
from cases.api import rows
from cases.choices import PopulationGroup, ResidenceKind, Sex, Status
from cases.models import Household, Membership, Residence
from cases.policy import sees_in_part
from places.models import Place

OLDEST = 130


class DatedFilterBackend(DjangoFilterBackend):
    """Tells the filters of a view its days: the one asked for, and today."""

    def get_filterset_kwargs(self, request, queryset, view):
        days = {"as_of": view.as_of, "today": view.today}
        return super().get_filterset_kwargs(request, queryset, view) | days


class TrueOrFalseField(forms.Field):
    """`true` or `false`, and nothing that looks alike: a flag misread would be a filter ignored."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if value not in ("true", "false"):
            raise ValidationError(_("Write true or false."), code="not_a_flag")
        return value == "true"


class PlaceByCodeField(forms.Field):
    """A place by its code."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        code = value.strip().upper()
        place = Place.objects.by_code(code).first() if code.isprintable() else None
        if place is None:
            raise ValidationError(
                _("No place has the code %(code)s."), code="no_place", params={"code": value}
            )
        return place


class NeedCodeField(forms.Field):
    """A code of specific needs that may be asked for."""

    def to_python(self, value):
        return None if value in self.empty_values else fact_conditions.read_open_code(value)


class NeedFilter(django_filters.CharFilter):
    """A code of specific needs; a category stands for all codes within it."""

    field_class = NeedCodeField


class FlagFilter(django_filters.BooleanFilter):
    """True or false."""

    field_class = TrueOrFalseField


class PlaceFilter(django_filters.CharFilter):
    """The code of a place, which stands for all that lies within it."""

    field_class = PlaceByCodeField


class YearsFilter(django_filters.Filter):
    """Completed years of age."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=0, max_value=OLDEST, **kwargs)


class DayFilter(django_filters.DateFilter):
    """A day, written as 2025-10-31."""

    def __init__(self, *args, **kwargs):
        message = {"invalid": _("Not a date. Write it as 2025-10-31.")}
        super().__init__(*args, input_formats=["%Y-%m-%d"], error_messages=message, **kwargs)


class PeopleFilters(FilterSet):
    """Filters that households and people share: the methods say of whom the conditions hold."""

    place = PlaceFilter(
        method="living_in",
        label="Lives, by the household's actual address on the day, in the place with this "
        "code or in a place within it.",
    )
    sex = django_filters.ChoiceFilter(
        choices=Sex.choices, method="of_sex", label="Sex as recorded."
    )
    age_min = YearsFilter(method="from_age", label="Has completed at least so many years.")
    age_max = YearsFilter(method="to_age", label="Has completed at most so many years.")
    child = FlagFilter(method="is_child", label="Has not turned 18.")
    over_65 = FlagFilter(method="is_older", label="Has turned 65.")
    disabled = FlagFilter(method="is_disabled", label="Is a person with a disability.")
    need = NeedFilter(
        method="with_need", label="Has the specific need with this UNHCR code on the day."
    )
    legal_status = django_filters.ChoiceFilter(
        choices=Status.choices, method="with_status", label="Has this legal status on the day."
    )
    population_group = django_filters.ChoiceFilter(
        choices=PopulationGroup.choices,
        method="of_group",
        label="Belongs to this population group of the Refugee Response Plan.",
    )
    absent = FlagFilter(method="is_absent", label="Is a member, and away on the day.")
    arrived_after = DayFilter(method="arrived_from", label="Arrived on this day or later.")
    arrived_before = DayFilter(method="arrived_until", label="Arrived on this day or earlier.")

    def __init__(self, *args, as_of, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.as_of, self.today = as_of, today

    def _homes(self, place):
        """Actual addresses within a place on the day."""
        return Residence.objects.on(self.as_of).filter(
            kind=ResidenceKind.ACTUAL, place__in=Place.objects.within([place])
        )

    def _children(self, prefix=""):
        return self._aged(0, population.ADULT_AGE - 1, prefix)

    def _aged(self, from_age, to_age=None, prefix=""):
        """Condition: of an age in completed years, both ends included, as the rows tell it."""
        band = population.Band("asked", from_age, to_age)
        not_born = population.born_after(on=self.as_of, prefix=prefix)
        return band.on(self.as_of, f"{prefix}birth_date") & ~not_born


class IndividualFilters(PeopleFilters):
    """People of whom all conditions hold; what is unknown of somebody, no flag finds."""

    present = FlagFilter(method="is_present", label="Belonged to a household on the day.")

    def living_in(self, people, name, place):
        homes = self._homes(place).filter(household=OuterRef("household"))
        return people.filter(Exists(self._stays().filter(Exists(homes))))

    def of_sex(self, people, name, value: str):
        return people.filter(sex=value)

    def from_age(self, people, name, value: int):
        return people.filter(self._aged(value))

    def to_age(self, people, name, value: int):
        return people.filter(self._aged(0, value))

    def is_child(self, people, name, wanted):
        adult = population.turned(population.ADULT_AGE, on=self.as_of)
        return people.filter(self._children() if wanted else adult)

    def is_older(self, people, name, wanted):
        younger = self._aged(0, population.OLDER_AGE - 1)
        return people.filter(population.older(on=self.as_of) if wanted else younger)

    def is_disabled(self, people, name, wanted):
        condition = disability.disabled if wanted else disability.not_disabled
        return people.filter(condition(on=self.as_of))

    def is_present(self, people, name, wanted):
        return people.filter(Exists(self._stays()) if wanted else ~Exists(self._stays()))

    def with_need(self, people, name, value: str):
        return people.filter(fact_conditions.with_need(value, on=self.as_of))

    def with_status(self, people, name, value: str):
        return people.filter(fact_conditions.with_status(value, on=self.as_of))

    def of_group(self, people, name, value: str):
        return people.filter(population_group=value)

    def is_absent(self, people, name, wanted):
        away = fact_conditions.away(on=self.as_of)
        return people.filter(away if wanted else ~away)

    def arrived_from(self, people, name, day):
        return people.filter(arrived_on__gte=day)

    def arrived_until(self, people, name, day):
        return people.filter(arrived_on__lte=day)

    def _stays(self):
        """Where a person belonged on the day, in households that the asker may see."""
        user = self.request.user
        stays = Membership.objects.visible_to(user, on=self.today).on(self.as_of)
        if sees_in_part(user):
            seen = Household.objects.visible_to(user, on=self.today)
            stays = stays.filter(Exists(seen.filter(pk=OuterRef("household_id"))))
        return stays.filter(individual=OuterRef("pk"))


class HouseholdFilters(PeopleFilters):
    """Households by their members on the day whom the asker may see or who belong to them still.

    So nobody who moved out of sight can be found out by asking. Sex, age and arrival together are
    about one and the same member. `true` of a flag finds households with such a member, `false`
    those without any known to be one.
    """

    active = FlagFilter(method="is_active", label="Was not inactive on the day.")
    complete = FlagFilter(method="is_completed", label="Nothing is left to be asked of it.")
    confirmed_before = DayFilter(
        method="not_confirmed_since",
        label="Was last known to be there before this day: by its confirmation, else registration.",
    )

    def living_in(self, households, name, place):
        return households.filter(Exists(self._homes(place).filter(household=OuterRef("pk"))))

    def is_active(self, households, name, wanted):
        active = Q(inactive_on__isnull=True) | Q(inactive_on__gt=self.as_of)
        return households.filter(active if wanted else ~active)

    def is_child(self, households, name, wanted):
        return self._with(households, self._children("individual__"), wanted)

    def is_older(self, households, name, wanted):
        older = population.older(on=self.as_of, field="individual__birth_date")
        return self._with(households, older, wanted)

    def is_disabled(self, households, name, wanted):
        disabled = disability.disabled(on=self.as_of, prefix="individual__")
        return self._with(households, disabled, wanted)

    def of_sex(self, households, name, value: str):
        return self._of_one_member(households, Q(individual__sex=value))

    def from_age(self, households, name, value: int):
        return self._of_one_member(households, self._aged(value, prefix="individual__"))

    def to_age(self, households, name, value: int):
        return self._of_one_member(households, self._aged(0, value, "individual__"))

    def with_need(self, households, name, value: str):
        need = fact_conditions.with_need(value, on=self.as_of, prefix="individual__")
        return self._of_one_member(households, Q(need))

    def with_status(self, households, name, value: str):
        status = fact_conditions.with_status(value, on=self.as_of, prefix="individual__")
        return self._of_one_member(households, Q(status))

    def of_group(self, households, name, value: str):
        return self._of_one_member(households, Q(individual__population_group=value))

    def is_absent(self, households, name, wanted):
        away = fact_conditions.away(on=self.as_of, prefix="individual__")
        return self._with(households, Q(away), wanted)

    def is_completed(self, households, name, wanted):
        return households.filter(is_complete=wanted)

    def not_confirmed_since(self, households, name, day):
        unheard = Q(last_confirmed_on__isnull=True, registered_on__lt=day)
        return households.filter(unheard | Q(last_confirmed_on__lt=day))

    def arrived_from(self, households, name, day):
        return self._of_one_member(households, Q(individual__arrived_on__gte=day))

    def arrived_until(self, households, name, day):
        return self._of_one_member(households, Q(individual__arrived_on__lte=day))

    def filter_queryset(self, queryset):
        """Apply the filters, and what was gathered about one member as a single condition."""
        self.one_member = Q()
        households = super().filter_queryset(queryset)
        return self._with(households, self.one_member, True) if self.one_member else households

    def _of_one_member(self, households, condition):
        self.one_member &= condition
        return households

    def _with(self, households, condition, wanted):
        listed = rows.listed(self.request.user, self.today)
        stays = Membership.objects.on(self.as_of).counted().filter(listed)
        someone = Exists(stays.filter(condition, household=OuterRef("pk")))
        return households.filter(someone if wanted else ~someone)

"""Which programmes and which assistance a program asks for."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import FilterSet

from accounts.clock import today
from accounts.models import Organisation
from assessments.api.filters import HouseholdNumberFilter
from assistance.choices import AssistanceState, Modality, ResponseSector
from assistance.models import Assistance, Programme
from assistance.sight import help_sight
from cases import numbers
from cases.api.filters import DayFilter

# Parameter → the fields that it asks about: unknown to whoever may not read one of them.
ASKS_ABOUT = {
    "household": ("assistance.household",),
    "programme": ("assistance.number",),
    # Told to everybody who sees the household: that it was helped, when, and in which sector.
    "sector": ("assistance.number",),
    "state": ("assistance.number",),
    "delivered_after": ("assistance.number",),
    "delivered_before": ("assistance.number",),
}


class ProgrammeNumberField(forms.Field):
    """The number of a programme in any spelling."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            number = numbers.parse(value, numbers.PROGRAMME)
        except numbers.NumberMistyped:
            number = None
        if number is None:
            raise ValidationError(_("This is not the number of a programme."), code="no_number")
        return number


class ProgrammeNumberFilter(django_filters.CharFilter):
    """The number of a programme."""

    field_class = ProgrammeNumberField


class AcronymField(forms.Field):
    """The acronym of an organisation."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if not value.isprintable() or not Organisation.objects.filter(pk=value).exists():
            raise ValidationError(_("There is no such organisation."), code="no_organisation")
        return value


class AcronymFilter(django_filters.CharFilter):
    """The acronym of an organisation."""

    field_class = AcronymField


class _Dated(FilterSet):
    """The view tells its days."""

    def __init__(self, *args, as_of=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)


class ProgrammeFilters(_Dated):
    """By giver, sector and modality."""

    given_by = AcronymFilter(help_text=_("Of this organisation, by its acronym."))
    sector = django_filters.ChoiceFilter(
        choices=ResponseSector.choices, help_text=_("Of this sector.")
    )
    modality = django_filters.ChoiceFilter(
        choices=Modality.choices, help_text=_("Of this modality.")
    )

    class Meta:
        model = Programme
        fields = ()


class AssistanceFilters(_Dated):
    """By household, programme, sector, state and day of delivery."""

    household = HouseholdNumberFilter(help_text=_("Of this household."))
    programme = ProgrammeNumberFilter(
        method="of_programme",
        help_text=_("Of this programme; of another organisation's, where you read assistance."),
    )
    sector = django_filters.ChoiceFilter(
        field_name="programme__sector",
        choices=ResponseSector.choices,
        help_text=_("Of programmes of this sector."),
    )
    state = django_filters.ChoiceFilter(
        choices=AssistanceState.choices, help_text=_("In this state.")
    )
    delivered_after = DayFilter(
        field_name="delivered_on", lookup_expr="gte", help_text=_("On this day or later.")
    )
    delivered_before = DayFilter(
        field_name="delivered_on", lookup_expr="lt", help_text=_("Before this day.")
    )

    class Meta:
        model = Assistance
        fields = ()

    def of_programme(self, queryset, name, value):
        """Who is not told which programme it was finds nobody by it."""
        user = self.request.user
        sight = help_sight(user, today())
        rows = queryset.filter(programme=value)
        return rows if sight.reads_all else rows.filter(programme__given_by=sight.organisation)

"""Which assessments a program asks for."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import FilterSet

from assessments.choices import InstrumentKind, Sector, Severity
from assessments.models import Assessment, Instrument, SectorSeverity
from cases import numbers
from cases.api.filters import DayFilter

# Parameter → the fields that it asks about: unknown to whoever may not read one of them.
ASKS_ABOUT = {
    "household": ("assessment.household",),
    "instrument": ("assessment.instrument",),
    "kind": ("assessment.instrument",),
    "assessed_after": ("assessment.assessed_on",),
    "assessed_before": ("assessment.assessed_on",),
    "sector": ("sectorseverity.severity",),
    "severity_min": ("sectorseverity.severity",),
}


class HouseholdNumberField(forms.Field):
    """The number of a household in any spelling."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            number = numbers.parse(value, numbers.HOUSEHOLD)
        except numbers.NumberMistyped:
            number = None
        if number is None:
            raise ValidationError(_("This is not the number of a household."), code="no_number")
        return number


class InstrumentField(forms.Field):
    """The code of a questionnaire."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if not value.isprintable() or not Instrument.objects.filter(pk=value).exists():
            raise ValidationError(_("There is no questionnaire of this code."), code="no_code")
        return value


class HouseholdNumberFilter(django_filters.CharFilter):
    """The number of a household."""

    field_class = HouseholdNumberField


class InstrumentFilter(django_filters.CharFilter):
    """The code of a questionnaire, such as rapid-2026.1."""

    field_class = InstrumentField


class AssessmentFilters(FilterSet):
    """By household, questionnaire, day, and how severe the need in a sector is."""

    household = HouseholdNumberFilter(help_text=_("Of this household."))
    instrument = InstrumentFilter(help_text=_("By this questionnaire, such as rapid-2026.1."))
    kind = django_filters.ChoiceFilter(
        field_name="instrument__kind",
        choices=InstrumentKind.choices,
        help_text=_("By a questionnaire of this kind."),
    )
    assessed_after = DayFilter(
        field_name="assessed_on", lookup_expr="gte", help_text=_("On this day or later.")
    )
    assessed_before = DayFilter(
        field_name="assessed_on", lookup_expr="lt", help_text=_("Before this day.")
    )
    sector = django_filters.ChoiceFilter(
        choices=Sector.choices,
        method="together",
        help_text=_("Scored in this sector; with severity_min, at least so severely."),
    )
    severity_min = django_filters.ChoiceFilter(
        choices=Severity.choices,
        method="together",
        help_text=_("At least so severe, 1 to 5, in the sector named, or in any."),
    )

    class Meta:
        model = Assessment
        fields = ()

    def __init__(self, *args, as_of=None, today=None, sectors=frozenset(), **kwargs):
        super().__init__(*args, **kwargs)
        self._sectors = sectors

    def together(self, queryset, name, value):
        """Sector and severity are of one row; said with the first of both that is given."""
        given = {each: self.form.cleaned_data.get(each) for each in ("sector", "severity_min")}
        if name != next(each for each, said in given.items() if said):
            return queryset
        newer = SectorSeverity.objects.filter(
            assessment=OuterRef("assessment"), sector=OuterRef("sector"), pk__gt=OuterRef("pk")
        )
        rows = SectorSeverity.objects.filter(assessment=OuterRef("pk"), sector__in=self._sectors)
        rows = rows.filter(~Exists(newer))
        if given["sector"]:
            rows = rows.filter(sector=given["sector"])
        if given["severity_min"]:
            rows = rows.filter(severity__gte=int(given["severity_min"]))
        return queryset.filter(Exists(rows))

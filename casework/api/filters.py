"""Which cases a program asks for."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import FilterSet

from assessments.api.filters import HouseholdNumberFilter
from casework.choices import CaseKind, CaseState, Priority
from casework.models import Case

# Parameter → the fields that it asks about: unknown to whoever may not read one of them.
ASKS_ABOUT = {
    "household": ("case.household",),
    "kind": ("case.kind",),
    "state": ("case.state",),
    "priority": ("case.priority",),
    "worker": ("case.worker",),
}


class CaseFilters(FilterSet):
    """By household, kind, state, priority and worker."""

    household = HouseholdNumberFilter(
        method="of_household", help_text=_("Of this household, or of somebody in it.")
    )
    kind = django_filters.ChoiceFilter(choices=CaseKind.choices, help_text=_("Of this kind."))
    state = django_filters.ChoiceFilter(choices=CaseState.choices, help_text=_("In this state."))
    priority = django_filters.ChoiceFilter(
        choices=Priority.choices, help_text=_("Of this priority.")
    )
    worker = django_filters.CharFilter(
        field_name="worker__username", help_text=_("Of this worker, by user name.")
    )

    def __init__(self, *args, as_of=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)

    class Meta:
        model = Case
        fields = ()

    def of_household(self, queryset, name, value):
        """About the household, and about whoever lives in it."""
        return queryset.filter(Q(household=value) | Q(individual__household=value))

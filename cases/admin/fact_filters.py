"""Filters of lists by facts: status, needs, and when somebody was last heard of."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases import fact_conditions
from cases.choices import Status
from cases.models import NeedCode

# Half a year and a year, as the list asks (PRACTICE A10).
UNHEARD_FOR = {"6": 183, "12": 365}


class StatusFilter(admin.SimpleListFilter):
    """Legal status today."""

    title = _("legal status")
    parameter_name = "status"
    rests_on = ("legalstatus.status",)

    def lookups(self, request, model_admin):
        return Status.choices

    def queryset(self, request, queryset):
        if self.value() not in Status.values:
            return queryset
        return queryset.filter(fact_conditions.with_status(self.value(), on=today()))


class NeedFilter(admin.SimpleListFilter):
    """A category of specific needs; confidential codes within it find nobody."""

    title = _("specific needs")
    parameter_name = "need"
    rests_on = ("specificneed.need",)

    def lookups(self, request, model_admin):
        categories = NeedCode.objects.filter(
            category__isnull=True, is_standard=True, is_confidential=False
        )
        return [(need.code, need.label()) for need in categories]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(fact_conditions.with_need(self.value(), on=today()))


class ConfirmedFilter(admin.SimpleListFilter):
    """Households of which nobody heard for long: neither confirmed nor registered since."""

    title = _("not confirmed for")
    parameter_name = "unheard"
    rests_on = ("household.last_confirmed_on", "household.registered_on")

    def lookups(self, request, model_admin):
        return [("6", _("6 months")), ("12", _("12 months"))]

    def queryset(self, request, queryset):
        days = UNHEARD_FOR.get(self.value())
        if days is None:
            return queryset
        since = today() - timedelta(days=days)
        never = Q(last_confirmed_on__isnull=True, registered_on__lt=since)
        return queryset.filter(Q(last_confirmed_on__lt=since) | never)

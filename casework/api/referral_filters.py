"""By what services and referrals are asked for."""

import django_filters
from django_filters.rest_framework import FilterSet

from assistance.choices import ResponseSector
from cases.api.filters import FlagFilter, PlaceFilter
from casework.models import Referral, Service
from casework.referral_choices import ReferralState
from places.models import Place

# Parameter → the fields that it asks about.
ASKS_ABOUT = {name: ("referral.number",) for name in ("sector", "state", "open")}


class _Dated(FilterSet):
    """The view tells its days."""

    def __init__(self, *args, as_of=None, today=None, **kwargs):
        self.today = today
        super().__init__(*args, **kwargs)


class ServiceFilters(_Dated):
    """By sector, place, and whether referrals are taken today."""

    sector = django_filters.ChoiceFilter(
        choices=ResponseSector.choices, help_text="Of this sector."
    )
    place = PlaceFilter(
        method="at_place",
        help_text="Serving the place with this code, one around it, or one within it.",
    )
    taking = FlagFilter(method="now", help_text="Whether it takes referrals today.")

    class Meta:
        model = Service
        fields = ()

    def at_place(self, queryset, name, value):
        """Which services serve the place."""
        place = value if isinstance(value, Place) else Place.objects.get(pk=value)
        return queryset.serving(place)

    def now(self, queryset, name, value):
        """Which take referrals, or take none."""
        taking = queryset.taking(self.today).values("pk")
        return queryset.filter(pk__in=taking) if value else queryset.exclude(pk__in=taking)


class ReferralFilters(_Dated):
    """By sector, state, and whether what is shared is open to its receiver today."""

    sector = django_filters.ChoiceFilter(
        choices=ResponseSector.choices, help_text="Of this sector."
    )
    state = django_filters.ChoiceFilter(choices=ReferralState.choices, help_text="In this state.")
    open = FlagFilter(method="now_open", help_text="Whether its receiver sees what is shared.")

    class Meta:
        model = Referral
        fields = ()

    def now_open(self, queryset, name, value):
        """Which are open to their receiver."""
        opened = Referral.objects.open_on(self.today).values("pk")
        return queryset.filter(pk__in=opened) if value else queryset.exclude(pk__in=opened)

"""`/households/` and `/individuals/`: read only, each row through the one policy."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.choices import LookKind
from accounts.history import looks
from cases import numbers, visible
from cases.api import parameters, rows
from cases.api.filters import DatedFilterBackend, HouseholdFilters, IndividualFilters
from cases.api.masks import ASKS_ABOUT
from cases.api.serializers import HouseholdSerializer, IndividualSerializer
from cases.choices import VOID
from cases.models import Household, Individual
from cases.sight import sight_of

NUMBER = OpenApiParameter(
    "number",
    location="path",
    description="In any case, with or without dashes; O is read as 0, I and L as 1.",
)
_MASKS = (
    " Each caller is told what their role, or their agreement, opens: any other word is null and "
    "named under `masked`, and a parameter that asks about one is refused like an unknown one."
)
_ERRORS = {400: parameters.REFUSED, 403: parameters.FORBIDDEN}


def _documented(serializer, of_list, of_one):
    """Describe the two addresses of a kind of record."""
    one = {200: serializer, **_ERRORS, 404: parameters.NOT_FOUND}
    return extend_schema_view(
        list=extend_schema(
            parameters=[parameters.AS_OF],
            responses={200: serializer(many=True), **_ERRORS},
            description=of_list,
        ),
        retrieve=extend_schema(
            parameters=[NUMBER, parameters.AS_OF], responses=one, description=of_one
        ),
    )


class NumberedViewSet(parameters.StrictParameters, GenericViewSet):
    """Records that are named by a number, listed by it, and told as of a day."""

    permission_classes = [parameters.MayRead]
    filter_backends = [DatedFilterBackend]
    lookup_field = "number"
    lookup_value_regex = "[^/]+"
    # Parameter → the fields that it asks about.
    asks_about = ASKS_ABOUT

    def known_parameters(self):
        known = super().known_parameters()
        if self.action == "list":
            known |= self._filters() | self.pagination_class.PARAMETERS
        return known

    def withheld_parameters(self):
        if self.action != "list":
            return set()
        return set(self.filterset_class.base_filters) - self._filters()

    def _filters(self):
        """The filters over what the caller may read: others are as unknown as a wrong word."""
        shown = sight_of(self.request.user, self.today).shows_all(self.asks_about)
        return {name for name in self.filterset_class.base_filters if name in shown}

    def list(self, request):
        page = self._page(request)
        asked = request.query_params
        looks.record(request, LookKind.LISTED, asked=asked, count=len(page), filters=sorted(asked))
        return self.get_paginated_response(self._told(page))

    def _page(self, request):
        """The numbers of a page. Most callers filter nothing: that question stands composed."""
        if not self.filterset_class.base_filters.keys().isdisjoint(request.query_params):
            rows = self.model.objects.visible_to(request.user, on=self.today)
            return self.paginate_queryset(self.filter_queryset(self.listed(rows)))

        def after(number, size):
            asked = {"on": self.today, "after": number, "size": size}
            return visible.page(self.model, self.listed, request.user, **asked)

        return self.paginator.page(after, request, self)

    def retrieve(self, request, number):
        number = self._parsed(number)
        seen = visible.among(self.model, [number], request.user, on=self.today)
        if not seen or not self.exists(number):
            raise NotFound(self.not_found())
        looks.record(request, LookKind.OPENED, subject=self.looked_at(number))
        return Response(self._told([number])[0])

    def looked_at(self, number):
        """The number of the household or person of whom it tells."""
        return number

    def exists(self, number):
        """Whether a record that is seen is told by itself."""
        return True

    def _told(self, numbers):
        return self.tell(numbers, on=self.as_of, user=self.request.user, today=self.today)

    def _parsed(self, text):
        try:
            number = numbers.parse(text, self.prefix)
        except numbers.NumberMistyped:
            raise NotFound(
                _("This number was mistyped: its last character does not fit the others.")
            ) from None
        if number is None:
            raise NotFound(
                _("This is not such a number: it is %(letter)s and eleven characters.")
                % {"letter": self.prefix}
            )
        return number


@_documented(
    HouseholdSerializer,
    "Households that you may see, by number, without duplicates and those entered by mistake. "
    "Sex, age and arrival together are about one and the same member; a flag that is true finds "
    "households with such a member, false those without any known to be one. Members whom you do "
    "not see are not searched." + _MASKS,
    "One household: of its members those whom you see, with its true size and composition. What "
    "is out of your sight is answered as what does not exist." + _MASKS,
)
class HouseholdViewSet(NumberedViewSet):
    """Households with their members, addresses and composition as of a day."""

    model, queryset = Household, Household.objects.none()
    serializer_class, filterset_class = HouseholdSerializer, HouseholdFilters
    permission, prefix = "cases.view_household", numbers.HOUSEHOLD
    tell = staticmethod(rows.households)

    @staticmethod
    def listed(rows):
        return rows.exclude(inactive_reason__in=VOID)

    def not_found(self):
        return _("No household has this number.")


@_documented(
    IndividualSerializer,
    "People whom you may see, by number, without duplicates and those entered by mistake. Whose "
    "age or disability is unknown is found by neither value of a flag about it." + _MASKS,
    "One person. Who is out of your sight is answered as who does not exist." + _MASKS,
)
class IndividualViewSet(NumberedViewSet):
    """People with their age, flags and household as of a day."""

    model, queryset = Individual, Individual.objects.none()
    serializer_class, filterset_class = IndividualSerializer, IndividualFilters
    permission, prefix = "cases.view_individual", numbers.PERSON
    tell = staticmethod(rows.individuals)

    @staticmethod
    def listed(rows):
        return rows.counted()

    def not_found(self):
        return _("No person has this number.")

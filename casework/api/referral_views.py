"""`/services/` and `/referrals/`: read only; of referrals each row through the one policy."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from accounts.choices import LookKind
from accounts.history import looks
from cases import visible
from cases.api import parameters
from cases.api.views import NUMBER, NumberedViewSet
from casework import numbers
from casework.api import referral_told as told
from casework.api.referral_filters import ASKS_ABOUT, ReferralFilters, ServiceFilters
from casework.api.referral_serializers import ReferralSerializer, ServiceSerializer
from casework.models import Referral, Service
from casework.referral_rights import MAY_VIEW, MAY_VIEW_SERVICES

_ERRORS = {400: parameters.REFUSED, 403: parameters.FORBIDDEN}


@extend_schema_view(
    list=extend_schema(
        responses={200: ServiceSerializer(many=True), **_ERRORS},
        description="The directory of services of all organisations, by number. They hold no "
        "person but whom to call.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER],
        responses={200: ServiceSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One service.",
    ),
)
class ServiceViewSet(NumberedViewSet):
    """Services: who offers what, where, and whether they take people."""

    model, queryset = Service, Service.objects.none()
    serializer_class, filterset_class = ServiceSerializer, ServiceFilters
    permission, prefix = MAY_VIEW_SERVICES, numbers.SERVICE
    tell = staticmethod(told.services)

    def known_parameters(self):
        return super().known_parameters() - {"as_of"}

    def _filters(self):
        """None of them is about a person."""
        return set(self.filterset_class.base_filters)

    def list(self, request):
        rows = self.filter_queryset(Service.objects.all())
        return self.get_paginated_response(self._told(self.paginate_queryset(rows)))

    def retrieve(self, request, number):
        number = self._parsed(number)
        if not Service.objects.filter(pk=number).exists():
            raise NotFound(_("No service has this number."))
        return Response(self._told([number])[0])


@extend_schema_view(
    list=extend_schema(
        responses={200: ReferralSerializer(many=True), **_ERRORS},
        description="Referrals that you know of, by number: of households that you see, that you "
        "sent, or that your organisation answers. As their receiver you are told what is shared "
        "with you by asking for each by its number, while it is open.",
    ),
    retrieve=extend_schema(
        parameters=[NUMBER],
        responses={200: ReferralSerializer, **_ERRORS, 404: parameters.NOT_FOUND},
        description="One referral; to its receiver with what is shared, while it is open. That is "
        "written down as opened.",
    ),
)
class ReferralViewSet(NumberedViewSet):
    """Referrals, whatever the day: what is shared is told of today."""

    model, queryset = Referral, Referral.objects.none()
    serializer_class, filterset_class = ReferralSerializer, ReferralFilters
    permission, prefix = MAY_VIEW, numbers.REFERRAL
    asks_about = ASKS_ABOUT
    tell = staticmethod(told.referrals)

    def known_parameters(self):
        return super().known_parameters() - {"as_of"}

    @staticmethod
    def listed(rows):
        return rows

    def retrieve(self, request, number):
        number = self._parsed(number)
        if not visible.among(self.model, [number], request.user, on=self.today):
            raise NotFound(_("No referral has this number."))
        answer = told.referral(number, user=request.user, today=self.today)
        subject = self._looked_at(number, answer)
        looks.record(request, LookKind.OPENED, subject=subject, referral=number)
        return Response(answer)

    def _looked_at(self, number, answer):
        """The household or person of whom something is told; nobody, where nothing is."""
        if answer["shared"] is None and "household" in answer["masked"]:
            return None
        row = Referral.objects.values_list("household", "individual").get(pk=number)
        return row[0] or row[1]

"""The API's addresses and errors."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as Refusal
from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import ValidationError
from rest_framework.routers import APIRootView, DefaultRouter
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler as standard_handler

from assessments.api.views import AssessmentViewSet
from assistance.api.views import AssistanceViewSet, ProgrammeViewSet
from cases.api.parameters import StrictParameters
from cases.api.views import HouseholdViewSet, IndividualViewSet
from casework.api.referral_views import ReferralViewSet, ServiceViewSet
from casework.api.views import CaseViewSet
from reports.api import ReportViewSet


def exception_handler(exception, context):
    """Answer 400, in the law's own words, where a rule or a law of the database refuses."""
    if isinstance(exception, Refusal):
        by_field = hasattr(exception, "error_dict")
        errors = exception.message_dict if by_field else {NON_FIELD_ERRORS: exception.messages}
        if NON_FIELD_ERRORS in errors:
            errors[api_settings.NON_FIELD_ERRORS_KEY] = errors.pop(NON_FIELD_ERRORS)
        exception = ValidationError(errors)
    return standard_handler(exception, context)


class Root(StrictParameters, APIRootView):
    """What there is; it takes no parameter."""

    def known_parameters(self):
        return set()


class Description(StrictParameters, SpectacularAPIView):
    """The description in OpenAPI; it takes no parameter."""

    def known_parameters(self):
        return set()


router = DefaultRouter()
router.APIRootView = Root
router.include_format_suffixes = False
router.register("households", HouseholdViewSet, basename="household")
router.register("individuals", IndividualViewSet, basename="individual")
router.register("assessments", AssessmentViewSet, basename="assessment")
router.register("programmes", ProgrammeViewSet, basename="programme")
router.register("assistance", AssistanceViewSet, basename="assistance")
router.register("referrals", ReferralViewSet, basename="referral")
router.register("services", ServiceViewSet, basename="service")
router.register("cases", CaseViewSet, basename="case")
router.register("reports", ReportViewSet, basename="report")

urlpatterns = [
    *router.urls,
    path("schema/", Description.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html"),
        name="docs",
    ),
]

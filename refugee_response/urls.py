"""Every address of the system."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.views import choose_language
from refugee_response import health
from refugee_response.api import urlpatterns as api

urlpatterns = [
    # First, since programs ask most often.
    path("api/v1/", include((api, "api"))),
    path("", login_not_required(RedirectView.as_view(pattern_name="admin:index")), name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/", choose_language, name="language"),
    path("", include("accounts.urls")),
    path("", include("accounts.staffing.urls")),
    path("admin/jobs/", include("accounts.jobs.urls")),
    path("", include("assistance.urls")),
    path("admin/", admin.site.urls),
    path("reports/", include("reports.urls")),
]

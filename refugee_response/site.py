"""The admin site: its frame, its start page, and who is let in."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.roles import acting_role
from accounts.staffing.desks import desk_context
from refugee_response.today import today_context


class RefugeeResponseSite(admin.AdminSite):
    """Where caseworkers work all day: Today first, and one search box on every page."""

    site_header = site_title = _("Refugee Response")
    index_title = _("Today")
    index_template = "admin/today.html"
    enable_nav_sidebar = False
    site_url = None

    def has_permission(self, request):
        """Whoever has a role works here; what they find is the policy's business."""
        return request.user.is_authenticated and bool(acting_role(request.user))

    def admin_view(self, view, cacheable=False):
        """Every page of the site, which PostgreSQL is never asked for with a NUL in its address."""
        page = super().admin_view(view, cacheable)

        @wraps(page)
        def readable(request, *args, **kwargs):
            if "%00" in request.get_full_path():
                raise BadRequest("The address holds a NUL character.")
            return page(request, *args, **kwargs)

        return readable

    def index(self, request, extra_context=None):
        context = today_context(request, today()) | (extra_context or {})
        return super().index(request, extra_context=context)

    def each_context(self, request):
        frame = {"navigation": self._navigation(request), **desk_context(request.user)}
        return super().each_context(request) | frame

    def _navigation(self, request):
        entries = [
            (_("Today"), "admin:index", None),
            (_("Households"), "admin:cases_household_changelist", "cases.view_household"),
            (_("Quick registration"), "admin:cases_household_quick", "cases.add_household"),
            (_("Register"), "admin:cases_household_add", "cases.add_household"),
            (_("People"), "admin:cases_individual_changelist", "cases.view_individual"),
            (
                _("Assessments"),
                "admin:assessments_assessment_changelist",
                "assessments.view_assessment",
            ),
            (
                _("Assessments of places"),
                "admin:assessments_placeassessment_changelist",
                "assessments.view_placeassessment",
            ),
            (_("Decisions"), "admin:assistance_decision_changelist", "assistance.view_decision"),
            (_("Requests about data"), "admin:cases_datarequest_changelist", "cases.open_request"),
            (_("Hidden people"), "admin:cases_restriction_changelist", "cases.open_request"),
            (_("Partners by purpose"), "admin:cases_household_partners", "cases.record_consent"),
            (
                _("Agreements"),
                "admin:accounts_sharingagreement_changelist",
                "accounts.view_sharingagreement",
            ),
            (
                _("Questionnaires"),
                "admin:assessments_instrument_changelist",
                "assessments.view_instrument",
            ),
            (_("Reports"), "reports:index", "reports.view_report"),
            (_("Users"), "admin:accounts_user_changelist", "accounts.view_user"),
            (
                _("Organisations"),
                "admin:accounts_organisation_changelist",
                "accounts.view_organisation",
            ),
            (_("Looks"), "admin:accounts_look_changelist", "accounts.view_look"),
            (_("Places"), "admin:places_place_changelist", "places.view_place"),
            (_("Specific needs"), "admin:cases_needcode_changelist", "cases.view_needcode"),
        ]
        here = request.resolver_match.view_name if request.resolver_match else ""
        return [
            {"label": label, "name": name, "current": name == _standing_for(here)}
            for label, name, permission in entries
            if permission is None or request.user.has_perm(permission)
        ]


# Pages with an entry of their own.
OF_THEIR_OWN = ("add", "quick", "partners")


def _standing_for(view_name):
    """The entry under which a page stands: the pages of one record under the list of its kind."""
    parts = view_name.removeprefix("admin:").split("_")
    if view_name.startswith("admin:") and len(parts) > 2 and parts[2] not in OF_THEIR_OWN:
        return f"admin:{parts[0]}_{parts[1]}_changelist"
    return "reports:index" if view_name.startswith("reports:") else view_name

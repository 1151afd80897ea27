"""The admin site: its frame, its start page, and who is let in."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.roles import acting_role
from accounts.staffing.desks import desk_context
from refugee_response.navigation import navigation
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

    def get_app_list(self, request, app_label=None):
        """The lists of one app; all of them no page shows, since the frame has its own entries."""
        return super().get_app_list(request, app_label) if app_label else []

    def each_context(self, request):
        frame = {"navigation": navigation(request), **desk_context(request.user)}
        return super().each_context(request) | frame

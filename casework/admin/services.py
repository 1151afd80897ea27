"""The directory of services: the list, the page of one, and how it is kept and confirmed."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from assistance.admin.frame import page, show_refusal
from cases.admin.scope import kept_number
from casework.actions import services as actions
from casework.admin.paging import paged
from casework.admin.service_form import DirectoryForm, ServiceForm
from casework.directory import services
from casework.models import Service
from casework.referral_rights import MAY_KEEP, MAY_VIEW_SERVICES


class ServiceAdmin(admin.ModelAdmin):
    """Services: read by all who work on cases and by partners, kept by those who know them."""

    def get_urls(self):
        view, name = self.admin_site.admin_view, "casework_service"
        return [
            path("", view(self.changelist_view), name=f"{name}_changelist"),
            path("add/", view(self.add_view), name=f"{name}_add"),
            path("<str:number>/", view(self.read_view), name=f"{name}_page"),
            path("<str:number>/change/", view(self.keep_view), name=f"{name}_change"),
            path("<str:number>/confirm/", view(self.confirm_view), name=f"{name}_confirm"),
        ]

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_VIEW_SERVICES)

    def has_add_permission(self, request):
        return request.user.has_perm("casework.add_service")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(MAY_KEEP)

    def has_delete_permission(self, request, obj=None):
        """A service to which somebody was sent takes no more referrals."""
        return False

    def changelist_view(self, request, extra_context=None):
        """Who offers what, where, and whether it was confirmed lately."""
        self._check(request, MAY_VIEW_SERVICES)
        form = DirectoryForm(request.GET or None)
        form.is_valid()
        rows = paged(request, services(**form.asked(), day=today()))
        return page(
            self.admin_site, request, "casework/services.html", title=_("Services"), form=form,
            rows=[told(row) for row in rows], paging=rows,
            may_add=self.has_add_permission(request),
        )  # fmt: skip

    def read_view(self, request, number):
        """All that is known of one service."""
        self._check(request, MAY_VIEW_SERVICES)
        service = self._service_or_404(number)
        return page(
            self.admin_site, request, "casework/service.html", title=service.title,
            service=told(service), may_keep=self._keeps(request, service),
        )  # fmt: skip

    def add_view(self, request, form_url="", extra_context=None):
        """A new service."""
        self._check(request, "casework.add_service")
        return self._kept(request, None)

    def keep_view(self, request, number):
        """Change what is said of a service."""
        self._check(request, MAY_KEEP)
        service = self._service_or_404(number)
        if not self._keeps(request, service):
            raise PermissionDenied
        return self._kept(request, service)

    def confirm_view(self, request, number):
        """One click: everything that stands there was asked, and holds."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._check(request, MAY_KEEP)
        service = self._service_or_404(number)
        if not self._keeps(request, service):
            raise PermissionDenied
        actions.confirm_service(service=service, by=request.user, today=today())
        messages.success(request, _("Confirmed today."))
        return HttpResponseRedirect(address(service))

    def _kept(self, request, service):
        typed = request.POST if request.method == "POST" else None
        form = ServiceForm(typed, instance=service, user=request.user)
        if form.is_bound and form.is_valid():
            try:
                kept = actions.keep_service(
                    service=service, by=request.user, today=today(), **form.values()
                )
                messages.success(request, _("Saved, and confirmed today."))
                return HttpResponseRedirect(address(kept))
            except ValidationError as refusal:
                show_refusal(form, refusal)
        title = _("Change the service") if service else _("Add a service")
        return page(
            self.admin_site, request, "casework/service_form.html", title=title, form=form,
            service=service,
        )  # fmt: skip

    def _check(self, request, permission):
        if not request.user.has_perm(permission):
            raise PermissionDenied

    def _service_or_404(self, number):
        rows = Service.objects.select_related("organisation", "confirmed_by")
        found = rows.filter(pk=kept_number(number) or "").first()
        if found is None:
            raise Http404
        return found

    def _keeps(self, request, service):
        own = Service.objects.kept_by(request.user).filter(pk=service.pk)
        return request.user.has_perm(MAY_KEEP) and own.exists()


def told(service):
    """The service with what holds of it today."""
    service.is_known = service.is_confirmed(today())
    service.is_taking = service.takes_on(today())
    return service


def address(service):
    """The address of a service's page."""
    return reverse("admin:casework_service_page", args=[service.shown_number])

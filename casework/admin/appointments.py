"""Appointments in the admin: the list, and the addresses of the pages beside it."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from accounts.paging import CappedPaginator
from assistance.admin.frame import page
from cases.admin.scope import ScopedAdmin
from casework.admin.appointment_pages import (
    appointment_or_404,
    new_appointment,
    print_appointment,
    steps_for,
    take_step,
)
from casework.admin.whom import about
from casework.feedback_choices import AppointmentState
from casework.sight import MAY_VIEW


class WhenFilter(admin.SimpleListFilter):
    """Today's, those to come, and those of which nobody said what came of them."""

    title, parameter_name = _("when"), "when"

    def lookups(self, request, model_admin):
        return [
            ("today", _("today")),
            ("coming", _("to come")),
            ("unsaid", _("past, and not said what came of it")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "today":
            return queryset.filter(at__date=today())
        if self.value() == "coming":
            return queryset.planned().filter(at__gte=now())
        if self.value() == "unsaid":
            return queryset.planned().filter(at__date__lt=today())
        return queryset


class AppointmentStateFilter(admin.SimpleListFilter):
    """What came of it."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return AppointmentState.choices

    def queryset(self, request, queryset):
        known = self.value() in AppointmentState.values
        return queryset.filter(state=self.value()) if known else queryset


class MineFilter(admin.SimpleListFilter):
    """Made by whoever asks."""

    title, parameter_name = _("made by"), "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("me"))]

    def queryset(self, request, queryset):
        return queryset.filter(worker=request.user) if self.value() == "yes" else queryset


class AppointmentAdmin(ScopedAdmin):
    """When people are to come; each is made at its household or person."""

    list_display = ["shown_number", "when", "whom", "where", "why", "state"]
    list_filter = [WhenFilter, MineFilter, AppointmentStateFilter]
    list_select_related = ["household", "individual"]
    ordering = ["-at", "number"]
    paginator = CappedPaginator
    change_list_template = "casework/list.html"

    def has_module_permission(self, request):
        return request.user.has_perm(MAY_VIEW)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_VIEW)

    def has_add_permission(self, request):
        """One begins at whom it is with."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = [
            ("for/<str:number>/", new_appointment, "new"),
            ("<str:number>/slip/", print_appointment, "slip"),
            ("<str:number>/<slug:step>/noted/", take_step, "step"),
        ]
        view = self.admin_site.admin_view
        own = [
            path(
                address, view(partial(shown, self.admin_site)), name=f"casework_appointment_{name}"
            )
            for address, shown, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """When, where and why; and what came of it."""
        appointment = appointment_or_404(request, object_id)
        return page(
            self.admin_site,
            request,
            "casework/appointment.html",
            title=_("Appointment"),
            appointment=appointment,
            target=about(appointment),
            steps=steps_for(request, appointment),
        )

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, appointment):
        return str(appointment)

    @admin.display(description=_("when"), ordering="at")
    def when(self, appointment):
        return appointment.at

    @admin.display(description=_("whom"))
    def whom(self, appointment):
        return str(about(appointment))

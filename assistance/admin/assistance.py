"""Assistance in the admin: the list, one record, and the addresses of the pages beside them."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from assistance.actions.holding import LEFT
from assistance.admin.frame import page
from assistance.admin.helped_page import helped_page
from assistance.admin.household_page import household_assistance, sight_of_household
from assistance.admin.record_page import record_page
from assistance.admin.step_pages import STEPS, assistance_or_404, may_step, step_page
from assistance.choices import AssistanceState, ResponseSector
from assistance.models import AssistedPerson
from cases import numbers
from cases.admin.scope import ScopedAdmin
from cases.models import Individual
from cases.sight import sight_of


class StateFilter(admin.SimpleListFilter):
    """How far it came."""

    title, parameter_name = _("state"), "state"
    rests_on = ("assistance.state",)

    def lookups(self, request, model_admin):
        return AssistanceState.choices

    def queryset(self, request, queryset):
        known = self.value() in AssistanceState.values
        return queryset.filter(state=self.value()) if known else queryset


class SectorFilter(admin.SimpleListFilter):
    """Of which sector the programme is."""

    title, parameter_name = _("sector"), "sector"
    rests_on = ("programme.sector",)

    def lookups(self, request, model_admin):
        return ResponseSector.choices

    def queryset(self, request, queryset):
        known = self.value() in ResponseSector.values
        return queryset.filter(programme__sector=self.value()) if known else queryset


class PlansFilter(admin.SimpleListFilter):
    """Of whom somebody died or left."""

    title, parameter_name = _("somebody died or left"), "plans"
    rests_on = ("assistance.state",)

    def lookups(self, request, model_admin):
        return [
            ("held", _("plans that are held back")),
            ("cancelled", _("plans that the night cancelled")),
            ("late", _("deliveries after it")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "held":
            return queryset.held_back(today())
        if self.value() == "cancelled":
            return queryset.filter(state=AssistanceState.CANCELLED, ended_because=LEFT)
        return queryset.after_leaving() if self.value() == "late" else queryset


class AssistanceAdmin(ScopedAdmin):
    """The list of what was planned and given; each is recorded at its household."""

    list_display = ["shown_number", "shown_household", "what", "state", "from_on", "delivered_on"]
    list_filter = [StateFilter, SectorFilter, PlansFilter]
    list_select_related = ["programme"]
    ordering = ["-from_on", "number"]
    paginator = CappedPaginator
    change_list_template = "assistance/list.html"
    columns_rest_on = {
        "what": ("assistance.programme",),
        "state": ("assistance.state",),
        "from_on": ("assistance.from_on",),
        "delivered_on": ("assistance.delivered_on",),
    }

    def has_add_permission(self, request):
        """One begins at the household, for whom it is."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = [
            ("helped/", helped_page, "helped"),
            ("household/<str:number>/", household_assistance, "household"),
            ("household/<str:number>/record/", record_page, "record"),
            *((f"<str:number>/{step}/", partial(step_page, step), step) for step in STEPS),
        ]
        view = self.admin_site.admin_view
        own = [
            path(address, view(partial(shown, self.admin_site)), name=f"assistance_{name}")
            for address, shown, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What was given, to whom, and what can be done about it."""
        assistance = assistance_or_404(request, object_id)
        sight = sight_of_household(request.user, assistance.household)
        looks.record(request, LookKind.OPENED, subject=assistance.household)
        return page(
            self.admin_site,
            request,
            "assistance/assistance.html",
            title=_("Assistance"),
            assistance=assistance,
            household=assistance.household,
            sight=sight_of(request.user, today(), household=assistance.household),
            is_told=sight.tells(assistance.programme.given_by_id),
            people=_people(request.user, assistance),
            count=assistance.people.count(),
            may_step=may_step(request.user, assistance),
        )

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, assistance):
        return str(assistance)

    @admin.display(description=_("household"))
    def shown_household(self, assistance):
        return numbers.shown(assistance.household_id)

    @admin.display(description=_("programme"))
    def what(self, assistance):
        return assistance.programme.title


def _people(user, assistance):
    """Those whom it covers and whom the user sees, as far as they are shown."""
    covered = AssistedPerson.objects.filter(assistance=assistance).values("individual")
    people = Individual.objects.visible_to(user, on=today()).filter(pk__in=covered)
    sight = sight_of(user, today(), household=assistance.household)
    return [sight.blank(person) for person in people.order_by("-is_head", "birth_date", "pk")]

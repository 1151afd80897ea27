"""Decisions in the admin: the list, and the addresses of their pages."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.paging import CappedPaginator
from assistance.admin import appeal_pages, application_page, decision_page, means_page
from assistance.choices import Outcome
from cases import numbers
from cases.admin.scope import ScopedAdmin


class OutcomeFilter(admin.SimpleListFilter):
    """How it was decided; and which appeals wait."""

    title, parameter_name = _("outcome"), "outcome"
    rests_on = ("decision.outcome",)
    _WAITS = "appealed"

    def lookups(self, request, model_admin):
        return [*Outcome.choices, (self._WAITS, _("an appeal waits"))]

    def queryset(self, request, queryset):
        if self.value() == self._WAITS:
            return queryset.appealed()
        known = self.value() in Outcome.values
        return queryset.filter(outcome=self.value()) if known else queryset


class DecisionAdmin(ScopedAdmin):
    """The list of decisions; each is made, read, printed and appealed on pages of its own."""

    list_display = ["shown_number", "shown_household", "programme", "shown_outcome", "decided_on"]
    list_filter = [OutcomeFilter]
    list_select_related = ["programme"]
    ordering = ["-decided_on", "number"]
    paginator = CappedPaginator
    columns_rest_on = {
        "programme": ("decision.programme",),
        "shown_outcome": ("decision.outcome",),
        "decided_on": ("decision.decided_on",),
    }

    def get_queryset(self, request):
        return super().get_queryset(request).defer("reasons", "minutes", "said")

    def has_add_permission(self, request):
        """One begins at the household that applies."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = (
            ("household/<str:number>/apply/", application_page.application_page, "household_apply"),
            ("household/<str:number>/means/", means_page.means_page, "household_means"),
            ("<str:number>/print/", decision_page.print_page, "decision_print"),
            ("<str:number>/appeal/", appeal_pages.appeal_page, "decision_appeal"),
            (
                "<str:number>/decide-appeal/",
                appeal_pages.decide_appeal_page,
                "decision_decide_appeal",
            ),
        )
        own = [
            path(
                address,
                self.admin_site.admin_view(partial(view, self.admin_site)),
                name=f"assistance_{name}",
            )
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A decision is read; what follows has pages of its own."""
        return decision_page.decision_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, decision):
        return str(decision)

    @admin.display(description=_("household"))
    def shown_household(self, decision):
        return numbers.shown(decision.household_id)

    @admin.display(description=_("outcome"))
    def shown_outcome(self, decision):
        return decision.get_outcome_display()

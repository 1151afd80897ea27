"""Households in the admin: the list, registration, and the page of one household."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import actions, exports, search
from cases.admin import beyond_search
from cases.admin.action_pages import HOUSEHOLD_PAGES, action_urls, offered
from cases.admin.beyond_urls import beyond_urls
from cases.admin.completing import COMPLETING_PAGES
from cases.admin.consent_pages import consent_offered, consent_urls
from cases.admin.exporting import export_urls
from cases.admin.fact_filters import ConfirmedFilter
from cases.admin.fact_pages import END_TEAM_PAGES, TEAM_PAGES, ends_offered
from cases.admin.forms import every_fault
from cases.admin.history_page import history_page, looks_page, pages_offered
from cases.admin.household_pages import CorrectionPage, household_url
from cases.admin.household_read import corrects, read_page
from cases.admin.importing import import_urls
from cases.admin.likely_same import show_likely_same
from cases.admin.lists import (
    ActiveFilter,
    CompositionFilter,
    HouseholdList,
    PlaceFilter,
    found_by,
    in_both_letters,
)
from cases.admin.quick import quick_urls
from cases.admin.registration import RegistrationPage
from cases.admin.scope import ScopedAdmin
from cases.admin.slip_page import slip_offered
from cases.choices import ConfirmedBy
from cases.panels import contact_warnings, facts_of_card, safe_phone
from cases.templatetags.register import not_shown
from cases.today import remember_opened


class HouseholdAdmin(ScopedAdmin):
    """The list and the pages of households; `rooms` bring the panels of the household's page."""

    list_display = ["shown_number", "head", "home", "size", "children", "older", "disabled"]
    list_display_links = ["shown_number", "head"]
    list_filter = [PlaceFilter, CompositionFilter, ConfirmedFilter, ActiveFilter]
    search_fields = ["number"]  # the box is shown; what it finds is decided below
    search_help_text = _(
        "Any member's name in Armenian, Russian or Latin letters, a number, document or telephone."
    )
    ordering = ["-registered_on", "number"]
    paginator = CappedPaginator
    change_list_template = "cases/list.html"
    read_along = ("registered_at",)
    columns_rest_on = {
        "head": ("individual.given_name", "individual.relationship"),
        "disabled": ("individual.wg_disability_3", "disabilitydecision.degree"),
    }

    def get_changelist(self, request, **kwargs):
        return HouseholdList

    def get_search_results(self, request, queryset, search_term):
        return found_by(search.households, search_term, queryset, request), False

    def changelist_view(self, request, extra_context=None):
        """The list; a search that finds one household opens it."""
        searched = request.GET.get("q", "").strip()
        response = super().changelist_view(
            request,
            {
                "searched": searched,
                "mistyped": search.is_mistyped(searched),
                **(extra_context or {}),
            },
        )
        found = getattr(response, "context_data", {}).get("cl")
        if searched and found and found.result_count == 1:
            return HttpResponseRedirect(household_url(found.result_list[0]))
        beyond_search.ask(request, searched, response)
        return response

    def get_urls(self):
        still_here = path(
            "<str:number>/still-here/",
            self.admin_site.admin_view(self.still_here),
            name="cases_household_still_here",
        )
        pages = action_urls(
            self, (*HOUSEHOLD_PAGES, *TEAM_PAGES, *END_TEAM_PAGES, *COMPLETING_PAGES)
        )
        files = export_urls(self, exports.households, exports.HOUSEHOLDS, "households")
        lists = import_urls(self)
        seen = path(
            "<str:number>/looks/",
            self.admin_site.admin_view(partial(looks_page, self)),
            name="cases_household_looks",
        )
        desk = [still_here, seen, *quick_urls(self), *beyond_urls(self)]
        return [
            *desk,
            *consent_urls(self),
            *files,
            *lists,
            *pages,
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """Who changed what of a household, its people and their facts."""
        return history_page(self, request, object_id)

    def still_here(self, request, number):
        """One key on the household's page: they stand at the desk today."""
        household = self.visible_or_404(request, number)
        if request.method != "POST" or not self.has_change_permission(request, household):
            raise PermissionDenied
        try:
            actions.confirm_household(
                household=household,
                how=ConfirmedBy.DESK,
                on=today(),
                by=request.user,
                today=today(),
            )
            messages.success(request, _("Confirmed: they are still here."))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(household_url(household))

    def add_view(self, request, form_url="", extra_context=None):
        """The page on which a household is registered."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        page = RegistrationPage(request)
        if request.method == "POST" and not page.asks_for_rows and page.save():
            return page.done()
        show_likely_same(self.rooms, request, page.likely_same, today())
        return self._answer(request, "cases/register.html", page, _("Register a household"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one household, where it is corrected."""
        household = self.visible_or_404(request, object_id)
        remember_opened(request.session, household.number)
        page = CorrectionPage(request, household) if corrects(self, request, household) else None
        if request.method == "POST":
            if page is None:
                raise PermissionDenied
            if page.save():
                return HttpResponseRedirect(household_url(household))
        looks.record(request, LookKind.OPENED, subject=household)
        if page is None:
            return read_page(self, request, household)
        return self._answer(
            request,
            "cases/household.html",
            page,
            str(household),
            household=household,
            reading=page.reading,
            phone_to_call=safe_phone(page.reading),
            contact_warnings=contact_warnings(page.reading),
            offered=[
                *slip_offered(household),
                *pages_offered(household, request.user),
                *consent_offered(household, request.user),
                *offered(
                    household, (*COMPLETING_PAGES, *TEAM_PAGES, *HOUSEHOLD_PAGES), request.user
                ),
                *ends_offered(
                    household,
                    request.user,
                    assigned=page.reading.team,
                    hidden=page.reading.restrictions,
                ),
            ],
            panels=[panel for room in self.rooms for panel in room.panels(page.reading)],
            card_facts=facts_of_card(self.rooms, page.reading),
            day=page.on,
        )

    def _answer(self, request, template, page, title, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "form": page.form,
            "version": page.version,
            "members": page.members,
            "likely_same": page.likely_same,
            "faults": every_fault(page.form, page.members),
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template, context, status=200)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, household):
        return str(household)

    @admin.display(description=_("head of household"))
    def head(self, household):
        described = household.description
        if described.head is None and described.withheld:
            return not_shown()
        return in_both_letters(described.head) if described.head else "–"

    @admin.display(description=_("lives in"))
    def home(self, household):
        home = household.description.home
        return home.place.label() if home else "–"

    @admin.display(description=_("members"))
    def size(self, household):
        described = household.description
        size, withheld = described.composition.size, described.withheld
        if not withheld:
            return size
        return _("%(size)d, %(withheld)d of them not shown to you") % {
            "size": size,
            "withheld": withheld,
        }

    @admin.display(description=_("children"))
    def children(self, household):
        return household.description.composition.children

    @admin.display(description=_("65+"))
    def older(self, household):
        return household.description.composition.older

    @admin.display(description=_("with disabilities"))
    def disabled(self, household):
        described = household.description
        return described.composition.disabled if described.tells_health else not_shown()

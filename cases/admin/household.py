"""Households in the admin: the list, registration, and the page of one household."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases.admin.action_pages import HOUSEHOLD_PAGES, action_urls, offered
from cases.admin.forms import every_fault
from cases.admin.household_pages import MORE_ROWS, CorrectionPage, RegistrationPage, household_url
from cases.admin.lists import (
    ActiveFilter,
    CappedPaginator,
    CompositionFilter,
    HouseholdList,
    PlaceFilter,
    is_mistyped,
    person_terms,
)
from cases.admin.scope import ScopedAdmin
from cases.models import Individual
from cases.today import remember_opened


class HouseholdAdmin(ScopedAdmin):
    """The list and the pages of households; `rooms` bring the panels of the household's page."""

    list_display = ["shown_number", "head", "lives_in", "size", "children", "older", "disabled"]
    list_display_links = ["shown_number", "head"]
    list_filter = [PlaceFilter, CompositionFilter, ActiveFilter]
    search_fields = ["number"]  # the box is shown; what it finds is decided below
    search_help_text = _("Any member's name in Armenian, Russian or Latin letters, or a number.")
    ordering = ["-registered_on", "number"]
    paginator = CappedPaginator
    change_list_template = "cases/list.html"
    rooms = ()

    def get_changelist(self, request, **kwargs):
        return HouseholdList

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        number, terms = person_terms(search_term)
        people = Individual.objects.filter(pk=number).values("household")
        numbered = queryset.filter(Q(pk=number) | Q(pk__in=people)) if number else queryset.none()
        if terms and not numbered.exists():
            return queryset.matching(terms), False
        return numbered, False

    def changelist_view(self, request, extra_context=None):
        """The list; a search that finds one household opens it."""
        searched = request.GET.get("q", "").strip()
        response = super().changelist_view(
            request,
            {"searched": searched, "mistyped": is_mistyped(searched)} | (extra_context or {}),
        )
        found = getattr(response, "context_data", {}).get("cl")
        if searched and found and found.result_count == 1:
            return HttpResponseRedirect(household_url(found.result_list[0]))
        return response

    def get_urls(self):
        return [*action_urls(self, HOUSEHOLD_PAGES), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """The page on which a household is registered."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        page = RegistrationPage(request)
        if request.method == "POST" and MORE_ROWS not in request.POST and page.save():
            return page.done()
        return self._answer(request, "cases/register.html", page, _("Register a household"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one household, where it is corrected."""
        household = self.visible_or_404(request, object_id)
        remember_opened(request.session, household.number)
        page = CorrectionPage(request, household)
        if request.method == "POST":
            if not self.has_change_permission(request):
                raise PermissionDenied
            if page.save():
                return HttpResponseRedirect(household_url(household))
        day = today()
        return self._answer(
            request,
            "cases/household.html",
            page,
            str(household),
            household=household,
            head=page.head,
            home=household.residences.on(day).filter(kind="actual").select_related("place").first(),
            offered=offered(household, HOUSEHOLD_PAGES),
            panels=[panel for room in self.rooms for panel in room.panels(household, request, day)],
            day=day,
        )

    def _answer(self, request, template, page, title, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "form": page.form,
            "version": page.version,
            "members": page.members,
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
        head = household.description.head
        return f"{head.latin_name} · {head.full_name}" if head else "–"

    @admin.display(description=_("lives in"))
    def lives_in(self, household):
        home = household.description.home
        return home.place.label() if home else "–"

    @admin.display(description=_("members"))
    def size(self, household):
        return household.description.composition.size

    @admin.display(description=_("children"))
    def children(self, household):
        return household.description.composition.children

    @admin.display(description=_("65+"))
    def older(self, household):
        return household.description.composition.older

    @admin.display(description=_("with disabilities"))
    def disabled(self, household):
        return household.description.composition.disabled

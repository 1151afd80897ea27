"""People in the admin: the list, and the page on which one person's facts are corrected."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import actions, exports, population, search
from cases.admin import beyond_search
from cases.admin.action_pages import PERSON_PAGES, action_urls
from cases.admin.due_list import due_page
from cases.admin.exporting import export_urls
from cases.admin.fact_filters import NeedFilter, StatusFilter
from cases.admin.fact_pages import END_TEAM_PAGES, FACT_PAGES, LINK_PAGES
from cases.admin.history_page import looks_page
from cases.admin.household_pages import household_url
from cases.admin.lists import (
    PersonFilter,
    PersonList,
    PlaceFilter,
    PresentFilter,
    found_by,
    in_both_letters,
)
from cases.admin.person_page import PersonPage
from cases.admin.scope import (
    ScopedAdmin,
    refusal_is_stale,
    show_refusal,
    show_stored,
    whole_number,
)
from cases.models import Household


class PersonPlaceFilter(PlaceFilter):
    """Where their household lives."""

    def living_in(self, queryset, places):
        homes = Household.objects.living_in(places.values("pk"))
        return queryset.filter(household__in=homes)


class IndividualAdmin(ScopedAdmin):
    """The list of people, and one person's page. People are registered with their household.

    `person_rooms` bring the panels that other rooms show on the person's page.
    """

    person_rooms = ()

    list_display = ["shown_number", "name", "sex", "age", "relationship", "household_number"]
    list_display_links = ["shown_number", "name"]
    list_filter = [
        PersonPlaceFilter,
        PersonFilter,
        StatusFilter,
        NeedFilter,
        "population_group",
        "sex",
        PresentFilter,
    ]
    search_fields = ["number"]  # the box is shown; what it finds is decided below
    search_help_text = _(
        "A name in Armenian, Russian or Latin letters, a number, document or telephone."
    )
    ordering = ["number"]
    paginator = CappedPaginator
    change_list_template = "cases/list.html"
    columns_rest_on = {
        "name": ("individual.given_name", "individual.family_name"),
        "sex": ("individual.sex",),
        "age": ("individual.birth_date",),
        "relationship": ("individual.relationship",),
    }

    def get_changelist(self, request, **kwargs):
        return PersonList

    def has_add_permission(self, request):
        return False

    def get_search_results(self, request, queryset, search_term):
        return found_by(search.people, search_term, queryset, request), False

    def changelist_view(self, request, extra_context=None):
        searched = request.GET.get("q", "").strip()
        context = {"searched": searched, "mistyped": search.is_mistyped(searched)}
        response = super().changelist_view(request, context | (extra_context or {}))
        beyond_search.ask(request, searched, response)
        return response

    def get_urls(self):
        pages = action_urls(self, (*PERSON_PAGES, *FACT_PAGES, *LINK_PAGES, *END_TEAM_PAGES))
        files = export_urls(self, exports.individuals, exports.PEOPLE, "people")
        seen = path(
            "<str:number>/looks/",
            self.admin_site.admin_view(partial(looks_page, self)),
            name="cases_individual_looks",
        )
        soon = path(
            "due/<slug:kind>/",
            self.admin_site.admin_view(partial(due_page, self)),
            name="cases_individual_due",
        )
        return [soon, seen, *pages, *files, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One person's facts: corrected by one action, or read."""
        day = today()
        person = self.visible_or_404(request, object_id)
        page = PersonPage(self, request, person, day)
        if request.method == "POST":
            if not page.may_change:
                raise PermissionDenied
            if page.form.is_valid() and _saved(page.form, person, request, day):
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(household_url(person.household))
        looks.record(request, LookKind.OPENED, subject=person)
        request.current_app = self.admin_site.name
        context = self.admin_site.each_context(request) | page.context()
        context["panels"] = [
            panel
            for room in self.person_rooms
            for panel in room.person_panels(
                page.person, user=request.user, day=day, may_change=page.may_change
            )
        ]
        return TemplateResponse(request, page.template, context)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, person):
        return str(person)

    @admin.display(description=_("name"))
    def name(self, person):
        return in_both_letters(person)

    @admin.display(description=_("age"), ordering="-birth_date")
    def age(self, person):
        years = population.shown_age(person.birth_date, today())
        return "–" if years is None else years

    @admin.display(description=_("household"))
    def household_number(self, person):
        address = household_url(person.household)
        return format_html('<a class="mono" href="{}">{}</a>', address, person.household)

    list_select_related = ["household"]
    read_along = ("household",)


def _saved(form, person, request, day):
    """Write what was typed; False where it was refused, with the words at the form."""
    try:
        actions.amend_person(
            person=person,
            version=whole_number(request.POST.get("version", "")),
            values={field: form.cleaned_data[field] for field in form.fields},
            by=request.user,
            today=day,
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        if refusal_is_stale(refusal):
            form.version = person.version
            show_stored(form)
        return False
    return True

"""Households in the admin: the list, registration, and the page of one household."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases import actions
from cases.admin.action_pages import HOUSEHOLD_PAGES, PERSON_PAGES, action_urls, offered
from cases.admin.forms import (
    MOST_MEMBERS,
    HouseholdForm,
    MemberForm,
    MemberFormSet,
    RegistrationForm,
    every_fault,
)
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

EMPTY_ROWS = 5
OFFICE = "registration_office"
# The button that adds rows where scripts are off.
MORE_ROWS = "_rows"


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
        if number and number[0] == "P":
            people = Individual.objects.filter(pk=number)
            return queryset.filter(pk__in=people.values("household")), False
        return (queryset.filter(pk=number) if number else queryset.matching(terms)), False

    def changelist_view(self, request, extra_context=None):
        """The list; a search that finds one household opens it."""
        searched = request.GET.get("q", "").strip()
        response = super().changelist_view(
            request, {"searched": searched, "mistyped": is_mistyped(searched)} | (extra_context or {})
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
        page = _RegistrationPage(request)
        if request.method == "POST" and MORE_ROWS not in request.POST and page.save():
            return page.done()
        return self._answer(request, "cases/register.html", page, _("Register a household"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one household, where it is corrected."""
        household = self.visible_or_404(request, object_id)
        remember_opened(request.session, household.number)
        page = _HouseholdPage(request, household)
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
            "members": page.members,
            "faults": [] if MORE_ROWS in request.POST else every_fault(page.form, page.members),
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


class _RegistrationPage:
    """What was typed on the registration page, judged and saved as a whole."""

    def __init__(self, request):
        self.request, self.on = request, today()
        data = with_more_rows(request.POST) if request.method == "POST" else None
        self.form = RegistrationForm(data, initial={"registered_at": _office(request)})
        shared = self.form.shared_values() if self.form.is_bound else None
        self.members = MemberFormSet(
            data, prefix="members", on=self.on, rows=EMPTY_ROWS, shared=shared
        )

    def save(self):
        """Register the household; False when something has to be mended first."""
        if not all([self.form.is_valid(), self.members.is_valid()]):
            return False
        try:
            self.household = actions.register_household(
                household=self.form.household_values(),
                residence=self.form.residence_values(),
                members=self.members.new_members(),
                by=self.request.user,
                on=self.on,
            )
        except ValidationError as refusal:
            self.form.add_error(None, refusal)
            return False
        self.request.session[OFFICE] = self.form.cleaned_data["registered_at"].pk
        return True

    def done(self):
        messages.success(
            self.request,
            _("Registered: %(number)s. Give this number to the family.")
            % {"number": self.household},
        )
        if "_addanother" in self.request.POST:
            return HttpResponseRedirect(reverse("admin:cases_household_add"))
        return HttpResponseRedirect(household_url(self.household))


class _HouseholdPage:
    """The household's own fields and its table of members, judged and saved as a whole."""

    def __init__(self, request, household):
        self.request, self.household, self.on = request, household, today()
        data = request.POST if request.method == "POST" else None
        people = members_in_order(household)
        self.form = HouseholdForm(data, initial=HouseholdForm.initial_of(household))
        self.members = MemberFormSet(
            data,
            prefix="members",
            on=self.on,
            rows=0 if household.inactive_on else 1,
            kind=household.kind,
            allowed=[person.number for person in people],
            initial=[MemberForm.initial_of(person) for person in people],
        )
        by_number = {person.number: person for person in people}
        self.head = people[0] if people and people[0].is_head else None
        for form in self.members.forms:
            form.person = by_number.get(form["number"].value())
            form.offered = offered(form.person, PERSON_PAGES) if form.person else []

    def save(self):
        """Save the corrections; False when something has to be mended first."""
        if not all([self.form.is_valid(), self.members.is_valid()]):
            return False
        try:
            actions.amend_household(
                household=self.household,
                version=_version(self.request),
                values=self.form.household_values(),
                members=self.members.corrections(),
                new_members=self.members.new_members(),
                by=self.request.user,
                on=self.on,
            )
        except ValidationError as refusal:
            self.form.add_error(None, refusal)
            return False
        messages.success(self.request, _("Saved."))
        return True


def members_in_order(household):
    """Present members: the head first, then by age."""
    return list(household.members.present().order_by("-is_head", "birth_date", "number"))


def household_url(household):
    """The address of a household's page, with its number as people read it."""
    return reverse("admin:cases_household_change", args=[str(household)])


def with_more_rows(typed):
    """What was typed, with as many more empty rows as the button asked for."""
    more, total = typed.get(MORE_ROWS, ""), typed.get("members-TOTAL_FORMS", "")
    if not (more.isdigit() and total.isdigit()):
        return typed
    longer = typed.copy()
    longer["members-TOTAL_FORMS"] = str(min(int(total) + int(more), MOST_MEMBERS))
    return longer


def _version(request):
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdigit() else None


def _office(request):
    """Where this session registers: where it did last, else the user's one place."""
    places = request.user.places.all()
    kept = request.session.get(OFFICE)
    office = places.model.objects.filter(pk=kept).first() if kept else None
    if office is None and len(places) == 1:
        office = places[0]
    return office



"""People in the admin: the list, and the page on which one person's facts are corrected."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import actions, exports, population, rules, search, washington_group
from cases.actions.facts import CONFIDENTIAL
from cases.admin import beyond_search
from cases.admin.action_pages import PERSON_PAGES, action_urls, offered
from cases.admin.births import BirthField, PrecisionField, as_typed, settle_birth
from cases.admin.exporting import export_urls
from cases.admin.fact_filters import NeedFilter, StatusFilter
from cases.admin.fact_pages import END_TEAM_PAGES, FACT_PAGES, ends_offered
from cases.admin.fields import DayField, PlaceField
from cases.admin.history_page import looks_page, pages_offered
from cases.admin.household_pages import household_url
from cases.admin.lists import (
    PersonFilter,
    PersonList,
    PlaceFilter,
    PresentFilter,
    found_by,
    in_both_letters,
)
from cases.admin.scope import (
    ScopedAdmin,
    refusal_is_stale,
    show_refusal,
    show_stored,
    whole_number,
)
from cases.choices import Sex
from cases.facts import ended_facts_of, facts_of
from cases.models import Household, Individual, Membership
from cases.panels import fact_lines

PREGNANCY = (
    _("Pregnancy"),
    ["pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until"],
)
SECTIONS = (
    (
        _("Name"),
        ["family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name"],
    ),
    (_("Person"), ["sex", "birth_date", "birth_precision", "family_unit"]),
    (_("Arrival"), ["arrived_on", "origin", "population_group"]),
    (
        _("Washington Group questions"),
        [*washington_group.DOMAINS, "wg_asked_on", "wg_method"],
    ),
    PREGNANCY,
)


class PersonForm(forms.ModelForm):
    """The facts of one person. Laws and rules are judged by the action, all at once."""

    birth_date = BirthField(label=_("Birth date"), required=False)
    birth_precision = PrecisionField()
    origin = PlaceField(label=_("Place of origin"), required=False)
    arrived_on = DayField(label=_("Date of arrival"), required=False)
    wg_asked_on = DayField(label=_("asked on"), required=False)
    pregnancy_expected_on = DayField(label=_("birth expected on"), required=False)
    pregnancy_asked_on = DayField(label=_("pregnancy asked on"), required=False)
    breastfeeding_until = DayField(label=_("breastfeeding until"), required=False)

    class Meta:
        model = Individual
        fields = [field for _title, fields in SECTIONS for field in fields]

    def __init__(self, *args, on, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)
        person = self.instance
        self.version = self.data.get("version", person.version)
        self.initial |= as_typed(person) | {"origin": person.origin}

    def clean(self):
        super().clean()
        settle_birth(self)
        known = {"unnamed": self.instance.unnamed} | self.cleaned_data
        for fault in rules.person_faults(known, on=self.on):
            if fault.field not in self.errors:
                self.add_error(fault.field, ValidationError(fault.message, code=fault.code))

    def _post_clean(self):
        """The action writes the person, with the row locked; the form only reads what was typed."""

    def sections(self):
        """The fields under their headings; of a man, no empty ones about pregnancy."""
        asked = [section for section in SECTIONS if section != PREGNANCY or self._asks_pregnancy()]
        return [(title, [self[field] for field in fields]) for title, fields in asked]

    def _asks_pregnancy(self):
        fields = [self[field] for field in PREGNANCY[1]]
        return self.instance.sex != Sex.MALE or any(one.value() or one.errors for one in fields)


class PersonPlaceFilter(PlaceFilter):
    """Where their household lives."""

    def living_in(self, queryset, places):
        homes = Household.objects.living_in(places.values("pk"))
        return queryset.filter(household__in=homes)


class IndividualAdmin(ScopedAdmin):
    """The list of people, and one person's page. People are registered with their household."""

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
        pages = action_urls(self, (*PERSON_PAGES, *FACT_PAGES, *END_TEAM_PAGES))
        files = export_urls(self, exports.individuals, exports.PEOPLE, "people")
        seen = path(
            "<str:number>/looks/",
            self.admin_site.admin_view(partial(looks_page, self)),
            name="cases_individual_looks",
        )
        return [seen, *pages, *files, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One person's facts, corrected by one action."""
        day = today()
        person = self.visible_or_404(request, object_id)
        person.has_decision = (
            person.disability_decisions.on(day)
            .filter(degree__in=population.COUNTS_AS_DISABILITY)
            .exists()
        )
        data = request.POST if request.method == "POST" else None
        form = PersonForm(data, instance=person, on=day)
        if form.is_bound:
            if not self.has_change_permission(request):
                raise PermissionDenied
            if form.is_valid() and _saved(form, person, request, day):
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(household_url(person.household))
        looks.record(request, LookKind.OPENED, subject=person)
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            "cases/person.html",
            {
                **self.admin_site.each_context(request),
                "title": person.full_name,
                "opts": self.opts,
                "form": form,
                "person": person,
                "household": person.household,
                "age": population.shown_age(person.birth_date, day),
                "day": day,
                "offered": [
                    *offered(person, PERSON_PAGES, request.user),
                    *pages_offered(person, request.user),
                ],
                "recorded": [
                    *offered(person, FACT_PAGES, request.user),
                    *ends_offered(
                        person,
                        request.user,
                        assigned=person.assignments.on(day).exists(),
                        hidden=person.restrictions.on(day).exists(),
                    ),
                ],
                "facts": _facts(facts_of, person, request.user, day),
                "earlier": _facts(ended_facts_of, person, request.user, day),
                "stays": _stays(person, request.user, day),
            },
        )

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


def _facts(read, person, user, day):
    """Lines of what is read of the person; needs that are confidential for who may see them."""
    facts = read(
        Individual.objects.filter(pk=person.pk),
        on=day,
        language=get_language(),
        confidential=user.has_perm(CONFIDENTIAL),
    )[person.pk]
    return fact_lines(facts, {person.number: person}, day)


def _stays(person, user, day):
    """The households of a person's life here, as far as the user may see them."""
    stays = Membership.objects.visible_to(user, on=day).filter(individual=person)
    return stays.select_related("household").order_by("-from_on", "-id")

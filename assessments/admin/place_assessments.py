"""Assessments of places in the admin: the list, and the addresses of their pages."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.paging import CappedPaginator
from assessments.admin import interview_pages, place_pages
from assessments.admin.assessments import MineFilter, StateFilter
from assessments.admin.subjects import PLACE
from assessments.choices import AssessmentState
from cases.admin.scope import ScopedAdmin, kept_number
from places.choices import Level
from places.models import Place


class MarzFilter(admin.SimpleListFilter):
    """In which marz the place lies."""

    title, parameter_name = _("marz"), "marz"

    def lookups(self, request, model_admin):
        marzes = Place.objects.at_level(Level.MARZ).order_by("pk")
        return [(place.pk, place.name()) for place in marzes]

    def queryset(self, request, queryset):
        chosen = Place.objects.at_level(Level.MARZ).filter(pk=self.value()).first()
        if self.value() is None or chosen is None:
            return queryset
        return queryset.filter(place__path__startswith=chosen.path)


class PlaceAssessmentAdmin(ScopedAdmin):
    """The list; each assessment is typed, finished and read on pages of its own."""

    list_display = ["shown_number", "place", "kind_of_place", "state", "assessed_on", "by"]
    list_filter = [StateFilter, MarzFilter, MineFilter]
    list_select_related = ["place", "assessed_by"]
    search_fields = ["place__search_key"]
    search_help_text = _("Name or code of the place, or number of the assessment")
    ordering = ["-assessed_on", "number"]
    paginator = CappedPaginator

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer("answers", "typed")
        # One that was cancelled before it was finished tells nothing.
        return rows.exclude(state=AssessmentState.CANCELLED, finished_at__isnull=True)

    def get_search_results(self, request, queryset, search_term):
        """By the place as a caseworker types it, or by the number of the assessment."""
        if not search_term.strip():
            return queryset, False
        of_places = Place.objects.starting_with(search_term.split(",")[0]).values("pk")
        number = kept_number(search_term) or ""
        return queryset.filter(Q(place__in=of_places) | Q(pk=number)), False

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"add_words": _("New assessment")})

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        section = partial(interview_pages.section_page, PLACE)
        pages = (
            ("<str:number>/interview/", section, "interview"),
            ("<str:number>/interview/<str:key>/", section, "section"),
            ("<str:number>/finish/", partial(interview_pages.finish_page, PLACE), "finish"),
            ("<str:number>/cancel/", place_pages.cancel_page, "cancel"),
        )
        own = [
            path(
                address,
                self.admin_site.admin_view(partial(view, self.admin_site)),
                name=f"assessments_placeassessment_{name}",
            )
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """One begins at the place that is asked about."""
        return place_pages.start_page(self.admin_site, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A finished one is read; a draft is gone on with."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).filter(pk=kept_number(object_id) or "").first()
        if found is None:
            raise Http404
        if found.state == AssessmentState.DRAFT:
            return HttpResponseRedirect(interview_pages.address(found))
        return place_pages.record_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, assessment):
        return str(assessment)

    @admin.display(description=_("kind of place"))
    def kind_of_place(self, assessment):
        return assessment.place.get_level_display()

    @admin.display(description=_("assessed by"))
    def by(self, assessment):
        return assessment.assessed_by.get_full_name() or assessment.assessed_by.username

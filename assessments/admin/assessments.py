"""Assessments in the admin: the list, and the addresses of their pages."""

from functools import partial

from django.contrib import admin
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.paging import CappedPaginator
from assessments.admin import (
    cancel_page,
    import_page,
    interview_pages,
    needs_page,
    start_page,
)
from assessments.admin.subjects import HOUSEHOLD
from assessments.choices import AssessmentState, InstrumentKind
from assessments.models.instrument import large
from assessments.sight import MAY_ASK
from cases import numbers
from cases.admin.scope import ScopedAdmin, kept_number
from cases.policy import sees_in_part


class StateFilter(admin.SimpleListFilter):
    """How far an assessment has come."""

    title, parameter_name = _("state"), "state"
    rests_on = ("assessment.state",)

    def lookups(self, request, model_admin):
        return AssessmentState.choices

    def queryset(self, request, queryset):
        known = self.value() in AssessmentState.values
        return queryset.filter(state=self.value()) if known else queryset


class KindFilter(admin.SimpleListFilter):
    """By which kind of questionnaire."""

    title, parameter_name = _("kind"), "kind"
    rests_on = ("assessment.instrument",)

    def lookups(self, request, model_admin):
        return InstrumentKind.choices

    def queryset(self, request, queryset):
        known = self.value() in InstrumentKind.values
        return queryset.filter(instrument__kind=self.value()) if known else queryset


class MineFilter(admin.SimpleListFilter):
    """Asked by whoever looks at the list."""

    title, parameter_name = _("assessed by"), "mine"
    rests_on = ("assessment.assessed_by",)

    def lookups(self, request, model_admin):
        return [("yes", _("me"))]

    def queryset(self, request, queryset):
        return queryset.filter(assessed_by=request.user) if self.value() == "yes" else queryset


class AssessmentAdmin(ScopedAdmin):
    """The list of assessments; each is typed, finished and read on pages of its own."""

    list_display = ["shown_number", "shown_household", "kind", "state", "assessed_on", "by"]
    list_filter = [StateFilter, KindFilter, MineFilter]
    list_select_related = ["instrument", "assessed_by"]
    ordering = ["-assessed_on", "number"]
    paginator = CappedPaginator
    change_list_template = "assessments/list.html"

    def get_queryset(self, request):
        """Whoever does not ask reads what is finished; a partner goes on with drafts of theirs."""
        rows = super().get_queryset(request).defer("answers", *large("instrument"))
        rows = rows.exclude(state=AssessmentState.CANCELLED, finished_at__isnull=True)
        if not request.user.has_perm(MAY_ASK):
            return rows.exclude(state=AssessmentState.DRAFT)
        if sees_in_part(request.user):
            return rows.exclude(Q(state=AssessmentState.DRAFT), ~Q(assessed_by=request.user))
        return rows

    def has_add_permission(self, request):
        """One begins at the household, of whom it is asked."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        section = partial(interview_pages.section_page, HOUSEHOLD)
        finish = partial(interview_pages.finish_page, HOUSEHOLD)
        pages = (
            ("import/", import_page.import_page, "assessment_import"),
            ("household/<str:number>/start/", start_page.start_page, "household_start"),
            ("household/<str:number>/needs/", needs_page.needs_page, "household_needs"),
            ("<str:number>/interview/", section, "assessment_interview"),
            ("<str:number>/finish/", finish, "assessment_finish"),
            ("<str:number>/cancel/", cancel_page.cancel_page, "assessment_cancel"),
            ("<str:number>/interview/<str:key>/", section, "assessment_section"),
        )
        own = [
            path(
                address,
                self.admin_site.admin_view(partial(view, self.admin_site)),
                name=f"assessments_{name}",
            )
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A finished one is read; a draft is gone on with."""
        found = self.get_queryset(request).filter(pk=kept_number(object_id) or "").first()
        if found is None:
            raise Http404
        if found.state == AssessmentState.DRAFT:
            return HttpResponseRedirect(interview_pages.address(found))
        return needs_page.assessment_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, assessment):
        return str(assessment)

    @admin.display(description=_("household"))
    def shown_household(self, assessment):
        return numbers.shown(assessment.household_id)

    @admin.display(description=_("questionnaire"))
    def kind(self, assessment):
        return f"{assessment.instrument.get_kind_display()}, {assessment.instrument.version}"

    @admin.display(description=_("assessed by"))
    def by(self, assessment):
        return assessment.assessed_by.get_full_name() or assessment.assessed_by.username

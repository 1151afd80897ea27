"""Feedback in the admin: the list, and the addresses of the pages beside it."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.paging import CappedPaginator
from cases.admin.scope import ScopedAdmin
from casework.admin.feedback_pages import (
    answer_page,
    close_page,
    feedback_page,
    new_feedback,
)
from casework.admin.focal_points import end_page, focal_points
from casework.feedback_choices import Category, FeedbackState


class FeedbackStateFilter(admin.SimpleListFilter):
    """How far it came, and what is late."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return [("late", _("late")), *FeedbackState.choices]

    def queryset(self, request, queryset):
        if self.value() == "late":
            return queryset.filter(state=FeedbackState.OPEN, due_on__lt=today())
        known = self.value() in FeedbackState.values
        return queryset.filter(state=self.value()) if known else queryset


class CategoryFilter(admin.SimpleListFilter):
    """What it is about."""

    title, parameter_name = _("category"), "category"

    def lookups(self, request, model_admin):
        return Category.choices

    def queryset(self, request, queryset):
        known = self.value() in Category.values
        return queryset.filter(category=self.value()) if known else queryset


class FeedbackAdmin(ScopedAdmin):
    """What people said of the help, as far as it is the user's to know."""

    list_display = ["shown_number", "category", "given_on", "organisation", "due_on", "state"]
    list_filter = [FeedbackStateFilter, CategoryFilter]
    ordering = ["due_on", "number"]
    paginator = CappedPaginator
    change_list_template = "casework/feedback_list.html"

    def has_add_permission(self, request):
        """It has a page of its own."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = [
            ("new/", new_feedback, "new"),
            ("focal-points/", focal_points, "focal_points"),
            ("focal-points/<str:username>/end/", end_page, "focal_point_end"),
            ("<str:number>/answer/", answer_page, "answer"),
            ("<str:number>/close/", close_page, "close"),
        ]
        view = self.admin_site.admin_view
        own = [
            path(address, view(partial(shown, self.admin_site)), name=f"casework_feedback_{name}")
            for address, shown, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What was said, and what was answered."""
        return feedback_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, feedback):
        return str(feedback)

    @admin.display(description=_("about"))
    def organisation(self, feedback):
        return feedback.about_organisation_id or "–"

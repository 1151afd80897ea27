"""Distributions in the admin: the list, drawing up, one list with its steps, and its desk."""

from functools import partial

from django.contrib import admin
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.admin.organisations import NothingIsDeleted
from accounts.clock import today
from accounts.paging import CappedPaginator
from assistance.admin import distribution_pages, print_pages
from assistance.admin.desk_page import desk_page
from assistance.models import Distribution
from assistance.sight import own_programmes
from cases.admin.scope import kept_number


class WhenFilter(admin.SimpleListFilter):
    """Whose day has come."""

    title, parameter_name = _("when"), "when"

    def lookups(self, request, model_admin):
        return [("now", _("today or before"))]

    def queryset(self, request, queryset):
        return queryset.filter(on__lte=today()) if self.value() == "now" else queryset


class DistributionAdmin(NothingIsDeleted):
    """Lists of who gets what at a place on a day; each is drawn up on a page of its own."""

    list_display = ["shown_number", "programme", "place", "on", "state", "made_by"]
    list_filter = ["state", WhenFilter]
    list_select_related = ["programme", "place", "made_by"]
    show_facets = admin.ShowFacets.NEVER
    ordering = ["-on", "number"]
    paginator = CappedPaginator
    change_list_template = "assistance/distributions.html"

    def get_queryset(self, request):
        """Those of the programmes of whom the user gives."""
        return own_programmes(Distribution.objects.all(), request.user, "programme__")

    def has_add_permission(self, request):
        """The stock page adds nothing: one is drawn up by an action."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = (
            ("new/", distribution_pages.new_page, "distribution_new"),
            ("<str:number>/approve/", distribution_pages.approve, "distribution_approve"),
            ("<str:number>/close/", distribution_pages.close, "distribution_close"),
            ("<str:number>/cancel/", distribution_pages.cancel_page, "distribution_cancel"),
            ("<str:number>/desk/", desk_page, "distribution_desk"),
            ("<str:number>/list.pdf", print_pages.list_file, "distribution_list_pdf"),
            ("<str:number>/cards.pdf", print_pages.cards_file, "distribution_cards_pdf"),
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
        """The list, with who is eligible and why, and what comes next."""
        if kept_number(object_id) is None:
            raise Http404
        return distribution_pages.list_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, distribution):
        return str(distribution)

"""Cases in the admin: the list, and the addresses of the pages of one case and of its worker."""

from functools import partial

from django.contrib import admin
from django.http import Http404
from django.urls import path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.paging import CappedPaginator
from cases import numbers
from cases.admin.lists import in_both_letters
from cases.admin.scope import ScopedAdmin, kept_number
from cases.templatetags.register import not_shown
from casework.admin.case_list import (
    BY_URGENCY,
    CaseList,
    KindFilter,
    PriorityFilter,
    ReviewFilter,
    StateFilter,
    WhoseFilter,
    WorkerFilter,
    found_by,
    worker_name,
)
from casework.admin.case_page import case_page
from casework.admin.open_page import open_page
from casework.admin.print_page import summary_file
from casework.admin.reassign_page import reassign_page
from casework.admin.step_pages import STEPS, step_page
from casework.admin.transfer_pages import answer_page, transfers_page
from casework.admin.workload_page import workload_page


class CaseAdmin(ScopedAdmin):
    """The list of cases that the user sees; one is opened at its household, on its own page."""

    list_display = [
        "shown_number",
        "whom",
        "what",
        "kind",
        "urgency",
        "shown_worker",
        "shown_state",
        "review",
    ]
    list_display_links = ["shown_number", "whom"]
    list_filter = [WhoseFilter, KindFilter, PriorityFilter, StateFilter, WorkerFilter, ReviewFilter]
    list_select_related = ["worker", "individual", "individual__household"]
    search_fields = ["number"]  # the box is shown; what it finds is decided below
    search_help_text = _("The case's number, or as in the search of households: a name, a number.")
    ordering = [BY_URGENCY, "review_on", "number"]
    sortable_by = ()
    paginator = CappedPaginator
    change_list_template = "casework/case_list.html"
    columns_rest_on = {"what": ("case.concern",)}

    def get_changelist(self, request, **kwargs):
        return CaseList

    def get_search_results(self, request, queryset, search_term):
        return (found_by(search_term, queryset, request) if search_term else queryset), False

    def has_add_permission(self, request):
        """One is opened at whom it is about."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        pages = [
            ("workload/", workload_page, "workload"),
            ("reassign/", reassign_page, "reassign"),
            ("transfers/", transfers_page, "transfers"),
            ("household/<str:number>/open/", open_page, "open"),
            ("<str:number>/answer/", answer_page, "answer"),
            ("<str:number>/summary.pdf", summary_file, "summary"),
            *((f"<str:number>/{step}/", partial(step_page, step), step) for step in STEPS),
        ]
        view = self.admin_site.admin_view
        own = [
            path(address, view(partial(shown, self.admin_site)), name=f"casework_case_{name}")
            for address, shown, name in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What it is about, its plan, what is to be done, who works on it, and its story."""
        if kept_number(object_id) is None:
            raise Http404
        return case_page(self.admin_site, request, object_id)

    @admin.display(description=_("number"))
    def shown_number(self, case):
        return str(case)

    @admin.display(description=_("about"))
    def whom(self, case):
        if case.whom is None:
            return numbers.shown(case.household_id) if case.household_id else not_shown()
        name = in_both_letters(case.whom) or str(case.whom)
        return name if case.individual_id else _("household of %(name)s") % {"name": name}

    @admin.display(description=_("concern"))
    def what(self, case):
        return case.concern

    @admin.display(description=_("priority"))
    def urgency(self, case):
        colours = {"urgent": "bad", "high": "warn"}
        colour = colours.get(case.priority, "line")
        return format_html('<span class="chip {}">{}</span>', colour, case.get_priority_display())

    @admin.display(description=_("worker"))
    def shown_worker(self, case):
        return worker_name(case)

    @admin.display(description=_("state"))
    def shown_state(self, case):
        return case.get_state_display()

    @admin.display(description=_("next review"))
    def review(self, case):
        if case.review_on is None or case.closed_on:
            return "–"
        words = date_format(case.review_on)
        return format_html('<span class="chip bad">{}</span>', words) if case.is_late else words

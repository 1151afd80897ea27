"""The list of looks: what did this user open, who saw this number, what happened on that day."""

import re
from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts import paging
from accounts.choices import LookKind, Role, SubjectKind
from accounts.clock import now
from accounts.history import looks
from accounts.models import Look, User
from accounts.policy import places_of

# The longest number of a record, as it is kept.
LONGEST = 40
_HISTORY = "admin:cases_household_history"
_OF_A_HOUSEHOLD = re.compile(r"^H[0-9A-Z]{11}$")


class DayFilter(admin.SimpleListFilter):
    """How long ago; the last day unless another answer is chosen."""

    title = _("when")
    parameter_name = "days"

    def lookups(self, request, model_admin):
        return [("7", _("last 7 days")), ("30", _("last 30 days")), ("all", _("ever"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("last day")}
        yield from others

    def queryset(self, request, queryset):
        # A search looks as far back as looks are kept, unless an answer is chosen beside it.
        if self.value() == "all" or (request.GET.get("q") and not self.value()):
            return queryset
        days = int(self.value()) if self.value() in ("7", "30") else 1
        return queryset.filter(at__gt=now() - timedelta(days=days))


class LookList(ChangeList):
    """Looks, with a count that stops at COUNTED; those of an account by its user name.

    For whoever audits, the number of a household leads to its history, and so does one that is
    searched: it may be one at which nobody looked.
    """

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        self._name_users()
        self.history = None
        if request.user.has_perm("cases.view_history"):
            self._lead_to_histories()
        self.more_than = paging.COUNTED if self.result_count > paging.COUNTED else None

    def _name_users(self):
        of_users = [look for look in self.result_list if look.subject_kind == SubjectKind.USER]
        users = User.objects.in_bulk({int(look.subject) for look in of_users})
        for look in of_users:
            user = users.get(int(look.subject))
            look.of_user = user.get_username() if user else ""

    def _lead_to_histories(self):
        for look in self.result_list:
            look.history = _history_of(look.subject)
        self.history = _history_of(_as_kept(self.query))


def _as_kept(typed):
    """A number of a record as it is kept, in whatever spelling it was typed."""
    return typed.upper().replace("-", "").replace(" ", "")


def _history_of(number):
    """The address of the history of a household; None of anything else."""
    return reverse(_HISTORY, args=[number]) if _OF_A_HOUSEHOLD.match(number) else None


@admin.register(Look)
class LookAdmin(admin.ModelAdmin):
    """Numbers of records, never names: nothing here is opened, added or changed."""

    list_display = [
        "moment", "actor", "in_role", "organisation", "through", "kind", "of_what", "count",
        "outcome",
    ]  # fmt: skip
    list_display_links = None
    list_filter = [DayFilter, "kind", "outcome"]
    search_fields = ["subject"]  # the box is shown; what it finds is decided below
    search_help_text = _("A user's name, or the whole number of a household or person.")
    list_select_related = ["actor"]
    change_list_template = "accounts/looks.html"
    ordering = ["-at"]
    paginator = paging.CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_urls(self):
        seen = self.admin_site.admin_view(self.changelist_view)
        return [path("", seen, name="accounts_look_changelist")]

    def get_changelist(self, request, **kwargs):
        return LookList

    def get_queryset(self, request):
        """All looks; of a supervisor, those of whoever works in their places."""
        found = super().get_queryset(request)
        if request.user.role != Role.SUPERVISOR:
            return found
        staff = User.objects.filter(places__in=places_of(request.user))
        return found.filter(actor__in=staff.values("pk"))

    def get_search_results(self, request, queryset, search_term):
        text = search_term.strip()[:LONGEST]
        if not text:
            return queryset, False
        number = _as_kept(text)
        user = User.objects.filter(username=text).first()
        found = Q(subject=number) | Q(actor=user) if user else Q(subject=number)
        return queryset.filter(found), False

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        looks.record(request, LookKind.LISTED, asked=request.GET, filters=sorted(request.GET))
        return response

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        """The list, for whoever may know who looked; no look has a page of its own."""
        return obj is None and super().has_view_permission(request, obj)

    @admin.display(description=_("at"), ordering="at")
    def moment(self, look):
        return look.at

    @admin.display(description=_("of what"))
    def of_what(self, look):
        words = getattr(look, "of_user", "") or look.subject_in_words() or "–"
        history = getattr(look, "history", None)
        return format_html('<a href="{}">{}</a>', history, words) if history else words

    @admin.display(description=_("role"))
    def in_role(self, look):
        return look.role_in_words()

    @admin.display(description=_("through which door"))
    def through(self, look):
        return look.door_in_words()

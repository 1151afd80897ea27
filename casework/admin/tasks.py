"""Tasks in the admin: the list of what is to be done, and the pages of notes and tasks."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import paging
from accounts.clock import today
from accounts.paging import CappedPaginator
from cases.admin.scope import ScopedAdmin
from casework.admin.attachment_pages import add_page, file_page, take_away_page
from casework.admin.note_pages import correct_page, note_page
from casework.admin.note_pages import task_page as set_task_page
from casework.admin.task_pages import STEPS, step_page, task_page
from casework.choices import TaskState
from casework.colleagues import name_of
from casework.sight import MAY_VIEW
from casework.whose import named


class WhoseFilter(admin.SimpleListFilter):
    """Whose task it is: mine, unless somebody asks for those of all colleagues."""

    title, parameter_name = _("whose"), "whose"
    rests_on = ("task.worker",)

    def lookups(self, request, model_admin):
        return [("mine", _("mine")), ("all", _("all of my places"))]

    def choices(self, changelist):
        """Without a third choice: nobody chosen means mine."""
        for value, words in self.lookup_choices:
            yield {
                "selected": (self.value() or "mine") == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": words,
            }

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.filter(worker=request.user)


class DueFilter(admin.SimpleListFilter):
    """How it stands: to do, unless somebody asks for what is over."""

    title, parameter_name = _("how it stands"), "due"
    rests_on = ("task.state",)
    _STATES = {"done": TaskState.DONE, "dropped": TaskState.DROPPED}

    def lookups(self, request, model_admin):
        return [
            ("open", _("to do")),
            ("overdue", _("overdue")),
            ("today", _("due today")),
            ("done", _("done")),
            ("dropped", _("dropped")),
        ]

    def choices(self, changelist):
        """Without “all”: nothing chosen means what is to do."""
        for value, words in self.lookup_choices:
            yield {
                "selected": (self.value() or "open") == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": words,
            }

    def queryset(self, request, queryset):
        if self.value() == "overdue":
            return queryset.overdue(today())
        if self.value() == "today":
            return queryset.open().filter(due_on=today())
        if self.value() in self._STATES:
            return queryset.filter(state=self._STATES[self.value()])
        return queryset.open()


class TaskList(ChangeList):
    """Says of each task of the page about whom it is, in one query."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = named(list(self.result_list), request.user, today())
        self.more_than = paging.COUNTED if self.result_count > paging.COUNTED else None


class TaskAdmin(ScopedAdmin):
    """What is to be done; each is set at its household."""

    list_display = ["shown_what", "whom", "due_on", "shown_late", "shown_worker"]
    list_filter = [WhoseFilter, DueFilter]
    list_select_related = ["individual", "worker"]
    ordering = ["due_on", "number"]
    paginator = CappedPaginator
    columns_rest_on = {"shown_what": ("task.what",), "whom": ("individual.given_name",)}

    def get_changelist(self, request, **kwargs):
        return TaskList

    def has_module_permission(self, request):
        return request.user.has_perm(MAY_VIEW)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_VIEW)

    def has_add_permission(self, request):
        """One begins at the household, for whom it is."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        site, view = self.admin_site, self.admin_site.admin_view
        pages = [
            ("household/<str:number>/set/", set_task_page, "casework_task_set"),
            ("household/<str:number>/note/", note_page, "casework_note_add"),
            ("note/<str:number>/correct/", correct_page, "casework_note_correct"),
            ("household/<str:number>/file/", add_page, "casework_attachment_add"),
            ("file/<str:number>/", file_page, "casework_attachment_file"),
            ("file/<str:number>/take-away/", take_away_page, "casework_attachment_take_away"),
            *(
                (f"<str:number>/{step}/", partial(step_page, step), f"casework_task_{step}")
                for step in STEPS
            ),
        ]
        own = [path(route, view(partial(shown, site)), name=name) for route, shown, name in pages]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What is to be done, for whom, and what can be done about it."""
        return task_page(self.admin_site, request, object_id)

    @admin.display(description=_("what to do"), ordering="what")
    def shown_what(self, task):
        return task.what

    @admin.display(description=_("about whom"))
    def whom(self, task):
        return task.whom

    @admin.display(description=_("how it stands"))
    def shown_late(self, task):
        late = (today() - task.due_on).days
        if task.state != TaskState.OPEN or late <= 0:
            return task.get_state_display()
        return ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late}

    @admin.display(description=_("worker"))
    def shown_worker(self, task):
        return name_of(task.worker)

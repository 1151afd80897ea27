"""The list of cases: whose, of which kind, how urgent, and whose review is late; and the search."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case as Ranked
from django.db.models import IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts import paging
from accounts.clock import today
from cases import numbers, search
from cases.composition import describe
from cases.models import Household, Individual
from cases.sight import sight_of
from casework.choices import CaseKind, CaseState, Priority
from casework.colleagues import name_of
from casework.models import Case
from casework.models.of_cases import OfCases
from casework.numbers import CASE

# The most urgent first, those without a day of review last.
BY_URGENCY = Ranked(
    *(When(priority=each, then=Value(-rank)) for rank, each in enumerate(Priority.values)),
    output_field=IntegerField(),
)
_HOME = Coalesce("household", "individual__household")


class WhoseFilter(admin.SimpleListFilter):
    """The user's own, those of whose team they are, or all that they see."""

    title, parameter_name = _("whose"), "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("mine")), ("team", _("mine and my teams'"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("all that I see")}
        yield from others

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(worker=request.user)
        if self.value() == "team":
            return queryset.filter(OfCases(Case).of_team(request.user, today()))
        return queryset


class _ChoiceFilter(admin.SimpleListFilter):
    """One of the words of a field."""

    words = None

    def lookups(self, request, model_admin):
        return self.words.choices

    def queryset(self, request, queryset):
        known = self.value() in self.words.values
        return queryset.filter(**{self.parameter_name: self.value()}) if known else queryset


class KindFilter(_ChoiceFilter):
    """What it is about."""

    title, parameter_name, words = _("kind"), "kind", CaseKind


class PriorityFilter(_ChoiceFilter):
    """How urgent it is."""

    title, parameter_name, words = _("priority"), "priority", Priority


class StateFilter(_ChoiceFilter):
    """Those that are not closed, unless another answer is chosen."""

    title, parameter_name, words = _("state"), "state", CaseState

    def lookups(self, request, model_admin):
        return [*CaseState.choices, ("all", _("all"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("not closed")}
        yield from others

    def queryset(self, request, queryset):
        # A search looks everywhere, unless an answer is chosen beside it.
        if self.value() == "all" or (request.GET.get("q") and not self.value()):
            return queryset
        if self.value() is None:
            return queryset.open()
        return super().queryset(request, queryset)


class WorkerFilter(admin.SimpleListFilter):
    """Whose cases: offered are those who have some that the user sees."""

    title, parameter_name = _("worker"), "worker"
    _MOST = 40

    def lookups(self, request, model_admin):
        seen = Case.objects.visible_to(request.user, on=today()).open().order_by()
        names = seen.values_list("worker__username", "worker__first_name", "worker__last_name")
        named = {row[0]: " ".join(filter(None, row[1:])) or row[0] for row in names.distinct()}
        chosen = request.GET.get(self.parameter_name)
        offered = sorted(named.items(), key=lambda each: each[1])
        beyond = [(chosen, chosen)] if chosen and chosen not in dict(offered[: self._MOST]) else []
        return [*offered[: self._MOST], *beyond]

    def queryset(self, request, queryset):
        return queryset.filter(worker__username=self.value()) if self.value() else queryset


class ReviewFilter(admin.SimpleListFilter):
    """Those whose day of review is over; and those that have none."""

    title, parameter_name = _("review"), "review"

    def lookups(self, request, model_admin):
        return [("late", _("overdue")), ("none", _("no day set"))]

    def queryset(self, request, queryset):
        if self.value() == "late":
            return queryset.filter(review_on__lt=today())
        return queryset.filter(review_on=None) if self.value() == "none" else queryset


class CaseList(ChangeList):
    """Says of each case of one page whom it is about, in two queries."""

    def get_results(self, request):
        super().get_results(request)
        rows = list(self.result_list)
        sight = sight_of(request.user, today())
        homes = {row.household_id or row.individual.household_id for row in rows}
        described = describe(list(homes), on=today(), sight=sight) if homes else {}
        for row in rows:
            row.whom = _whom(row, described, sight)
            row.is_late = _is_late(row)
            sight.blank(row)
        self.result_list = rows
        self.more_than = paging.COUNTED if self.result_count > paging.COUNTED else None
        self.today = today()


def _whom(row, described, sight):
    """The person whom it is about, or the head of the household; None where not shown."""
    if row.individual is not None:
        return sight.blank(row.individual)
    return described[row.household_id].head


def _is_late(row):
    return row.state != CaseState.CLOSED and row.review_on is not None and row.review_on < today()


def found_by(text, queryset, request):
    """The cases of a number of ours, or about anybody whom the search of households finds."""
    number = _case_number(text)
    if number is not None:
        return queryset.filter(pk=number)
    homes = Household.objects.filter(pk__in=queryset.order_by().values(home=_HOME))
    found = search.households(homes, text, sight_of(request.user, today()))
    wanted = list(found.values_list("pk", flat=True)[: search.RANKED])
    people = Individual.objects.filter(household__in=wanted).values("pk")
    return queryset.filter(Q(household__in=wanted) | Q(individual__in=people))


def _case_number(text):
    try:
        return numbers.parse(text, CASE)
    except numbers.NumberMistyped:
        return None


def worker_name(case):
    """How the case's worker is called."""
    return name_of(case.worker)

"""Lists of households and people that hold at any size: nothing counts everything."""

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.utils.translation import gettext_lazy as _

from accounts import paging
from accounts.clock import today
from cases import disability, population
from cases.composition import describe
from cases.sight import sight_of
from cases.templatetags.register import latin_beside
from places.choices import Level
from places.models import Place


def found_by(find, text, queryset, request):
    """The rows that a list's search finds, the best first unless an order was chosen."""
    if not text:
        return queryset
    found = find(queryset, text, sight_of(request.user, today()))
    return found.order_by(*queryset.query.order_by) if ORDER_VAR in request.GET else found


def in_both_letters(person):
    """A person's name in Latin letters and as it is written, once where that is in Latin ones."""
    return " · ".join(filter(None, (latin_beside(person), person.full_name)))


class _LinkingList(ChangeList):
    """The link of each row brings the filters of the list along, as in any list of the admin.

    The stock list asks of every link anew to which page its address leads: here all lead to the
    page of a record.
    """

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        self._along, self.preserved_filters = self.preserved_filters, ""

    def url_for_result(self, result):
        address = super().url_for_result(result)
        return f"{address}?{self._along}" if self._along else address


class HouseholdList(_LinkingList):
    """Describes the households of one page: head, home and composition, in two queries."""

    def get_results(self, request):
        super().get_results(request)
        rows = list(self.result_list)
        sight = sight_of(request.user, today())
        numbers = [row.number for row in rows]
        described = describe(numbers, on=today(), sight=sight) if rows else {}
        for row in rows:
            row.description = described[row.number]
            sight.blank(row)
        self.masked = self.model_admin.masked_columns(request)
        self.result_list = rows
        self.more_than = paging.COUNTED if self.result_count > paging.COUNTED else None


class PersonList(_LinkingList):
    """People as far as they are shown, with a count that stops at COUNTED."""

    def get_results(self, request):
        super().get_results(request)
        sight = sight_of(request.user, today())
        self.result_list = list(map(sight.blank, self.result_list))
        self.masked = self.model_admin.masked_columns(request)
        self.more_than = paging.COUNTED if self.result_count > paging.COUNTED else None


class PlaceFilter(admin.SimpleListFilter):
    """Where they live: marz, then its communities, then their settlements."""

    title = _("place")
    parameter_name = "place"
    rests_on = ("household.lives_in",)

    def lookups(self, request, model_admin):
        chosen = self._chosen(request.GET.get("place"))
        options = Place.objects.at_level(Level.MARZ)
        if chosen:
            path = chosen.path.strip("/").split("/")
            inside = Place.objects.filter(parent=chosen).exclude(level=Level.DISTRICT)
            options = Place.objects.filter(pk__in=path).exclude(level=Level.COUNTRY) | inside
        return [(place.pk, place.name()) for place in options.order_by("path")]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        chosen = self._chosen(self.value())
        places = Place.objects.within(chosen) if chosen else Place.objects.none()
        return self.living_in(queryset, places)

    def living_in(self, queryset, places):
        return queryset.living_in(places.values("pk"))

    @staticmethod
    def _chosen(code):
        return Place.objects.filter(pk=code).first() if code else None


WHO = (
    ("children", _("children")),
    ("65", _("65+")),
    ("disability", _("persons with disabilities")),
)
WHO_RESTS_ON = {
    "children": ("individual.birth_date",),
    "65": ("individual.birth_date",),
    "disability": ("individual.wg_disability_3", "disabilitydecision.degree"),
}


class CompositionFilter(admin.SimpleListFilter):
    """Who is among the present members."""

    title = _("composition")
    parameter_name = "with"

    def lookups(self, request, model_admin):
        self.sight = sight_of(request.user, today())
        shown = self.sight.shows_all(WHO_RESTS_ON)
        return [(code, words) for code, words in WHO if code in shown]

    def condition(self):
        """What the answer asks of a person; None without one that is offered."""
        offered = dict(self.lookup_choices)
        return composition_condition(self.value(), today()) if self.value() in offered else None

    def queryset(self, request, queryset):
        condition = self.condition()
        return queryset.with_someone(condition, self.sight.people) if condition else queryset


class PersonFilter(CompositionFilter):
    """Children, people of 65 and over, persons with disabilities."""

    title = _("who")
    parameter_name = "who"

    def queryset(self, request, queryset):
        condition = self.condition()
        return queryset.filter(condition) if condition else queryset


def composition_condition(code, day):
    """The condition over people that an answer of these filters means; None for no answer."""
    return {
        "children": population.child(on=day),
        "65": population.older(on=day),
        "disability": disability.disabled(on=day),
    }.get(code)


class ActiveFilter(admin.SimpleListFilter):
    """Active households unless another answer is chosen."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("inactive", _("inactive")), ("all", _("active and inactive"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("active")}
        yield from others

    def queryset(self, request, queryset):
        # A search looks everywhere, unless an answer is chosen beside it.
        if self.value() == "all" or (request.GET.get("q") and not self.value()):
            return queryset
        return queryset.filter(inactive_on__isnull=self.value() != "inactive")


class PresentFilter(ActiveFilter):
    """Present members unless another answer is chosen."""

    def lookups(self, request, model_admin):
        return [("left", _("left")), ("all", _("all"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("members now")}
        yield from others

    def queryset(self, request, queryset):
        # A search looks everywhere, unless an answer is chosen beside it.
        if self.value() == "all" or (request.GET.get("q") and not self.value()):
            return queryset
        return queryset.filter(left_on__isnull=self.value() != "left")

"""The admin asks who may see what, like every door."""

from functools import cache

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.composed import Composed
from accounts.history import looks
from cases import numbers, search, visible
from cases.glass import open_glass
from cases.models import Individual
from cases.policy import sees_in_part
from cases.sight import sight_of

# What stands for the number of a row in what is composed once for all.
_NUMBER = "the number of the row"


class ScopedAdmin(admin.ModelAdmin):
    """Shows the rows that the user may see, deletes nothing, and takes a number in any spelling."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    list_per_page = 50
    # What the page of one record says of others.
    read_along = ()
    # Rooms that read something with the row of the page, each by its `beside()`.
    rooms = ()
    # Column of the list → the fields by which it is shown or not; others tell no field.
    columns_rest_on = {}

    def get_queryset(self, request):
        return self.model.objects.visible_to(request.user, on=today())

    def get_list_display(self, request):
        """The columns over what the user reads; the list names those that are left out."""
        hidden = sight_of(request.user, today()).masked(self.columns_rest_on)
        return [column for column in self.list_display if column not in hidden]

    def masked_columns(self, request):
        """The headings of the columns that are not shown to the user."""
        hidden = sight_of(request.user, today()).masked(self.columns_rest_on)
        return [label_for_field(column, self.model, self) for column in hidden]

    def get_list_filter(self, request):
        """The filters over what the user reads."""
        sight = sight_of(request.user, today())
        return [each for each in self.list_filter if sight.shows(*self._rests_on(each))]

    def _rests_on(self, list_filter):
        if isinstance(list_filter, str):
            return (f"{self.opts.model_name}.{list_filter}",)
        return getattr(list_filter, "rests_on", ())

    def get_object(self, request, object_id, from_field=None):
        return super().get_object(request, kept_number(object_id) or "", from_field)

    def changelist_view(self, request, extra_context=None):
        """The list, once it is written down what was asked and how many were found."""
        response = super().changelist_view(request, extra_context)
        found = getattr(response, "context_data", {}).get("cl")
        if found is not None:
            self._record(request, found)
        return response

    def _record(self, request, found):
        asked = sorted(name for name in request.GET if name != SEARCH_VAR)
        told = {"count": found.result_count, "filters": asked}
        if found.query:
            words = search.asked(found.query)
            looks.record(request, LookKind.SEARCHED, asked=words, **told)
        else:
            looks.record(request, LookKind.LISTED, asked=request.GET, **told)

    def lookup_allowed(self, lookup, value, request=None):
        """A list is asked by its own filters, and by no path through the tables."""
        return lookup in {
            f"{each}__exact" if isinstance(each, str) else each.parameter_name
            for each in self.get_list_filter(request)
        }

    def has_change_permission(self, request, obj=None):
        """The right to change such records; of one, that it is theirs, and nobody there is hidden.

        Who changes something of a household reaches all its members, so they have to see all.
        """
        may = super().has_change_permission(request, obj)
        if not may or obj is None:
            return may
        return self.is_changeable(request, obj) and is_seen_whole(request.user, obj)

    def is_changeable(self, request, row):
        """Whether the user may change this row, which they see."""
        return is_changeable(request.user, row)

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """The stock page would say of every record that nothing ever happened to it."""
        raise Http404

    def visible_or_404(self, request, object_id):
        """The row by its number in any spelling; 404 where there is none, or none to see."""
        number = kept_number(object_id)
        may = number and visible.changeable(self.model, number, request.user, on=today())
        composed = _composed_row(self.model, tuple(self.read_along), tuple(self.rooms))
        found = composed.asked({_NUMBER: number}) if may is not None else []
        if not found:
            raise Http404
        row = found[0]
        row.is_changeable = may
        if not may:
            request.glass = open_glass(request.user, row)
        return row


@cache
def _composed_row(model, read_along, rooms):
    """The question for one row, and for what the rooms read with it."""
    found = (room.beside() for room in rooms if hasattr(room, "beside"))
    beside = {name: each for beside in found for name, each in beside.items()}
    rows = model.objects.select_related(*read_along).annotate(**beside)
    return Composed(rows.filter(pk=_NUMBER))


def is_changeable(user, row):
    """Whether the user may change this row, which they see; asked once for a row at hand."""
    if not hasattr(row, "is_changeable"):
        row.is_changeable = visible.changeable(type(row), row.pk, user, on=today())
    return row.is_changeable


def is_seen_whole(user, record):
    """Whether nobody of this household, or of this person's, is out of sight; asked once."""
    if not sees_in_part(user):
        return True
    if not hasattr(record, "is_seen_whole"):
        number = getattr(record, "household_id", record.pk)
        present = Individual.objects.present().filter(household=number)
        members = set(present.values_list("pk", flat=True))
        record.is_seen_whole = members <= visible.among(Individual, members, user, on=today())
    return record.is_seen_whole


def kept_number(text):
    """The number that the text writes, as it is kept; None where it writes none."""
    try:
        return numbers.parse(text)
    except numbers.NumberMistyped:
        return None


def whole_number(text):
    """The whole number that a browser sent; None for anything else."""
    # int() refuses thousands of digits, and reads signs and spaces that no page of ours sends.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def refusal_is_stale(refusal):
    """Whether an action refused because somebody saved the record meanwhile."""
    # A refusal may hold its faults by field; as one of a list it is flat.
    faults = ValidationError([refusal]).error_list
    return any(getattr(error, "code", None) == "stale" for error in faults)


def show_stored(form):
    """Say at each field that differs what is stored now."""
    for name in form.changed_data:
        field = form.fields[name]
        stored = field.prepare_value(form.get_initial_for_field(field, name))
        words = dict(getattr(field, "choices", ())).get(stored, stored)
        form.add_error(name, _("Stored now: %(value)s") % {"value": words or "–"})


def show_refusal(form, refusal):
    """Show an action's refusal above the form, whichever fields of which record it names."""
    form.add_error(None, ValidationError(refusal.messages))

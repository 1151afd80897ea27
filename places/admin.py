"""The gazetteer in the admin: to look up; administrators say how to call an office there."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from places import lookup
from places.choices import Level
from places.folding import fold
from places.models import LANGUAGES, Place, PlaceAlias

SUGGESTED = 12
LONGEST = 120
# What administrators change: codes and names are those of the gazetteer.
CHANGED_HERE = ("telephone", "capacity", "valid_from", "valid_to")
# Where people live or come from: former districts are kept for P-codes only.
OFFERED = (Level.MARZ, Level.COMMUNITY, Level.SETTLEMENT, Level.SITE)


class PlaceAliasInline(admin.TabularInline):
    model = PlaceAlias
    fields = ["scheme", "value"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("places.view_place")


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ["code", "name_en", "name_hy", "name_ru", "level", "parent", "is_urban"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["search_key"]
    search_help_text = _("Name in Armenian, Russian or English, or code")
    ordering = ["label_en", "code"]
    inlines = [PlaceAliasInline]

    def get_search_results(self, request, queryset, search_term):
        """Seek as a caseworker types: any script, case, spelling, or the start of a code."""
        if not search_term.strip():
            return queryset, False
        return queryset.starting_with(search_term.split(",")[0]), False

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """The stock page would say of every place that nothing ever happened to it."""
        raise Http404

    def get_readonly_fields(self, request, obj=None):
        return [f.name for f in self.opts.fields if f.editable and f.name not in CHANGED_HERE]

    def save_model(self, request, obj, form, change):
        """Write what was changed and nothing beside it."""
        obj.save(update_fields=form.changed_data)

    def get_urls(self):
        suggest = self.admin_site.admin_view(self.suggest)
        return [path("suggest/", suggest, name="places_suggest"), *super().get_urls()]

    def suggest(self, request):
        """Full names of places that begin as one types, in the letters one types in."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = request.GET.get("q", "")[:LONGEST]
        found = lookup.find(typed, levels=OFFERED, limit=SUGGESTED) if typed.strip() else []
        return JsonResponse({"places": [_as_typed(place, typed) for place in found]})


def _as_typed(place, typed):
    """The full name in the language whose letters were typed, so that the browser finds it too."""
    own = get_language()[:2]
    start = fold(typed.split(",")[0])
    for language in sorted(LANGUAGES, key=lambda language: language != own):
        if fold(place.name(language)).startswith(start):
            return place.label(language)
    return place.label(own)

"""The gazetteer in the admin: to look up, not to change."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from places.models import Place, PlaceAlias


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

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

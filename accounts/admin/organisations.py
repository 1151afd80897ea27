"""Organisations in the admin."""

from django.contrib import admin

from accounts.history.writing import WrittenByUser
from accounts.models import Organisation


class NothingIsDeleted(admin.ModelAdmin):
    """Rows that others point to: they are switched off, not deleted."""

    show_full_result_count = False
    actions = None

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Organisation)
class OrganisationAdmin(WrittenByUser, NothingIsDeleted):
    list_display = ["acronym", "name", "kind", "is_controller"]
    list_filter = ["kind"]
    search_fields = ["acronym", "name"]
    ordering = ["acronym"]

    def get_readonly_fields(self, request, obj=None):
        return ["acronym"] if obj else []

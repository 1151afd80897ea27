"""Organisations in the admin."""

from django.contrib import admin
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from accounts.history.writing import WrittenByUser
from accounts.models import Organisation


class NothingIsDeleted(admin.ModelAdmin):
    """Rows that others point to: they are switched off, not deleted."""

    show_full_result_count = False
    actions = None

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """The stock page would say of every record that nothing ever happened to it."""
        raise Http404


@admin.register(Organisation)
class OrganisationAdmin(WrittenByUser, NothingIsDeleted):
    list_display = ["acronym", "name", "kind", "is_controller"]
    list_filter = ["kind"]
    search_fields = ["acronym", "name"]
    ordering = ["acronym"]

    fields = ["acronym", "name", "kind", "is_controller"]

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        return super().changelist_view(request, {"add_words": _("Add an organisation")})

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": _("Add an organisation")})

    def get_readonly_fields(self, request, obj=None):
        return ["acronym"] if obj else []

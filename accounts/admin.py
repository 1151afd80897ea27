"""Users and organisations in the admin, for administrators."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.history.writing import WrittenByUser
from accounts.models import Organisation, User

# Roles grant here, groups don't: see accounts/roles.py.
admin.site.unregister(Group)


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


@admin.register(User)
class UserAdmin(WrittenByUser, NothingIsDeleted, StockUserAdmin):
    add_form = AdminUserCreationForm
    list_display = ["username", "first_name", "last_name", "role", "organisation", "is_active"]
    list_filter = ["role", "is_active"]
    list_select_related = ["organisation"]
    search_fields = ["username", "first_name", "last_name"]
    ordering = ["username"]
    autocomplete_fields = ["organisation", "places"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (_("Work"), {"fields": ["organisation", "role", "places", "is_active"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        (_("Work"), {"fields": ["organisation", "role", "places"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        """Accounts of the machine are out of reach; they open nothing here either."""
        return super().get_queryset(request).filter(is_superuser=False)

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves another role, organisation or place."""
        own = ["role", "organisation", "places", "is_active"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

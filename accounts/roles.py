"""What each role may do: one table, read by the admin, the API and the reports alike.

`superuser` accounts may do all of it until the policy of access replaces them.
"""

from django.contrib.auth.backends import ModelBackend

from accounts.choices import Role

REGISTER = frozenset(
    {
        "cases.view_household",
        "cases.add_household",
        "cases.change_household",
        "cases.view_individual",
        "cases.change_individual",
        "cases.view_residence",
        "cases.view_membership",
        "places.view_place",
    }
)
# Specific needs of survivors, of detention and of the mind: seen and set by few.
CLEARED = frozenset({"cases.confidential_needs"})
# Who saw whom: of the people whom they may see themselves.
LOOKS = frozenset({"accounts.view_look"})
REPORTS = frozenset({"reports.view_report", "places.view_place"})
ADMINISTRATION = frozenset(
    {
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_organisation",
        "accounts.add_organisation",
        "accounts.change_organisation",
        "places.view_place",
    }
)

MAY = {
    Role.CASEWORKER.value: REGISTER,
    Role.SUPERVISOR.value: REGISTER | REPORTS | CLEARED | LOOKS,
    Role.COORDINATOR.value: REPORTS,
    Role.ADMINISTRATOR.value: ADMINISTRATION,
}

# Caseworkers and supervisors work in the register only for the organisation that controls it.
PEOPLE_ROLES = frozenset({Role.CASEWORKER.value, Role.SUPERVISOR.value})


class RoleBackend(ModelBackend):
    """Grants what the table says, and nothing from groups or single permissions."""

    def get_user_permissions(self, user_obj, obj=None):
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj, obj=None):
        return set()

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        may = MAY.get(user_obj.role, frozenset())
        if user_obj.role in PEOPLE_ROLES and not user_obj.works_for_controller:
            may = frozenset()
        return set(may)

    def has_module_perms(self, user_obj, app_label):
        return any(
            permission.startswith(f"{app_label}.")
            for permission in self.get_all_permissions(user_obj)
        )

"""The form of a user: who it is, and what they may do here."""

from django import forms

from accounts.choices import Role
from accounts.models import User
from accounts.roles import grantable_by


class UserForm(forms.ModelForm):
    """A user, given only roles that whoever gives them may give (`by` is set by the page)."""

    by = None

    class Meta:
        model = User
        fields = [
            "username",
            "first_name",
            "last_name",
            "language",
            "organisation",
            "role",
            "role_until",
            "purpose",
            "places",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.fields["role"].choices = self._roles()

    def _roles(self):
        """The roles to choose from; one that the editor can't give stays as it is, alone."""
        given = grantable_by(self.by)
        if self.instance.role and Role(self.instance.role) not in given:
            return [(self.instance.role, Role(self.instance.role).label)]
        return [("", "---------"), *[(role.value, role.label) for role in Role if role in given]]

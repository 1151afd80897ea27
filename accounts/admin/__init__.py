"""Users and organisations in the admin, for administrators."""

# Registered by the libraries as soon as they are imported; none of it is anybody's business here.
import allauth.account.admin
import allauth.mfa.admin  # noqa: F401
import django.contrib.auth.admin  # noqa: F401
import procrastinate.contrib.django.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.admin.organisations import OrganisationAdmin
from accounts.admin.users import UserAdmin
from accounts.history.look_admin import LookAdmin

# Roles grant here, groups don't (accounts/roles.py); second factors are their owner's alone, and so
# are jobs, which have pages of their own.
admin.site.unregister([Group, EmailAddress, Authenticator, ProcrastinateJob])

__all__ = ["LookAdmin", "OrganisationAdmin", "UserAdmin"]

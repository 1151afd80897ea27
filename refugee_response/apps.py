"""The composition, and the admin site it brings."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class RefugeeResponseConfig(AppConfig):
    name = "refugee_response"
    default = True


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "refugee_response.site.RefugeeResponseSite"

"""The app of organisations and users, and of long work."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        """Each app declares its kinds of long work in a file of this name."""
        autodiscover_modules("long_work")

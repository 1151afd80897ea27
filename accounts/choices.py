"""Words for who works here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is, as the 5W of the Refugee Response Plan tells them apart."""

    GOVERNMENT = "government", _("government")
    UNITED_NATIONS = "un", _("United Nations agency")
    INTERNATIONAL_NGO = "international_ngo", _("international NGO")
    NATIONAL_NGO = "national_ngo", _("national NGO")


class Role(models.TextChoices):
    """What a user does here; `accounts/roles.py` says what each may do."""

    CASEWORKER = "caseworker", _("caseworker (social worker)")
    SUPERVISOR = "supervisor", _("supervisor")
    COORDINATOR = "coordinator", _("coordinator")
    ADMINISTRATOR = "administrator", _("administrator")

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


class LookKind(models.TextChoices):
    """What somebody did without changing anything."""

    OPENED = "opened", _("opened")
    SEARCHED = "searched", _("searched")
    LISTED = "listed", _("listed")
    EXPORTED = "exported", _("took as a file")
    PRINTED = "printed", _("printed")
    REFUSED = "refused", _("was refused")
    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("failed to sign in")
    SIGNED_OUT = "signed_out", _("signed out")
    GRANTED = "granted", _("granted access")


class SubjectKind(models.TextChoices):
    """What a look is at."""

    HOUSEHOLD = "household", _("household")
    PERSON = "person", _("person")
    USER = "user", _("user")
    REPORT = "report", _("report")


class Outcome(models.TextChoices):
    """Whether it was shown."""

    SHOWN = "shown", _("shown")
    REFUSED = "refused", _("refused")

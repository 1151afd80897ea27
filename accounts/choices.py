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

    REGISTRAR = "registrar", _("registrar")
    CASEWORKER = "caseworker", _("caseworker (social worker)")
    SUPERVISOR = "supervisor", _("supervisor")
    PARTNER = "partner", _("partner")
    COORDINATOR = "coordinator", _("coordinator")
    AUDITOR = "auditor", _("auditor")
    DATA_PROTECTION_OFFICER = "dpo", _("data protection officer")
    ADMINISTRATOR = "administrator", _("administrator")


class Purpose(models.TextChoices):
    """What people's data are used for: a consent is given, and an agreement made, for one of them.

    `PRACTICE.md` B3 has the five.
    """

    LIFE_SAVING = "life_saving", _("life-saving help")
    ASSISTANCE = "assistance", _("assistance")
    HEALTH = "health", _("health")
    PROTECTION = "protection", _("protection")
    STATISTICS = "statistics", _("statistics")


class LegalBasis(models.TextChoices):
    """Why a partner may be shown people: they agreed, or a decree makes it a duty."""

    CONSENT = "consent", _("consent of each person")
    DUTY = "duty", _("a legal duty, by decree")


class AgreementState(models.TextChoices):
    """What a sharing agreement is on a day; it follows from its dates and signatures."""

    DRAFT = "draft", _("draft")
    HALF_SIGNED = "half_signed", _("waits for the second signature")
    TO_COME = "to_come", _("signed, not begun")
    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("ended")


class FieldClass(models.TextChoices):
    """How sensitive a field is: every field of every model has one of these classes."""

    ADMINISTRATIVE = "administrative", _("administrative")
    IDENTITY = "identity", _("identity")
    CONTACT = "contact", _("contact and exact place")
    PROTECTION = "protection", _("protection")
    HEALTH = "health", _("health and disability")
    PHOTO = "photo", _("photo")
    FREE_TEXT = "free_text", _("free text")
    ASSISTANCE = "assistance", _("assistance")


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

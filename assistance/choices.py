"""The words of assistance: sectors of the response plan, what is given and how, how far it came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResponseSector(models.TextChoices):
    """Sectors of the Refugee Response Plan, as its launch names them."""

    PROTECTION = "protection", _("protection")
    CHILD_PROTECTION = "child_protection", _("child protection")
    GBV = "gbv", _("gender-based violence")
    EDUCATION = "education", _("education")
    FOOD = "food", _("food security and nutrition")
    HEALTH = "health", _("health")
    BASIC_NEEDS = "basic_needs", _("shelter, household goods, basic needs")
    RESILIENCE = "resilience", _("resilience and livelihoods")
    COORDINATION = "coordination", _("coordination and logistics")


class Modality(models.TextChoices):
    """What kind of thing is given."""

    IN_KIND = "in_kind", _("in kind")
    CASH = "cash", _("cash")
    VOUCHER = "voucher", _("voucher")
    SERVICE = "service", _("service")
    CONSTRUCTION = "construction", _("construction")


class Mechanism(models.TextChoices):
    """How it comes to whom it is for."""

    HAND = "hand", _("by hand")
    BANK = "bank", _("bank transfer")
    CARD = "card", _("card")
    MOBILE = "mobile", _("mobile money")
    PAPER_VOUCHER = "paper_voucher", _("paper voucher")
    E_VOUCHER = "e_voucher", _("electronic voucher")
    ON_SITE = "on_site", _("on site")


class ForWhom(models.TextChoices):
    """Which unit a programme gives to."""

    HOUSEHOLD = "household", _("household")
    FAMILY_UNIT = "family_unit", _("family unit within a household")
    PERSON = "person", _("person")


class AssistanceState(models.TextChoices):
    """How far it came."""

    PLANNED = "planned", _("planned")
    DELIVERED = "delivered", _("delivered")
    RETURNED = "returned", _("returned")
    CANCELLED = "cancelled", _("cancelled")


class DistributionState(models.TextChoices):
    """How far the list of a distribution came."""

    DRAFT = "draft", _("waits for approval")
    APPROVED = "approved", _("approved and locked")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


class Helped(models.TextChoices):
    """The answer to whether somebody was helped already."""

    CLEAR = "clear", _("not helped")
    PLANNED = "planned", _("planned")
    HELPED = "helped", _("helped")
    NOT_KNOWN = "not_known", _("nothing known")
    MISTYPED = "mistyped", _("mistyped")


# That somebody was helped in one of these says what was done to them.
OF_PROTECTION = (ResponseSector.PROTECTION, ResponseSector.CHILD_PROTECTION, ResponseSector.GBV)


class IncomeKind(models.TextChoices):
    """What somebody earns or receives in a month; none is what was said by who was asked."""

    PENSION = "pension", _("pension")
    BENEFIT = "benefit", _("social benefit")
    WAGE = "wage", _("wage")
    REMITTANCE = "remittance", _("money from relatives abroad")
    OTHER = "other", _("other income")
    NONE = "none", _("no income")


class BelongingKind(models.TextChoices):
    """What somebody owns, as far as rules ask for it."""

    DWELLING = "dwelling", _("dwelling")
    CAR = "car", _("car")
    BANK = "bank", _("money in banks")


class KnownFrom(models.TextChoices):
    """From whom it is known what somebody earns or owns."""

    FAMILY = "family", _("the family says so")
    PAPER = "paper", _("payslip, statement or another paper")
    LIST = "list", _("list of the state")
    VISIT = "visit", _("seen at a visit")


class Outcome(models.TextChoices):
    """How an application was decided; open, while something has to be asked first."""

    ELIGIBLE = "eligible", _("eligible")
    REFUSED = "refused", _("refused")
    OPEN = "open", _("something has to be asked first")


MONEY = (Modality.CASH, Modality.VOUCHER)
# What stands between somebody and the same help once more.
COUNTED = (AssistanceState.PLANNED, AssistanceState.DELIVERED)

"""The words of assessments: kinds of questionnaires, and how far one has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstrumentKind(models.TextChoices):
    """What a questionnaire is asked for, and of whom."""

    RAPID = "rapid", _("rapid needs assessment")
    MULTI_SECTOR = "multi_sector", _("multi-sectoral needs assessment")
    FOLLOW_UP = "follow_up", _("follow-up assessment")
    LOCATION = "location", _("rapid needs assessment of a place")


class InstrumentState(models.TextChoices):
    """Whether a questionnaire may be asked; what was answered under it stays readable."""

    TRIED = "tried", _("tried, not yet in use")
    IN_USE = "in_use", _("in use")
    RETIRED = "retired", _("no longer in use")


class AssessmentState(models.TextChoices):
    """How far an assessment has come."""

    DRAFT = "draft", _("draft")
    FINISHED = "finished", _("finished")
    CANCELLED = "cancelled", _("cancelled")


class WaitingState(models.TextChoices):
    """What became of answers whose household was not found."""

    WAITING = "waiting", _("waits")
    LINKED = "linked", _("linked to a household")
    SET_ASIDE = "set_aside", _("set aside")


class WhyWaiting(models.TextChoices):
    """Why no household was found by the number that was typed."""

    NO_NUMBER = "no_number", _("no number of a household was typed")
    MISTYPED = "mistyped", _("the number was mistyped")
    NOT_FOUND = "not_found", _("no household of yours has this number")
    INACTIVE = "inactive", _("the household was inactive on that day")


class Sector(models.TextChoices):
    """The sectors of REACH's composites, in the order of its profile."""

    FOODSEC = "foodsec", _("Food security")
    SNFI = "snfi", _("Shelter and household goods")
    WASH = "wash", _("Water and sanitation")
    PROTECTION = "protection", _("Protection")
    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education")


class Severity(models.IntegerChoices):
    """How severe a need is, in the words of the Multi-Sectoral Needs Index."""

    MINIMAL = 1, _("minimal")
    STRESS = 2, _("stress")
    SEVERE = 3, _("severe")
    EXTREME = 4, _("extreme")
    VERY_EXTREME = 5, _("very extreme")


class PerceivedNeed(models.TextChoices):
    """What people themselves say is a serious problem: the list of HESPER, as WFP codes it."""

    WATER = "water", _("drinking water")
    FOOD = "food", _("food")
    PLACE_TO_LIVE = "place_to_live", _("a place to live in")
    TOILETS = "toilets", _("toilets")
    KEEPING_CLEAN = "keeping_clean", _("keeping clean")
    CLOTHES_BEDDING = "clothes_bedding", _("clothes, shoes, bedding")
    INCOME = "income", _("income or livelihood")
    PHYSICAL_HEALTH = "physical_health", _("physical health")
    HEALTH_CARE = "health_care", _("health care")
    SAFETY = "safety", _("safety")
    EDUCATION = "education", _("education of children")
    CARE_FOR_FAMILY = "care_for_family", _("care for family members")
    INFORMATION = "information", _("information")
    AID_PROVIDED = "aid_provided", _("the way aid is provided")
    LAW_JUSTICE = "law_justice", _("law and justice")
    VIOLENCE_WOMEN = "violence_women", _("violence against women")
    ALCOHOL_DRUGS = "alcohol_drugs", _("alcohol or drugs")
    MENTAL_HEALTH = "mental_health", _("mental illness in the community")
    CARE_ALONE = "care_alone", _("care for people who are alone")
    OTHER = "other", _("other")

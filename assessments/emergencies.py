"""Which answers are an emergency, and what has to be done at once: rules that can be read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.indicators.answers import several


class Emergency(models.TextChoices):
    """What can't wait until somebody reads the assessment."""

    MEDICAL = "medical", _("Medical emergency")
    CHILD_ALONE = "child_alone", _("Child without an adult carer")
    NO_SHELTER = "no_shelter", _("No safe place to sleep tonight")


@dataclass(frozen=True)
class Rule:
    """An emergency, the answers that raise it, and the instruction that stands with it."""

    emergency: Emergency
    holds: Callable
    instruction: str


def _said_of_a_member(question, code):
    return lambda answers: any(
        code in (several(member, question) or ()) for member in answers.get("roster") or ()
    )


def _said(question, code):
    return lambda answers: answers.get(question) == code


RULES = (
    Rule(
        Emergency.MEDICAL,
        _said_of_a_member("rna_ind_needs", "medical_now"),
        _("Call an ambulance (103) now, and stay with them until it is there."),
    ),
    Rule(
        Emergency.CHILD_ALONE,
        _said_of_a_member("rna_ind_needs", "no_adult_carer"),
        _("Do not leave the child alone. Call the child protection worker on duty today."),
    ),
    Rule(
        Emergency.NO_SHELTER,
        _said("rna_shelter_tonight", "no"),
        _("Find a bed for tonight before they leave the desk: call the accommodation officer."),
    ),
)
INSTRUCTIONS = {rule.emergency: rule.instruction for rule in RULES}


def emergencies_in(answers):
    """The emergencies (in the order of RULES) that some flat answers raise.

    >>> [str(each) for each in emergencies_in({"rna_shelter_tonight": "no"})]
    ['no_shelter']
    """
    return [rule.emergency for rule in RULES if rule.holds(answers)]

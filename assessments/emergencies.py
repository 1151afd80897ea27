"""Which answers are an emergency, and what has to be done at once: rules that can be read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.flat import ROSTER
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
    question: str
    holds: Callable
    instruction: str


def _answers_to(answers, question):
    """What was answered to a question, by the household and of each member."""
    told = (answers, *(answers.get(ROSTER) or ()))
    return [said for each in told if (said := several(each, question))]


RULES = (
    Rule(
        Emergency.MEDICAL,
        "rna_ind_needs",
        lambda said: "medical_now" in said,
        _("Call an ambulance (103) now, and stay with them until it is there."),
    ),
    Rule(
        Emergency.CHILD_ALONE,
        "rna_ind_needs",
        lambda said: "no_adult_carer" in said,
        _("Do not leave the child alone. Call the child protection worker on duty today."),
    ),
    Rule(
        Emergency.NO_SHELTER,
        "rna_shelter_tonight",
        lambda said: "no" in said,
        _("Find a bed for tonight before they leave the desk: call the accommodation officer."),
    ),
)
INSTRUCTIONS = {rule.emergency: rule.instruction for rule in RULES}


def emergencies_in(answers):
    """The emergencies (in the order of RULES) that some flat answers raise.

    >>> [str(each) for each in emergencies_in({"rna_shelter_tonight": "no"})]
    ['no_shelter']
    """
    return [
        rule.emergency
        for rule in RULES
        if any(map(rule.holds, _answers_to(answers, rule.question)))
    ]


def is_asked_in(answers):
    """Whether somebody was asked about emergencies: who was not asked did not say that all is well.

    >>> is_asked_in({"rna_shelter_tonight": "yes"}), is_asked_in({"consent": "no"})
    (True, False)
    """
    return any(_answers_to(answers, rule.question) for rule in RULES)

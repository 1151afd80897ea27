"""Why an action on assessments is refused, in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SAID = {
    "inactive": _("This household is inactive. Reopen it first."),
    "inactive_then": _("This household was inactive on that day."),
    "settled": _("Somebody linked it, or set it aside, meanwhile."),
    "not_in_use": _("This questionnaire is not in use on that day."),
    "stale": _(
        "Somebody saved this assessment while you were typing. What you typed is still here: "
        "compare it with what is stored now, and save again."
    ),
    "closed": _("This assessment is not a draft any more."),
    "of_a_place": _("This questionnaire is about a place, and asks of no household."),
    "of_a_household": _("This questionnaire is about a household, and asks of no place."),
    "too_many": _("More than 200 people live here: ask them in several households."),
    "too_wide": _("A community, a settlement or a site is asked about, and nothing larger."),
    "not_valid": _("This place does not exist on that day: choose the one in its stead."),
    "not_your_place": _("You ask at your own places: choose one of them."),
    "household_changed": _(
        "Somebody changed the household meanwhile: look through the members again, and finish then."
    ),
    "no_reason": _("Say why."),
    "unfinished": _("It can't be finished yet: some answers are missing, or can't be."),
    "future": _("An assessment is of today, or of a day before."),
}


class Unfinished(ValidationError):
    """Answers are missing or can't be: `faults` says which."""

    def __init__(self, found):
        super().__init__(SAID["unfinished"], code="unfinished")
        self.faults = tuple(found)


def refuse_unless(holds, code):
    """Refuse in the words of the code."""
    if not holds:
        raise ValidationError(SAID[code], code=code)

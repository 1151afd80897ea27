"""What a family takes home of a decision: what was decided, every reason, and how to appeal."""

from dataclasses import dataclass

from django.conf import settings

from assistance.explaining import Explanation, explained
from cases.printed_words import Words, words

SHEET = "decision"


@dataclass(frozen=True)
class Sheet:
    """What is printed, in the family's language with Russian under it."""

    decision: object
    programme: str
    outcome: Words
    covered: list
    explanation: Explanation
    hotline: str
    language: str
    words: dict


def sheet_of(decision, names, *, language, shows_protection):
    """The Sheet of a decision; call it with the language active, in which the reasons are told.

    `names` are of people, by their numbers.
    """
    said = words(SHEET, language)
    entitlement = decision.entitlement
    return Sheet(
        decision=decision,
        programme=decision.programme.title,
        outcome=said[str(decision.outcome)],
        covered=[names.get(number, number) for number in entitlement.covered],
        explanation=explained(entitlement, names, shows_protection=shows_protection),
        hotline=settings.HOTLINE,
        language=language,
        words=said,
    )

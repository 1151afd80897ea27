"""REACH's sector composites: the worst of what is known, 1 (none) to 5 (very extreme)."""

from assessments.indicators.score import Score

IN_NEED, IN_SEVERE_NEED = 3, 4


def worst_of(dimensions, method):
    """The Score of some dimensions (question → severity, None where it is not known).

    The worst decides, and is named; where nothing is known there is no score.
    """
    known = {
        question: severity for question, severity in dimensions.items() if severity is not None
    }
    if not known:
        return Score.unknown(method, dimensions)
    worst = max(known.values())
    drivers = tuple(question for question, severity in known.items() if severity == worst)
    return Score(worst, category_of(worst), drivers if worst > 1 else (), method)


def category_of(severity):
    """Not in need, in need from 3, in severe need from 4."""
    if severity < IN_NEED:
        return "not_in_need"
    return "in_severe_need" if severity >= IN_SEVERE_NEED else "in_need"

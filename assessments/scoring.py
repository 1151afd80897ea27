"""Which methods score an assessment, and what they make of its answers: plain values."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.choices import PerceivedNeed, Sector
from assessments.indicators import OutOfRange, Score, score
from assessments.indicators.msni import index
from assessments.indicators.wash import SETTINGS

# Each by its name and settings. Which set of thresholds of food consumption is right for Armenia
# no source says: both are kept.
INDICATORS = (
    ("fcs", {}),
    ("fcs", {"fcs_threshold_set": "28_42"}),
    ("rcsi", {}),
    ("lcs_en", {}),
    ("lcs_fs", {}),
    ("hhs", {}),
    ("hhs", {"hhs_classes": "standard"}),
    ("fcm", {}),
    ("fclc", {}),
    ("wg_ss", {}),
    ("dependency_ratio", {}),
)
INDEX = "msni"
# What can be asked for by name.
NAMES = (*dict.fromkeys(name for name, _settings in INDICATORS), INDEX, *Sector.values)
ALL = frozenset(NAMES)
_NEEDS = frozenset(PerceivedNeed.values)
RANKS = ("need_first", "need_second", "need_third")
# Four digits say all that a ratio of people can.
_EXACT = Decimal("0.0001")


@dataclass(frozen=True)
class Scores:
    """What is known of an assessment: (name, Score) of indicators and sectors, ranked needs."""

    indicators: tuple
    sectors: tuple
    priorities: tuple


def scores_of(answers, *, only=None):
    """The Scores of flat answers; what a method can't score is left out.

    `only` names the indicators and sectors that are wanted; without it, all.
    """
    wanted = ALL if only is None else only
    sectors = sectors_of(answers, only=ALL if INDEX in wanted else wanted)
    indicators = [
        (name, found)
        for name, settings in INDICATORS
        if name in wanted and (found := _scored(name, answers, settings)) is not None
    ]
    if INDEX in wanted and sectors:
        # Over the sectors that are scored already: to ask each of them twice takes a fifth longer.
        severities = {sector.value: each.value for sector, each in sectors.items()}
        indicators.append((INDEX, index(severities)))
    return Scores(
        indicators=tuple(indicators),
        sectors=tuple(item for item in sectors.items() if item[0] in wanted),
        priorities=tuple(_priorities(answers)) if only is None else (),
    )


def sectors_of(answers, *, only=ALL):
    """Sector → Score of the sectors that can be scored."""
    found = {
        sector: _scored(sector.value, answers, _settings(sector, answers))
        for sector in Sector
        if sector in only
    }
    return {sector: each for sector, each in found.items() if each is not None}


def as_number(value):
    """A score's value as it is kept: a number, with four digits after the point at most."""
    return None if value is None else Decimal(str(value)).quantize(_EXACT)


def _scored(name, answers, settings) -> Score | None:
    try:
        found = score(name, answers, **settings)
    except OutOfRange:
        # The questionnaire allowed it, and the method does not know it: it scores nothing here.
        return None
    return None if found.value is None and found.category is None else found


def _settings(sector, answers):
    setting = answers.get("setting")
    is_wash = sector == Sector.WASH and setting in SETTINGS
    return {"wash_setting": setting} if is_wash else {}


def _priorities(answers):
    """(rank, need) of the needs that were ranked."""
    for rank, question in enumerate(RANKS, start=1):
        if answers.get(question) in _NEEDS:
            yield rank, answers[question]

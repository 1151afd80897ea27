"""Every reason of a decision in words, in the active language: what decided, and what was asked."""

from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assistance.fact_words import FACT_WORDS
from assistance.value_words import Names, asked_in_words, found_in_words
from cases import numbers

_VERDICTS = {True: _("holds"), False: _("does not hold"), None: _("not known")}


@dataclass(frozen=True)
class Line:
    """One reason: `about` names the person, "" where it is about all; `asked` and `found` in words.

    `holds` is True, False, or None where nobody knows; `verdict` says so. `points` are those that
    it gives in a score, None outside of one.
    """

    about: str
    label: str
    asked: str
    found: str
    holds: bool | None
    points: int | None = None

    @property
    def verdict(self):
        """Whether it holds, in words."""
        return str(_VERDICTS[self.holds])

    def __str__(self):
        said = gettext("%(label)s: asked %(asked)s, found %(found)s – %(verdict)s") % {
            "label": self.label,
            "asked": self.asked,
            "found": self.found,
            "verdict": self.verdict,
        }
        return f"{self.about}: {said}" if self.about else said


@dataclass(frozen=True)
class Explanation:
    """The Lines of an Entitlement, each once, under what they did.

    `decided`: what refused, or all that made eligible. `left_out`: why some of the people are not
    covered, though others are. `to_ask`: what has to be asked first. `besides`: all else that was.
    """

    decided: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    to_ask: list = field(default_factory=list)
    besides: list = field(default_factory=list)


def explained(entitlement, names=None, *, shows_protection=True):
    """The Explanation of an Entitlement; `names` are of people, by their numbers.

    Who reads no protection fields is told that such a fact was asked, and not what was found.
    """
    told, every = set(), [*entitlement.reasons, *entitlement.against, *entitlement.to_ask]
    words, people = Names.of(every), names or {}

    def lines(reasons):
        fresh = [each for each in _once(reasons) if repr(each) not in told]
        told.update(map(repr, fresh))
        return [_line(each, people, words, shows_protection) for each in fresh]

    if entitlement.is_eligible is False:
        found = {"decided": lines(entitlement.against)}
    else:
        found = {"to_ask": lines(entitlement.to_ask), "left_out": lines(entitlement.against)}
        if entitlement.is_eligible:
            found["decided"] = lines(each for each in entitlement.reasons if each.holds)
    return Explanation(**found, besides=lines(entitlement.reasons))


def _once(reasons):
    return {repr(each): each for each in reasons}.values()


def _called(number, people):
    """The person's name as the caller gives it, else the number."""
    return str(people.get(number) or numbers.shown(number)) if number else ""


def _line(reason, people, words, shows_protection):
    about = FACT_WORDS[reason.fact]
    is_hidden = about.of_protection and not shows_protection
    return Line(
        about=_called(reason.member, people),
        label=str(about.label),
        asked=asked_in_words(reason, words),
        found=gettext("not shown") if is_hidden else found_in_words(reason, words),
        holds=reason.holds,
        points=reason.points,
    )

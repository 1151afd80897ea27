"""What a rule asks and what was found, in words: numbers with their units, days, codes by name."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assistance.entitlement import NEVER
from assistance.entitlement.comparisons import Between, Kind
from assistance.entitlement.telling import KINDS
from assistance.fact_words import FACT_WORDS
from assistance.models import Programme
from cases.models import NeedCode
from places.models import Place

_COMPARED = {
    "below": _("less than %(value)s"),
    "at_most": _("at most %(value)s"),
    "at_least": _("at least %(value)s"),
    "above": _("more than %(value)s"),
    "equal": "%(value)s",
    "unequal": _("not %(value)s"),
    "one_of": _("one of: %(value)s"),
    "none_of": _("none of: %(value)s"),
    "has_one_of": _("one of: %(value)s"),
    "has_none_of": _("none of: %(value)s"),
    "within": _("within %(value)s"),
    "outside": _("outside of %(value)s"),
}
_OF_DAYS = {
    "below": _("before %(value)s"),
    "at_most": _("%(value)s or before"),
    "at_least": _("%(value)s or after"),
    "above": _("after %(value)s"),
}
_CENTS = Decimal("0.01")


@dataclass
class Names:
    """The names of places, needs and programmes, by their codes, in the active language."""

    known: dict = field(default_factory=dict)

    @classmethod
    def of(cls, reasons):
        """The names of all codes in these reasons, in a question for each kind of them at most."""
        codes = {"place": set(), "needs": set(), "helped_by": set()}
        for reason in reasons:
            if reason.fact in codes:
                codes[reason.fact].update(reason.asked, reason.found or ())
        return cls(
            {
                fact: {
                    row.pk: _named(fact, row)
                    for row in _MODELS[fact].objects.in_bulk(wanted).values()
                }
                for fact, wanted in codes.items()
                if wanted
            }
        )

    def named(self, fact, code):
        """The name of a value of a fact; the code itself where it has none."""
        names = self.known.get(fact) or FACT_WORDS[fact].names
        return str(names.get(code, code))


_MODELS = {"place": Place, "needs": NeedCode, "helped_by": Programme}


def _named(fact, row):
    if fact == "place":
        return row.name()
    return row.label() if fact == "needs" else row.title


def asked_in_words(reason, names):
    """What was asked, with how it was compared: "at most 55,000 AMD"."""
    kind = KINDS[reason.fact]
    words = _OF_DAYS.get(reason.comparison) if kind is Kind.DATE else None
    value = date.fromisoformat(reason.asked) if kind is Kind.DATE else reason.asked
    words = words or _COMPARED[reason.comparison]
    return str(words) % {"value": _in_words(reason.fact, value, names)}


def found_in_words(reason, names):
    """What was found; of a place, the narrowest."""
    found = reason.found
    if found is None:
        return gettext("not known")
    if KINDS[reason.fact] is Kind.PLACE:
        found = found[-1:]
    return _in_words(reason.fact, found, names)


def _in_words(fact, value, names):
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return formats.date_format(value)
    if isinstance(value, str):
        return names.named(fact, value)
    if isinstance(value, (list, tuple)):
        return ", ".join(names.named(fact, each) for each in value) or gettext("none")
    return _number(FACT_WORDS[fact], value)


def _number(words, value):
    if isinstance(value, Between):
        return _between(words, value)
    if value == NEVER:
        return gettext("never")
    return _with_unit(words, _digits(words, value))


def _between(words, value):
    lowest = _digits(words, value.lowest)
    if value.highest == NEVER:
        return gettext("%(lowest)s or more") % {"lowest": _with_unit(words, lowest)}
    ends = {"lowest": lowest, "highest": _digits(words, value.highest)}
    return _with_unit(words, gettext("%(lowest)s to %(highest)s") % ends)


def _with_unit(words, digits):
    return f"{digits} {words.unit}" if words.unit else digits


def _digits(words, value):
    """The number with as many digits as it needs, two after the point at most."""
    if words.plain:
        return str(value)
    rounded = Decimal(str(value)).quantize(_CENTS, ROUND_HALF_UP)
    places = max(-rounded.normalize().as_tuple().exponent, 0)
    return formats.number_format(rounded, places, use_l10n=True, force_grouping=True)

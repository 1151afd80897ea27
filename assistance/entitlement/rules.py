"""A programme's rule in force between two days: whom it covers, who is eligible, how much."""

import json
from dataclasses import dataclass, field
from datetime import date

from assistance.entitlement.amounts import check_amount, facts_of_amount
from assistance.entitlement.asked_of_families import FACTS_OF_FAMILY
from assistance.entitlement.asked_of_members import FACTS_OF_MEMBER
from assistance.entitlement.conditions import ConditionFault, check, facts_of

_ALWAYS = {"all": []}


class RuleFault(ValueError):
    """A rule that can't be read; `str` names the rule and says what is wrong."""


@dataclass(frozen=True)
class Rule:
    """`covers` is a condition on each member, `eligible` on the family, `amount` as in `amounts`.

    In force from a day until the day before another (ISO dates); `months` is how often it is paid,
    0 for once. `sources` say where it was read, `reading` what is this project's own reading.
    """

    programme: str
    from_on: str
    until_on: str = ""
    title: str = ""
    covers: dict = field(default_factory=lambda: _ALWAYS)
    eligible: dict = field(default_factory=lambda: _ALWAYS)
    amount: dict = field(default_factory=dict)
    months: int = 0
    currency: str = "AMD"
    sources: tuple = ()
    reading: str = ""

    def __post_init__(self):
        try:
            self._check()
        except (ConditionFault, ValueError, TypeError, KeyError, AttributeError) as fault:
            raise RuleFault(f"{self.programme} from {self.from_on}: {fault}") from None

    def _check(self):
        begins = date.fromisoformat(self.from_on)
        if self.until_on and date.fromisoformat(self.until_on) <= begins:
            raise ValueError("it ends before it begins.")
        check(self.covers, FACTS_OF_MEMBER)
        check(self.eligible, FACTS_OF_FAMILY)
        check_amount(self.amount, {**FACTS_OF_FAMILY, **FACTS_OF_MEMBER})

    @property
    def facts(self):
        """The names of all facts that it asks about."""
        return facts_of(self.covers) | facts_of(self.eligible) | facts_of_amount(self.amount)

    def is_in_force_on(self, day):
        """Whether it is the rule of that day."""
        ends = date.fromisoformat(self.until_on) if self.until_on else date.max
        return date.fromisoformat(self.from_on) <= day < ends


def read_rules(text):
    """The Rules of a JSON list, in its order; raises RuleFault."""
    return tuple(
        Rule(**{**given, "sources": tuple(given.get("sources", ()))}) for given in json.loads(text)
    )


def rule_on(rules, programme, day):
    """The rule of a programme in force on a day; None where it has none."""
    found = (rule for rule in rules if rule.programme == programme)
    return next((rule for rule in found if rule.is_in_force_on(day)), None)

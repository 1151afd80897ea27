"""Who of these households is entitled to what by a programme: it changes nothing.

Called by the actions that decide, that plan for many, and by the pages that show it before.
"""

from dataclasses import dataclass, replace

from assistance.entitlement import Entitlement, Family, entitled
from assistance.families import families_of
from assistance.models import ProgrammeRule

# Beside what every rule says: whom the programme covers for these days is not helped once more,
# and what is given to all together is not given once more because somebody came.
_NOT_HELPED = {"fact": "is_helped", "is": "equal", "value": False}
# What a family says of the home that it wants to buy, which no register holds.
SAID_IN_APPLICATIONS = ("zone", "price", "area", "is_mortgage")


@dataclass(frozen=True)
class Judged:
    """Those who apply as one, and what the rule of the day says of them.

    `people` are the numbers of those whom it would cover. A programme without a rule on the day is
    for a panel: then `rule` and `entitlement` are None, and `people` all who are not helped yet.
    `helped` are those who are covered already, and by what (`assistance.families.Helped`).
    """

    household: str
    family_unit: str
    person: str
    people: tuple
    family: Family
    entitlement: Entitlement | None = None
    rule: ProgrammeRule | None = None
    helped: tuple = ()


def judged(programme, households, on, *, days=None, said=None):
    """The Judged of each who applies from these households (or their numbers), as of the day.

    `days` are those for which it is asked, from and until; without them those that the programme
    gives for on that day. `said` are facts of the application (`SAID_IN_APPLICATIONS`).
    """
    rule = rule_of(programme, on)
    asked = None if rule is None else once_only(rule.as_rule())
    return [
        _judged(each, rule, asked, on, said or {})
        for each in families_of(programme, households, on, days=days)
    ]


def rule_of(programme, on):
    """The rule of a programme in force on the day; None where a panel decides."""
    return ProgrammeRule.objects.on(on).filter(programme=programme).first()


def once_only(rule):
    """The same Rule, which gives nobody the same help once more."""
    changes = {"covers": {"all": [_NOT_HELPED, rule.covers]}}
    if rule.amount["kind"] != "per_person":
        changes["eligible"] = {"all": [_NOT_HELPED, rule.eligible]}
    return replace(rule, **changes)


def _judged(applying, rule, asked, on, said):
    family = replace(applying.family, **said)
    found = None if asked is None else entitled(asked, family, on)
    not_helped = tuple(each.number for each in family.members if not each.is_helped)
    return Judged(
        household=applying.household,
        family_unit=applying.family_unit,
        person=applying.person,
        people=not_helped if found is None else found.covered,
        family=family,
        entitlement=found,
        rule=rule,
        helped=applying.helped,
    )

"""Who left since: whole households, single members, heads whose place another takes."""

from dataclasses import replace
from datetime import timedelta

from cases.demo.days import HORIZON, after, between
from cases.demo.dice import Weighted

HOUSEHOLD_LEAVES, MEMBER_LEAVES = 0.073, 0.13
HOUSEHOLD_RETURNS, MEMBER_RETURNS = 0.08, 0.15
WHY_HOUSEHOLD = Weighted({"left_country": 85, "no_contact": 15})
WHY_ADULT = Weighted({"left_country": 76, "moved": 18, "no_contact": 5, "missing": 1})
WHY_OLD = Weighted({"died": 62, "left_country": 26, "institution": 7, "moved": 5})
# What somebody is to a widow, who was this to her husband; and the other way round.
TO_THE_SPOUSE = {
    "parent": "parent_in_law",
    "sibling": "other_relative",
    "grandparent": "other_relative",
}
_SHORTEST_STAY = 20


def depart(chance, household):
    """Let the household, or one of its members, leave; or nobody. At most one thing happens."""
    draw = chance.random()
    if draw < HOUSEHOLD_LEAVES and household.kind == "household":
        _household_leaves(chance, household)
    elif draw < HOUSEHOLD_LEAVES + MEMBER_LEAVES:
        _member_leaves(chance, household)


def _household_leaves(chance, household):
    first = _all_are_there(household)
    if first >= HORIZON:
        return
    household.eventful = True
    day, reason = between(chance, first, HORIZON), WHY_HOUSEHOLD.draw(chance)
    for person in household.people:
        person.stay.left_on, person.stay.left_reason = day, reason
    if chance.random() < HOUSEHOLD_RETURNS and day < HORIZON - timedelta(60):
        back = after(chance, day, 30, 300)
        for person in household.people:
            person.later = _returned(person.stay, back)
    else:
        household.inactive_on, household.inactive_reason = day, reason
        for person in household.people:
            person.stay.left_with_household = True


def _all_are_there(household):
    """A day on which the last of the members, who may be born late, has been there for a while."""
    return max(person.stay.since for person in household.people) + timedelta(_SHORTEST_STAY)


def _returned(stay, day):
    return replace(stay, since=day, role_since=day, left_on=None, left_reason="")


def _member_leaves(chance, household):
    person = _who_leaves(chance, household.people)
    first = _all_are_there(household)
    heir = next((p for p in household.people if p.relationship == "spouse"), None)
    needs_heir = person.relationship == "head" and len(household.people) > 1
    if first >= HORIZON or person.age < 18 or (needs_heir and not heir):
        return
    household.eventful = True
    person.stay.left_on = between(chance, first, HORIZON)
    person.stay.left_reason = (WHY_OLD if person.age > 68 else WHY_ADULT).draw(chance)
    if needs_heir:
        _succeed(household, person, heir)
    else:
        _end_or_return(chance, household, person)


def _end_or_return(chance, household, person):
    day, reason = person.stay.left_on, person.stay.left_reason
    if len(household.people) == 1:
        household.inactive_on, household.inactive_reason = day, "no_members"
    elif reason != "died" and day < HORIZON and chance.random() < MEMBER_RETURNS:
        person.later = _returned(person.stay, after(chance, day, 20, 250))


def _who_leaves(chance, people):
    """One of the members; the old are drawn first, since they die."""
    chosen = people[int(chance.random() * len(people))]
    oldest = max(people, key=lambda person: person.age)
    return oldest if oldest.age > 75 and chance.random() < 0.5 else chosen


def _succeed(household, former, heir):
    """The spouse becomes the head, and the others something else than they were."""
    day = former.stay.left_on
    heir.later = replace(heir.stay, relationship="head", role_since=day)
    for person in household.people:
        becomes = TO_THE_SPOUSE.get(person.relationship)
        if becomes and person is not former:
            person.later = replace(person.stay, relationship=becomes, role_since=day)

"""Which households a submission is likely of: by a number with one slip in it, or by its people.

Only households that the user may change are looked at: the others are as if there were none.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from assessments import nested
from assessments.flat import flat, member_repeats
from assessments.households import named
from assessments.questionnaires import form_of
from assessments.roster import AGE, GENDER, GENDERS, NAME
from cases import numbers
from cases.choices import VOID, BirthPrecision
from cases.matching import Newcomer, likely_same_many
from cases.matching.words import reasons
from cases.models import Household

# So many are shown, and so many rows of a roster compared.
SHOWN, MOST_ROWS = 5, 30
_SEX = {gender: sex for sex, gender in GENDERS.items()}


@dataclass
class Likely:
    """A household that it may be of: whose number was typed, or nearly, and who of it is alike."""

    household: object
    is_typed: bool = False
    is_near: bool = False
    # (name that was typed, the member, why)
    people: list = field(default_factory=list)


def roster_of(waiting):
    """What was typed of each member (name of a question → answer)."""
    form = form_of(waiting.instrument)
    repeats = member_repeats(form)
    rows = nested.at(waiting.answers, repeats[0].split("/")[2:]) if repeats else None
    return [flat(row) for row in rows or []]


def likely_households(waiting, user, *, on):
    """At most five Likely, the most likely first."""
    typed, _why = named(waiting.stated)
    near = {*numbers.near(waiting.stated, numbers.HOUSEHOLD), typed} - {None}
    alike = _alike(roster_of(waiting)[:MOST_ROWS], waiting.assessed_on)
    rows = Household.objects.changeable_by(user, on=on).exclude(inactive_reason__in=VOID)
    homes = rows.filter(pk__in=near | set(alike)).select_related("lives_in").in_bulk()
    found = [Likely(home, pk == typed, pk in near, alike.get(pk, [])) for pk, home in homes.items()]
    found.sort(
        key=lambda each: (-each.is_typed, -each.is_near, -len(each.people), each.household.pk)
    )
    return found[:SHOWN]


def _alike(roster, on):
    """Household's number → (name, member, why) of each row that is likely one of its members."""
    newcomers = [_newcomer(said, on) for said in roster]
    found = defaultdict(list)
    for index, matches in likely_same_many(newcomers).items() if newcomers else ():
        for match in matches:
            told = roster[index][NAME], match.individual, reasons(match, newcomers[index].known)
            found[match.individual.household_id].append(told)
    return found


def _newcomer(said, on):
    name, age = said.get(NAME, ""), said.get(AGE, "")
    # In one text nobody says which word is the family's: each may be either.
    values = {"given_name": name, "family_name": name, "sex": _SEX.get(said.get(GENDER), "")}
    if age.isdecimal() and int(age) < 130:
        values |= {
            "birth_date": date(on.year - int(age), 7, 1),
            "birth_precision": BirthPrecision.YEAR,
        }
    return Newcomer(values)

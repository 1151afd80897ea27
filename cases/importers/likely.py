"""Who of the new people is likely registered already, or is in the file twice: told, not refused.

Numbers only: whose they are is seen by who may open them.
"""

from datetime import date

from django.utils.translation import gettext as _

from cases.importers import known
from cases.importers.faults import Finding
from cases.importers.lines import PERSON_TOLD
from cases.importers.people import NAMES
from cases.importers.store import facts_of
from cases.matching import Newcomer, likely_same_many, same_rows

# Of more new people the comparison would take the memory of all of them.
MOST_COMPARED = 25_000
_COMPARED = (*NAMES, "unnamed", "sex", "birth_date", "birth_precision")


def tell(reading):
    """Add a notice at each row whose person is likely the same as a registered or earlier one."""
    if not len(reading.fresh) or reading.order.their_numbers:
        return
    if len(reading.fresh) > MOST_COMPARED:
        if not known.is_empty():
            message = _("Too many new people to be compared with the register one by one.")
            reading.outcome.notices.append(Finding("", 0, "", "", "", "not_compared", message))
        return
    newcomers = [_newcomer(*packed[4:]) for _home, packed in reading.fresh]
    _tell_registered(reading, newcomers)
    _tell_twins(reading, newcomers)


def _newcomer(facts, body):
    told = dict(zip(PERSON_TOLD, body.decode().split("\t"), strict=False))
    values = {name: told[name] for name in _COMPARED}
    values["unnamed"] = values["unnamed"] == "t"
    born = values["birth_date"]
    values["birth_date"] = None if born == "\\N" else date.fromisoformat(born)
    if not facts:
        return Newcomer(values)
    phones, papers, *_others = facts_of(facts)
    return Newcomer(values, phones=tuple(phones), documents=tuple(map(tuple, papers)))


def _tell_registered(reading, newcomers):
    if known.is_empty():
        return
    matches = likely_same_many(newcomers)
    places = _places(reading, matches)
    reasons = {
        "document": _("same document number"),
        "name": _("same name and birth year"),
        "phone": _("same telephone"),
    }
    for position, found in matches.items():
        people = "; ".join(
            f"{match.individual} ({', '.join(reasons[why] for why in match.why)})"
            for match in found
        )
        message = _("Maybe registered already: %(people)s. Open and compare.")
        _note(reading, places[position], "likely_same", message % {"people": people})


def _tell_twins(reading, newcomers):
    twins = same_rows(newcomers)
    earlier = {position for positions in twins.values() for position in positions}
    places = _places(reading, twins.keys() | earlier)
    for position, positions in twins.items():
        rows = ", ".join(str(places[other][1]) for other in positions)
        message = _("Typed twice? Row %(rows)s has the same name and birth, or document.")
        _note(reading, places[position], "typed_twice", message % {"rows": rows})


def _places(reading, positions):
    """Position → (table, row) of these new people."""
    if not positions:
        return {}
    return {
        member[4]: (member[2], member[3])
        for home in reading.homes.values()
        for member in home.members
        if member[4] in positions
    }


def _note(reading, place, code, message):
    table, row = place
    column = table.column_name("family_name")
    reading.outcome.notices.append(
        Finding(table.title, row, column, "", "family_name", code, message)
    )

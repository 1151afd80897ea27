"""Who of the new people is likely registered already, or is in the file twice: told, not refused.

Numbers only, and only of people whom the user may see. Of others it is gathered apart that they are
there: it is a door's business how much of it is told.
"""

from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from cases.importers import digests, known
from cases.importers.faults import Beyond, Finding
from cases.importers.lines import PERSON_TOLD
from cases.importers.store import facts_of
from cases.matching import Newcomer, likely_same_many, same_rows
from cases.matching.likeness import COMPARED, FAMILY_PAPERS
from cases.matching.words import reasons
from cases.models import Individual

# Of a larger list, so many new people are compared at a time: their names take the memory.
LARGE, AT_ONCE = 25_000, 10_000
# So many rows of a kind are listed; of the others it is told how many they are.
MOST_LISTED = 10_000
_READ = (*COMPARED, "unnamed")
# Of a whole list: the same names in any script with the same birth date, or the same document.
_TYPED_TWICE = """
SELECT array_agg(source_id) FROM cases_individual
WHERE source = %s AND search_key <> '' AND birth_date IS NOT NULL
GROUP BY search_key, birth_date HAVING count(*) > 1
UNION
SELECT array_agg(person.source_id)
FROM cases_identitydocument AS paper JOIN cases_individual AS person
    ON person.number = paper.individual_id
WHERE person.source = %s AND paper.type <> ALL(%s)
GROUP BY paper.type, paper.number HAVING count(*) > 1
"""


def tell(reading):
    """Add a notice at each row whose person is likely the same as a registered or earlier one."""
    is_first = known.is_empty()
    if is_first and _is_large(reading):
        return
    if not is_first:
        _tell_registered(reading)
    if not _is_large(reading):
        _tell_twins(reading, same_rows(_newcomers(reading.fresh)))


def tell_typed_twice(reading):
    """As `tell`, of who is twice in a list too large to compare row by row; once it is written."""
    if not _is_large(reading):
        return
    source, papers = reading.order.source, sorted(FAMILY_PAPERS)
    rows = {}
    for (same,) in digests.rows(_TYPED_TWICE, [source, source, papers]):
        first, *later = sorted(
            reading.rows_of_people[each]
            for each in set(same)
            if each in reading.rows_of_people and each not in reading.known
        ) or [None]
        rows |= {row: min(first, rows.get(row, first)) for row in later}
    places = {row: reading.place_of(row) for row in rows}
    told = {row: str(reading.place_of(first)[1]) for row, first in rows.items()}
    _tell_same(reading, places, told)


def _is_large(reading):
    return len(reading.fresh) > LARGE


def _newcomers(fresh):
    return [_newcomer(*packed[4:]) for _home, packed in fresh]


def _batches(fresh):
    """(position of the first, so many newcomers); all of a list that is not large."""
    newcomers = (_newcomer(*packed[4:]) for _home, packed in fresh)
    size = AT_ONCE if len(fresh) > LARGE else LARGE
    starts = range(0, len(fresh), size)
    yield from ((start, list(islice(newcomers, size))) for start in starts)


def _newcomer(facts, body):
    told = dict(zip(PERSON_TOLD, body.decode().split("\t"), strict=False))
    values = {name: told[name] for name in _READ}
    values["unnamed"] = values["unnamed"] == "t"
    born = values["birth_date"]
    values["birth_date"] = None if born == "\\N" else date.fromisoformat(born)
    if not facts:
        return Newcomer(values)
    phones, papers, *_others = facts_of(facts)
    return Newcomer(values, phones=tuple(phones), documents=tuple(map(tuple, papers)))


def _tell_registered(reading):
    words, people, beyond, count = {}, {}, {}, 0
    for start, newcomers in _batches(reading.fresh):
        matches = likely_same_many(newcomers)
        count += len(matches)
        room = MOST_LISTED - len(words.keys() | beyond.keys())
        listed = {each: matches[each] for each in sorted(matches)[:room]}
        visible = _visible(reading.order, listed)
        for position, found in listed.items():
            seen = [match for match in found if match.individual.pk in visible]
            if seen:
                people[start + position] = tuple(str(match.individual) for match in seen)
                words[start + position] = _who(seen, newcomers[position].known)
            if len(seen) < len(found):
                beyond[start + position] = frozenset(
                    match.individual.household_id for match in found if match not in seen
                )
    more = _("%(count)d more new people may be registered already: they are not listed.")
    places = _places(reading, words.keys() | beyond.keys())
    _tell_rows(reading, places, words, "likely_same", people)
    _tell_beyond(reading, places, beyond)
    _tell_more(reading, count - len(words.keys() | beyond.keys()), "likely_same", more)


def _visible(order, matches):
    """The people of these matches whom who imports may see."""
    numbers = {match.individual.pk for found in matches.values() for match in found}
    if not numbers:
        return set()
    people = Individual.objects.filter(pk__in=numbers).visible_to(order.by, on=order.on)
    return set(people.values_list("pk", flat=True))


def _who(matches, newcomer):
    """Each match with why."""
    told = [
        f"{match.individual} ({', '.join(map(str, reasons(match, newcomer)))})" for match in matches
    ]
    message = _("Maybe registered already: %(people)s. Open and compare.")
    return message % {"people": "; ".join(told)}


def _tell_beyond(reading, places, beyond):
    """One sentence a row, however many they are."""
    message = _("Someone like this is registered.")
    for position, households in beyond.items():
        table, row = places[position]
        column = table.column_name("family_name")
        told = Finding(table.title, row, column, "", "family_name", "likely_beyond", message)
        reading.outcome.beyond.append(Beyond(told, households))


def _tell_twins(reading, twins):
    earlier = {position for positions in twins.values() for position in positions}
    places = _places(reading, twins.keys() | earlier)
    rows = {
        position: ", ".join(str(places[other][1]) for other in positions)
        for position, positions in twins.items()
    }
    _tell_same(reading, places, rows)


def _tell_same(reading, places, rows):
    message = _("Typed twice? Row %(rows)s has the same name and birth, or document.")
    more = _("%(count)d more rows may be typed twice: they are not listed.")
    listed = sorted(rows)[:MOST_LISTED]
    words = {position: message % {"rows": rows[position]} for position in listed}
    _tell_rows(reading, places, words, "typed_twice")
    _tell_more(reading, len(rows) - len(listed), "typed_twice", more)


def _tell_rows(reading, places, words, code, people=None):
    for position, message in words.items():
        table, row = places[position]
        column = table.column_name("family_name")
        named = people[position] if people else ()
        reading.outcome.notices.append(
            Finding(table.title, row, column, "", "family_name", code, message, named)
        )


def _tell_more(reading, count, code, message):
    """Of the rows that are not listed: how many they are."""
    if count:
        words = message % {"count": count}
        reading.outcome.notices.append(Finding("", 0, "", "", "", f"{code}_more", words))


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

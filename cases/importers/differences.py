"""What a row says otherwise than the record, field by field."""

from cases.importers import beside, known, ours, people

# A day that is told with a fact, and not a fact of its own.
_TOLD_WITH = {"status_from"}


def of_person(row, stored, told_phone):
    """(what the record is to say once the row is followed, names of the fields that differ)."""
    told = _without_forgetting(row.told, stored) | beside.facts_after(row, stored, told_phone)
    differing = [
        name
        for name, value in told.items()
        if name not in _TOLD_WITH
        and _comparable(name, _as_told(stored[name], row.known)) != _comparable(name, value)
    ]
    return told, differing


def of_household(told, stored, known_as):
    """Names of the fields that a household's rows say otherwise."""
    return [n for n, value in told.items() if plain(_as_told(stored[n], known_as)) != plain(value)]


def those_that_differ(rows, *, on):
    """Of rows whose people are named by our number, those that say something else than is known."""
    stored = known.stored_people([row.known.number for row in rows], on=on)
    phones = ours.told_phones(stored)
    return [
        row
        for row in rows
        if is_moved(row, stored[row.known.number])
        or of_person(row, stored[row.known.number], phones.get(row.known.number))[1]
    ]


def is_moved(row, stored):
    """Whether the file has the person in another household."""
    return bool(row.home) and row.home.number != stored["household_id"]


def plain(value):
    """A value in which nothing and an empty text are the same."""
    return "" if value is None else value


def _as_told(value, known_as):
    return ours.as_read(value) if known_as.is_ours else value


def _without_forgetting(told, stored):
    """A list made before anybody asked for the name does not take it away again."""
    named = any(stored[name] for name in people.NAMES)
    return {k: v for k, v in told.items() if k != "unnamed"} if named else told


def _comparable(name, value):
    if name in ("phones", "documents", "needs"):
        return sorted(value)
    if name == "decision":
        degree, _begins, ends = value
        return degree, str(ends or "")
    return plain(value)

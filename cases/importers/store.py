"""New people as compressed lines, a tenth of the memory, until their households are settled."""

import zlib

from cases.importers.lines import escaped

_AT_ONCE = 1_000
_BETWEEN = "\x1f"


class Store:
    """Lines of new people in the order of the file, each with their household.

    A line is what `pack` makes: relationship, family unit, own day, inner digest, facts, and the
    body that COPY will write.
    """

    def __init__(self):
        self._homes, self._lines, self._blocks = [], [], []

    def __len__(self):
        return len(self._homes)

    def add(self, home, packed):
        """Keep one person, and return their position."""
        self._homes.append(home)
        self._lines.append(packed)
        if len(self._lines) == _AT_ONCE:
            self._blocks.append(zlib.compress(b"\n".join(self._lines), 1))
            self._lines = []
        return len(self._homes) - 1

    def __iter__(self):
        """(household, parts of the line) of each person, in order."""
        homes = iter(self._homes)
        for block in self._blocks:
            for packed in zlib.decompress(block).split(b"\n"):
                yield next(homes), packed.split(b"\t", 5)
        for packed in self._lines:
            yield next(homes), packed.split(b"\t", 5)


def pack(person, own_day, inner, body):
    """One person's line; `own_day`, if any, is the first day on which a household can have them."""
    head = (
        person["relationship"],
        escaped(person["family_unit"]),
        own_day.isoformat() if own_day else "",
        inner,
        _facts(person),
        "",
    )
    return "\t".join(head).encode() + body


def _facts(person):
    degree, begins, ends = person["decision"]
    status_from = person["status_from"]
    parts = [
        " ".join(person["phones"]),
        " ".join([f"{kind}:{number}" for kind, number in person["documents"]]),
        " ".join(person["needs"]),
        person["status"] or person["application"],
        status_from.isoformat() if status_from else "",
        degree,
        begins.isoformat() if begins else "",
        ends.isoformat() if ends else "",
    ]
    told = _BETWEEN.join(parts)
    return told if len(told) > len(parts) - 1 else ""


def facts_of(packed):
    """Facts as `people.FACT_FIELDS` has them, of what `pack` kept; days as ISO text, or None."""
    phones, papers, needs, status, status_from, degree, begins, ends = packed.decode().split(
        _BETWEEN
    )
    return (
        phones.split(),
        [paper.split(":", 1) for paper in papers.split()],
        needs.split(),
        status,
        status_from or None,
        (degree, begins or None, ends or None),
    )

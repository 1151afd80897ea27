"""Finding in the register whoever may be the same as newcomers; `likeness` judges them.

A form's few rows ask the indexes: names by their words, phones and documents by number. The
rows of an import are too many for that (a common name alone costs milliseconds): the register is
read once instead, and each person looked up among the rows by pairs of words of their names.
"""

from collections import defaultdict
from datetime import date
from itertools import combinations_with_replacement

from django.db.models import Q, Value

from cases import documents
from cases.choices import VOID, DocumentState
from cases.matching import likeness
from cases.matching.likeness import COMPARED, DOCUMENT, NAME, PHONE, Known, Match, Newcomer
from cases.models import IdentityDocument, Individual, Phone

# So many are shown; so many more of one name and year are looked at.
SHOWN = 5
OF_ONE_NAME = 300
# Rows that ask the indexes one by one; more rows read the whole register once.
FEW = 60
# Numbers asked for in one query, and people read at a time.
AT_ONCE = 5_000
# Rows of this name born in any year, or in one that nobody knows.
ANY = "any"


def likely_same(values, *, phones=(), documents=()):
    """At most five registered people who are likely the same as this one, strongest first."""
    newcomer = Newcomer(values, tuple(phones), tuple(documents))
    return likely_same_many([newcomer]).get(0, [])


def likely_same_many(newcomers):
    """Index → matches of each newcomer who has any: at most five each, strongest first."""
    known, evidence = {}, defaultdict(set)
    for index, person, why in _evidence(newcomers):
        if person["pk"] != newcomers[index].number:
            known[person["pk"]] = Known.of(person)
            evidence[index, person["pk"]].add(why)
    found = defaultdict(list)
    for (index, number), kinds in evidence.items():
        why = tuple(kind for kind in (DOCUMENT, NAME, PHONE) if kind in kinds)
        order = likeness.strength(why, newcomers[index].known, known[number])
        found[index].append((order, number, why))
    best = {
        index: sorted(sorted(matches, key=lambda m: m[1]), key=lambda m: m[0], reverse=True)[:SHOWN]
        for index, matches in found.items()
    }
    return _with_people(best, in_full=len(newcomers) <= FEW)


def same_rows(newcomers):
    """Index → indexes of at most five earlier rows that are likely the same person, typed twice."""
    by_name, by_document, same = defaultdict(list), {}, {}
    for index, newcomer in enumerate(newcomers):
        known = newcomer.known
        alike = {other for key in _looked_for(known) for other in by_name.get(key, ())}
        earlier = {
            other
            for other in sorted(alike)
            if likeness.same_name_and_birth(known, newcomers[other].known)
        }
        papers = [paper for paper in _papers(newcomer) if likeness.is_telling(*paper, paper[0])]
        earlier |= {by_document[paper] for paper in papers if paper in by_document}
        if earlier:
            same[index] = sorted(earlier)[:SHOWN]
        for key in _kept_by(known):
            if len(by_name[key]) < OF_ONE_NAME:
                by_name[key].append(index)
        by_document |= {paper: index for paper in papers if paper not in by_document}
    return same


def _looked_for(known):
    """Under which keys an earlier row of this person stands: a pair of names and a birth year."""
    years = [None, *range(known.years[0], known.years[1] + 1)] if known.born else [ANY]
    return {(pair, year) for pair in known.pairs for year in years}


def _kept_by(known):
    year = known.born.year if known.born else None
    return {(pair, each) for pair in known.pairs for each in (year, ANY)}


def _papers(newcomer):
    return [(kind, documents.normalise(number)) for kind, number in newcomer.documents]


def _evidence(newcomers):
    """Every (index of the newcomer, values of a registered person, kind of evidence)."""
    by_name = _by_name_of_few if len(newcomers) <= FEW else _by_name_of_many
    for index, person in by_name(newcomers):
        if likeness.same_name_and_birth(newcomers[index].known, Known.of(person)):
            yield index, person, NAME
    yield from _by_document(newcomers)
    yield from _by_phone(newcomers)


def _registered():
    return Individual.objects.exclude(left_reason__in=VOID).order_by()


def _by_name_of_few(newcomers):
    """Candidates by name, through the index of names: one query, one part a newcomer."""
    found = ((index, _who_may_be(newcomer.known)) for index, newcomer in enumerate(newcomers))
    parts = [
        people.annotate(index=Value(index)).values("index", "pk", *COMPARED)[:OF_ONE_NAME]
        for index, people in found
        if people is not None
    ]
    if parts:
        first, *others = parts
        for person in first.union(*others, all=True) if others else first:
            yield person["index"], person


def _who_may_be(known):
    """People with a word of each name, born about then; None where too little is known to ask."""
    names = [_one_of(known.given), _one_of(known.family)]
    if not all(names) or not (known.born or known.father):
        return None
    if not known.born:
        return _registered().named([*names, _one_of(known.father)])
    first, last = known.years
    about_then = Q(birth_date__range=(date(first, 1, 1), date(last, 12, 31)))
    unknown = Q(birth_date__isnull=True) if known.father else Q()
    return _registered().named(names).filter(about_then | unknown)


def _one_of(words):
    """The condition on one word of a name: whole, in one of its spellings."""
    return tuple(f"{word} " for word in sorted(words))


def _by_name_of_many(newcomers):
    """Candidates by name: the register is read once, and each person looked up among the rows."""
    rows = defaultdict(list)
    for index, newcomer in enumerate(newcomers):
        for pair in newcomer.known.pairs:
            rows[pair].append((index, newcomer.known))
    if not rows or not Individual.objects.exists():
        return
    people = _registered().values_list("pk", "search_key", "birth_date")
    candidates = []
    for number, key, born in people.iterator(chunk_size=AT_ONCE):
        words = key.split()
        indexes = {
            index
            for pair in combinations_with_replacement(words, 2)
            for index, known in rows.get(pair, ())
            if _births_may_agree(known, born, words)
        }
        candidates += [(index, number) for index in indexes]
    yield from _read(candidates)


def _births_may_agree(known, born, words):
    """As `_named` asks it: neighbouring years, or the father's name where a year is not known."""
    if known.born and born:
        return abs(known.born.year - born.year) < 2
    return not known.father.isdisjoint(words)


def _read(candidates):
    """(index, values) of (index, number) pairs, so many at a time."""
    for start in range(0, len(candidates), AT_ONCE):
        chunk = candidates[start : start + AT_ONCE]
        wanted = {number for _index, number in chunk}
        people = {
            person["pk"]: person
            for person in Individual.objects.filter(pk__in=wanted).values("pk", *COMPARED)
        }
        yield from ((index, people[number]) for index, number in chunk)


def _by_document(newcomers):
    rows = defaultdict(list)
    for index, newcomer in enumerate(newcomers):
        for kind, number in _papers(newcomer):
            rows[number].append((index, kind))
    live = IdentityDocument.objects.exclude(state=DocumentState.VOID)
    for held in _held(live, rows, "type"):
        for index, kind in rows[held["number"]]:
            if likeness.is_telling(kind, held["number"], held["type"]) or (
                likeness.shares_something(newcomers[index].known, Known.of(held))
            ):
                yield index, held, DOCUMENT


def _by_phone(newcomers):
    rows = defaultdict(list)
    for index, newcomer in enumerate(newcomers):
        for number in newcomer.phones:
            rows[number].append(index)
    for held in _held(Phone.objects.all(), rows):
        for index in rows[held["number"]]:
            if likeness.shares_something(newcomers[index].known, Known.of(held)):
                yield index, held, PHONE


def _held(facts, rows, *fields):
    """Who holds one of these numbers, as the values of a person with the number beside them."""
    people = {name: f"individual__{name}" for name in ("pk", *COMPARED)}
    wanted = [number for number in rows if number]
    for start in range(0, len(wanted), AT_ONCE):
        held = facts.filter(number__in=wanted[start : start + AT_ONCE])
        for row in held.exclude(individual__left_reason__in=VOID).values_list(
            "number", *fields, *people.values()
        ):
            yield dict(zip(("number", *fields, *people), row, strict=True))


def _with_people(best, *, in_full):
    """The matches with their people, who of a form's few rows bring where they are known."""
    numbers = {number for matches in best.values() for _order, number, _why in matches}
    people = Individual.objects.only("household", "left_on", "left_reason", *COMPARED)
    if in_full:
        people = Individual.objects.select_related(
            "household__registered_at", "household__lives_in"
        )
    found = people.in_bulk(numbers) if numbers else {}
    return {
        index: [Match(found[number], why) for _order, number, why in matches]
        for index, matches in best.items()
    }

"""The one search box: what a typed text means, and which people and households it finds.

A text is a number of ours, of a document, of a telephone or of another register, in whatever form
it was typed; else the words of a name. Every door passes the rows that its user may see, and who is
out of sight is found by nothing.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, product

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, OuterRef, Q, Value

from cases import documents, names, numbers, phones
from cases.choices import VOID
from cases.models import Household, Individual
from cases.policy.parts import there_is

# No name is longer; an endless text would become an endless condition.
LONGEST = 100
# So many are put in order of how well they fit, and nobody turns the pages of a longer list.
RANKED = 501
# Families of whom one member has one of the words and another the next are looked for where not a
# page of people has them all (two common names are many rows); a longer text is no family.
FAMILIES, WORDS_OF_A_FAMILY, ONE_PAGE = 200, 4, 50
# Beginnings and lengths of the numbers of which a part may be typed: Armenian, Russian mobile.
NUMBERING_PLANS = (("+374", 8), ("+7", 10), ("+79", 9))
MOST_DIGITS_LEFT_OUT = 2
# How well a word fits: as a name is spelled, as Russian may exchange it, as a father's, as a start.
SPELLED, EXCHANGED, FATHERS, BEGUN = range(4)
# Words of two people fit a family less well than both words fit one person.
TWO_PEOPLE = 1
# Behind whoever was ranked.
LAST = (LONGEST, True)
SPELLINGS = ("given_name", "family_name", "latin_given_name", "latin_family_name", "patronymic")


# Kind of number, or the words of a name → the fields by which they find somebody.
_RESTS_ON = {
    "documents": ("identitydocument.number",),
    "phones": ("phone.number",),
    "foreign": ("individual.source_id", "household.source_id"),
    "words": ("individual.search_key",),
}


@dataclass(frozen=True)
class Meaning:
    """What a text may mean: numbers of each kind as they are kept, or the words of a name.

    Each of `words` is two tuples: the beginnings of keys that it finds, any one of which will do,
    and the keys of its spellings where it is taken as finished.
    """

    numbers: tuple = ()
    documents: tuple = ()
    phones: tuple = ()
    foreign: tuple = ()
    words: tuple = ()
    is_mistyped: bool = False


def asked(text):
    """What a text asks, the same for every spelling that finds the same."""
    return repr(read(text))


@lru_cache(maxsize=64)
def read(text):
    """What the text means. Letters alone may be a number or a name; with a digit it is no name."""
    text = text.strip()[:LONGEST]
    ours, is_mistyped = _our_numbers(text)
    if not any(character.isdigit() for character in text):
        words = zip(names.search_terms(text), names.whole_words(text), strict=True)
        return Meaning(numbers=ours, words=tuple(dict.fromkeys(words)))
    return Meaning(
        numbers=ours,
        documents=(documents.normalise(text),),
        phones=tuple(_phones(text)),
        foreign=tuple({text, text.upper(), text.lower()}),
        is_mistyped=is_mistyped,
    )


def is_mistyped(text):
    """Whether the text has the form of a number of ours, with a typing error in it."""
    return read(text).is_mistyped


def _our_numbers(text):
    """Every number of ours that the text may be, and whether it is one with a typing error."""
    try:
        whole = numbers.parse(text)
    except numbers.NumberMistyped:
        return (), text[:1].upper() in (numbers.HOUSEHOLD, numbers.PERSON)
    return ((whole,) if whole else tuple(numbers.completed(text))), False


def _phones(text):
    """The telephone numbers that the text writes, or of which it is the end."""
    whole, ending = phones.search_form(text), phones.digits(text)
    found = {whole} if whole else set()
    for beginning, length in NUMBERING_PLANS if ending else ():
        left_out = length - len(ending)
        if 0 <= left_out <= MOST_DIGITS_LEFT_OUT:
            between = product("0123456789", repeat=left_out)
            found |= {f"{beginning}{''.join(digits)}{ending}" for digits in between}
    return sorted(found)


def people(queryset, text, sight):
    """Of these people those whom the text finds, the best first."""
    meaning = _asked(text, sight)
    numbered = queryset.filter(pk__in=_identified(meaning, "pk", sight))
    if not meaning.words or (meaning.numbers and numbered.exists()):
        return numbered
    scores, _is_cut = _named(queryset, meaning, "pk")
    return _in_order(queryset, scores)


def households(queryset, text, sight):
    """Of these households those that the text finds by any member who is shown, the best first."""
    meaning = _asked(text, sight)
    numbered = queryset.filter(pk__in=_identified(meaning, "household_id", sight))
    if not meaning.words or (meaning.numbers and numbered.exists()):
        return numbered
    members = sight.people.exclude(left_reason__in=VOID)
    # Each who is called so is asked about: their households are few beside all that are seen.
    theirs = members.filter(there_is(queryset.order_by().filter(pk=OuterRef("household"))))
    scores, is_cut = _named(theirs, meaning, "household_id")
    if is_cut and len(scores) < RANKED:
        # Families of many of one name: the people who were ranked are fewer households than fit.
        scores |= _beyond(theirs, meaning, without=scores)
    if 1 < len(meaning.words) <= WORDS_OF_A_FAMILY and len(scores) < ONE_PAGE:
        scores |= _families(queryset, members, meaning, without=scores)
    return _in_order(queryset, scores)


def everybody(queryset, text, sight):
    """All of these people or households that the text finds, in no order: no page ends a file."""
    find = people if queryset.model is Individual else households
    found = find(queryset, text, sight)
    meaning = _asked(text, sight)
    if not meaning.words or found.count() < RANKED:
        return found
    terms = _beginnings(meaning)
    if queryset.model is Individual:
        return queryset.named(terms)
    members = sight.people.exclude(left_reason__in=VOID)
    return queryset.filter(pk__in=members.named(terms).values("household_id"))


def _asked(text, sight):
    """What the text means to who asks: a number or name that they may not read finds nobody."""
    meaning = read(text)
    hidden = [kind for kind in sight.masked(_RESTS_ON) if getattr(meaning, kind)]
    return replace(meaning, **dict.fromkeys(hidden, ())) if hidden else meaning


def _identified(meaning, field, sight):
    """Numbers of the people, or of their households, that one of the text's numbers belongs to."""
    everybody = sight.people.order_by()
    conditions = [
        (meaning.numbers, "pk__in", Q()),
        (meaning.numbers, "household__in", Q()),
        (meaning.documents, "documents__number__in", Q()),
        (meaning.phones, "phones__number__in", Q()),
        (meaning.foreign, "source_id__in", ~Q(source="")),
        (meaning.foreign, "household__source_id__in", ~Q(household__source="")),
    ]
    parts = [
        everybody.filter(more, **{lookup: wanted}).values_list(field, flat=True)
        for wanted, lookup, more in conditions
        if wanted
    ]
    if not parts:
        return set()
    if field == "household_id":
        # One that nobody belongs to any more is found as well.
        own = Q(pk__in=meaning.numbers) | Q(~Q(source=""), source_id__in=meaning.foreign)
        parts.append(Household.objects.order_by().filter(own).values_list("pk", flat=True))
    first, *others = parts
    return set(first.union(*others)[:RANKED])


def _named(queryset, meaning, field):
    """(key of the person, or of their household → how well the best name fits; whether cut)."""
    # Whoever is called exactly so comes first: asked for by themselves where not all can be ranked
    # whose names begin so.
    rows = begun = _names(queryset.named(_beginnings(meaning)), field)
    if len(begun) == RANKED:
        whole = [tuple(f"{key} " for key in keys) for _terms, keys in meaning.words]
        called_so = _names(queryset.named(whole), field)
        rows = called_so if len(called_so) == RANKED else called_so + begun
    scores = {}
    for key, left_on, search_key, *spellings in rows:
        score = sum(_fits(word, search_key, spellings) for word in meaning.words)
        scores[key] = min((score, left_on is not None), scores.get(key, (score, True)))
    return scores, len(begun) == RANKED


def _names(people, field):
    people = people.order_by().values_list(field, "left_on", "search_key", *SPELLINGS)
    return list(people[:RANKED])


def _beginnings(meaning):
    return [terms for terms, _keys in meaning.words]


def _beyond(people, meaning, without):
    """Households, in no order, whose people fit as well and were not ranked: behind the others."""
    more = people.named(_beginnings(meaning)).exclude(household__in=list(without)).order_by()
    found = dict.fromkeys(more.values_list("household_id", flat=True)[:RANKED], LAST)
    return dict(islice(found.items(), RANKED - len(without)))


def _families(queryset, members, meaning, without):
    """Household → how well it fits where its members have the words between them."""
    found = queryset.order_by().exclude(pk__in=list(without))
    for terms, _keys in meaning.words:
        found = found.filter(pk__in=members.named([terms]).values("household"))
    found = list(found.values_list("pk", flat=True)[:FAMILIES])
    best = {}
    for household, _left, search_key, *spellings in _names(
        members.filter(household__in=found), "household_id"
    ):
        fits = [_fits(word, search_key, spellings) for word in meaning.words]
        best[household] = list(map(min, fits, best.get(household, fits)))
    return {household: (sum(fits) + TWO_PEOPLE, False) for household, fits in best.items()}


def _fits(word, search_key, spellings):
    """How well a person's names fit one word: less is better."""
    _terms, keys = word
    own = [words for spelling in spellings for words in _words_of(spelling)]
    if keys[0] in own:
        return SPELLED
    if not set(keys).isdisjoint(own):
        return EXCHANGED
    return FATHERS if any(f" {key} " in search_key for key in keys) else BEGUN


@lru_cache(maxsize=16_384)
def _words_of(name):
    return tuple(names.fold(name).split())


def _in_order(queryset, scores):
    """The rows with these keys, those with the least score first; it is known how many."""
    keys = sorted(scores, key=lambda key: (scores[key], key))[:RANKED]
    place = Func(
        Value(keys, output_field=ArrayField(CharField())), F("pk"), function="array_position"
    )
    rows = queryset.filter(pk__in=keys).order_by(place)
    rows.found = len(keys)
    return rows

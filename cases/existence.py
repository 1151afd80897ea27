"""Whether somebody is registered beyond one's sight, and whom to ask: that, and nothing else.

It is answered for a whole number, a document's number, or a full name (two words or more) with a
year or day of birth. A bare name, a telephone or a part of a number asks about too many.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from cases import documents, names, numbers
from cases.birth_dates import read_birth
from cases.choices import VOID, BirthPrecision
from cases.keys import Keys
from cases.models import Household, Individual
from cases.offices import Office, offices_of, with_hidden

# Words of a name that say who is meant; and so many households are looked at, which one asks about.
LEAST_WORDS, LOOKED_AT = 2, 50


@dataclass(frozen=True)
class Question:
    """Who is asked about: by number, by document, or by name and birth."""

    number: str = ""
    document: str = ""
    words: tuple = ()
    born: date | None = None
    only_year: bool = False


@dataclass(frozen=True)
class Known:
    """Somebody like this is registered. Without an `office`, it is not told where.

    `household` is the only one that is meant; None where several are.
    """

    office: Office | None
    household: Household | None


def question(text):
    """What a text asks; None where it says too little to ask about somebody."""
    try:
        number = numbers.parse(text)
    except numbers.NumberMistyped:
        return None
    if number:
        return Question(number=number)
    if documents.could_be_number(text):
        return Question(document=documents.normalise(text))
    return _named(text)


def _named(text):
    dated = [word for word in text.split() if any(map(str.isdigit, word))]
    words = names.fold(" ".join(word for word in text.split() if word not in dated)).split()
    if len(dated) != 1 or len(set(words)) < LEAST_WORDS:
        return None
    try:
        born, precision = read_birth(dated[0].strip(","))
    except ValidationError:
        return None
    if precision == BirthPrecision.MONTH:
        return None
    return Question(words=tuple(words), born=born, only_year=precision == BirthPrecision.YEAR)


def find(asked, *, user, on):
    """What is known of whom the question is about, beyond the user's sight; None: nobody."""
    keys = _households(asked)
    seen = Household.objects.visible_to(user, on=on).filter(pk__among=Keys(keys))
    beyond = Keys(keys - set(seen.values_list("pk", flat=True)))
    return known_of(Household.objects.filter(pk__among=beyond), on=on)


def known_of(households, *, on):
    """What may be told of households beyond somebody's sight: one sentence, however many."""
    rows = with_hidden(households, on=on).select_related("lives_in", "registered_at")
    rows = list(rows.order_by("-registered_on", "number"))
    if not rows:
        return None
    told = [household for household in rows if not household.is_hidden][:1]
    offices = offices_of(told)
    return Known(
        office=offices[told[0].pk] if told else None,
        household=rows[0] if len(rows) == 1 else None,
    )


def _households(asked):
    people = Individual.objects.exclude(left_reason__in=VOID).filter(_condition(asked))
    if asked.words:
        people = people.named([(f"{word} ",) for word in asked.words])
    found = people.order_by().values_list("household", flat=True)
    own = Household.objects.order_by().filter(pk=asked.number).values_list("pk", flat=True)
    return set(found.union(own)[:LOOKED_AT])


def _condition(asked):
    if asked.number:
        return Q(pk=asked.number) | Q(household=asked.number)
    if asked.document:
        return Q(documents__number=asked.document, documents__until_on__isnull=True)
    return Q(birth_date__year=asked.born.year) if asked.only_year else Q(birth_date=asked.born)

"""Cards of families, to be shown wherever help is given: the number, and its code; whose it is.

A card says less than a slip: the family's name, and how many they are.
"""

from itertools import islice

from django.conf import settings
from django.db.models import Count

from cases import numbers
from cases.keys import Keys
from cases.models import Individual
from cases.printed_words import words
from printing import cards
from printing.cards import Card, Face

# Households whose names are read together.
_TOGETHER = 2_000
_NAMES = ("individual.family_name", "individual.latin_family_name")


def cards_of(households, *, sight, language):
    """The cards of these numbers of households as PDF: a generator that returns how many.

    The households are seen by whoever asks; names are told as the `sight` opens them.
    """
    return cards.cards(_each(households, sight), face=_face(language))


def _face(language):
    said = words("slip", language) | words("card", language)
    both = {key: (each.own, each.russian) for key, each in said.items()}
    return Face(
        title=both["title"],
        family=both["family"],
        people=both["people"],
        warning=both["not_status"],
        hotline=both["hotline"],
        telephone=settings.HOTLINE,
        language=language,
    )


def _each(households, sight):
    left = iter(households)
    while together := list(islice(left, _TOGETHER)):
        present = Individual.objects.present().filter(household__among=Keys(together))
        sizes = dict(present.values_list("household").annotate(Count("pk")).order_by())
        names = _names(together, sight)
        for number in together:
            yield Card(numbers.shown(number), names.get(number, ""), sizes.get(number, 0))


def _names(together, sight):
    """Household → family name of its head, as far as it is shown."""
    if not sight.shows(*_NAMES):
        return {}
    heads = sight.people.filter(household__among=Keys(together), is_head=True, left_on__isnull=True)
    told = heads.values_list("household", "family_name", "latin_family_name")
    return {household: written or latin for household, written, latin in told}

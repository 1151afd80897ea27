"""People whom a file names by our own numbers: a list that this register wrote, with corrections.

Such a row is that person's, whatever the source. Nobody can tell whether the file was corrected or
the record was mended after the file was written: so what differs is listed, and written only where
that is ordered. Record and source keep their digests, and the next list of the source takes the
correction for what it is: somebody's work.
"""

from functools import reduce
from operator import or_

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from cases import numbers
from cases.choices import SafeContact
from cases.importers.known import Known
from cases.importers.values import DASHES, Unreadable
from cases.models import Individual, Phone
from cases.phones import SILENT
from spreadsheets import cells
from spreadsheets.guard import marked

# The letter of people's numbers, as the keyboards of our offices write it.
_LETTERS = frozenset("PpРр")


class OurPeople:
    """The people of this register whom the user may see, by number; read when a file names one."""

    def __init__(self, order):
        self._order, self._households = order, None

    def number_of(self, key, *, is_among_ours):
        """The number of ours that a key is; the key itself where it is of another register.

        `is_among_ours` says that the row's household has a number of ours: then one that looks like
        ours and is nobody's, or is of somebody out of sight, is refused. Raises Unreadable.
        """
        if key[:1] not in _LETTERS or self._order.their_numbers:
            return key
        number, refusal = _parsed(key)
        if number and self.get(number):
            return number
        if refusal and is_among_ours:
            raise refusal
        return key

    def get(self, number):
        """Known, of the person who has this number and whom the user may see; None for nobody."""
        looks_ours = len(number) == numbers.LENGTH and number[0] == numbers.PERSON
        if self._order.their_numbers or not looks_ours:
            return None
        if self._households is None:
            found = Individual.objects.visible_to(self._order.by, on=self._order.on)
            self._households = dict(found.values_list("number", "household_id").iterator())
        household = self._households.get(number)
        return household and Known(number, household, "", False, is_ours=True)


def _parsed(key):
    """(number, the refusal of it where nobody has it); (None, None) for what is no number."""
    try:
        number = numbers.parse(key, numbers.PERSON)
    except numbers.NumberMistyped:
        return None, Unreadable("number_mistyped", MISTYPED)
    return number, Unreadable("number_unknown", _UNKNOWN) if number else None


MISTYPED = _("This number was mistyped: compare it with the slip or form.")
_UNKNOWN = _("Nobody whom you may see has this number. Leave the cell empty for a new person.")


def phones_to_tell():
    """The open telephone numbers of a person of an outer query, the one that a file tells first.

    One in a network that no longer answers is told where there is no other.
    """
    phones = Phone.objects.filter(individual=OuterRef("pk"), until_on__isnull=True)
    # A file cannot warn: a number that harms whom it reaches stays on the screen.
    phones = phones.exclude(safe__in=[SafeContact.UNSAFE, SafeContact.TEXT_ONLY])
    is_silent = reduce(or_, (Q(number__startswith=prefix) for prefix in SILENT))
    silent_last = ExpressionWrapper(is_silent, BooleanField()).asc()
    return phones.order_by(silent_last, "from_on", "pk").values("number")[:1]


def told_phones(numbers):
    """Number → the telephone number that a file of ours tells of each of these people, if any."""
    found = Individual.objects.filter(pk__in=numbers)
    return dict(found.values_list("number", Subquery(phones_to_tell())))


def as_read(value):
    """A value of the register as it comes back from a cell of our files."""
    if not isinstance(value, str):
        return value
    text = cells.text(marked(value))
    return "" if text in DASHES else text

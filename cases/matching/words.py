"""Why two people are likely the same, in words: on the page that stops, at the row of a list."""

from django.utils.translation import gettext_lazy as _

from cases.matching.likeness import DOCUMENT, NAME, PHONE, Known, same_birthday

_WHY = {DOCUMENT: _("same document number"), PHONE: _("same telephone")}
_SAME_BIRTHDAY = _("same name and birth date")
_SAME_YEAR = _("same name and birth year")
_YEAR_APART = _("same name, birth year within one")
_SAME_FATHER = _("same name and father's name")


def reasons(match, newcomer):
    """The words of each piece of evidence of a match; `newcomer` is what is known of the other."""
    registered = Known.of(vars(match.individual))
    return [_of_names(newcomer, registered) if why == NAME else _WHY[why] for why in match.why]


def _of_names(one, other):
    if same_birthday(one, other):
        return _SAME_BIRTHDAY
    if one.born is None or other.born is None:
        return _SAME_FATHER
    return _SAME_YEAR if one.born.year == other.born.year else _YEAR_APART

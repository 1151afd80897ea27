"""What a desk flags in a crowd with one key, and the specific need that it stands for.

Each is a standard code of UNHCR and none is confidential: whoever looks over the shoulder may read
them all. "Pregnant" is the category that proGres shows; the expected day is asked for later.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class UrgentFlag:
    """The key that a worker types, the code of the need, and what it says."""

    key: str
    need: str
    label: Promise


URGENT = (
    UrgentFlag("1", "SM-CC", _("needs a doctor or medicine today")),
    UrgentFlag("2", "PG", _("pregnant")),
    UrgentFlag("3", "SC-UC", _("child alone, with no adult who cares for them")),
    UrgentFlag("4", "DS-PS", _("cannot walk without help")),
    UrgentFlag("5", "DS", _("another disability")),
    UrgentFlag("6", "ER-NF", _("older person alone")),
    UrgentFlag("7", "FU-TR", _("looks for a relative")),
)
BY_KEY = {flag.key: flag for flag in URGENT}
# What people put between keys.
_BETWEEN = " ,.;/+-"


def read_keys(text):
    """(flags, the characters that are no key) of what was typed, each flag once, in order.

    >>> [flag.need for flag in read_keys("2, 1")[0]], read_keys("1x")[1]
    (['SM-CC', 'PG'], 'x')
    """
    typed = [character for character in text if character not in _BETWEEN]
    unknown = "".join(character for character in typed if character not in BY_KEY)
    return tuple(flag for flag in URGENT if flag.key in typed), unknown

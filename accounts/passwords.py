"""Passwords that anybody here would try first."""

from functools import cache
from pathlib import Path
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = Path(__file__).parent / "data" / "common_words.txt"
# Nobody types more; a longer one is judged by its beginning.
JUDGED = 200


class CommonWordsValidator:
    """Refuses what is made of words of this response alone, in any case and with any digits.

    "Artsakh2023!" is refused, and so are "artsakh-stepanakert" and "qwertyйцукен1"; a word of
    one's own beside them is enough.
    """

    def validate(self, password, user=None):
        letters = folded(password)[:JUDGED]
        if is_made_of(letters, words()):
            raise ValidationError(
                _("This password is made of words that many would try first: add words of yours."),
                code="password_common_words",
            )

    def get_help_text(self):
        return _("Your password can’t be made only of names and words of this response.")


def folded(text):
    """The letters of a text alone, all small: digits and signs make no word another one."""
    return "".join(filter(str.isalpha, normalize("NFKC", text).casefold()))


@cache
def words():
    """The listed words, folded."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in lines if line and not line.startswith("#"))


def is_made_of(letters, known):
    """Whether letters are known words in a row and nothing else; no letters at all are too."""
    longest = max(map(len, known))
    ends = {0}
    for end in range(1, len(letters) + 1):
        begins = range(max(0, end - longest), end)
        if any(begin in ends and letters[begin:end] in known for begin in begins):
            ends.add(end)
    return len(letters) in ends

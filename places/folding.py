"""One key for the spellings of a place's name that differ only in case, accents and punctuation."""

import re
import unicodedata

from django.db import models

_NOT_A_LETTER = re.compile(r"[\W_]+")
# The ligature և, its two letters եւ and the reformed եվ are one sound, and all three are typed.
_ARMENIAN_EV = ("եւ", "եվ")


def fold(text):
    """Letters and digits of a text in lower case, without accents; other signs and spaces fall.

    >>> fold("Nor-Hachn"), fold("Geghark'unik'"), fold("Սեւան") == fold("Սևան")
    ('norhachn', 'gegharkunik', True)
    """
    letters = unicodedata.normalize("NFKD", text.casefold()).casefold()
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _NOT_A_LETTER.sub("", plain).replace(*_ARMENIAN_EV)


class FoldedField(models.CharField):
    """The folded form of another field of the row; written with every save, bulk included."""

    def __init__(self, *args, source, **options):
        self.source = source
        super().__init__(*args, **options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"source": self.source}

    def pre_save(self, row, add):
        """Fold the source, and leave the result on the row as well."""
        value = fold(getattr(row, self.source))
        setattr(row, self.attname, value)
        return value


class FoldedNamesField(models.TextField):
    """The names in three languages: a line as they are written, a line folded between bars.

    The first line lets the database refuse a row whose names changed without being folded anew;
    a bar on both sides makes `|artashat` a prefix and `|artashat|` a whole name.
    """

    def pre_save(self, row, add):
        """Join and fold the names, and leave the result on the row as well."""
        names = (row.name_en, row.name_hy, row.name_ru)
        value = "|".join(names) + "\n|" + "|".join(map(fold, names)) + "|"
        setattr(row, self.attname, value)
        return value

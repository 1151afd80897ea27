"""UNHCR's specific needs codes: the reference table, and how a code is read.

Source: UNHCR, Guidance on the Use of Standardized Specific Needs Codes (2009), and the codes and
labels that proGres shows; `cases/data/README.md` says which is which. The Armenian and Russian
names are our own and unconfirmed.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from cases import look_alikes

FORM = r"^[A-Z]{2}(-[A-Z]{2})?$"

_DATA = Path(__file__).parent / "data" / "needs.csv"
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class NeedRow:
    """A code, the category it belongs to (None: it is one), its words, and what it is.

    Confidential codes are set and read by cleared staff only. Legacy ones are not standard; where
    UNHCR says which code took their place, that is `replaced_by`.
    """

    code: str
    category: str | None
    label_en: str
    label_hy: str
    label_ru: str
    is_standard: bool
    is_confidential: bool
    replaced_by: str | None


def load():
    """Every code of the reference table; a category stands before its codes."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return [_row(row) for row in csv.DictReader(file)]


def normalise(text):
    """The code that the text writes, whatever its case, blanks, dashes and look-alike letters.

    What has not the form of a code comes back in capitals, to be refused where it is looked up.

    >>> normalise(" sm – ci "), normalise("DS"), normalise("smci")
    ('SM-CI', 'DS', 'SM-CI')
    """
    letters = _NOT_A_LETTER.sub("", text.upper()).translate(look_alikes.LATIN)
    return f"{letters[:2]}-{letters[2:]}" if len(letters) == 4 else letters


def _row(row):
    return NeedRow(
        code=row["code"],
        category=row["category"] or None,
        label_en=row["label_en"],
        label_hy=row["label_hy"],
        label_ru=row["label_ru"],
        is_standard=row["standard"] == "1",
        is_confidential=row["confidential"] == "1",
        replaced_by=row["replaced_by"] or None,
    )


# As the reference table has them; the database says it for codes that were added since.
CONFIDENTIAL = frozenset(row.code for row in load() if row.is_confidential)

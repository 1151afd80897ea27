"""What is printed for families, in three languages (`data/printed_words.csv`).

A printed page has the family's language (Armenian or English) with Russian under it, whatever the
worker reads on the screen: so its words are no translations of the screens'.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What a family may have its pages in.
LANGUAGES = ("hy", "en")
_DATA = Path(__file__).parent / "data" / "printed_words.csv"


@dataclass(frozen=True)
class Words:
    """One sentence in the family's language, and in Russian under it."""

    own: str
    russian: str


def language_asked(text):
    """The family's language that was asked for; Armenian where nothing else was."""
    return text if text in LANGUAGES else LANGUAGES[0]


def words(sheet, language):
    """Key → Words of every sentence on a sheet: "slip", "card", "form" or "consent"."""
    return {key: Words(said[language], said["ru"]) for key, said in sentences(sheet).items()}


@cache
def sentences(sheet):
    """Key → language → sentence of a sheet."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: {language: row[language] for language in ("en", "hy", "ru")}
            for row in csv.DictReader(file)
            if row["sheet"] == sheet
        }

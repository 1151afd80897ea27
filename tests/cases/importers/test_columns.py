"""The table of columns, in the code and in docs/import.md: one meaning for each heading."""

import re

import pytest
from django.conf import settings

from cases import choices
from cases.importers import choice_words, template
from cases.importers.columns import COLUMNS, LANGUAGES, column_named
from places.folding import fold

PAGE = settings.ROOT / "docs" / "import.md"


def test_a_heading_means_one_column():
    named = {}
    for column in COLUMNS:
        for name in (column.field, *column.headings, *column.aliases):
            assert named.setdefault(fold(name), column.field) == column.field, name


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_every_column_is_found_in_every_language(column):
    for language in LANGUAGES:
        heading = column.heading(language)
        for spelled in (heading, heading.upper(), f"  {heading.replace(' ', '_')} "):
            assert column_named(spelled, column.about) is column


def test_a_running_number_of_lines_names_nobody():
    assert [column_named(heading, "person") for heading in ("№", "п/п", "հ/հ", "#")] == [None] * 4


@pytest.mark.parametrize("name", choice_words.WORDS)
def test_every_choice_has_its_words_in_three_languages_and_each_means_one(name):
    enum = getattr(choices, name)
    assert set(choice_words.WORDS[name]) == set(enum.values)
    meant = {}
    for code, words in choice_words.WORDS[name].items():
        assert len(words) >= 2
        for word in (str(code), *words):
            assert meant.setdefault(fold(word), code) == code, word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_what_the_template_offers_is_read_back(column, language):
    name = "Difficulty" if column.reader == "difficulty" else column.reader
    for offered in template.choices_of(column, language):
        if name in choice_words.WORDS:
            assert fold(offered) in choice_words.codes(name)


def test_the_page_documents_every_column():
    # Before the guides to other files.
    guide = PAGE.read_text("utf-8").split("\n# ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|", guide, re.M)

    assert {row[0]: tuple(row[1:]) for row in rows} == {
        column.field: column.headings for column in COLUMNS
    }

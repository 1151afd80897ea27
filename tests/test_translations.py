"""The Armenian words: none missing, none doubtful, terms as in the glossary, all wrapped."""

import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType
from django.utils import translation
from django.utils.translation import gettext, ngettext

from refugee_response import messages, setup_environment

TEMPLATES = sorted(
    path for path in (messages.ROOT / "templates").rglob("*.html") if path.name != "500.html"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]\b|\{\w*\}|</?[a-z][^>]*>")
# What is the same in every language: keys of a keyboard, names of formats, parts of addresses.
SAME_EVERYWHERE = {
    "Tab",
    # The sign of a notice that informs.
    "i",
    "Ctrl",
    "Enter",
    "Alt",
    "D",
    "H",
    "N",
    "P",
    "T",
    "CSV",
    "XLSX",
    "JSON",
    "?as_of=",
}
SPOKEN_ATTRIBUTES = {"placeholder", "title", "alt", "aria-label", "label"}
# Blocks of the admin's base that hold names of CSS classes.
CLASS_BLOCKS = {"block bodyclass", "block coltype"}
SAMPLES = {"Գոհար, Гоар, Gohar, H-7K3MQ…"}


@pytest.fixture(scope="module")
def collected():
    """Every message that our code, our templates and Django ask for."""
    return [message for message in messages.collected() if message.id]


@pytest.fixture(scope="module")
def armenian():
    """The Armenian catalogue as it stands in the repository."""
    return messages.translations()


@pytest.fixture(scope="module")
def compiled():
    """The compiled catalogue, made as the set-up makes it."""
    setup_environment.compile_words()


def test_every_message_has_armenian_words_that_nobody_doubts(collected, armenian):
    assert untranslated(collected, armenian) == []


def test_nothing_in_the_catalogue_is_left_from_a_message_that_is_gone(collected, armenian):
    assert names(armenian) - names(collected) == set()
    assert list(armenian.obsolete) == []


def test_placeholders_and_tags_are_those_of_the_message(armenian):
    assert filled_otherwise(armenian) == []


def test_translations_are_in_armenian_letters(armenian):
    assert in_foreign_letters(armenian) == []


def test_a_message_that_is_a_term_has_the_word_of_the_glossary(armenian):
    assert unlike_the_glossary(armenian, glossary()) == {}


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("household", {"տնային տնտեսություն"}),
        ("persons with disabilities", {"հաշմանդամություն ունեցող անձինք"}),
        ("inactive", {"ոչ ակտիվ", "փակված"}),
        (
            "place of origin",
            {"ծագման վայր (նախկին բնակավայր)", "ծագման վայր"},
        ),
    ],
)
def test_the_glossary_is_read(english, words):
    assert glossary()[english] == words


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("household", "տնային տնտեսություն"),
        ("Register a household", "Գրանցել տնային տնտեսություն"),
        ("stayed behind in Nagorno-Karabakh", "մնացել է Լեռնային Ղարաբաղում"),
        # Django's own, which its Armenian catalogue leaves out and which it has.
        ("Clear all filters", "Հանել բոլոր զտիչները"),
        ("Yes", "Այո"),
    ],
)
def test_pages_in_armenian_say_it_in_armenian(compiled, message, words):
    with translation.override("hy"):
        assert gettext(message) == words


@pytest.mark.parametrize("count", [0, 1, 2, 5, 11])
def test_after_a_number_the_singular_stays(compiled, count):
    with translation.override("hy"):
        assert ngettext("%(counter)s person", "%(counter)s people", count) == "%(counter)s անձ"


def test_the_catalogue_is_not_marked_as_doubtful(armenian):
    # Babel compiles no catalogue whose head is.
    assert not armenian.fuzzy


def test_collecting_again_changes_nothing(tmp_path, monkeypatch, armenian):
    copy = tmp_path / "django.po"
    copy.write_bytes(messages.CATALOGUE.read_bytes())
    monkeypatch.setattr(messages, "CATALOGUE", copy)
    messages.update()
    assert words_of(messages.translations()) == words_of(armenian)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_template_can_be_translated(path):
    assert unwrapped(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<input placeholder="Your name">', ["Your name"]),
        ('<p>{% translate "Hello" %} {{ name }}</p>', []),
        ("{% blocktranslate %}{{ n }} people{% endblocktranslate %}", []),
        ("{% comment %}Not shown{% endcomment %}<p>·</p>", []),
        ("{% block bodyclass %}today{% endblock %}", []),
        ("<kbd>Tab</kbd><script>let shown = 1</script>", []),
    ],
)
def test_unwrapped_words_are_found(template, found):
    assert unwrapped(template) == found


def test_the_page_of_a_fault_speaks_both_languages():
    # It is shown when nothing works, translation included.
    assert '<p lang="hy">' in (messages.ROOT / "templates" / "500.html").read_text(encoding="utf-8")


def untranslated(collected, catalogue):
    """Messages without words, or with doubtful ones."""
    return [
        message.id
        for message in collected
        if not messages.is_translated(catalogue.get(message.id, message.context))
    ]


def names(catalogue):
    """What tells messages apart."""
    return {(message.context, first_form(message.id)) for message in catalogue if message.id}


def words_of(catalogue):
    """The words of each message."""
    return {(m.context, first_form(m.id)): m.string for m in catalogue if m.id}


def filled_otherwise(catalogue):
    """Messages whose words are filled with other things than they are themselves."""
    return [
        message.id
        for message in catalogue
        if message.id and placeholders(message.string) != placeholders(message.id)
    ]


def in_foreign_letters(catalogue):
    """Messages with words in them, and without an Armenian letter in their translation."""
    return [
        message.id
        for message in catalogue
        if message.id and has_words(message.id) and not has_armenian(message.string)
    ]


def unlike_the_glossary(catalogue, terms):
    """Messages that are exactly a term, and what they are called instead of it."""
    called = {
        first_form(message.id).casefold(): first_form(message.string).casefold()
        for message in catalogue
        if message.id
    }
    return {
        term: words for term, words in called.items() if term in terms and words not in terms[term]
    }


def first_form(words):
    """The message itself, or the first of its forms."""
    return words[0] if isinstance(words, (list, tuple)) else words


def placeholders(words):
    """What a message is filled with, in any order; of several forms, that of the last."""
    last = words[-1] if isinstance(words, (list, tuple)) else words
    return sorted(PLACEHOLDER.findall(last))


def has_words(message):
    """Whether a message holds a word besides placeholders, of more letters than an acronym."""
    rest = PLACEHOLDER.sub("", first_form(message))
    return bool(re.search(r"[a-z]{3}", rest))


def has_armenian(words):
    """Whether there is an Armenian letter in it."""
    return bool(re.search("[ա-ևԱ-Ֆ]", first_form(words)))


def glossary():
    """The Armenian words of each English term of docs/glossary.md, in small letters."""
    text = (messages.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    terms = {}
    for english, words, _russian, *_mark in (row for row in rows if len(row) > 3):
        for term in english.split(" / "):
            terms[term.casefold()] = variants(words.casefold())
    return terms


def variants(words):
    """Each of the words that may stand for each other, with what is in brackets and without."""
    each = words.split(" / ")
    return {*each, *(re.sub(r" *\([^)]*\) *", "", word) for word in each)}


def unwrapped(template):
    """Words of a template that no translation reaches, in text and in spoken attributes."""
    reader = Visible()
    reader.feed(outside_of_tags(template))
    reader.close()
    return [text for text in reader.found if re.search(r"[^\W\d_]", text)]


def outside_of_tags(template):
    """The template without its tags, variables, comments and what blocktranslate holds."""
    kept, inside = [], None
    for token in Lexer(template).tokenize():
        if token.token_type is TokenType.BLOCK:
            inside = entered(inside, token.contents)
        elif token.token_type is TokenType.TEXT and not inside:
            kept.append(token.contents)
    return "".join(kept)


def entered(inside, contents):
    """The tag whose text is translated or is no text of the page, if a template's tag opens one."""
    tag = contents.split()[0]
    if inside:
        return None if tag == f"end{inside}" else inside
    return tag if tag in {"blocktranslate", "comment"} or contents in CLASS_BLOCKS else None


class Visible(HTMLParser):
    """Collects what a reader of the page sees or hears."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], False

    def handle_starttag(self, tag, attrs):
        self.silent = tag in {"script", "style"}
        self.found += [
            value
            for name, value in attrs
            if name in SPOKEN_ATTRIBUTES and value and value not in SAMPLES
        ]

    def handle_endtag(self, tag):
        self.silent = False

    def handle_data(self, data):
        text = data.strip()
        if text and not self.silent and text not in SAME_EVERYWHERE:
            self.found.append(text)

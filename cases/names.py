"""One key for a name in Armenian, Russian or Latin letters: for finding, never for showing.

The same person stands on one paper as Հովհաննիսյան, on another as Оганесян, on a third as
Hovhannisyan; `fold` gives all of them one key. It is coarse on purpose (Բ is Պ, Հ is gone) and
keeps the vowels, so that different names stay different. The rules are in `cases.name_rules`.

How to ask the database: every word of `search_terms` must be there (AND), each in one of its
spellings (OR), as the beginning of a word of `search_key`: ``search_key LIKE '% ' || term || '%'``.
"""

import re
import unicodedata
from functools import lru_cache

import tetrak_translit

from cases import name_rules

# The folding that a stored key was made with. A changed rule is a new method: fold all again.
NAMES_METHOD = "names-1"

# Longer words are no names; the limit keeps one odd cell of an import from filling the memory.
_LONGEST_WORD = 64
# Letters that, typed next, change how the letters before them are read (k-h, d-zh, t-ch, o-u).
_NEXT_LETTERS = ("h", "u", "o", "e", "a", "j", "x", "zh", "ch")


@lru_cache(maxsize=32768)
def fold(name: str, *, patronymic: bool = False) -> str:
    """Return the key of one name field: words of a-z and 0-9 with single spaces, '' for none.

    With `patronymic` the endings of the Armenian genitive and of the Russian patronymic are
    taken off, and what stays is the stem of the father's name: Սերգեյի, Сергеевна, Sergey.
    Letters of other scripts are left out.
    """
    fold_one = _fold_father if patronymic else _fold_word
    return " ".join(filter(None, map(fold_one, _words(name))))


def search_key(
    *,
    given_name: str,
    patronymic: str,
    family_name: str,
    latin_given_name: str = "",
    latin_family_name: str = "",
) -> str:
    """Return what is stored and indexed of a person's names, '' when there is nothing to find.

    Each distinct word stands once, in alphabetical order, with a space before and after. The
    patronymic stands there twice: as it is spelled, and as the father's name.
    """
    fields = (given_name, patronymic, family_name, latin_given_name, latin_family_name)
    keys = [fold(field) for field in fields] + [fold(patronymic, patronymic=True)]
    words = sorted(set(" ".join(keys).split()))
    return f" {' '.join(words)} " if words else ""


def search_terms(text: str) -> list[tuple[str, ...]]:
    """Return for each word typed the beginnings of words to look for, any one of which will do.

    A word may be unfinished, so it has several readings: "Mikay" is on its way to Mikayel, "Гег"
    to Гегам or to Гегине, which is Հեղինե. A term that ends in a space asks for a whole word: the
    father's name, when what was typed may be a patronymic.
    """
    readings = (_readings(word) for word in _words(text))
    return [terms for terms in readings if terms]


def whole_words(name: str) -> list[tuple[str, ...]]:
    """Return for each word of a finished name the keys that other spellings of it may have.

    The first is its own; the others are those it would have if Russian had exchanged its Հ and Г.
    """
    return [keys for keys in map(_whole_word, _words(name)) if keys]


def words_of(name: str) -> list[str]:
    """Return the words of a name that have a key, in lower case, to be folded one by one."""
    return [word for word in _words(name) if _fold_word(word)]


def script_of(text: str) -> str:
    """Return the language whose letters prevail, for `lang=`: 'hy', 'ru', 'en', or '' for none."""
    return name_rules.script_of_word(text.lower())


def latin(name: str) -> str:
    """Return a name in readable Latin letters, each word with a capital.

    Armenian by BGN/PCGN 1981 without its aspiration marks and with one r for ռ, Russian by the
    BGN/PCGN system of 1947. For display beside the original when no passport spelling is
    recorded; it is never stored as one.
    """
    text = unicodedata.normalize("NFKC", name).lower()
    return re.sub(r"\w[\w'’]*", lambda found: _latin_word(found[0]).capitalize(), text)


@lru_cache(maxsize=4096)
def _latin_word(word):
    if word.isascii():
        return word
    if name_rules.script_of_word(word) == "hy":
        romanised = tetrak_translit.transliterate(name_rules.modern(word), "hy/bgn_pcgn")
        return romanised.replace("rr", "r").replace("'", "")
    # Russian е is "ye" where no consonant stands before it.
    word = re.sub(r"(?<![бвгджзклмнпрстфхцчшщ])е", "ye", word).replace("ё", "yo")
    return word.replace("ы", "y").translate(name_rules.CYRILLIC)


def _words(text):
    """Split a field into lower-case words; marks inside a word go, all else is a space."""
    text = unicodedata.normalize("NFKC", text.translate(name_rules.INNER_MARKS)).casefold()
    text = unicodedata.normalize("NFC", text)
    kept = "".join(map(_letter_or_space, text))
    return [word[:_LONGEST_WORD] for word in kept.split()]


@lru_cache(maxsize=4096)
def _letter_or_space(character):
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    return character if category[0] in "LN" else " "


@lru_cache(maxsize=65536)
def _fold_word(word):
    return name_rules.with_known_stem(name_rules.skeleton(name_rules.to_latin(word)))


@lru_cache(maxsize=65536)
def _fold_father(word):
    return name_rules.father(_fold_word(word))


@lru_cache(maxsize=65536)
def _whole_word(word):
    if not _fold_word(word):
        return ()
    spellings = name_rules.exchanged(name_rules.to_latin(word))
    keys = [_fold_word(word), *map(name_rules.skeleton, spellings)]
    return tuple(dict.fromkeys(filter(None, keys)))


def _readings(word):
    """Return the shortest set of terms that finds every name that the typed word may begin."""
    if not _fold_word(word):
        return ()
    typed = name_rules.to_latin(word)
    begun = {name_rules.skeleton(typed + following) for following in ("", *_NEXT_LETTERS)}
    terms = {name_rules.with_known_stem(start) for start in begun}
    for start in begun:
        terms.update(name_rules.stems_begun_by(start))
    terms.update(map(name_rules.skeleton, name_rules.exchanged(typed)))
    terms.add(_fold_father(word) + " ")
    terms.discard("")
    return tuple(sorted(term for term in terms if not _is_longer_than_another(term, terms)))


def _is_longer_than_another(term, terms):
    return any(term != other and term.startswith(other) for other in terms)

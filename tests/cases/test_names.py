"""One key for a name in three scripts: who is found, who is kept apart, and what is typed."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import name_rules
from cases.names import NAMES_METHOD, fold, latin, script_of, search_key, search_terms


def _rows(table):
    with (Path(__file__).parent / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# Written by hand: the same name in two spellings. "held out" was written after the rules, and no
# rule was mended for it.
PAIRS = _rows("name_pairs.csv")
KINDS = sorted({pair["kind"] for pair in PAIRS})
NAMES = sorted({pair[side] for pair in PAIRS for side in "ab" if pair["kind"] != "patronymic"})
PATRONYMICS = sorted(
    {pair[side] for pair in PAIRS for side in "ab" if pair["kind"] == "patronymic"}
)

# All are names of different people. Names that only Russian makes one stand in INSEPARABLE.
DIFFERENT = _rows("different_names.csv")
# Russian has one spelling for both, so no key can tell them apart and find each.
INSEPARABLE = [
    ("Ծատուրյան", "Ցատուրյան", "Цатурян"),
    ("Հազարյան", "Ազարյան", "Азарян"),
]
# Հ written Г or Х in names that the table of stems does not hold.
KNOWN_MISSES = {
    ("Ջհանգիրյան", "Джхангирян"),
    ("Джхангирян", "Jhangiryan"),
    ("Ժամհարյան", "Жамгарян"),
    ("Жамгарян", "Zhamharyan"),
    ("Մեհրաբյան", "Меграбян"),
    ("Меграбян", "Mehrabyan"),
    ("Նահատակյան", "Нагатакян"),
    ("Нагатакян", "Nahatakyan"),
    ("Ֆահրադյան", "Фаградян"),
    ("Фаградян", "Fahradyan"),
}


def key_of(name):
    """Return the key that people with such a name have: as a family name, as a patronymic."""
    return search_key(given_name="", patronymic=name, family_name=name)


def is_found(typed, key):
    """Answer as the database does: every word typed begins some word of the key."""
    terms = search_terms(typed)
    return bool(terms) and all(any(f" {term}" in key for term in words) for words in terms)


def unequal(pairs):
    """Return the pairs whose two spellings get different keys."""
    folded = [
        (pair, {fold(pair[side], patronymic=pair["kind"] == "patronymic") for side in "ab"})
        for pair in pairs
    ]
    return [(pair["a"], pair["b"]) for pair, keys in folded if len(keys) > 1]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_name_in_another_script_has_the_same_key_but_for_known_misses(kind):
    pairs = [pair for pair in PAIRS if pair["kind"] == kind]
    missed = unequal(pairs)
    assert set(missed) <= KNOWN_MISSES
    assert len(missed) <= 0.03 * len(pairs)


def test_the_table_of_pairs_is_large_enough_to_measure_by():
    assert len(PAIRS) >= 1000
    assert {"surname hy-ru", "given ru-en", "patronymic", "western", "held out"} <= set(KINDS)


def test_whoever_types_one_spelling_finds_the_other_nearly_always():
    both_ways = [(p["a"], p["b"]) for p in PAIRS] + [(p["b"], p["a"]) for p in PAIRS]
    missed = [(typed, kept) for typed, kept in both_ways if not is_found(typed, key_of(kept))]
    assert len(missed) <= 0.01 * len(both_ways), missed


@pytest.mark.parametrize("kind", ["surname", "given name"])
def test_different_names_have_different_keys(kind):
    names = [row["name"] for row in DIFFERENT if row["kind"] == kind]
    assert len(names) >= 100
    assert [pair for pair in combinations(names, 2) if fold(pair[0]) == fold(pair[1])] == []


@pytest.mark.parametrize(("one", "other", "russian"), INSEPARABLE)
def test_names_that_russian_makes_one_share_a_key(one, other, russian):
    assert fold(one) == fold(other) == fold(russian)


@pytest.mark.parametrize(
    "spellings",
    [
        "Սերգեյի Սերգեյ Сергеевна Сергеевич Сергей Sergey Sergeyi Sergei",
        "Արամի Арамович Арамовна Арами Aram",
        "Հովհաննեսի Оганесович Ованесовна Hovhannes",
        "Յուրիի Юрьевич Юрьевна Юрий Yuri",
        "Դավթի Давидович Դավիթ David",
    ],
)
def test_a_patronymic_is_the_fathers_name(spellings):
    assert len({fold(spelling, patronymic=True) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("  ԳՈՀԱՐ\u00a0", "Գոհար"),
        ("Арам\u200bович", "Арамович"),
        ("Арaм", "Арам"),  # a Latin a in a Cyrillic word
        ("Apaмян", "Арамян"),  # and three of them
        ("Gоhаr", "Gohar"),  # Cyrillic о and а in a Latin word
        ("Հակoբյան", "Հակօբյան"),  # a Latin o in an Armenian word
        ("Сергей", "Сергей"),
        ("Артё" + "м", "Артем"),
        ("Ｇｏｈａｒ", "Gohar"),
        ("Khach’atryan", "Khachatryan"),
        ("Khachʻatryan", "Khachatryan"),
        ("Խաչ՚ատրյան", "Խաչատրյան"),
        ("Գևորգ", "Գեւորգ"),
        ("ﬓացական", "մնացական"),
        ("Արա՜մ", "Արամ"),
        ("Gevorg\u0301", "Gevorg"),
        ("Xač'atryan", "Khachatryan"),
        ("Տեր֊Պետրոսյան", "Տեր-Պետրոսյան"),
        ("Տեր Պետրոսյան", "Ter-Petrosyan"),
    ],
)
def test_how_a_name_was_typed_does_not_matter(odd, plain):
    assert fold(odd) == fold(plain) != ""


@pytest.mark.parametrize("empty", ["", "   ", "-", "…", "\u200b", "👍", "მარიამ"])
def test_a_name_without_letters_that_we_read_has_no_key(empty):
    assert fold(empty) == ""
    assert search_terms(empty) == []
    assert search_key(given_name=empty, patronymic="", family_name=empty) == ""


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40), st.booleans())
def test_any_text_has_a_key_of_plain_words(text, patronymic):
    words = fold(text, patronymic=patronymic).split(" ")
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words if word)
    assert words == [""] or "" not in words


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_text_can_be_searched_and_shown(text):
    assert all(term.strip().isalnum() for words in search_terms(text) for term in words)
    assert isinstance(latin(text), str)
    assert script_of(text) in {"hy", "ru", "en", ""}


def test_a_word_too_long_for_a_name_is_cut():
    assert fold("ա" * 100_000) == "a" * 64


def test_an_unpaired_surrogate_is_left_out():
    assert fold("Ara\ud800m") == fold("Ara m")


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(["", " ", "\u00a0", "\t"]))
def test_a_key_is_its_own_key_in_any_case_and_with_any_space(name, space):
    key = fold(name)
    assert key == fold(key) == fold(name.upper()) == fold(name.lower())
    assert key == fold(f"{space}{name}{space}")


@pytest.mark.parametrize("names", [NAMES, PATRONYMICS], ids=["names", "patronymics"])
def test_three_letters_and_more_of_a_name_find_it(names):
    typed = [(name, name[:length]) for name in names for length in range(3, len(name) + 1)]
    assert [(name, text) for name, text in typed if not is_found(text, key_of(name))] == []


@pytest.mark.parametrize(
    ("typed", "family_name"),
    [
        ("Оган", "Հովհաննիսյան"),
        ("Hak", "Հախվերդյան"),
        ("Гег", "Հեղինե"),
        ("Меграб", "Մեհրաբյան"),
        ("Մեհրաբ", "Меграбян"),
        ("Mikay", "Միքայելյան"),
        ("Սարգսյանի", "Саркисян"),
    ],
)
def test_what_is_still_being_typed_finds_a_name_in_another_script(typed, family_name):
    assert is_found(typed, search_key(given_name="", patronymic="", family_name=family_name))


@pytest.mark.parametrize(
    "typed",
    [
        "Գոհար Ավանեսյան",
        "Аванесян Гоар",
        "avanesyan gohar sergey",
        "Гоар Сергеевна",
        "Сергеевн",
        "Сергей Аванесян",
        "Goar",
        "GOHAR",
        "Gohar-Avanesyan",
    ],
)
def test_a_person_is_found_by_any_words_of_the_name_in_any_script_and_order(typed):
    key = search_key(given_name="Գոհար", patronymic="Սերգեյի", family_name="Ավանեսյան")
    assert is_found(typed, key)


@pytest.mark.parametrize(
    ("typed", "given_name"),
    [
        ("Անի", "Անուշ"),
        ("Անի", "Աննա"),
        ("Гагик", "Հայկ"),
        ("Գոհար", "Գուրգեն"),
        ("Арам Аванесян", "Արամ"),
        ("Արա", "Կարա"),
    ],
)
def test_a_search_does_not_find_another_name(typed, given_name):
    key = search_key(given_name=given_name, patronymic="", family_name="Գրիգորյան")
    assert not is_found(typed, key)


def test_the_stored_key_has_each_word_once_in_order_between_spaces():
    key = search_key(
        given_name="Գոհար",
        patronymic="Сергеевна",
        family_name="Ավանեսյան",
        latin_given_name="Gohar",
        latin_family_name="AVANESYAN",
    )
    assert key == " avanesian koar serke serkeevna "


def test_no_known_stem_turns_into_another():
    turned = {stem: name_rules.with_known_stem(stem) for stem in name_rules.STEMS.values()}
    assert turned == {stem: stem for stem in turned}


@pytest.mark.parametrize(
    ("text", "language"),
    [("Գոհար", "hy"), ("Гоар", "ru"), ("Gohar", "en"), ("Гоаp", "ru"), ("12", ""), ("", "")],
)
def test_the_script_of_a_text_is_that_of_most_letters(text, language):
    assert script_of(text) == language


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ավանեսյան", "Avanesyan"),
        ("ԳՈՀԱՐ", "Gohar"),
        ("Խաչատրյան", "Khachatryan"),
        ("Եղիազարյան", "Yeghiazaryan"),
        ("Ծովինար", "Tsovinar"),
        ("Ռուբեն", "Ruben"),
        ("Ոսկանյան", "Voskanyan"),
        ("Պօղոսեան", "Poghosyan"),
        ("Գևորգ", "Gevorg"),
        ("Էդուարդ", "Eduard"),
        ("Անդրեասյան", "Andreasyan"),
        ("Սերգեյի", "Sergeyi"),
        ("Տեր-Պետրոսյան", "Ter-Petrosyan"),
        ("Оганесян", "Oganesyan"),
        ("Сергеевна", "Sergeyevna"),
        ("Елена", "Yelena"),
        ("o'hara", "O'hara"),
        ("", ""),
    ],
)
def test_a_name_is_shown_in_readable_latin(name, shown):
    assert latin(name) == shown


def test_a_changed_rule_is_a_changed_method():
    # When this fails, a stored key no longer equals a fresh one: raise NAMES_METHOD, fold again.
    assert NAMES_METHOD == "names-1"
    assert [fold(name) for name in ("Հովհաննիսյան", "Մկրտչյան", "Ծովինար", "Ջուլիետա")] == [
        "ovanisian", "mkrchian", "tsovinar", "chulieta",
    ]  # fmt: skip

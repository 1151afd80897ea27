"""Numbers of documents: one form for every way of typing, warnings that refuse nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import documents
from cases.choices import DocumentType
from cases.models import IdentityDocument

LONGEST_NUMBER = IdentityDocument._meta.get_field("number").max_length


@pytest.mark.parametrize(
    "text",
    [
        "AM0123456",
        "am 0123456",
        "AM-012-3456",
        "АМ0123456",
        "ам 0123456",
        "АM0123456",
        "AM№0123456",
        "AM\u00a00123456",
        "AM\u2013012\u22123456",
        "\u200eAM0123456",
    ],
)
def test_a_passport_is_one_number_in_any_letters_blanks_and_dashes(text):
    assert documents.normalise(text) == "AM0123456"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ԱԲ 123456", "ԱԲ123456"),
        ("ԱՏ № 123456", "ԱՏ123456"),
        ("III-АГ 123456", "IIIАГ123456"),
        ("1234567890.0", "1234567890"),
        ("835-24С00123", "83524C00123"),
        ("12/345", "12/345"),
        ("", ""),
        ("12.345", "12.345"),
        (" - № ", ""),
        ("?", ""),
    ],
)
def test_letters_stay_where_another_shows_the_script(text, kept):
    assert documents.normalise(text) == kept


@given(st.text(max_size=60))
def test_a_kept_number_has_no_blank_and_stays_itself(text):
    kept = documents.normalise(text)
    assert not any(character.isspace() for character in kept)
    assert documents.normalise(kept) == kept


@pytest.mark.parametrize(
    ("kind", "usual", "odd"),
    [
        ("psn", "1234567890", "123456789"),
        ("passport", "AN0123456", "A0123456"),
        ("id_card", "001234567", "0012345678"),
        ("russian_passport", "4510123456", "45101234"),
        ("progres_group", "83524C00123", "83524D00123"),
        ("progres_individual", "83500001234", "8350000123"),
    ],
)
def test_an_odd_number_is_warned_of_and_a_usual_one_is_not(kind, usual, odd):
    assert documents.warning(kind, usual) is None
    assert "usually" in str(documents.warning(kind, odd))


def test_a_russian_passport_for_travel_has_nine_digits():
    assert documents.warning("russian_passport", "721234567") is None


@pytest.mark.parametrize("kind", ["birth", "nk_issued", "temporary_protection", "other"])
def test_nothing_is_said_of_papers_whose_format_is_not_known(kind):
    assert documents.warning(kind, "?") is None


def test_passports_of_other_countries_have_formats_of_their_own():
    assert documents.warning("passport", "123456789", country="GE") is None
    assert documents.warning("passport", "123456789", country="AM")
    assert documents.warning("progres_group", "1", country="GE")


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("passport", "AN0123456", "AN 0123456"),
        ("russian_passport", "4510123456", "45 10 123456"),
        ("progres_group", "83524C00123", "835-24C00123"),
        ("progres_individual", "83500001234", "835-00001234"),
        ("psn", "1234567890", "1234567890"),
        ("passport", "X1", "X1"),
        ("other", "ԱԲ123456", "ԱԲ123456"),
    ],
)
def test_a_number_is_shown_as_it_stands_on_the_paper(kind, number, text):
    assert documents.shown(kind, number) == text


@given(
    st.sampled_from(DocumentType.values),
    st.from_regex(r"[A-Z]{0,2}[0-9]{2,10}", fullmatch=True)
    | st.from_regex(r"[0-9]{5}C[0-9]{5}", fullmatch=True),
)
def test_what_is_shown_is_read_as_the_same_number(kind, number):
    assert documents.normalise(documents.shown(kind, number)) == number


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("AN0123456", True),
        ("an 0123456", True),
        ("1234567890", True),
        ("093550127", True),
        ("835-24C00123", True),
        ("ԱԲ 123456", True),
        ("+374 93 55 01 27", False),
        ("(093) 550127", False),
        ("12.03.1984", False),
        ("Գայանե", False),
        ("Gayane 1984", False),
        ("1234", False),
        ("", False),
        ("1" * (LONGEST_NUMBER + 1), False),
    ],
)
def test_a_search_is_for_a_document_where_it_looks_like_one(text, looks):
    assert documents.could_be_number(text) is looks


def test_entitlements_do_not_say_who_somebody_is():
    assert set(DocumentType.values) > documents.IDENTITY
    assert {"psn", "passport", "birth", "temporary_protection"} <= documents.IDENTITY
    assert documents.IDENTITY.isdisjoint(
        {"no_psn", "marriage", "death", "progres_group", "esocial_case", "disability", "other"}
    )

"""Telephone numbers as people write them: one number each, or words that say what is missing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases import phones
from cases.models.contact import PHONE_FORM

NUMBER = "+37493550127"
SPELLINGS = [
    "+37493550127",
    "0 93 55 01 27",
    "093550127",
    "093-55-01-27",
    "(093) 55.01.27",
    "093/550127",
    "93550127",
    "93550127.0",
    "+374 93 550127",
    "+374 (0)93 55 01 27",
    "00374 93 55 01 27",
    "8 10 374 93 55 01 27",
    "374 93 550127",
    "37493550127.0",
    "\u202a+374\u00a093\u00a0550127\u202c",
    "093\u201155\u201101\u201127",
    " 093550127\n",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_armenian_forms_are_one_number(text):
    assert phones.normalise(text) == NUMBER
    assert phones.search_form(text) == NUMBER


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8 916 123 45 67", "+79161234567"),
        ("8 (916) 123-45-67", "+79161234567"),
        ("+7 916 123 45 67", "+79161234567"),
        ("79161234567", "+79161234567"),
        ("79161234567.0", "+79161234567"),
        ("007 916 1234567", "+79161234567"),
        ("8 701 123 45 67", "+77011234567"),
        ("+995 555 12 34 56", "+995555123456"),
        ("00 33 6 12 34 56 78", "+33612345678"),
        ("+39 06 1234 5678", "+390612345678"),
        ("+1 (650) 253-0000", "+16502530000"),
    ],
)
def test_foreign_numbers_keep_their_country(text, number):
    assert phones.normalise(text) == number


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "phone_empty", "Type a telephone number"),
        (" - ", "phone_empty", "Type a telephone number"),
        ("093 55 01 2", "phone_length", "8 digits are needed after +374; typed: 7."),
        ("+374 93 55 01 2", "phone_length", "8 digits are needed after +374; typed: 7."),
        ("0093550127", "phone_length", "+93"),
        ("093 55 01 278", "phone_length", "typed: 9."),
        ("9355012.0", "phone_length", "typed: 7."),
        ("55 01 27", "phone_length", "typed: 6."),
        ("55 01 27", "phone_length", "A foreign number begins with +"),
        ("37493550", "phone_length", "typed: 5."),
        ("8093550127", "phone_length", "8 digits are needed"),
        ("+7 916 123 45", "phone_length", "+7"),
        ("+1234567890123456789", "phone_length", "7 to 15 digits|\\+1"),
        ("+999 12 345 678", "phone_country", "No country"),
        ("093 55 01 27 (mother)", "phone_letters", "digits 0-9"),
        ("Գայանե", "phone_letters", "digits 0-9"),
        ("٠٩٣٥٥٠١٢٧", "phone_letters", "digits 0-9"),
        ("O93550127", "phone_letters", "digits 0-9"),
        ("+", "phone_letters", "digits 0-9"),
        ("=1+1", "phone_letters", "digits 0-9"),
        ("093550127, 077123456", "phone_two", "on its own"),
        ("093550127/077123456", "phone_two", "on its own"),
        ("+37493550127 +37477123456", "phone_two", "on its own"),
        ("3.7493550127E+10", "phone_rounded", "column text"),
        ("3,74936E+10", "phone_rounded", "column text"),
    ],
)
def test_what_cannot_be_read_says_what_and_how(text, code, said):
    with pytest.raises(phones.PhoneUnreadable) as refusal:
        phones.normalise(text)
    assert refusal.value.code == code
    assert re.search(said if "|" in said else re.escape(said), refusal.value.message)
    assert str(refusal.value) == refusal.value.message
    assert phones.search_form(text) is None


@given(st.text(st.characters() | st.sampled_from("+0123456789 -()."), max_size=30))
def test_any_text_is_a_number_of_the_kept_form_or_a_refusal(text):
    try:
        number = phones.normalise(text)
    except phones.PhoneUnreadable as refusal:
        assert refusal.code.startswith("phone_") and refusal.message
        return
    assert re.fullmatch(PHONE_FORM, number)
    assert phones.normalise(number) == number


@given(
    st.from_regex(
        r"\+(374[1-9][0-9]{7}|7[3-9][0-9]{9}|33[1-9][0-9]{8}|9955[0-9]{8}|390[0-9]{9}"
        r"|491[0-9]{9}|1[2-9][0-9]{9}|380[1-9][0-9]{8}|98[1-9][0-9]{9}|9614[0-9]{6})",
        fullmatch=True,
    )
)
def test_a_kept_number_is_read_as_itself_and_as_it_is_shown(number):
    assert phones.normalise(number) == number
    assert phones.normalise(phones.shown(number)) == number
    assert phones.normalise("00" + number[1:]) == number


@given(st.from_regex(r"[1-9][0-9]{7}", fullmatch=True), st.data())
def test_every_eight_digits_are_an_armenian_number_in_every_form(national, data):
    assume(not national.startswith("374"))
    start = data.draw(st.sampled_from(["", "0", "+374", "+3740", "00374", "374"]))
    blanks = data.draw(st.lists(st.sampled_from(["", " ", "-", "\u00a0", "."]), min_size=9))
    spaced = "".join(digit + blank for digit, blank in zip(national, blanks, strict=False))
    # A spreadsheet's 9355012.0 is a number of seven digits, not of eight with a dot.
    assume(not re.fullmatch(r"[0-9]+\.0", spaced))
    assert phones.normalise(f"{start} {spaced}") == f"+374{national}"


@pytest.mark.parametrize(
    ("number", "silent"),
    [
        ("+37497123456", True),
        ("+37447912345", True),
        ("+37493550127", False),
        ("+37494471234", False),
        ("+74971234567", False),
    ],
)
def test_numbers_of_the_networks_of_nagorno_karabakh_are_silent_but_numbers(number, silent):
    assert phones.normalise(number) == number
    assert phones.is_silent(number) is silent


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("+37493550127", "+374 93 55 01 27"),
        ("+79161234567", "+7 916 123 45 67"),
        ("+995555123456", "+995 555 123 456"),
        ("+33612345678", "+33 612 345 678"),
        ("+4915112345678", "+49 151 123 456 78"),
        ("+2901234", "+290 12 34"),
    ],
)
def test_numbers_are_shown_in_groups(number, text):
    assert phones.shown(number) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("55 01 27", "550127"),
        ("093 55-01-27", "093550127"),
        ("+37493550127", "37493550127"),
        ("55 01 2", ""),
        ("12 Abovyan 550127", ""),
        ("Գայանե", ""),
        ("", ""),
        ("550+127", ""),
    ],
)
def test_the_end_of_a_number_is_looked_for_from_six_digits_on(text, found):
    assert phones.digits(text) == found


def test_armenian_numbers_never_wait_for_the_library_of_all_countries():
    program = (
        "import sys; from cases import phones; "
        "phones.normalise('093550127'); phones.shown('+79161234567'); "
        "phones.normalise('8 916 1234567'); "
        "assert 'phonenumbers' not in sys.modules; "
        "phones.normalise('+995555123456'); assert 'phonenumbers' in sys.modules"
    )
    root = Path(phones.__file__).parent.parent
    ended = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True)
    assert ended.returncode == 0, ended.stderr.decode()

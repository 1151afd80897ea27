"""Names are for people: they are read, and lead nowhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uploads.names import display_name


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("Անձնագիր.JPG", "Անձնագիր.jpg"),
        ("паспорт Анны (2).pdf", "паспорт Анны (2).jpg"),
        ("05.03.2024 և այլն.png", "05-03-2024 և այլն.jpg"),
        ("../../../etc/passwd", "passwd.jpg"),
        ("..\\..\\windows\\system.ini", "system-ini.jpg"),
        ("/etc/cron.d/acts", "acts.jpg"),
        ("C:\\acts.jpg", "acts.jpg"),
        ("....//....//acts.jpg", "acts.jpg"),
        ("..", "file.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("scan.jpg\0.exe", "scan-jpg-exe.jpg"),
        ("scan.jpg.exe", "scan-jpg-exe.jpg"),
        ("scan.exe.jpg", "scan-exe.jpg"),
        ("scan\u202egpj.exe", "scangpj-exe.jpg"),
        ("sc\u200ban\ufeff.jpg", "scan.jpg"),
        ("con.txt", "con-txt.jpg"),
        ("CON", "file CON.jpg"),
        ("lpt¹.jpg", "file lpt¹.jpg"),
        ("a\r\nSet-Cookie: acts=1.jpg", "aSet-Cookie- acts-1.jpg"),
        ('a"; filename="b.html', "a- filename-b-html.jpg"),
        ("=cmd|' /C calc'!A0.jpg", "C calc'-A0.jpg"),
        ("%2e%2e%2facts.jpg", "2e-2e-2facts.jpg"),
        ("\uff0e\uff0e\uff0facts.jpg", "acts.jpg"),
        ("<script>acts()</script>.jpg", "script.jpg"),
        ("\u3164.jpg", "file.jpg"),
        ("   ", "file.jpg"),
        (None, "file.jpg"),
    ],
)
def test_what_somebody_typed_becomes_a_name(typed, called):
    assert display_name(typed, "jpg") == called


@pytest.mark.parametrize("letter", ["a", "ա", "語", "\U0001f13e", "\U00020000"])
def test_a_name_is_never_longer_than_a_disk_takes(letter):
    name = display_name(letter * 300 + ".jpg", "jpg")

    assert len(name) <= 104
    assert len(name.encode()) <= 204


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_leads_nowhere(typed):
    name = display_name(typed, "pdf")

    stem, _, ending = name.partition(".")
    assert ending == "pdf"
    assert stem == stem.strip(" .-'’")
    assert not set(name) & set('/\\:*?"<>|;%=\0\r\n')
    assert not any(unicodedata.category(letter)[0] in "CZ" for letter in name.replace(" ", ""))
    assert 0 < len(name.encode()) <= 204


@given(st.text(max_size=60))
def test_a_name_that_was_made_stays_as_it_is(typed):
    name = display_name(typed, "jpg")

    assert display_name(name, "jpg") == name

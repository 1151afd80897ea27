"""UNHCR's specific needs codes: the table is whole, and codes are read however they are typed."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from cases import needs
from cases.models import NeedCode

ROWS = {row.code: row for row in needs.load()}
CONFIDENTIAL_CATEGORIES = ("SV", "TR")
CONFIDENTIAL_CODES = {"LP-AN", "LP-DA", "LP-DO", "LP-DT", "LP-DN", "LP-DP", "SM-MI"}
# Legacy codes that say of a person what SV and TR say.
LEGACY_OF_VIOLENCE = {"LP-TA", "LP-TO", "LP-VA", "LP-VF", "LP-VO", "WR-GM"}
LOOK_ALIKES = str.maketrans("ABCEHKMOPSTX", "АВСЕНКМОРЅТХ")


def test_eighty_two_codes_are_standard_and_thirty_one_legacy():
    standard = [row for row in needs.load() if row.is_standard]
    assert len(standard) == 82
    assert len([row for row in standard if row.category is None]) == 11
    assert len(needs.load()) == 113 == len(ROWS)


def test_every_code_has_the_form_of_its_category_which_stands_before_it():
    seen = set()
    for row in needs.load():
        assert re.fullmatch(needs.FORM, row.code)
        assert row.category == (row.code[:2] if "-" in row.code else None)
        assert row.category is None or row.category in seen
        seen.add(row.code)


def test_only_legacy_codes_are_replaced_and_by_standard_ones():
    replaced = {row.code: row.replaced_by for row in ROWS.values() if row.replaced_by}
    assert replaced == {
        "CR-CH": "SC-CH",
        "CR-MS": "CR-CS",
        "LP-TR": "LP-RR",
        "SC-UF": "SC-FC",
        "SC-UM": "SC-UC",
    }
    assert not any(ROWS[code].is_standard for code in replaced)
    assert all(ROWS[code].is_standard for code in replaced.values())


def test_violence_torture_detention_and_mental_illness_are_confidential_and_nothing_else():
    of_categories = {code for code in ROWS if code[:2] in CONFIDENTIAL_CATEGORIES}
    confidential = {row.code for row in ROWS.values() if row.is_confidential}
    assert confidential == of_categories | CONFIDENTIAL_CODES | LEGACY_OF_VIOLENCE
    assert confidential == needs.CONFIDENTIAL


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_every_name_fits_its_column_and_is_written_in_its_letters(language):
    letters = {"en": r"[A-Za-z]", "hy": r"[ա-ևԱ-Ֆ]", "ru": r"[а-яёА-ЯЁ]"}
    others = "".join(pattern[1:-1] for key, pattern in letters.items() if key != language)
    width = NeedCode._meta.get_field(f"label_{language}").max_length
    for row in ROWS.values():
        name = getattr(row, f"label_{language}")
        assert re.search(letters[language], name), row.code
        assert not re.search(f"[{others}]", name), row.code
        assert len(name) <= width and name == name.strip()


def test_standard_codes_have_names_of_their_own():
    for language in ("label_en", "label_hy", "label_ru"):
        names = [getattr(row, language) for row in ROWS.values() if row.is_standard]
        assert len(set(names)) == len(names)


def test_names_that_the_source_cut_off_are_whole():
    assert ROWS["FU-FR"].label_en == "Family reunification required"
    assert not [row.code for row in ROWS.values() if not row.label_en[0].isupper()]


@given(
    st.sampled_from(sorted(ROWS)),
    st.sampled_from(["-", "–", "—", "−", " ", " - ", "", ".", "_", "\u00a0"]),
    st.booleans(),
    st.booleans(),
)
def test_a_code_is_read_in_any_case_dash_and_look_alike_letter(code, dash, lower, alike):
    typed = code.translate(LOOK_ALIKES) if alike else code
    typed = f" {typed.replace('-', dash)}\t"
    assert needs.normalise(typed.lower() if lower else typed) == code


@pytest.mark.parametrize("text", ["", "  ", "chronic illness", "SM-CIX", "S", "հիվանդ"])
def test_what_is_no_code_does_not_become_one(text):
    assert needs.normalise(text) not in ROWS


@given(st.text())
def test_reading_twice_changes_nothing(text):
    once = needs.normalise(text)
    assert needs.normalise(once) == once


@pytest.mark.django_db
def test_the_database_holds_the_table_as_it_is():
    held = NeedCode.objects.in_bulk()

    assert set(held) == set(ROWS)
    for code, row in ROWS.items():
        assert held[code].category_id == row.category
        assert held[code].replaced_by_id == row.replaced_by
        for name in ("label_en", "label_hy", "label_ru", "is_standard", "is_confidential"):
            assert getattr(held[code], name) == getattr(row, name)


@pytest.mark.django_db
def test_filling_the_table_again_brings_back_what_is_missing_and_leaves_edited_rows():
    NeedCode.objects.filter(code="SM-CI").update(label_en="Long illness")
    NeedCode.objects.filter(code="SM-AD").delete()

    import_module("cases.migrations.0007_need_codes").fill(apps, connection.schema_editor())

    assert NeedCode.objects.get(code="SM-CI").label_en == "Long illness"
    assert NeedCode.objects.get(code="SM-AD").label_en == "Addiction"

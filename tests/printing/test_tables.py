"""A long list on paper is read back by another program: in three scripts, page by page."""

import time

import pytest

from printing.tables import Column, Sheet, table
from tests.printing.reading import pages, reader, returned, text

COLUMNS = [Column("No.", 10, is_number=True), Column("Number", 40, is_code=True),
           Column("Name", 60), Column("Signature", 40)]  # fmt: skip
ARMENIAN, RUSSIAN, LATIN = "Գոհար Ավանեսյան և որդիներ", "Юрий Щёголев", "Zoë Ķeťmanová-Nguyễn"


def sheet(**changes):
    return Sheet(**{"title": "Food, Abovyan", "language": "en"} | changes)


def rows(count, name=ARMENIAN):
    return ([str(place), "H-7K3MQ-9QX2T-P", name, ""] for place in range(1, count + 1))


def printed(count=1, name=ARMENIAN, **changes):
    return table(rows(count, name), columns=COLUMNS, sheet=sheet(**changes))


@pytest.mark.parametrize("name", [ARMENIAN, RUSSIAN, LATIN, "Ter-Petrosyan “Junior” № 5 → ✓"])
def test_names_in_every_script_are_read_back(name):
    assert name in text(printed(name=name))


def test_every_page_says_the_title_the_columns_and_which_it_is():
    found = pages(printed(60))

    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert "Food, Abovyan" in page
        assert "Signature" in page
        assert f"page {number} of" in page
        assert f"{len(found)}" in page


def test_no_row_is_lost_between_pages():
    words = text(printed(200)).split()

    assert words.count("H-7K3MQ-9QX2T-P") == 200
    assert [str(place) in words for place in range(1, 201)] == [True] * 200


def test_it_returns_how_many_rows_there_were():
    assert returned(printed(7)) == 7
    assert returned(printed(0)) == 0


def test_an_empty_list_says_so():
    assert "Nobody is in the list" in text(printed(0, empty="Nobody is in the list"))


def test_facts_stand_on_the_first_page_alone():
    found = pages(printed(60, facts=(("Place", "Աբովյան"), ("Day", "30.11.2026"))))

    assert "Place" in found[0]
    assert "Աբովյան" in found[0]
    assert "30.11.2026" not in "".join(found[1:])


def test_a_mark_stands_on_every_page():
    assert all("NOT APPROVED" in page for page in pages(printed(60, mark="NOT APPROVED")))
    assert "NOT APPROVED" not in text(printed(60))


def test_who_signs_stands_once_under_the_last_row():
    found = pages(printed(60, signers=("Handed out by", "Checked by")))

    assert "Checked by" in found[-1]
    assert "Checked by" not in "".join(found[:-1])


def test_a_long_name_is_wrapped_and_nothing_of_it_is_lost():
    name = "Hohenzollern-Sigmaringen-Ter-Petrosyan " * 3 + "Abcdefghijklmnopqrstuvwxyz" * 4

    found = text(printed(name=name)).replace(" ", "")

    assert name.replace(" ", "") in found


def test_what_is_longer_than_any_name_ends_with_dots():
    found = pages(printed(name="word " * 2_000))

    assert len(found) == 1
    assert "word…" in found[0] or "wor…" in found[0] or "…" in found[0]


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x00b\x07c", "a b c"),
        ("\u202eAnna\u202c", "Anna"),
        ("Anna\u200b\u200dMaria", "AnnaMaria"),
        ("(Anna) Tj ET \\", "(Anna) Tj ET \\"),
        ("<b>%(page)s {0}</b>", "<b>%(page)s {0}</b>"),
        ("И\u0306осиф", "Йосиф"),
        ("王 Anna", "� Anna"),
        ("😀", "�"),
        ("\ud800", "�"),
    ],
)
def test_hostile_text_is_printed_as_text(hostile, shown):
    assert shown in text(printed(name=hostile))


def test_a_figure_is_not_broken_between_its_thousands():
    columns = [Column("Amount", 1), Column("Name", 12)]
    found = table([["12\u00a0345\u00a0678 AMD", ""]], columns=columns, sheet=sheet())

    assert "12 345 678" in reader(found).pages[0].extract_text()


def test_a_new_line_is_a_line():
    assert "Anna Karen" in text(printed(name="Anna\nKaren"))


def test_the_same_list_makes_the_same_bytes():
    assert b"".join(printed(30)) == b"".join(printed(30))
    assert b"".join(printed(30)) != b"".join(printed(30, name=RUSSIAN))


def test_figures_end_under_each_other():
    columns = [Column("Amount", 30, is_number=True), Column("Name", 60)]
    found = reader(table([["5", "Anna"], ["50 000 AMD", "Karen"]], columns=columns, sheet=sheet()))
    starts = {}
    found.pages[0].extract_text(
        visitor_text=lambda part, _cm, tm, _font, _size: starts.setdefault(part.strip(), tm[4])
    )

    assert starts["5"] > starts["50 000 AMD"] + 30


def test_the_fonts_are_within_and_nothing_runs_or_leads_away():
    file = b"".join(printed(3))

    assert b"/FontFile2" in file
    assert not any(each in file for each in (b"/JavaScript", b"/OpenAction", b"/URI", b"/Launch"))
    assert reader([file]).metadata.title == "Food, Abovyan"


def test_a_row_has_a_text_for_every_column():
    with pytest.raises(ValueError, match="zip"):
        list(table([["1"]], columns=COLUMNS, sheet=sheet()))


def test_a_thousand_rows_are_quick():
    began = time.process_time()

    assert returned(printed(1_000)) == 1_000
    assert time.process_time() - began < 5

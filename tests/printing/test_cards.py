"""Cards: eight on a sheet, each with its number in letters and as a code."""

import segno

from printing import codes
from printing.cards import Card, Face, cards
from printing.pen import UPRIGHT, Pen
from tests.printing.reading import pages, returned, text

NUMBER = "H-7K3MQ-9QX2T-P"
FACE = Face(
    title=("Household card", "Карточка семьи"),
    family=("Family", "Семья"),
    people=("People", "Человек"),
    warning=("This is not a status document.", "Это не документ о статусе."),
    hotline=("Hotline", "Горячая линия"),
    telephone="114",
    language="en",
)


def printed(*found):
    return cards(found, face=FACE)


def drawn_modules(number):
    """The dark modules that are drawn for a number: {(column, row)} from the lower left."""
    strips = []

    class Recording(Pen):
        def strips(self, _x, _y, _module, drawn):
            strips.extend(drawn)

    codes.draw(Recording(UPRIGHT, title="", language="en"), number, 0, 0, 100)
    return {(column + at, row) for column, row, length in strips for at in range(length)}


def test_a_card_says_the_number_the_family_and_how_many_they_are():
    found = text(printed(Card(NUMBER, "Ավանեսյան", 4)))

    for words in (NUMBER, "Ավանեսյան", "4", "This is not a status document.",
                  "Это не документ о статусе.", "Hotline / Горячая линия: 114"):  # fmt: skip
        assert words in found


def test_eight_stand_on_a_sheet():
    found = pages(printed(*[Card(NUMBER)] * 17))

    assert [page.count(NUMBER) for page in found] == [8, 8, 1]


def test_without_a_name_there_is_the_number_alone():
    found = text(printed(Card(NUMBER)))

    assert NUMBER in found
    assert "Family" not in found
    assert "People" not in found


def test_the_code_is_that_of_the_number():
    made = segno.make_qr(
        NUMBER, version=1, error="q", mode="alphanumeric", mask=2, boost_error=False
    )
    rows = list(made.matrix_iter(border=codes.BORDER))
    dark = {
        (column, len(rows) - 1 - row)
        for row, modules in enumerate(rows)
        for column, module in enumerate(modules)
        if module
    }

    assert drawn_modules(NUMBER) == dark
    assert drawn_modules("H-00000-00000-0") != dark


def test_a_hostile_name_stays_on_its_card():
    found = pages(printed(Card(NUMBER, "Ա" * 500 + ") Tj \u202e\x00"), Card(NUMBER, "Anna")))

    assert len(found) == 1
    assert "…" in found[0]
    assert "Anna" in found[0]


def test_no_card_is_a_sheet_with_no_number():
    assert returned(printed()) == 0
    assert NUMBER not in text(printed())


def test_it_returns_how_many_cards_there_were():
    assert returned(printed(*[Card(NUMBER)] * 9)) == 9


def test_the_same_cards_make_the_same_bytes():
    assert b"".join(printed(Card(NUMBER))) == b"".join(printed(Card(NUMBER)))

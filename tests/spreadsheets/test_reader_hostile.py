"""Files that are broken, or made to break what reads them: each is refused in words."""

import io
import random
import zipfile

import openpyxl
import pytest

from spreadsheets import unreadable, xlsx_reader
from spreadsheets.reader import UnreadableFile, open_book
from tests.spreadsheets.books import BOOK, LINKS, MAIN, ROOT, book, numbers, sheet


def refusal(data, name="people.xlsx"):
    """The code of the refusal, which has words."""
    with pytest.raises(UnreadableFile) as refused, open_book(io.BytesIO(data), name) as opened:
        for one in opened.sheets:
            list(one.rows())
    assert len(str(refused.value)) > 20
    assert "%" not in str(refused.value)
    return refused.value.code


def good():
    made = openpyxl.Workbook()
    for number in range(200):
        made.active.append([number, f"name {number}", number / 7])
    made.save(stream := io.BytesIO())
    return stream.getvalue()


@pytest.mark.parametrize("length", [2, 10, 100, 1000, 3000])
def test_a_file_that_was_cut_off(length):
    assert refusal(good()[:length]) == "damaged"


def test_a_zip_that_is_no_workbook():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "x")
    assert refusal(archive.getvalue()) == "damaged"
    text = ROOT.replace("xl/workbook.xml", "word/document.xml")
    parts = {"_rels/.rels": text, "word/document.xml": "<document/>"}
    parts["word/_rels/document.xml.rels"] = LINKS
    assert refusal(book(**parts)) == "not_a_workbook"
    assert refusal(book(**{"_rels/.rels": ROOT.replace("officeDocument", "image")})) in (
        "not_a_workbook",
        "damaged",
    )


def test_passwords_and_old_workbooks():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

    assert refusal(compound + "EncryptedPackage".encode("utf-16-le")) == "protected"
    assert refusal(compound + "Workbook".encode("utf-16-le"), "people.xls") == "old_workbook"


def test_a_zip_with_a_password():
    data = bytearray(book(numbers(1, 2)))
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    assert refusal(bytes(data)) == "protected"


def test_a_bomb_is_not_unpacked():
    archive = io.BytesIO(book(numbers(1, 2)))
    with (
        zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as file,
        file.open("bomb", "w") as part,
    ):
        for _ in range(410):
            part.write(b"\0" * 1_000_000)

    assert len(archive.getvalue()) < 1_000_000
    assert refusal(archive.getvalue()) == "too_large"


def test_a_bomb_that_lies_about_its_size():
    data = bytearray(book("<row><c><v>1</v></c></row>" * 200_000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        real = file.getinfo("xl/worksheets/sheet1.xml").file_size
    lie = bytes(data).replace(real.to_bytes(4, "little"), (500).to_bytes(4, "little"))

    assert refusal(lie) == "damaged"


@pytest.mark.parametrize(
    "rows",
    [
        numbers(1, 2) + '<row r="3"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A900000"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>',
        '<row r="9"><c r="A1"><v>1</v></c></row>',
        "<row r='9'><c s='0' r\n=\n'A77777'><v>1</v></c></row>",
        '<row r="1"><c x="> r" r="A99999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
    ],
)
def test_cells_that_lie_about_their_place(rows):
    assert refusal(book(rows)) == "damaged"


@pytest.mark.parametrize("column", ["XFD", "CAA", "BXZ", "BXY"])
def test_a_cell_far_to_the_right(column):
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="{column}1"><v>1</v></c></row>'

    assert refusal(book(rows)) == "too_many_columns"


def test_the_last_column_allowed_is_read():
    with open_book(io.BytesIO(book('<row r="1"><c r="BXX1"><v>1</v></c></row>'))) as opened:
        [(_, values)] = opened.sheets[0].rows()
    assert len(values) == 2_000


def test_a_rectangle_of_millions_of_cells_with_little_in_it():
    rows = numbers(1, 1, ["ZZ"]) + numbers(2, 30_000, "A")

    assert refusal(book(rows)) == "scattered"


def test_more_rows_than_a_sheet_has():
    assert refusal(book('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')) == "too_many_rows"
    assert refusal(book('<row r="99999999999999999999"/>')) == "too_many_rows"


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_not_multiplied(part):
    whole = {"_rels/.rels": ROOT, "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS}[
        part
    ]
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    assert refusal(book(**{part: bomb + whole})) == "damaged"


def test_entities_of_a_sheet_are_not_multiplied():
    xml = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    )

    assert refusal(book(**{"xl/worksheets/sheet1.xml": xml})) == "damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
@pytest.mark.parametrize("xml", [None, "", "<x/>", "not xml", "\ufeff", "<a><b></a>"])
def test_parts_that_are_missing_or_wrong(part, xml):
    assert refusal(book(**{part: xml})) in ("damaged", "not_a_workbook")


@pytest.mark.parametrize("xml", [None, "", "<x/>", f'<worksheet xmlns="{MAIN}"/>', "\0" * 99])
def test_sheets_that_are_missing_or_wrong(xml):
    assert refusal(book(**{"xl/worksheets/sheet1.xml": xml})) == "damaged"


@pytest.mark.parametrize("text", ["999999", "-1", "x", ""])
def test_a_shared_word_that_there_is_not(text):
    rows = f'<row r="1"><c r="A1" t="s"><v>{text}</v></c><c r="B1"><v>1</v></c></row>'
    try:
        with open_book(io.BytesIO(book(rows))) as opened:
            assert list(opened.sheets[0].rows()) == [(1, [None, 1])]
    except UnreadableFile as refused:
        assert refused.code == "damaged"


def test_a_thousand_flipped_bytes_end_in_rows_or_in_a_refusal():
    dice, whole = random.Random(20230919), good()
    ends = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            with open_book(io.BytesIO(bytes(data)), "people.xlsx") as opened:
                [list(one.rows()) for one in opened.sheets]
            ends.add("rows")
        except UnreadableFile as refused:
            ends.add(refused.code)
    assert {"rows", "damaged"} <= ends <= {"rows", *unreadable._WORDS}


def test_a_stop_inside_of_the_parser_is_a_refusal():
    class PanicException(BaseException):
        pass

    with pytest.raises(UnreadableFile), xlsx_reader._damage_told():
        raise PanicException
    with pytest.raises(KeyboardInterrupt), xlsx_reader._damage_told():
        raise KeyboardInterrupt


@pytest.mark.parametrize("compression", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_of_tables_packed_as_nobody_does_is_refused(compression):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        archive.writestr("a.csv", "x,y\n1,2\n")

    assert refusal(stream.getvalue()) == "damaged"


def test_a_zip_of_tables_that_grows_beyond_measure_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"x," * 220_000_000)

    assert refusal(stream.getvalue()) == "too_large"


def test_a_zip_of_tables_is_read_as_sheets():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("folder/a.csv", "x,y\n1,2\n")
        archive.writestr("b.csv", "z\n3\n")
        archive.writestr("notes.txt", "no table")

    with open_book(stream) as opened:
        rows = {sheet.title: list(sheet.rows()) for sheet in opened.sheets}

    assert rows == {"a": [(1, ["x", "y"]), (2, ["1", "2"])], "b": [(1, ["z"]), (2, ["3"])]}

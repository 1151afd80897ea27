"""CSV as people's programs write it: encodings, delimiters, quotes, and what is no table."""

import codecs
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from spreadsheets import table_rows
from spreadsheets.reader import UnreadableFile, open_book
from tests.spreadsheets.files import read_ours

TEXT = "Անուն;Place;Число\r\nԱնահիտ;Goris;7\r\n"
RUSSIAN = "Имя;Место\r\nАнна;Горис\r\n"


def opened(data, name="people.csv"):
    with open_book(io.BytesIO(data), name) as book:
        return book, list(book.sheets[0].rows())


def refusal(data, name="people.csv"):
    with pytest.raises(UnreadableFile) as refused:
        opened(data, name)
    return refused.value


@pytest.mark.parametrize(
    ("mark", "encoding", "found"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    ],
)
def test_unicode_is_read_in_each_of_its_forms(mark, encoding, found):
    book, rows = opened(mark + TEXT.encode(encoding))

    assert (book.encoding, book.delimiter) == (found, ";")
    assert rows == [(1, ["Անուն", "Place", "Число"]), (2, ["Անահիտ", "Goris", "7"])]


def test_windows_1251_is_read_and_said():
    book, rows = opened(RUSSIAN.encode("cp1251"))

    assert (book.encoding, rows[1]) == ("cp1251", (2, ["Анна", "Горис"]))


def test_one_letter_that_is_not_utf_8_far_down_is_noticed():
    book, _ = opened(b"a,b\n" + b"1,2\n" * 600_000 + b"\xe0,2\n")

    assert book.encoding == "cp1251"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_ends_of_lines_are_found(delimiter, end):
    lines = [["a", "b", "c"], ['"x, y; z\t."', "1", '"two\nlines"'], ["3", "", "5"]]
    data = end.join(delimiter.join(line) for line in lines).encode()

    book, rows = opened(data)

    assert book.delimiter == delimiter
    assert rows == [
        (1, ["a", "b", "c"]),
        (2, ["x, y; z\t.", "1", "two\nlines"]),
        (3, ["3", None, "5"]),
    ]


def test_commas_of_addresses_and_of_a_title_do_not_divide():
    data = "Hotel Goris, November\n\nname;address;people\n" + "Anna;Goris, 5, 2;3\n" * 9

    book, rows = opened(data.encode())

    assert book.delimiter == ";"
    assert rows[1:3] == [(3, ["name", "address", "people"]), (4, ["Anna", "Goris, 5, 2", "3"])]


def test_the_line_by_which_excel_is_told_the_delimiter_is_no_row():
    assert read_ours(b"sep=;\r\na;b,c\r\n1;2,3\r\n") == [(1, ["a", "b,c"]), (2, ["1", "2,3"])]


def test_one_column_is_a_table():
    assert read_ours(b"name\nAnna\n") == [(1, ["name"]), (2, ["Anna"])]


def test_blank_rows_are_skipped_and_counted_and_blank_ends_dropped():
    data = "a,b,,\n\n , \u00a0,\n,,\n1,,,\n\n\n,2,\n\n".encode()

    assert read_ours(data) == [(1, ["a", "b"]), (5, ["1"]), (8, [None, "2"])]


def test_only_notes_that_close_the_file_are_left_out():
    data = (
        b"# title\n\nname\n# rows: 5\nAnna\n\n# rows: 2\nlast\n# rows: 3\n\n# rows: 4\n# as of: x\n"
    )

    assert [values for _, values in read_ours(data)] == [
        *(["# title"], ["name"], ["# rows: 5"], ["Anna"], ["# rows: 2"], ["last"], ["# rows: 3"])
    ]


def test_rows_can_be_read_again():
    with open_book(io.BytesIO(TEXT.encode()), "x.csv") as book:
        assert list(book.sheets[0].rows()) == list(book.sheets[0].rows())


@pytest.mark.parametrize("kind", [SimpleUploadedFile, TemporaryUploadedFile])
def test_an_upload_is_read_as_it_came(kind):
    if kind is SimpleUploadedFile:
        upload = kind("people.csv", TEXT.encode())
    else:
        upload = kind("people.csv", "text/csv", len(TEXT), None)
        upload.write(TEXT.encode())
    with open_book(upload, upload.name) as book:
        assert len(list(book.sheets[0].rows())) == 2
    assert not upload.closed


def test_a_path_is_read_and_named(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(TEXT, encoding="utf-8")
    with open_book(path) as book:
        assert book.sheets[0].title == "people"
        assert not book.sheets[0].is_hidden


@pytest.mark.parametrize("data", [b"", b"   \n\n", b"\r\n" * 9])
def test_an_empty_file_is_said_to_be_empty(data):
    assert refusal(data).code == "empty"


@pytest.mark.parametrize("data", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_of_a_mark_alone_has_no_rows(data):
    assert opened(data)[1] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><table><tr><td>a</td></tr></table></html>", "not_a_workbook"),
        (b'  <?xml version="1.0"?><Workbook/>', "not_a_workbook"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_workbook"),
        (b"a,b\n1,2\0\n", "not_a_workbook"),
        (codecs.BOM_UTF8 + b"a,b\n\xff\xfe,2\n", "damaged"),
        (codecs.BOM_UTF16_LE + b"a\0,\0b", "damaged"),
        (b"a,b\n\x98,2\n", "not_text"),
        (b"a,b\n" * 20_000 + b"1,\0\n", "not_text"),
        (b'a,b\n"Hotel" Goris,2\n', "quotes"),
        (b'a,b\n1,2\n"never closed,2\n3,4\n', "quotes"),
        (b"a,b\n1," + b"x" * 140_000 + b"\n", "cell_too_long"),
        (b",".join([b"x"] * 2_001) + b"\n", "too_many_columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data, code):
    refused = refusal(data)

    assert refused.code == code
    assert "%" not in str(refused)
    assert len(str(refused)) > 20


def test_a_refusal_of_quotes_says_the_row():
    assert "row 3" in str(refusal(b'a,b\n1,2\n"never closed,2\n3,4\n'))


def test_text_that_is_called_a_workbook_is_not_one():
    assert refusal(TEXT.encode(), "people.xlsx").code == "not_a_workbook"


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch):
    monkeypatch.setattr(table_rows, "MOST_ROWS", 1_000)

    assert len(opened(b"1,2\n" * 1_000)[1]) == 1_000
    assert refusal(b"1,2\n" * 1_001).code == "too_many_rows"

"""Scans are made anew: pages and what they are drawn with, and nothing that acts or tells."""

import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.uploads import papers
from tests.uploads.pictures import PLACES, photograph, picture, written
from uploads import making, scans
from uploads.limits import MOST_PAGES
from uploads.unusable import Unusable

SCRIPT = {"/S": "/JavaScript", "/JS": "app.alert('acts')"}
LINK = {"/Type": "/Annot", "/Subtype": "/Link", "/Rect": [0, 0, 9, 9]}
# What a PDF does or hides, and a word that would be found if it were still there.
HIDDEN = {
    "opens with a script": papers.of_root({"/OpenAction": SCRIPT}),
    "ends with a script": papers.of_root({"/AA": {"/WC": SCRIPT}}),
    "names scripts": papers.of_root({"/Names": {"/JavaScript": {"/Names": ["acts", SCRIPT]}}}),
    "opens a program": papers.of_root({"/OpenAction": {"/S": "/Launch", "/F": "acts.exe"}}),
    "opens an address": papers.over(LINK | {"/A": {"/S": "/URI", "/URI": "https://acts.example"}}),
    "a script of a page": lambda writer: writer.pages[0].update(
        papers.names({"/AA": {"/O": SCRIPT}})
    ),
    "a file within": lambda writer: writer.add_attachment("acts.exe", b"acts"),
    "a page with a file": papers.over(
        LINK | {"/Subtype": "/FileAttachment", "/FS": {"/F": "acts.exe"}}
    ),
    "a note of a program": lambda writer: writer.pages[0].update(
        papers.names({"/PieceInfo": {"/Acts": {"/Private": "acts"}}, "/LastModified": "acts"})
    ),
    "metadata": lambda writer: writer.root_object.update(
        papers.names(
            {"/Metadata": writer._add_object(papers.stream(b"acts", {"/Type": "/Metadata"}))}
        )
    ),
    "who made it": lambda writer: writer.add_metadata({"/Author": "acts"}),
    "bookmarks": lambda writer: writer.add_outline_item(title="acts", page_number=0),
}


def refused(content):
    with pytest.raises(Unusable) as caught:
        making.made_anew(content)
    return caught.value.code


def words_on(content, page=0):
    return PdfReader(BytesIO(content)).pages[page].extract_text().strip()


def test_pages_stay_as_they_look():
    _, made = scans.made_anew(papers.scan(pages=3))

    pages = PdfReader(BytesIO(made)).pages
    assert len(pages) == 3
    assert pages[2].mediabox == [0, 0, 400, 300]
    assert words_on(made, page=2) == "Certificate 12-45"
    assert pages[2].images[0].image.size == (60, 40)


def test_nothing_is_kept_of_who_made_it_and_how():
    made = papers.everything_in(scans.made_anew(papers.scan())[1])

    assert [word for word in (*PLACES, b"Lusine", b"ReportLab") if word in made] == []


@pytest.mark.parametrize("what", HIDDEN)
def test_what_acts_or_hides_is_left_behind(what):
    content = papers.changed(HIDDEN[what])
    assert b"acts" in papers.everything_in(content)

    made = scans.made_anew(content)[1]

    found = papers.everything_in(made)
    words = (b"acts", b"/JS", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/AA", b"/OpenAction")
    assert [word for word in words if word in found] == []
    assert words_on(made) == "Certificate 12-45"


def test_a_photograph_on_a_page_tells_not_where_it_was_taken():
    content = papers.raw(photograph())
    assert b"Camera of Lusine" in content

    made = scans.made_anew(content)[1]

    assert [word for word in PLACES if word in papers.everything_in(made)] == []
    assert PdfReader(BytesIO(made)).pages[0].images[0].image.size == (60, 40)


def test_what_stands_before_and_behind_a_pdf_is_gone():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("acts.html", "<script>acts</script>")

    made = scans.made_anew(papers.scan() + archive.getvalue())[1]

    assert not zipfile.is_zipfile(BytesIO(made))
    assert b"script" not in papers.everything_in(made)
    assert refused(b"<html><script>acts</script>" + papers.scan()) == "not_taken"


def test_a_pdf_that_may_be_taken_for_an_archive_is_refused():
    jpeg = written(picture(), "JPEG")
    end = b"PK\x05\x06" + bytes(18)

    assert refused(papers.raw(jpeg[:-2] + end + jpeg[-2:])) == "not_taken"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("a field to fill in", {"/Subtype": "/Widget", "/FT": "/Tx", "/V": "Lusine"}),
        ("a note", {"/Subtype": "/FreeText", "/Contents": "Paid"}),
        ("a stamp", {"/Subtype": "/Stamp"}),
    ],
)
def test_what_was_written_over_a_page_is_not_dropped_in_silence(what, words):
    assert refused(papers.changed(papers.over({"/Rect": [0, 0, 9, 9]} | words))) == "drawn_over"


def test_a_signed_pdf_is_kept_without_its_signature():
    seal = papers.over({"/Subtype": "/Widget", "/FT": "/Sig", "/V": {"/Contents": "acts"}})

    made = scans.made_anew(papers.changed(seal))[1]

    assert b"acts" not in papers.everything_in(made)


def test_a_form_of_another_technique_is_refused():
    form = papers.of_root({"/AcroForm": {"/XFA": "acts"}})

    assert refused(papers.changed(form)) == "drawn_over"


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_protected_pdf_is_refused(password):
    writer = PdfWriter(clone_from=BytesIO(papers.scan()))
    writer.encrypt(password, "owner")

    assert refused(papers.saved(writer)) == "protected"


def test_there_is_a_most_of_pages():
    assert refused(papers.scan(MOST_PAGES + 1, picture=written(picture(), "PNG"))) == (
        "too_many_pages"
    )


@pytest.mark.parametrize("name", ["/JPXDecode", "/JBIG2Decode", "/Crypt", "/Unheard"])
def test_pictures_that_cannot_be_judged_are_refused(name):
    assert refused(papers.raw(photograph(), filters=name)) == "odd_picture"


def test_a_photograph_among_the_words_of_a_page_is_refused():
    words = b"BI /W 60 /H 40 /CS /RGB /BPC 8 /F /DCT ID " + photograph() + b" EI"

    assert refused(papers.raw(photograph(), words=words)) == "odd_picture"


def test_a_program_of_another_language_is_left_behind():
    content = papers.raw(b"acts", filters="/FlateDecode", subtype="/PS")

    assert b"acts" not in papers.everything_in(scans.made_anew(content)[1])


def test_a_picture_that_unpacks_to_too_much_is_refused():
    packed = papers.unfolding(160)
    assert len(packed) < 200_000

    assert refused(papers.raw(packed, filters="/FlateDecode")) == "too_much"


def test_a_picture_that_is_packed_twice_is_refused():
    twice = papers.raw(zlib.compress(papers.unfolding(200), 9))
    content = twice.replace(b"/Filter /DCTDecode", b"/Filter [/FlateDecode /FlateDecode]")

    assert refused(content) == "too_much"


def test_words_of_a_page_that_unpack_to_too_much_are_refused():
    def change(writer):
        words = papers.stream(papers.unfolding(60), {"/Filter": "/FlateDecode"})
        writer.pages[0].update(papers.names({"/Contents": writer._add_object(words)}))

    assert refused(papers.changed(change)) == "too_much"


def test_objects_that_unpack_to_too_much_are_refused():
    """The pages stand in a stream of objects, which unpacks to 200 megabytes."""
    packed = papers.unfolding(200)
    content = b"%%PDF-1.5\n1 0 obj\n<</Type /ObjStm /N 9 /First 9 /Filter /FlateDecode /Length %d>>"
    content = content % len(packed) + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    rows = b"\x01\0\0\0\0" + b"\x01\0\x0a\0\0" + b"\x02\0\x01\0\0" + b"\x02\0\x01\0\1"
    at = len(content)
    content += b"4 0 obj\n<</Type /XRef /Size 4 /W [1 2 2] /Root 2 0 R /Length 20>>\nstream\n"
    content += rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % at

    assert refused(content) in ("too_much", "damaged")


def test_a_page_that_draws_itself_ends():
    def change(writer):
        form = papers.stream(b"/Me Do", {"/Subtype": "/Form", "/BBox": [0, 0, 9, 9]})
        itself = writer._add_object(form)
        form.update(papers.names({"/Resources": {"/XObject": {"/Me": itself}}}))
        writer.pages[0]["/Resources"]["/XObject"].update(papers.names({"/Me": itself}))

    made = scans.made_anew(papers.changed(change))[1]

    assert words_on(made) == "Certificate 12-45"


def test_pages_that_hold_each_other_are_refused():
    def change(writer):
        tree = writer.root_object["/Pages"]
        tree.update(papers.names({"/Kids": [tree.indirect_reference] * 3, "/Count": 9}))

    assert refused(papers.changed(change)) in ("too_much", "damaged", "too_many_pages")


def test_a_row_within_a_row_without_end_is_refused():
    deep = b"[" * 50_000 + b"]" * 50_000
    content = papers.scan().replace(b"/Rotate 0", b"/Rotate " + deep)

    assert refused(content) in ("too_much", "damaged")


@given(
    wrong=st.lists(st.tuples(st.integers(5, 10_000), st.integers(0, 255)), max_size=60),
    end=st.integers(0, 10_000),
)
def test_a_broken_pdf_is_made_anew_or_refused(wrong, end):
    content = bytearray(papers.scan())
    for at, byte in wrong:
        content[at % len(content)] = byte
    try:
        kind, made = making.made_anew(bytes(content[: max(end, 5)]))
    except Unusable as refusal:
        assert refusal.code
    else:
        assert made.startswith(b"%PDF-") == (kind.code == "pdf")

"""A coordinator uploads a questionnaire, reads what is wrong with it, and puts it in use."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments import questionnaires
from assessments.models import Instrument
from spreadsheets import xlsx_reader
from tests.assessments.forms import FAMILY
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/assessments/instrument/add/"
HEAD = ["type", "name", "label", "relevant"]


@pytest.fixture
def coordinator(client):
    user = make_user("coordinator")
    client.force_login(user)
    return user


def workbook(*rows):
    """An XLSX file with these rows on its survey sheet, below the head."""
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (HEAD, *rows):
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def upload(client, content, *, name="questionnaire.xlsx", **typed):
    file = SimpleUploadedFile(name, content)
    return client.post(ADD, {"kind": "rapid", "version": "2026.1", "file": file} | typed)


def test_a_good_workbook_is_tried_and_its_questions_are_shown(client, coordinator):
    answer = upload(client, FAMILY.encode(), name="family.md")

    page = Page(client.get(answer.url))
    assert "tried, not yet in use" in page.text
    assert "Put in use" in page.text
    first = questionnaires.asked(questionnaires.form_of(Instrument.objects.get()))[0]
    assert first.name in page.text


def test_a_fault_names_its_sheet_row_and_column(client, coordinator):
    answer = upload(
        client,
        workbook(
            ["text", "first", "First", ""],
            ["", "", "", ""],
            ["begin group", "where", "Where", ""],
            ["text", "second", "Second", "nonsense(1)"],
            ["end group", "", "", ""],
        ),
    )

    [fault] = answer.context["faults"]
    assert (fault.sheet, fault.row, fault.column) == ("survey", 5, "relevant")
    assert not Instrument.objects.exists()
    assert "Mend them there" in Page(answer).text


def test_what_pyxform_refuses_is_shown_by_its_row(client, coordinator):
    answer = upload(client, workbook(["text", "1x", "A", ""]))

    [fault] = answer.context["faults"]
    assert (fault.sheet, fault.row, fault.column) == ("survey", 2, "name")


@pytest.mark.parametrize("content", [b"", b"junk", b"PK\x03\x04junk"])
def test_a_file_that_is_none_is_refused_in_words(client, coordinator, content):
    answer = upload(client, content)

    assert answer.status_code == 200
    assert answer.context["faults"] or answer.context["form"].errors["file"]
    assert not Instrument.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, coordinator, monkeypatch):
    monkeypatch.setattr(questionnaires, "MOST_BYTES", 10)

    assert "5 MB at most" in str(upload(client, b"x" * 11).context["form"].errors["file"])


@pytest.mark.parametrize("version", ["../x", "a b", "<b>", "x" * 25])
def test_a_version_is_letters_and_digits(client, coordinator, version):
    assert "version" in upload(client, FAMILY.encode(), version=version).context["form"].errors


def test_the_same_version_twice_is_refused_and_says_why(client, coordinator):
    upload(client, FAMILY.encode(), name="family.md")
    answer = upload(client, FAMILY.encode(), name="family.md")

    assert "give this one another" in Page(answer).text


def test_it_is_put_in_use_and_retired(client, coordinator):
    page = upload(client, FAMILY.encode(), name="family.md").url
    base = page.removesuffix("change/")

    assert client.post(f"{base}use/").url == page
    assert "in use" in Page(client.get(page)).text
    assert client.get(f"{base}use/").status_code == 403
    assert client.post(f"{base}retire/").url == page
    assert "no longer in use" in Page(client.get(page)).text


def test_the_workbook_is_downloaded_as_it_was_uploaded(client, coordinator):
    content = workbook(["text", "x", "A", ""])
    base = upload(client, content).url.removesuffix("change/")

    answer = client.get(f"{base}file/")
    assert answer.content == content
    assert answer["Content-Disposition"] == 'attachment; filename="rapid-2026.1.xlsx"'


def test_words_of_a_workbook_are_shown_as_words(client, coordinator):
    page = upload(client, workbook(["text", "x", "<script>alert(1)</script>", ""])).url

    assert "<script>alert" not in client.get(page).content.decode()


def test_a_list_of_questionnaires_reads_no_workbook(
    client, coordinator, django_assert_max_num_queries
):
    upload(client, FAMILY.encode(), name="family.md")
    with django_assert_max_num_queries(12) as asked:
        client.get("/admin/assessments/instrument/")

    assert not [each for each in asked.captured_queries if '"workbook"' in (each["sql"] or "")]


def test_a_file_that_grows_beyond_measure_is_refused(client, coordinator, monkeypatch):
    monkeypatch.setattr(xlsx_reader, "MOST_UNPACKED", 1_000_000)
    packed = BytesIO(workbook(["text", "x", "A", ""]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * 2_000_000)
    answer = upload(client, packed.getvalue())

    [fault] = answer.context["faults"]
    assert "too large when unpacked" in fault.words
    assert not Instrument.objects.exists()

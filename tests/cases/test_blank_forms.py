"""Forms for desks without network: numbered, printed, filled in, and typed or imported once."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from accounts.history.acting import MACHINE
from cases import actions, numbers
from cases.importers.run import import_register
from cases.models import Household, ReservedNumber
from tests.cases.pages import ADD, Page, registration
from tests.cases.quick_pages import OVIK, quick
from tests.factories import make_household, make_user, place

pytestmark = pytest.mark.django_db
QUICK = "/admin/cases/household/quick/"


def printed(folder, count=3, **options):
    """Run the command; the folder that it wrote."""
    options = {"place": "Goris", "language": "hy"} | options
    said = io.StringIO()
    call_command("blank_forms", count=count, output=str(folder), stdout=said, **options)
    return next(path for path in folder.iterdir() if path.name in said.getvalue())


def numbers_on(folder):
    """The numbers that are printed on the forms, in order, each once."""
    pages = "".join(path.read_text() for path in sorted(folder.glob("*.html")))
    return list(dict.fromkeys(re.findall(r"H-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]", pages)))


def cells(folder):
    """The workbook's rows of households."""
    book = openpyxl.load_workbook(folder / "register.xlsx")
    return list(book.worksheets[0].iter_rows(values_only=True))


@pytest.fixture
def worker(client):
    user = make_user(places=["AM09"])
    client.force_login(user)
    return user


@pytest.fixture
def reserved():
    """One number that was printed in Syunik."""
    drawn = actions.reserve_numbers(
        count=1, place=place("AM09"), by=MACHINE, today=date(2023, 9, 25)
    )
    return numbers.shown(drawn[0])


def test_numbers_that_have_not_come_back_are_listed(reserved, client, worker):
    other = numbers.shown(
        actions.reserve_numbers(count=1, place=place("AM09"), by=MACHINE, today=date(2023, 9, 26))[
            0
        ]
    )
    client.post(QUICK, quick(OVIK, form_number=reserved))
    said = io.StringIO()

    call_command("blank_forms", unused=True, place="AM09", stdout=said)

    assert said.getvalue().splitlines()[0].startswith(other)
    assert reserved not in said.getvalue()
    assert "1 of 2 forms" in said.getvalue()


def test_every_printed_number_is_reserved_and_stands_in_the_workbook(tmp_path):
    folder = printed(tmp_path, count=3)

    on_paper = numbers_on(folder)
    kept = ReservedNumber.objects.values_list("number", flat=True)
    assert sorted(on_paper) == sorted(map(numbers.shown, kept))
    assert len(on_paper) == 3
    assert [row[0] for row in cells(folder)[1:]] == on_paper
    assert ReservedNumber.objects.first().place.name_en == "Goris"


def test_a_form_names_no_other_machine_and_brings_its_looks_along(tmp_path):
    page = next(printed(tmp_path, count=1).glob("*.html")).read_text()

    assert not re.search(r"(src|href|url\()\s*=?", page)
    assert ".form .slip" in page
    assert page.count("<svg") == 2


@pytest.mark.parametrize(
    ("language", "words"), [("hy", "Գրանցման ձև"), ("en", "Registration form")]
)
def test_a_form_is_in_the_familys_language_with_russian_under_it(tmp_path, language, words):
    page = next(printed(tmp_path, count=1, language=language).glob("*.html")).read_text()

    assert words in page
    assert "Это не документ о статусе." in page
    assert "@" not in re.sub(r"<style>.*?</style>", "", page, flags=re.S)


def test_many_forms_stand_in_files_that_a_browser_can_open(tmp_path):
    folder = printed(tmp_path, count=501)

    assert [path.name for path in sorted(folder.glob("*.html"))] == [
        "forms-00001.html",
        "forms-00251.html",
        "forms-00501.html",
    ]
    assert len(numbers_on(folder)) == 501


def test_two_orders_have_different_numbers_and_folders(tmp_path):
    one, other = printed(tmp_path), printed(tmp_path)

    assert one != other
    assert set(numbers_on(one)).isdisjoint(numbers_on(other))


def test_a_number_that_somebody_has_is_drawn_again(monkeypatch):
    taken = make_household().number
    drawn = iter([taken, "H7K3MQ9QX2TP"])
    monkeypatch.setattr("accounts.numbers._payload", lambda prefix, generator: next(drawn)[:11])

    assert actions.reserve_numbers(
        count=1, place=place("AM09"), by=MACHINE, today=date(2023, 9, 25)
    ) == ["H7K3MQ9QX2TP"]


@pytest.mark.parametrize("options", [{"count": 0}, {"count": 20_001}, {"place": "Nowhereville"}])
def test_what_cannot_be_printed_is_refused_and_reserves_nothing(tmp_path, options):
    with pytest.raises(CommandError):
        printed(tmp_path, **options)

    assert not ReservedNumber.objects.exists()


def test_a_folder_that_cannot_be_written_reserves_nothing(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="Cannot write"):
        printed(tmp_path / "file" / "below")

    assert not ReservedNumber.objects.exists()


def test_an_order_that_breaks_off_leaves_no_form_whose_number_is_not_reserved(
    tmp_path, monkeypatch
):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("cases.blank_forms.columns.workbook", full)

    with pytest.raises(OSError, match="No space"):
        printed(tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert ReservedNumber.objects.count() == 3


@pytest.mark.parametrize("url", [ADD, QUICK])
def test_a_form_is_typed_under_its_number_on_both_pages(client, worker, reserved, url):
    spoken = reserved.lower().replace("-", " ")
    sent = {ADD: registration(registered_at="Goris"), QUICK: quick()}[url]

    client.post(url, sent | {"form_number": spoken})

    assert str(Household.objects.get()) == reserved


@pytest.mark.parametrize("url", [ADD, QUICK])
def test_a_number_is_used_once_and_leads_to_who_has_it(client, worker, reserved, url):
    client.post(QUICK, quick(form_number=reserved))
    sent = {ADD: registration(registered_at="Goris"), QUICK: quick({**OVIK, "given_name": "Ա"})}

    page = Page(client.post(url, sent[url] | {"form_number": reserved}))

    assert page.says("This number is used already")
    assert f"/admin/cases/household/{reserved}/change/" in page.links
    assert Household.objects.count() == 1


def test_a_number_that_is_used_elsewhere_leads_nowhere(client, worker, reserved):
    make_household(number=numbers.parse(reserved), at="AM07")

    page = Page(client.post(QUICK, quick(form_number=reserved)))

    assert page.says("This number is used already")
    assert f"/admin/cases/household/{reserved}/change/" not in page.links


def test_the_same_page_with_a_form_number_sent_twice_registers_once(client, worker, reserved):
    mark = Page(client.get(QUICK)).values["page"]

    first = client.post(QUICK, quick(page=mark, form_number=reserved))
    second = client.post(QUICK, quick(page=mark, form_number=reserved))

    assert first.url == second.url
    assert Household.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("H-7K3MQ-9QX2T-Q", "This number is mistyped"),
        ("Goris", "This is not the number of a form"),
        ("P-7K3MQ-9QX2T-P", "mistyped|not the number of a form"),
        ("H-7K3MQ-9QX2T-P", "No blank form was issued with this number"),
        ("<b>", "This is not the number of a form"),
    ],
)
def test_a_number_that_was_never_issued_is_refused_in_words(client, worker, typed, words):
    page = Page(client.post(QUICK, quick(form_number=typed)))

    assert page.summary == ["id_form_number"]
    assert re.search(words, page.text)
    assert not Household.objects.exists()


def filled_in(folder, rows, people):
    """The workbook as a desk sends it: some forms used, `rows` of households, and people."""
    book = openpyxl.load_workbook(folder / "register.xlsx")
    headings = {cell.value: cell.column for cell in book.worksheets[0][1]}
    for at, values in rows.items():
        for heading, value in values.items():
            book.worksheets[0].cell(at, headings[heading], value)
    sheet = book.worksheets[1]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for at, values in enumerate(people, start=2):
        for heading, value in values.items():
            sheet.cell(at, headings[heading], value)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def imported(stream, by):
    return import_register(
        stream, name="register.xlsx", source="import", by=by, on=date(2023, 9, 28), place=""
    )


def test_a_filled_in_workbook_is_imported_and_its_unused_forms_are_passed_over(tmp_path, worker):
    folder = printed(tmp_path, count=3, language="en")
    used = numbers_on(folder)[1]
    ovik = {"Household number": used, "Family name": "Առուստամյան", "Given name": "Օվիկ"}
    ovik |= {"Relationship": "head of household", "Sex": "male", "Birth date": "1967"}
    stream = filled_in(folder, {3: {"Lives now in": "Goris"}}, [ovik])

    outcome = imported(stream, worker)

    assert outcome.faults == []
    household = Household.objects.get()
    assert str(household) == used
    assert household.registered_at.name_en == "Goris"


def test_a_form_that_was_typed_already_is_refused_by_the_import(tmp_path, client, worker):
    folder = printed(tmp_path, count=1, language="en")
    used = numbers_on(folder)[0]
    client.post(QUICK, quick(form_number=used))
    ovik = {"Household number": used, "Family name": "Առուստամյան", "Given name": "Օվիկ"}
    ovik |= {"Relationship": "head of household", "Sex": "male"}

    outcome = imported(filled_in(folder, {2: {"Lives now in": "Goris"}}, [ovik]), worker)

    assert "number_used" in {fault.code for fault in outcome.faults}
    assert Household.objects.get().members.count() == 2

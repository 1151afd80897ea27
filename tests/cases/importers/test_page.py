"""The page on which a list is uploaded: tried first, all faults shown, written once confirmed."""

import base64
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from cases.admin import carried_file, importing
from cases.models import Household, Individual
from tests.cases.importers.making import as_csv, as_xlsx, table_of
from tests.cases.importers.rows import child, person
from tests.cases.pages import Page
from tests.factories import make_household, make_user

pytestmark = pytest.mark.django_db
IMPORT = "/admin/cases/household/import/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(importing, "today", lambda: date(2023, 10, 12))


def upload(client, stream, name="hotel.csv", **typed):
    file = SimpleUploadedFile(name, stream.getvalue())
    return client.post(IMPORT, {"file": file, "source": "Hotel Ani"} | typed)


def confirmed(client, page):
    """What a browser sends when the button is pressed on the page that shows what was found."""
    return client.post(IMPORT, page.values | {"_confirm": "1"})


def test_a_list_is_tried_shown_and_written_once_confirmed(client, worker):
    tried = Page(upload(client, as_csv(table_of([person(), child()]))))
    assert tried.says("The file can be written.")
    assert not Individual.objects.exists()

    done = Page(confirmed(client, tried))

    assert done.says("Written to the register.")
    assert Household.objects.get().registered_by == worker
    assert Individual.objects.count() == 2
    assert done.inline == tried.inline == []


def test_a_workbook_comes_back_from_the_browser_whole(client, worker):
    tried = Page(upload(client, as_xlsx(P=table_of([person()])), "hotel.xlsx"))

    assert Page(confirmed(client, tried)).says("Written to the register.")
    assert Individual.objects.get().source == "Hotel Ani"


def test_every_fault_is_shown_with_row_column_and_value(client, worker):
    page = Page(upload(client, as_csv(table_of([person(sex="?"), child(birth_date="31.02.2010")]))))

    assert page.says("Nothing was written: 2 things to mend in the file.")
    assert page.says("I (Sex)")
    assert page.says("31.02.2010")
    assert "carried" not in page.values
    assert not Individual.objects.exists()


def test_what_was_typed_in_a_list_is_shown_as_text(client, worker):
    response = upload(client, as_csv(table_of([person(sex="<script>alert(1)</script>")])))

    assert b"<script>alert" not in response.content


def test_a_confirmation_of_something_else_is_judged_again(client, worker):
    tried = Page(upload(client, as_csv(table_of([person()]))))
    other = as_csv(table_of([person(sex="?")])).getvalue()

    page = Page(confirmed(client, _with(tried, carried=base64.b64encode(other).decode())))

    assert page.says("Nothing was written: 1 thing to mend in the file.")
    assert not Individual.objects.exists()


@pytest.mark.parametrize("carried", ["", "nonsense!", "AAA"])
def test_a_confirmation_without_a_whole_file_is_refused(client, worker, carried):
    tried = Page(upload(client, as_csv(table_of([person()]))))

    page = Page(confirmed(client, _with(tried, carried=carried)))

    assert not page.says("Written to the register.")
    assert not Individual.objects.exists()


def test_more_than_a_job_reads_is_refused(client, worker, monkeypatch):
    monkeypatch.setattr(carried_file, "MOST_OF_A_JOB", 10)

    assert Page(upload(client, as_csv(table_of([person()])))).faults


def test_a_file_that_is_none_is_refused_in_words(client, worker):
    page = Page(upload(client, BytesIO(b"PK\x03\x04 broken"), "hotel.xlsx"))

    assert page.says("Nothing was written: 1 thing to mend in the file.")


def test_what_both_changed_is_shown_and_kept(client, worker):
    Page(confirmed(client, Page(upload(client, as_csv(table_of([person()]))))))
    Individual.objects.update(given_name="Անի", names_folded="Անի\nՍերգեյի\nԱվանեսյան\n\n")

    page = Page(upload(client, as_csv(table_of([person(given_name="Նարե")]))))

    assert page.says("The register says otherwise, and stays as it is")
    assert Page(confirmed(client, page)).says("Written to the register.")
    assert Individual.objects.get().given_name == "Անի"


def test_what_the_register_says_otherwise_is_written_once_that_is_chosen(client, worker):
    make_household(by=worker)
    exported = "/admin/cases/individual/export.csv"
    file = b"".join(client.get(exported).streaming_content).decode().replace("Գոհար", "Անի")

    page = Page(upload(client, BytesIO(file.encode())))
    assert page.says("The register says otherwise, and stays as it is")
    assert page.says("Write what the file says also where the register says otherwise")

    assert Page(confirmed(client, _with(page, take_file="on"))).says("Written to the register.")
    assert Individual.objects.get().given_name == "Անի"


def test_a_file_with_nothing_new_asks_for_no_confirmation(client, worker):
    file = as_csv(table_of([person(), child()]))
    confirmed(client, Page(upload(client, file)))

    again = Page(upload(client, file))

    assert again.says("Nothing new: the register already has all of it.")
    assert not again.says("Write it all to the register")
    assert "carried" not in again.values


def test_who_may_be_registered_already_is_linked(client, worker):
    make_household(by=worker)
    registered = Individual.objects.get()

    page = Page(upload(client, as_csv(table_of([person()]))))

    assert f"/admin/cases/individual/{registered}/change/" in page.links


def test_a_presumed_head_is_linked_once_it_is_written(client, worker):
    file = as_csv(table_of([person(relationship="")]))
    tried = Page(upload(client, file, accept_incomplete="on"))

    done = Page(confirmed(client, _with(tried, accept_incomplete="on")))

    assert f"/admin/cases/individual/{Individual.objects.get()}/change/" in done.links


def test_numbers_of_another_register_are_only_its_ids_where_that_is_chosen(client, worker):
    other = make_household(by=worker)
    file = as_csv(table_of([person(household=str(other), given_name="Անի")]))

    page = Page(upload(client, file, their_numbers="on"))
    confirmed(client, _with(page, their_numbers="on"))

    assert Household.objects.get(source="Hotel Ani").source_id == str(other)


def test_who_may_not_register_sees_no_page(client):
    client.force_login(make_user("coordinator"))

    assert client.get(IMPORT).status_code == 403
    assert upload(client, as_csv(table_of([person()]))).status_code == 403
    assert client.get(f"{IMPORT}template/hy/").status_code == 403


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_the_template_is_handed_out(client, worker, language):
    answer = client.get(f"{IMPORT}template/{language}/")

    assert load_workbook(BytesIO(answer.content)).worksheets
    assert f"register-{language}.xlsx" in answer["Content-Disposition"]


def test_there_is_no_template_in_other_languages(client, worker):
    assert client.get(f"{IMPORT}template/fr/").status_code == 404


def _with(page, **values):
    page.values |= values
    return page

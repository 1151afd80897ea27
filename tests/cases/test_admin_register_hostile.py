"""What nobody would type on the registration page, and some send."""

import pytest

from cases.models import Household, Individual
from tests.cases.pages import ADD, Page, registration, row

pytestmark = pytest.mark.django_db
HEAD = ("Առուստամյան", "Օվիկ", "head", "male")


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "'; DROP--"],
)
def test_hostile_text_is_kept_and_shown_as_text(client, worker, text):
    response = client.post(ADD, registration(row(text, "😀", "head", "male")))

    person = Individual.objects.get()
    page = Page(client.get(response.url))
    assert person.family_name == text
    assert page.values["members-0-family_name"] == text
    assert page.inline == []


@pytest.mark.parametrize("text", ["Ա" * 10_000, "Ա\x00ն", "\x00"], ids=["long", "nul", "only nul"])
@pytest.mark.parametrize("field", ["members-0-family_name", "address", "members-0-birth_date"])
def test_text_that_cannot_be_kept_is_told_at_its_field(save, field, text):
    assert field in save(**{field: text}).faults


@pytest.mark.parametrize("text", ["Ան\u200fի", "\u202eԱնի", "نارك", "Ա\u0301", "👨‍👩‍👧‍👦"])
def test_names_of_any_letters_are_kept(client, worker, text):
    client.post(ADD, registration(row(text, "Օվիկ", "head", "male")))

    assert Individual.objects.get().family_name == text


@pytest.mark.parametrize("field", ["TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("sent", ["", "-5", "2000000000", "9" * 5_000, "²", "x", "\x00"])
def test_a_tampered_table_is_answered_with_a_page(client, worker, field, sent):
    response = client.post(ADD, registration() | {f"members-{field}": sent})

    assert response.status_code in (200, 302, 400)


@pytest.mark.parametrize("sent", ["", "-5", "2000000000", "9" * 5_000, "²", "\x00"])
def test_a_tampered_number_of_rows_is_answered_with_a_page(client, worker, sent):
    response = client.post(ADD, registration() | {"_rows": sent})

    assert response.status_code in (200, 302, 400)


def test_a_table_that_is_not_sent_at_all_is_answered_with_a_page(client, worker):
    assert Page(client.post(ADD, {"place": "Abovyan"})).says("to mend")
    assert not Household.objects.exists()


@pytest.mark.parametrize("number", ["P0000000000", "H7K3MQ9QX2TP", "x"])
def test_a_number_cannot_be_smuggled_into_a_new_household(save, number):
    page = save(row(*HEAD, "1967", number=number))

    assert page.says("This person is not a member of this household any more.")

"""The page on which a family is registered: judged as a whole, and nothing typed is lost."""

import pytest

from cases.models import Household, Individual
from tests.cases.pages import Page, registration, row, table

pytestmark = pytest.mark.django_db
URL = "/admin/cases/household/add/"
HEAD = ("Առուստամյան", "Օվիկ", "head", "male")


def test_a_family_is_registered(client, worker):
    response = client.post(URL, registration())

    household = Household.objects.get()
    assert response.url == f"/admin/cases/household/{household}/change/"
    assert household.registered_by == worker
    assert (household.registered_at_id, household.declared_size) == ("AM07", 2)
    home = household.residences.get()
    assert (home.place_id, home.address, home.accommodation) == (
        "AM07-S001",
        "Shahumyan 14",
        "rented",
    )
    head = household.members.get(is_head=True)
    assert (head.given_name, head.sex, f"{head.birth_date:%d.%m.%Y}") == (
        "Օվիկ",
        "male",
        "04.06.1967",
    )
    assert {person.arrived_on.isoformat() for person in household.members.all()} == {"2023-09-28"}
    assert {person.origin.name_en for person in household.members.all()} == {"Askeran"}
    assert Page(client.get(response.url)).says(f"Registered: {household}.")


def test_a_family_can_be_saved_and_another_one_begun(client, worker):
    response = client.post(URL, registration() | {"_addanother": "1"})

    assert response.url == URL
    assert Page(client.get(URL)).says(f"Registered: {Household.objects.get()}.")


def test_an_office_of_one_place_stands_there_already_and_the_last_one_is_remembered(client, worker):
    assert Page(client.get(URL)).values["registered_at"] == "Kotayk (marz)"

    client.post(URL, registration() | {"registered_at": "Hrazdan"})

    assert Page(client.get(URL)).values["registered_at"] == "Hrazdan, Kotayk"


def test_nobody_registers_at_an_office_that_is_not_theirs(save):
    page = save(registered_at="Gyumri")

    assert "You register at your own places: Kotayk (marz)." in page.faults["registered_at"]


def test_the_first_row_offers_the_head_and_no_other_does(client, worker):
    page = Page(client.get(URL))

    assert page.values["members-0-relationship"] == "head"
    assert page.values["members-1-relationship"] == ""


def test_all_mistakes_of_all_rows_are_shown_at_once_and_nothing_typed_is_lost(client, worker):
    sent = registration(
        row("Առուստամյան", "Օվիկ", "head", "", "31.02.2009"),
        row("", "", "child", "female", "01.01.2010"),
        row("Նարեկյան", "Անի", "", "female", "84"),
    ) | {"place": "Nowhereville", "arrived_on": "31.02.2023", "declared_size": "0"}

    page = Page(client.post(URL, sent))

    wrong = {
        "place",
        "arrived_on",
        "declared_size",
        "members-0-sex",
        "members-0-birth_date",
        "members-1-family_name",
        "members-2-relationship",
        "members-2-birth_date",
    }
    assert page.faults.keys() == wrong
    assert set(page.summary) == {f"id_{field}" for field in wrong}
    assert set(page.summary) <= page.ids
    assert {name: page.values.get(name) for name in sent} == sent
    assert page.says("Not saved yet: 8 things to mend.")
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("31.02.2009", "31.02.2009 is not a date."),
        ("12.03.84", "12.03.84 is not a date."),
        ("84", "84 is not a date."),
        ("13.2009", "13.2009 is not a date."),
        ("yesterday", "yesterday is not a date."),
        ("01.01.2199", "The birth date lies in the future."),
        ("2199", "The birth date lies in the future."),
        ("01.01.1801", "That would be an age of more than 120"),
    ],
)
def test_an_impossible_birth_date_is_told_at_its_field(save, born, words):
    page = save(row(*HEAD, born))

    assert words in page.faults["members-0-birth_date"]
    assert page.values["members-0-birth_date"] == born


@pytest.mark.parametrize(
    ("born", "chosen", "kept", "precision"),
    [
        ("04.06.1967", "", "1967-06-04", "day"),
        ("4/6/1967", "", "1967-06-04", "day"),
        ("02.2009", "", "2009-02-15", "month"),
        ("1941", "", "1941-07-01", "year"),
        ("1941", "estimated", "1941-07-01", "estimated"),
        ("04.06.1967", "estimated", "1967-06-04", "estimated"),
    ],
)
def test_a_birth_date_is_kept_as_exactly_as_it_is_known(
    client, worker, born, chosen, kept, precision
):
    client.post(URL, registration(row(*HEAD, born, birth_precision=chosen)))

    person = Individual.objects.get()
    assert (person.birth_date.isoformat(), person.birth_precision) == (kept, precision)


def test_a_year_is_not_taken_for_an_exact_date(save):
    page = save(row(*HEAD, "1941", birth_precision="day"))

    assert "An exact date has a day" in page.faults["members-0-birth_precision"]


def test_a_member_without_a_birth_date_is_registered(client, worker):
    client.post(URL, registration(row(*HEAD, "")))

    assert Individual.objects.get().birth_date is None


def test_a_member_without_any_name_is_told_at_the_family_name(save):
    page = save(row("", "", "head", "male", "1941"))

    assert page.faults == {"members-0-family_name": "Type at least one name, in any letters."}


@pytest.mark.parametrize(
    ("relationships", "words"),
    [
        (["child", "child"], "Nobody is the head of household"),
        (["head", "head"], "A household has one head, and member 1 is the head"),
    ],
)
def test_a_household_has_exactly_one_head(save, relationships, words):
    page = save(*(row("Առուստամյան", "Օվիկ", word, "male", "1967") for word in relationships))

    assert page.says(words)


def test_a_second_head_is_told_by_the_rows_that_the_worker_sees(save):
    page = save(row(relationship="head"), row(*HEAD), row(), row(*HEAD))

    assert list(page.faults) == ["members-3-relationship"]
    assert "member 2 is the head" in page.faults["members-3-relationship"]


def test_empty_rows_between_members_are_passed_over(client, worker):
    empty = row(relationship="head")
    child = row("", "Մանե", "child", "female")

    client.post(URL, registration(empty, row(*HEAD), row(), child))

    assert Household.objects.get().members.count() == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Nowhereville", "No place is called “Nowhereville”."),
        ("Shahumyan", "“Shahumyan” may be any of 2 places"),
        ("", "This field is required."),
        ("XNK", "No place is called “XNK”."),
    ],
)
def test_a_home_is_one_known_town_village_or_site(save, typed, words):
    page = save(place=typed)

    assert words in page.faults["place"]
    assert page.values["place"] == typed


def test_an_empty_page_is_told_what_it_needs(client, worker):
    page = Page(client.post(URL, table(row(relationship="head"), row())))

    assert page.faults.keys() == {"place", "registered_at"}
    assert page.says("Type at least one member: who is the head of household?")


def test_an_arrival_before_the_birth_is_told_at_the_birth(save):
    page = save(row(*HEAD, "01.01.2024"))

    assert page.faults.keys() == {"members-0-birth_date"}
    assert page.says("The date of arrival lies before the date of birth.")


def test_an_arrival_in_the_future_is_told_at_its_field(save):
    page = save(arrived_on="01.01.2199")

    assert "The date of arrival lies in the future." in page.faults["arrived_on"]


def test_sixty_members_are_registered(client, worker):
    others = [row("Առուստամյան", f"Անի {n}", "other_relative", "female") for n in range(59)]

    client.post(URL, registration(row(*HEAD), *others))

    assert Household.objects.get().members.count() == 60


def test_more_than_sixty_rows_are_refused_and_stay_on_the_page(save):
    others = [row("Առուստամյան", f"Անի {n}", "other_relative", "female") for n in range(64)]

    page = save(row(*HEAD), *others)

    assert page.says("at most 60")
    assert page.values["members-64-given_name"] == "Անի 63"


def test_rows_are_added_without_scripts_and_nothing_is_judged_yet(save):
    page = save(row("Առուստամյան", born="31.02.2009"), _rows="3", place="Nowhere")

    assert page.faults == {}
    assert not page.says("to mend")
    assert page.values["members-0-birth_date"] == "31.02.2009"
    assert page.values["members-TOTAL_FORMS"] == "4"
    assert "members-3-family_name" in page.values

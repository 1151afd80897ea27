"""A decree is entered by a supervisor, who is told how many papers it moves before it is saved."""

from datetime import date

import pytest

from accounts.history.changes import events_of
from cases.models import IdentityDocument, ValidityExtension
from tests.cases.pages import Page
from tests.factories import DAY, family, head_of, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/cases/validityextension/"
TYPED = {
    "type": "temporary_protection",
    "printed_from": "01.12.2023",
    "printed_to": "31.12.2023",
    "issued_from": "",
    "issued_to": "",
    "extended_until": "31.12.2024",
    "decree": "Government, 1234-N",
    "decreed_on": "12.12.2023",
    "told": "",
}
NOT_YET = "Nothing is saved yet: compare the days with the decree, and save again."


@pytest.fixture
def papers():
    """Twelve certificates that are printed until the end of 2023."""
    person = head_of(family())
    for number in range(12):
        IdentityDocument.objects.create(
            individual=person,
            type="temporary_protection",
            number=f"TP{number:07}",
            from_on=DAY,
            expires_on=date(2023, 12, 31),
        )


@pytest.fixture
def supervisor(client):
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


def test_it_is_told_how_many_papers_it_moves_before_anything_is_saved(client, supervisor, papers):
    page = Page(client.post(f"{LIST}add/", TYPED))

    assert page.says("It moves 12 documents: they serve until 31.12.2024.")
    assert page.says(NOT_YET)
    assert not ValidityExtension.objects.exists()
    assert page.values["decree"] == TYPED["decree"]


def test_saved_once_more_it_holds_and_its_history_says_who(client, supervisor, papers):
    told = Page(client.post(f"{LIST}add/", TYPED)).values["told"]

    client.post(f"{LIST}add/", TYPED | {"told": told})

    kept = ValidityExtension.objects.get()
    assert (kept.decree, kept.extended_until) == (TYPED["decree"], date(2024, 12, 31))
    event = events_of(ValidityExtension).objects.get()
    assert event.pgh_context["by"] == supervisor.pk


def test_other_days_than_those_that_were_told_are_told_again(client, supervisor, papers):
    told = Page(client.post(f"{LIST}add/", TYPED)).values["told"]

    page = Page(client.post(f"{LIST}add/", TYPED | {"told": told, "printed_to": "30.12.2023"}))

    assert page.says("It moves no documents, or fewer than ten: look at the days again.")
    assert not ValidityExtension.objects.exists()


def test_days_that_do_not_fit_are_refused_at_once(client, supervisor):
    typed = TYPED | {"extended_until": "31.12.2023", "decreed_on": "12.12.2093"}

    page = Page(client.post(f"{LIST}add/", typed))

    assert "A decree extends: the new end lies after the last printed day." in page.text
    assert (
        page.faults["decreed_on"] == "That day is still to come: type the day on which it was so."
    )
    assert not page.says(NOT_YET)


def test_one_that_was_entered_by_mistake_is_switched_off_and_stays(client, supervisor, papers):
    told = Page(client.post(f"{LIST}add/", TYPED)).values["told"]
    client.post(f"{LIST}add/", TYPED | {"told": told})
    address = f"{LIST}{ValidityExtension.objects.get().pk}/change/"

    page = Page(client.post(address, TYPED | {"is_void": "on"}))
    client.post(address, TYPED | {"is_void": "on", "told": page.values["told"]})

    assert page.says("It moves no documents: it is marked as entered by mistake.")
    assert ValidityExtension.objects.get().is_void


@pytest.mark.parametrize("role", ["coordinator", "caseworker", "partner"])
def test_nobody_but_supervisors_keeps_decrees(client, role):
    client.force_login(make_user(role, places=["AM07"]))

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}add/", TYPED).status_code == 403
    assert not ValidityExtension.objects.exists()

"""The page of one household, where it is corrected as a whole."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page, typed_again
from tests.factories import (
    child,
    family,
    head_of,
    make_household,
    member,
    person_values,
)

pytestmark = pytest.mark.django_db


def address(household):
    return f"/admin/cases/household/{household}/change/"


@pytest.fixture
def correct(client, worker):
    """Open the page of a household, type, and save; the answer as it comes."""

    def send(household, **typed):
        page = Page(client.get(address(household)))
        return client.post(address(household), typed_again(page, **typed))

    return send


def test_who_may_be_registered_already_is_told_above_the_table_and_decided_with_it(correct):
    make_household({"given_name": "Անի", "birth_date": date(2000, 2, 1)})
    typed = {"given_name": "Անի", "family_name": "Ավանեսյան", "birth_date": "01.02.2000"}
    typed |= {"sex": "female", "relationship": "sibling"}
    household = make_household()

    text = correct(household, **{f"members-1-{field}": said for field, said in typed.items()})
    text = Page(text).text

    assert (
        text.index('id="likely-same"') < text.index("Who lives here") < text.index("<form method")
    )
    assert 'name="_anyway" value="1" form="corrections"' in text
    assert '<form method="post" id="corrections"' in text


def test_saving_an_untouched_page_changes_nothing(correct):
    household = family()
    household.refresh_from_db()
    version = household.version

    response = correct(household)

    assert response.status_code == 302
    household.refresh_from_db()
    assert household.version == version


def test_a_birth_date_is_corrected(correct):
    household = family()

    response = correct(household, **{"members-0-birth_date": "13.04.1985"})

    assert response.url == address(household)
    assert head_of(household).birth_date == date(1985, 4, 13)


def test_a_member_is_added_in_the_last_row(client, correct):
    household = make_household()
    new = {"family_name": "Ավանեսյան", "given_name": "Նարե", "relationship": "child"}

    correct(household, **{f"members-1-{field}": value for field, value in new.items()} | SEX)

    assert member(household, "child").given_name == "Նարե"
    assert Page(client.get(address(household))).says("2 people now")


SEX = {"members-1-sex": "female"}
EITHER_ORDER = [("birth_date", "1950-01-01"), ("birth_date", "1999-01-01")]


@pytest.mark.parametrize(("field", "born"), EITHER_ORDER)
def test_the_head_changes_in_the_table_whichever_row_comes_first(correct, field, born):
    spouse = {"relationship": "spouse", "given_name": "Կարեն", field: date.fromisoformat(born)}
    household = make_household({}, spouse)

    response = correct(
        household, **{"members-0-relationship": "spouse", "members-1-relationship": "head"}
    )

    assert response.status_code == 302
    assert head_of(household).given_name == "Կարեն"
    assert member(household, "spouse").given_name == "Գոհար"


def test_a_second_head_is_refused_at_its_row(correct):
    page = Page(correct(family(), **{"members-1-relationship": "head"}))

    assert "member 1 is the head" in page.faults["members-1-relationship"]
    assert page.values["members-1-relationship"] == "head"


def test_a_birth_after_the_arrival_is_told_at_the_row_it_stands_in(correct):
    page = Page(correct(family(), **{"members-1-birth_date": "01.01.2024"}))

    assert "The date of arrival lies before" in page.faults["members-1-birth_date"]


def test_somebody_with_passport_names_only_does_not_hinder_saving(correct):
    nameless = {"given_name": "", "patronymic": "", "family_name": ""}
    passport = {"latin_given_name": "GOHAR", "latin_family_name": "AVANESYAN"}
    household = make_household(nameless | passport)

    assert correct(household, declared_size="4").status_code == 302
    household.refresh_from_db()
    assert household.declared_size == 4


def test_a_page_that_went_stale_is_refused_with_both_shown_and_saved_when_sent_again(
    client, worker
):
    household = family()
    page = Page(client.get(address(household)))
    first_to_save(household, worker, given_name="Հասմիկ")

    typed = typed_again(page, **{"members-0-given_name": "Գոհարիկ"})
    refused = Page(client.post(address(household), typed))

    assert refused.says("Somebody saved this household while you were typing.")
    assert refused.values["members-0-given_name"] == "Գոհարիկ"
    assert refused.faults["members-0-given_name"] == "Stored now: Հասմիկ"
    assert head_of(household).given_name == "Հասմիկ"
    again = client.post(address(household), typed_again(refused))
    assert again.status_code == 302
    assert head_of(household).given_name == "Գոհարիկ"


def first_to_save(household, worker, **values):
    """Somebody else corrects the head meanwhile."""
    household.refresh_from_db()
    actions.amend_household(
        household=household,
        version=household.version,
        values={},
        members={head_of(household).number: values},
        new_members=[],
        by=worker,
        on=date(2023, 10, 2),
    )


def test_somebody_who_came_meanwhile_is_neither_lost_nor_changed(client, worker):
    household = make_household()
    page = Page(client.get(address(household)))
    household.refresh_from_db()
    actions.amend_household(
        household=household,
        version=household.version,
        values={},
        members={},
        new_members=[person_values(**child(birth_date=date(1950, 1, 1)))],
        by=worker,
        on=date(2023, 10, 2),
    )

    refused = Page(client.post(address(household), typed_again(page)))

    assert list(refused.faults) == []
    assert refused.says("Somebody saved this household while you were typing.")
    assert client.post(address(household), typed_again(refused)).status_code == 302
    assert member(household, "child").given_name == "Արամ"


@pytest.mark.parametrize("version", ["", "0", "-1", "²", "9" * 5_000, "x"])
def test_a_tampered_version_is_stale(correct, version):
    page = Page(correct(family(), version=version))

    assert page.says("Somebody saved this household while you were typing.")


def test_a_member_of_another_household_is_refused(correct):
    stranger = head_of(family())

    page = Page(correct(family(), **{"members-0-number": stranger.number}))

    assert page.says("This person is not a member of this household any more.")
    stranger.refresh_from_db()
    assert stranger.given_name == "Գոհար"


@pytest.mark.parametrize("field", ["TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("sent", ["", "-5", "0", "2000000000", "9" * 5_000, "²", "\x00"])
def test_a_tampered_table_is_answered_and_loses_nobody(correct, field, sent):
    household = family()

    response = correct(household, **{f"members-{field}": sent})

    assert response.status_code in (200, 302, 400)
    assert household.members.present().count() == 3


def test_an_inactive_household_is_shown_and_not_edited(client, worker, correct):
    household = make_household()
    actions.make_inactive(
        household=household,
        on=date(2024, 1, 1),
        reason="left_country",
        by=worker,
        today=date(2024, 1, 1),
    )

    page = Page(client.get(address(household)))

    assert page.says("inactive since 01.01.2024")
    assert "_save" not in page.text
    refused = Page(correct(household, declared_size="4"))
    assert refused.says("This household is inactive. Reopen it first.")

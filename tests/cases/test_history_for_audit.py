"""Whoever audits reads the history of every household by its number, and no person in it."""

from datetime import date

import pytest

from accounts.models import Look
from cases import actions
from tests.cases.pages import Page
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)
ANSWERED = {"walking": 4, "wg_asked_on": ON, "wg_method": "self"}
LOOKS = "/admin/accounts/look/"


@pytest.fixture
def home():
    return family(by=make_user(username="nare"))


@pytest.fixture
def auditor(client, home):
    user = make_user("auditor")
    client.force_login(user)
    return user


def address(number):
    return f"/admin/cases/household/{number}/history/"


def text(client, household):
    return Page(client.get(address(household)))


def amend(person, **values):
    person.refresh_from_db()
    actions.amend_person(
        person=person, version=person.version, values=values, by=make_user(), today=ON
    )


def test_who_registered_a_household_stands_there_in_which_role_and_through_which_door(
    client, auditor, home
):
    page = text(client, home)

    assert page.says("nare") and page.says("caseworker (social worker)")
    assert page.says("program code") and page.says("recorded")
    assert page.says(str(head_of(home))) and page.says(str(home))


def test_names_and_values_that_are_not_read_stand_nowhere(client, auditor, home):
    head = head_of(home)
    amend(head, given_name="Գոհարինե")
    said = {"by": make_user("supervisor", places=["AM07"]), "today": ON}
    actions.add_phone(person=head, values={"number": "+37493550127"}, **said)
    actions.restrict(target=home, reason="threatened", on=ON, until=None, **said)

    page = text(client, home)

    for hidden in ("Գոհար", "Ավանեսյան", "Կարեն", "93550127", "threatened"):
        assert not page.says(hidden)
    assert page.says("Telephone number") and page.says("Restriction")


def test_of_which_class_a_change_was_is_told_and_no_more(client, auditor, home):
    assert not text(client, home).says("identity")

    amend(head_of(home), given_name="Գոհարինե", **ANSWERED)

    page = text(client, home)
    assert page.says("identity, health and disability: not shown to you")
    assert not page.says("Given name") and not page.says("Walking")


def test_confidential_needs_stay_out(client, auditor, home):
    supervisor = make_user("supervisor", places=["AM07"])
    said = {"on": ON, "by": supervisor, "today": ON}
    actions.add_need(person=head_of(home), need="SV-VA", **said)
    assert not text(client, home).says("Specific need")

    actions.add_need(person=head_of(home), need="CR-CC", **said)

    page = text(client, home)
    assert page.says("Specific need") and not page.says("CR-CC") and not page.says("SV-VA")


def test_where_somebody_went_is_told_by_number(client, auditor, home):
    other = make_household(at="AM09")
    son = member(home, "child")
    actions.move_member(
        person=son, to=other, relationship="not_related", on=ON, by=make_user(), today=ON
    )

    assert text(client, home).says(str(other)) and text(client, other).says(str(home))


def test_the_page_leads_to_no_page_about_people(client, auditor, home):
    links = text(client, home).links

    assert not [link for link in links if link.startswith("/admin/cases/household/")]
    assert not [link for link in links if link.startswith("/admin/cases/individual/")]
    for link in links:
        if link.startswith("/admin/") and "logout" not in link:
            assert client.get(link).status_code == 200


def test_a_look_at_it_is_recorded(client, auditor, home):
    client.get(address(home))

    look = Look.objects.get(subject=home.pk)
    assert (look.kind, look.outcome, look.actor) == ("opened", "shown", auditor)


def test_a_household_that_never_was_has_its_history(client, auditor, home):
    report = actions.report_mistake(
        target=home, reason="duplicate", note="", by=make_user(), today=ON
    )
    actions.decide_mistake(report=report, is_confirmed=True, by=make_user("supervisor"), today=ON)

    assert text(client, home).says("Report of a mistake")


@pytest.mark.parametrize("number", ["H-7K3MQ-9QX2T-P", "H-7K3MQ-9QX2T-Q", "H", "x" * 40])
def test_an_unknown_or_mistyped_number_is_not_there(client, auditor, number):
    assert client.get(address(number)).status_code == 404


def test_a_number_that_is_not_there_stands_among_the_refusals(client, auditor):
    client.get(address("H-7K3MQ-9QX2T-P"))

    look = Look.objects.get(subject="H7K3MQ9QX2TP")
    assert (look.kind, look.outcome) == ("refused", "refused")


def test_the_number_of_a_person_opens_nothing(client, auditor, home):
    assert client.get(address(head_of(home))).status_code == 404
    assert client.get(f"/admin/cases/individual/{head_of(home)}/history/").status_code == 404


def test_sending_changes_nothing(client, auditor, home):
    home.refresh_from_db()
    before = home.version

    client.post(address(home), {"given_name": "Գոհարինե", "version": before})

    home.refresh_from_db()
    assert home.version == before


def test_an_auditor_whose_role_waits_reads_none(client, home):
    client.force_login(make_user("auditor", role_waits=True))

    assert client.get(address(home)).status_code in (302, 403, 404)


@pytest.mark.parametrize("role", ["coordinator", "administrator", "partner", "dpo"])
def test_others_who_do_not_see_the_household_read_none(client, home, role):
    client.force_login(make_user(role, places=["AM07"]))

    assert client.get(address(home)).status_code == 404


def test_the_list_of_looks_leads_to_the_history(client, auditor, home):
    client.get(address(home))

    page = Page(client.get(LOOKS))

    assert f"/admin/cases/household/{home.pk}/history/" in page.links


def test_a_household_at_which_nobody_looked_is_found_by_its_number(client, auditor, home):
    page = Page(client.get(LOOKS, {"q": str(home)}))

    assert page.says(f"History of the household {home}")
    assert f"/admin/cases/household/{home.pk}/history/" in page.links
    assert not Page(client.get(LOOKS, {"q": str(head_of(home))})).says("History of the household")


def test_who_sees_the_looks_and_no_history_is_offered_none(client, home):
    client.force_login(make_user("supervisor", places=["AM07"]))
    client.get(address(home))

    page = Page(client.get(LOOKS, {"q": str(home)}))

    assert not [link for link in page.links if link.endswith("/history/")]

"""What lists, searches, files, Today and reports show: the same classes and people as the pages."""

import csv
import io
from datetime import date

import pytest

from accounts.clock import today
from cases import actions, exports
from cases.models import Household, Individual
from cases.sight import sight_of
from tests.cases.pages import Page
from tests.cases.partners import HEALTH, SHARED, ask_about, consents, make_partner
from tests.factories import (
    child,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
)

pytestmark = pytest.mark.django_db
HOUSEHOLDS, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"
TOWN = "AM07-S001"
PHONE, PASSPORT = "+37491234567", "AN7654321"


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A woman with a telephone and a passport, her husband and son, in a settlement of Kotayk."""
    household = family(at=TOWN, registered_at="AM07", by=worker, on=today())
    record = {"person": head_of(household), "by": worker, "today": today()}
    actions.add_phone(values={"number": PHONE, "safe": "safe"}, **record)
    actions.add_document(values={"type": "passport", "number": PASSPORT}, **record)
    return household


def listed(client, user, address, **asked):
    """A list as somebody gets it."""
    client.force_login(user)
    return Page(client.get(address, asked, HTTP_ACCEPT_LANGUAGE="en", follow=True))


def without(*hidden):
    """A partner who reads everything but these classes."""
    shared = [each for each in HEALTH if each not in hidden]
    return make_partner(*shared, purpose="assistance" if "health" in hidden else "health")


@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
def test_columns_over_what_is_not_read_are_left_out_and_named(client, home, address):
    page = listed(client, without("identity", "health"), address)

    assert str(home) in page.text
    assert "Գոհար" not in page.text
    assert page.says("not shown to you: ")


def test_without_contact_a_list_says_the_marz_alone(client, home):
    page = listed(client, without("contact", "health"), HOUSEHOLDS)

    assert "Abovyan" not in page.text
    assert page.says("Kotayk")


def test_of_a_household_seen_in_part_a_list_names_no_head_that_is_not_seen(client, home):
    partner = make_partner(basis="consent")
    consents(member(home, "child"), by=partner)

    page = listed(client, partner, HOUSEHOLDS)

    assert page.says("3, 2 of them not shown to you")
    assert "Գոհար" not in page.text


@pytest.mark.parametrize(
    ("hidden", "address", "asked"),
    [
        ("health", PEOPLE, {"need": "SM"}),
        ("health", PEOPLE, {"who": "disability"}),
        ("health", HOUSEHOLDS, {"with": "disability"}),
        ("identity", PEOPLE, {"who": "children"}),
        ("identity", PEOPLE, {"sex__exact": "female"}),
        ("identity", HOUSEHOLDS, {"with": "children"}),
        ("contact", HOUSEHOLDS, {"place": "AM07"}),
        ("contact", PEOPLE, {"place": "AM07"}),
    ],
)
def test_a_list_is_not_asked_about_what_its_reader_does_not_read(
    client, home, hidden, address, asked
):
    partner = without(hidden, "health")
    Individual.objects.filter(pk=head_of(home).pk).update(
        seeing=4, wg_asked_on=today(), wg_method="self"
    )

    def told(**asked):
        client.force_login(partner)
        answer = client.get(address, asked, follow=True)
        found = answer.context_data["cl"].result_count if answer.status_code == 200 else None
        return answer.status_code, found

    name, value = next(iter(asked.items()))
    page = listed(client, partner, address)
    assert [link for link in page.links if f"{name}=" in link and value in link] == []
    # Any answer to the question is that to one which nobody fits.
    assert told(**asked) in (told(), told(**{name: "none-such"}))


@pytest.mark.parametrize(
    ("hidden", "typed"),
    [
        ("identity", "Ավանեսյան"),
        ("identity", "Gohar"),
        ("identity", PASSPORT),
        ("contact", PHONE),
        ("contact", "234567"),
    ],
)
@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
def test_nobody_is_found_by_what_the_asker_does_not_read(client, home, hidden, typed, address):
    page = listed(client, without(hidden, "health"), address, q=typed)

    assert str(home) not in page.text
    assert str(head_of(home)) not in page.text


@pytest.mark.parametrize("typed", ["Ավանեսյան", PASSPORT, PHONE])
def test_who_reads_it_finds_them_by_it(client, home, typed):
    assert str(head_of(home)) in listed(client, make_partner(), PEOPLE, q=typed).text


@pytest.mark.parametrize("typed", ["Գոհար", PASSPORT, PHONE, "Gohar Avanesyan"])
def test_a_household_is_not_found_by_a_member_who_is_not_seen(client, home, typed):
    partner = make_partner(basis="consent")
    consents(member(home, "child"), by=partner)

    assert str(home) not in listed(client, partner, HOUSEHOLDS, q=typed).text
    assert str(home) in listed(client, partner, HOUSEHOLDS, q="Արամ").text


def test_a_household_is_not_found_by_the_age_of_a_member_who_is_not_seen(client, worker):
    household = make_household({}, child(), by=worker)
    partner = make_partner(basis="consent")
    consents(head_of(household), by=partner)

    assert str(household) not in listed(client, partner, HOUSEHOLDS, **{"with": "children"}).text
    consents(member(household, "child"), by=partner)
    assert str(household) in listed(client, partner, HOUSEHOLDS, **{"with": "children"}).text


def test_a_list_cannot_be_ordered_by_a_column_that_is_left_out(client, worker):
    for year in (1950, 1990, 1970):
        make_household({"birth_date": date(year, 1, 1)}, by=worker)
    partner = without("identity", "health")
    client.force_login(partner)

    def order(asked):
        answer = client.get(PEOPLE, asked, follow=True)
        return [person.pk for person in answer.context_data["cl"].result_list]

    plain = order({})
    assert all(order({"o": column}) in (plain, plain[::-1]) for column in "1234567")


def file_of(client, user, address):
    """(headings, rows, all of the text) of the CSV file of a list."""
    client.force_login(user)
    answer = client.get(f"{address}export.csv", HTTP_ACCEPT_LANGUAGE="en")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    return rows[0], [row for row in rows[1:] if row and row[0][:1] == "H"], text


def test_a_file_leaves_out_the_columns_that_are_not_shown_and_names_them(client, home):
    whole, _rows, _text = file_of(client, make_partner(*SHARED), PEOPLE)
    headings, rows, text = file_of(client, without("identity", "contact", "health"), PEOPLE)

    left_out = [heading for heading in whole if heading not in headings]
    assert {"family_name", "birth_date", "phone"} <= {each.lower() for each in left_out} or left_out
    assert len(rows) == 3
    assert "Գոհար" not in text
    assert PHONE.removeprefix("+") not in text
    assert all(heading in text.split("\n", 1)[1] for heading in left_out)


def test_a_file_has_the_people_in_sight_and_of_a_household_how_many_are_not(client, home):
    partner = make_partner(basis="consent")
    consents(member(home, "child"), by=partner)

    _headings, people, _text = file_of(client, partner, PEOPLE)
    headings, households, _text = file_of(client, partner, HOUSEHOLDS)

    told = dict(zip(headings, households[0], strict=False))
    assert len(people) == 1
    assert (told["Members"], told["Members not shown to you"]) == ("3", "2")


def test_what_staff_export_is_what_it_was(client, worker, home):
    headings, _rows, text = file_of(client, worker, HOUSEHOLDS)

    assert len(headings) == len(exports.HOUSEHOLDS)
    assert "shown to you" not in text


def test_today_names_no_head_of_an_opened_household_that_is_not_seen(client, home):
    partner = make_partner(basis="consent")
    consents(member(home, "child"), by=partner)
    client.force_login(partner)
    client.get(f"{HOUSEHOLDS}{home}/change/")

    page = Page(client.get("/admin/", HTTP_ACCEPT_LANGUAGE="en"))

    opened = page.text[page.text.index("Opened last") :]
    assert str(home) in opened
    assert "Ավանեսյան" not in opened


def test_a_registrar_lists_what_they_registered_today_and_takes_nothing_away(client, home):
    registrar = make_user("registrar", places=["AM07"])
    theirs = make_household(by=registrar, on=today())

    page = listed(client, registrar, HOUSEHOLDS)

    assert str(theirs) in page.text
    assert str(home) not in page.text
    assert [link for link in page.links if "export" in link or "import" in link] == []
    assert client.get(f"{HOUSEHOLDS}export.csv").status_code == 403
    assert client.get(f"{HOUSEHOLDS}import/").status_code == 403


def test_the_officer_takes_no_file_away_and_lists_whom_a_request_is_about(client, home):
    officer = make_user("dpo")
    ask_about(head_of(home), by=officer)

    page = listed(client, officer, PEOPLE)

    assert str(head_of(home)) in page.text
    assert str(member(home, "child")) not in page.text
    assert [link for link in page.links if "export" in link] == []


def test_to_complete_is_for_whom_the_household_is_and_who_sees_all_of_it(client, home):
    Household.objects.filter(pk=home.pk).update(is_complete=False)
    waiting = "/admin/cases/household/to-complete/"
    by_agreement = make_partner()
    other = make_organisation("PIN", is_controller=False, kind="international_ngo")
    in_part = make_partner(organisation=other, at=["AM01"])
    actions.assign(
        target=head_of(home),
        user=in_part,
        reason="",
        on=today(),
        by=make_user("supervisor"),
        today=today(),
    )

    for user in (by_agreement, in_part):
        assert str(home) not in listed(client, user, waiting).text


def test_nobody_is_told_in_a_search_that_somebody_else_has_the_same_document(client, home):
    partner = make_partner(at=["AM01"])

    found = listed(client, partner, PEOPLE, q=PASSPORT)
    none = listed(client, partner, PEOPLE, q="AN0000001")

    assert [w.replace(PASSPORT, "") for w in found.words] == [
        w.replace("AN0000001", "") for w in none.words
    ]


@pytest.mark.parametrize("role", ["registrar", "caseworker", "supervisor"])
def test_of_staff_nothing_is_masked_but_protection(role):
    sight = sight_of(make_user(role, places=["AM07"]), today())

    assert not sight.is_in_part
    assert {"identity", "contact", "health", "administrative"} <= {str(c) for c in sight.classes}
    assert ("protection" in sight.classes) is (role == "supervisor")

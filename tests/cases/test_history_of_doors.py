"""Whichever door a change comes through, history says who made it, and tells it as it is."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from accounts.history.acting import MACHINE, acting
from accounts.history.doors import through
from cases import actions
from cases.models import Household, Individual, Membership, Phone, ReservedNumber, Residence
from tests.cases.importers.making import as_csv, table_of
from tests.cases.importers.rows import child, person
from tests.cases.importers.test_page import confirmed, upload
from tests.cases.pages import ADD, Page, registration, typed_again
from tests.factories import head_of, make_user, member, person_values
from tests.history import Kept, nobody_acts, of, untrue

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)


@pytest.fixture
def kept(worker):
    """What history keeps from here on; nobody acts but who comes through a door."""
    nobody_acts()
    return Kept()


@pytest.fixture
def kept_of_home(home):
    """As `kept`, of a household that is there already."""
    nobody_acts()
    return Kept()


def test_a_page_of_the_admin(client, worker, kept):
    assert client.post(ADD, registration()).status_code == 302

    assert kept.contexts() == [of(worker, "admin")]
    assert len(kept.of(Individual)) == len(kept.of(Membership)) == 2
    assert [event.pgh_label for event in kept.of(Household)] == ["insert", "update"]
    assert len(kept.of(Residence)) == 1
    assert untrue() == {}


def test_a_household_saved_as_a_whole(client, worker, home, kept_of_home):
    address = f"/admin/cases/household/{home}/change/"
    page = Page(client.get(address))

    client.post(address, typed_again(page, **{"members-0-given_name": "Գոհարինե"}))

    (event,) = kept_of_home.all()
    assert event.given_name == "Գոհարինե"
    assert kept_of_home.contexts() == [of(worker, "admin")]
    assert untrue() == {}


def test_the_page_of_an_action(act, worker, home, kept_of_home):
    act(member(home, "child"), "leave", on="01.03.2024", reason="left_country")

    assert kept_of_home.contexts() == [of(worker, "admin")]
    assert {event.pgh_label for event in kept_of_home.all()} == {"update"}
    assert len(kept_of_home.of(Individual)) == len(kept_of_home.of(Membership)) == 1
    assert untrue() == {}


def test_each_request_has_a_number_which_its_answer_tells(client, home, kept_of_home):
    phone = {"number": "+37493550127", "safe": "unknown"}
    address = f"/admin/cases/individual/{head_of(home)}/phone/"

    answer = client.post(address, typed_again(Page(client.get(address)), **phone))

    assert len(kept_of_home.of(Phone)) == 1
    assert kept_of_home.requests() == {answer["X-Request-ID"]}


def test_an_upload(client, worker, kept):
    tried = Page(upload(client, as_csv(table_of([person(), child()]))))
    assert kept.all() == []

    confirmed(client, tried)

    assert kept.contexts() == [of(worker, "admin")]
    assert len(kept.of(Individual)) == len(kept.of(Membership)) == 2
    assert untrue() == {}


def test_the_command_that_imports(tmp_path, worker, kept):
    path = tmp_path / "hotel.csv"
    path.write_bytes(as_csv(table_of([person(), child()])).getvalue())

    call_command("import_register", str(path), by=worker.username, stdout=StringIO())

    assert kept.contexts() == [of(worker, "command import_register")]
    assert len(kept.of(Individual)) == len(kept.of(Membership)) == 2
    assert untrue() == {}


def test_an_import_that_changes_what_is_there(tmp_path, worker):
    path = tmp_path / "hotel.csv"
    for family_name in ("Ավանեսյան", "Ավանեսովա"):
        rows = [person(source_id="1", family_name=family_name), child(source_id="2")]
        path.write_bytes(as_csv(table_of(rows)).getvalue())
        nobody_acts()
        kept = Kept()
        call_command("import_register", str(path), by=worker.username, stdout=StringIO())

    (event,) = kept.of(Individual)
    assert (event.pgh_label, event.family_name) == ("update", "Ավանեսովա")
    assert kept.contexts() == [of(worker, "command import_register")]
    assert untrue() == {}


def test_a_dry_run_leaves_nothing_in_history(tmp_path, worker, kept):
    path = tmp_path / "hotel.csv"
    path.write_bytes(as_csv(table_of([person()])).getvalue())

    call_command("import_register", str(path), by=worker.username, dry_run=True, stdout=StringIO())

    assert kept.all() == []


def test_the_command_that_prints_forms(tmp_path, kept):
    call_command("blank_forms", count=2, place="AM09", output=str(tmp_path), stdout=StringIO())

    assert len(kept.of(ReservedNumber)) == 2
    (context,) = kept.contexts()
    assert (context["by"], context["door"]) == (MACHINE, "command blank_forms")


def test_an_action_that_code_calls(worker, home, kept_of_home):
    with through("night round"):
        actions.confirm_household(
            household=home, how="visit", on=ON, by=worker, today=ON, version=None
        )

    assert kept_of_home.contexts() == [of(worker, "night round")]
    assert len(kept_of_home.all()) == 1


def test_a_bulk_update_says_why(worker, home, kept_of_home):
    with acting(by=worker, door="night round", reason="the hotel closed"):
        home.members.update(arrived_on=F("arrived_on"))
        home.members.update(arrived_on=date(2023, 9, 26))

    assert len(kept_of_home.all()) == 3
    assert kept_of_home.contexts() == [of(worker, "night round", reason="the hotel closed")]
    assert untrue() == {}


def test_raw_sql(worker, home, kept_of_home):
    with acting(by=worker, door="repair"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_individual SET sex = 'male' WHERE household_id = %s", [home.pk]
        )

    # The husband and the son were male before.
    assert len(kept_of_home.all()) == 1
    assert kept_of_home.contexts() == [of(worker, "repair")]
    assert untrue() == {}


def test_copy(worker, kept):
    with acting(by=worker, door="repair"), connection.cursor() as cursor:
        statement = "COPY cases_reservednumber (number, place_id, reserved_on) FROM STDIN"
        with cursor.copy(statement) as copy:
            copy.write(b"H7K3MQ9QX2TP\tAM07\t2023-09-25\nH00000000000\tAM07\t2023-09-25\n")

    assert len(kept.of(ReservedNumber)) == 2
    assert kept.contexts() == [of(worker, "repair")]
    assert untrue() == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_individual SET sex = 'male'",
        "INSERT INTO cases_reservednumber VALUES ('H7K3MQ9QX2TP', '2023-09-25', 'AM07')",
        "UPDATE accounts_user SET role = 'supervisor'",
        "DELETE FROM accounts_user_places",
        "UPDATE accounts_organisation SET name = 'Another'",
    ],
)
def test_what_nobody_did_is_refused(home, kept_of_home, statement):
    with (
        pytest.raises(IntegrityError, match="has_an_actor"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert kept_of_home.all() == []


def test_copy_by_nobody_is_refused(home, kept_of_home):
    with (
        pytest.raises(IntegrityError, match="reservednumber_change_has_an_actor"),
        connection.wrap_database_errors,
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy("COPY cases_reservednumber FROM STDIN") as copy,
    ):
        copy.write(b"H7K3MQ9QX2TP\t2023-09-25\tAM07\n")

    assert not ReservedNumber.objects.exists()


def test_the_refusal_is_said_in_words(home, kept_of_home):
    from cases.actions.writing import refusal

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Individual.objects.update(sex="male")

    refused = refusal(caught.value)
    assert refused.code == "no_actor"
    assert "not known who acts" in refused.message


def test_an_action_inside_of_another_is_of_the_same_request(worker, kept):
    actions.register_quickly(
        household={"registered_at": worker.places.get()},
        residence={"place": worker.places.get()},
        members=[person_values(needs=["CR-CC"], phones=["+37493550127"])],
        by=worker,
        on=ON,
    )

    assert len(kept.requests()) == 1
    assert kept.contexts() == [of(worker, "code")]


def test_another_actor_acts_until_the_inner_transaction_ends(worker, home, kept_of_home):
    other = make_another(worker)
    kept = Kept()
    with acting(by=worker):
        home.members.filter(relationship="head").update(arrived_on=date(2023, 9, 21))
        with acting(by=other):
            home.members.filter(relationship="spouse").update(arrived_on=date(2023, 9, 22))
        home.members.filter(relationship="child").update(arrived_on=date(2023, 9, 23))

    actors = [event.pgh_context["by"] for event in kept.of(Individual)]
    assert actors == [worker.pk, other.pk, worker.pk]


def make_another(worker):
    with acting(by=worker):
        return make_user("supervisor", places=["AM07"])


def test_nobody_is_no_actor():
    with pytest.raises(ValueError, match="nobody"), acting(by=None):
        pass

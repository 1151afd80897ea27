"""Whichever door shows something, one look says who saw what; where it can't, nothing is shown."""

import io
from datetime import date
from hashlib import sha256

import pytest
from django.db import DatabaseError

from accounts.history.looks import digest
from accounts.models import Look
from tests.cases.importers.making import as_csv, table_of
from tests.cases.importers.rows import child, person
from tests.cases.importers.test_page import upload
from tests.cases.pages import ADD, action_address, registration, row
from tests.factories import family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db
HOUSEHOLDS, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"


@pytest.fixture
def seen(client):
    """Open an address, and return the answer with the one look that it left."""

    def get(address, status=200, **query):
        before = set(Look.objects.values_list("pk", flat=True))
        answer = client.get(address, query)
        assert answer.status_code == status, answer.content[:500]
        (look,) = Look.objects.exclude(pk__in=before)
        assert look.request.hex == answer["X-Request-ID"]
        return answer, look

    return get


def test_the_page_of_a_household(seen, worker, home):
    _answer, look = seen(f"{HOUSEHOLDS}{home}/change/")

    assert (look.kind, look.subject_kind, look.subject) == ("opened", "household", home.pk)
    assert (look.actor, look.role, look.organisation) == (worker, "caseworker", "MLSA")
    assert (look.door, look.outcome) == ("admin", "shown")
    assert look.details == {"page": "admin:cases_household_change"}


def test_the_page_of_a_person(seen, home):
    head = head_of(home)

    _answer, look = seen(f"{PEOPLE}{head}/change/")

    assert (look.kind, look.subject_kind, look.subject) == ("opened", "person", head.pk)


@pytest.mark.parametrize("slug", ["phone", "need", "disability", "leave", "move"])
def test_the_pages_of_what_is_recorded(seen, home, slug):
    _answer, look = seen(action_address(head_of(home), slug))

    assert (look.kind, look.subject) == ("opened", head_of(home).pk)


def test_a_slip_is_printed(seen, home):
    _answer, look = seen(f"{HOUSEHOLDS}{home}/slip/")

    assert (look.kind, look.subject) == ("printed", home.pk)


@pytest.mark.parametrize(("page", "kind"), [("consent", "opened"), ("consent/receipt", "printed")])
def test_the_pages_about_consent(seen, home, page, kind):
    _answer, look = seen(f"{HOUSEHOLDS}{home}/{page}/")

    assert (look.kind, look.subject) == (kind, home.pk)


def test_the_api(seen, home):
    head = head_of(home)

    _answer, household = seen(f"/api/v1/households/{home}/")
    _answer, individual = seen(f"/api/v1/individuals/{head}/")
    _answer, listed = seen("/api/v1/individuals/", sex="female")

    assert (household.door, household.kind, household.subject) == ("api", "opened", home.pk)
    assert (individual.kind, individual.subject) == ("opened", head.pk)
    assert (listed.kind, listed.subject, listed.count) == ("listed", "", 1)
    assert listed.details["filters"] == ["sex"]
    assert listed.asked == digest({"sex": ["female"]})


@pytest.mark.parametrize("address", [HOUSEHOLDS, PEOPLE])
def test_a_list(seen, home, address):
    _answer, look = seen(address)

    assert (look.kind, look.subject) == ("listed", "")
    assert look.count == (1 if address == HOUSEHOLDS else 3)


def test_a_search_keeps_a_digest_and_how_many_were_found(seen, home):
    make_household()
    _answer, look = seen(HOUSEHOLDS, q="Ավանեսյան")
    _answer, again = seen(HOUSEHOLDS, q=" ավանեսյան ")
    _answer, other = seen(HOUSEHOLDS, q="Գրիգորյան")

    assert (look.kind, look.count) == ("searched", 2)
    assert look.asked == again.asked != other.asked
    assert "Ավանեսյան" not in str(vars(look))


def test_a_search_that_opens_what_it_found(seen, client, home):
    _answer, look = seen(HOUSEHOLDS, status=302, q="Ավանեսյան")

    assert (look.kind, look.count) == ("searched", 1)


def test_the_list_to_complete(seen, worker):
    make_household(is_complete=False)

    _answer, look = seen(f"{HOUSEHOLDS}to-complete/")

    assert (look.kind, look.count) == ("listed", 1)


def test_what_was_opened_last_stands_on_today(seen, client, home):
    client.get(f"{HOUSEHOLDS}{home}/change/")

    _answer, look = seen("/admin/")

    assert (look.kind, look.count, look.details) == ("listed", 1, {"page": "admin:index"})


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_file_is_recorded_with_the_digest_of_its_bytes(seen, home, file_format):
    answer, look = seen(f"{PEOPLE}export.{file_format}", sex__exact="male")
    content = b"".join(answer.streaming_content)

    assert (look.kind, look.count) == ("exported", 2)
    assert look.details["sha256"] == sha256(content).hexdigest()
    assert look.details["filters"] == ["sex__exact"]
    assert {"birth_date", "phone"} <= set(look.details["columns"])
    assert look.details["format"] == file_format


def test_a_report_and_its_file(seen, client, home):
    client.force_login(make_user("coordinator"))

    _answer, page = seen("/reports/population/")
    answer, file = seen("/reports/population/", format="csv")
    _answer, api = seen("/api/v1/reports/population/")

    assert (page.kind, page.subject_kind, page.subject) == ("listed", "report", "population")
    assert (file.kind, file.details["sha256"]) == ("exported", sha256(answer.content).hexdigest())
    assert (api.door, api.kind, api.count) == ("api", "listed", page.count)


def test_people_who_are_shown_as_likely_the_same(client, worker):
    make_household({"given_name": "Օվիկ", "family_name": "Առուստամյան", "sex": "male",
                    "birth_date": date(1967, 6, 4)})  # fmt: skip
    typed = row("Առուստամյան", "Օվիկ", "head", "male", "04.06.1967")

    assert client.post(ADD, registration(typed)).status_code == 200

    look = Look.objects.get()
    assert (look.kind, look.count, look.details["likely_same"]) == ("searched", 1, True)


def test_an_uploaded_list_that_is_compared(client, worker):
    stream = as_csv(table_of([person(), child()]))

    upload(client, stream)

    look, beyond = Look.objects.order_by("pk")
    assert (look.kind, look.count) == ("searched", 2)
    assert look.details["sha256"] == sha256(stream.getvalue()).hexdigest()
    assert (beyond.kind, beyond.count) == ("searched", 0)
    assert beyond.details["event"] == "list_compared_beyond"


def test_who_is_refused_stands_in_the_record(seen, client, home):
    coordinator = make_user("coordinator")
    client.force_login(coordinator)

    _answer, page = seen(f"{HOUSEHOLDS}{home}/change/", status=404)
    _answer, listed = seen(HOUSEHOLDS, status=403)
    _answer, api = seen(f"/api/v1/households/{home}/", status=403)

    assert {page.kind, listed.kind, api.kind} == {"refused"}
    assert {page.outcome, listed.outcome, api.outcome} == {"refused"}
    assert (page.actor, page.subject, api.subject) == (coordinator, home.pk, home.pk)
    assert listed.details == {
        "page": "admin:cases_household_changelist",
        "status": 403,
        "method": "GET",
    }


@pytest.mark.parametrize("address", ["/admin/cases/household/{}/change/", "/api/v1/households/{}/"])
def test_a_household_elsewhere_is_a_refusal_as_one_that_does_not_exist(seen, worker, address):
    elsewhere = make_household(at="AM09", on=date(2023, 9, 27))

    _answer, look = seen(address.format(elsewhere), status=404)
    _answer, none = seen(address.format("H-7K3MQ-9QX2T-P"), status=404)

    assert (look.kind, look.subject) == ("refused", elsewhere.pk)
    assert (none.kind, none.subject) == ("refused", "H7K3MQ9QX2TP")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/cases/household/",
        "/admin/cases/household/?q=Ավանեսյան",
        "/admin/cases/household/{home}/change/",
        "/admin/cases/household/{home}/slip/",
        "/admin/cases/household/to-complete/",
        "/admin/cases/household/export.csv",
        "/admin/cases/individual/",
        "/admin/cases/individual/{head}/change/",
        "/admin/cases/individual/{head}/phone/",
        "/admin/cases/individual/export.xlsx",
        "/api/v1/households/",
        "/api/v1/households/{home}/",
        "/api/v1/individuals/",
        "/api/v1/individuals/{head}/",
    ],
)
def test_where_no_look_can_be_written_nothing_is_shown(client, home, monkeypatch, address):
    client.get(f"/admin/cases/household/{home}/change/")

    def full(*_args, **_options):
        raise DatabaseError("No space left on device")

    monkeypatch.setattr(Look, "save", full)
    answer = client.get(address.format(home=home, head=head_of(home)))

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "could not be recorded" in answer.content.decode()
    shown = io.BytesIO(answer.content).getvalue().decode()
    assert "Ավանեսյան" not in shown and "Գոհար" not in shown


def test_a_refusal_that_cannot_be_written_down_is_no_answer_either(client, monkeypatch):
    client.force_login(make_user("coordinator"))
    family()

    def full(*_args, **_options):
        raise DatabaseError("No space left on device")

    monkeypatch.setattr(Look, "save", full)

    assert client.get(HOUSEHOLDS).status_code == 503


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/admin/login/"])
def test_what_is_of_nobody_leaves_no_look(client, address):
    assert client.get(address).status_code == 200
    assert not Look.objects.exists()

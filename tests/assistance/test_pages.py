"""What a caseworker does on the pages: looks, asks whether they were helped, records, ends."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import Look
from assistance.models import Assistance
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.cases.partners import make_partner
from tests.factories import family, head_of, make_user, member

pytestmark = pytest.mark.django_db
ALL = "/admin/assistance/assistance/"
TODAY = "30.11.2026"


def household_page(home):
    return f"{ALL}household/{home}/"


def record(client, home, of, **typed):
    values = {"programme": of.pk, "whom": "everybody", "amount": "50000", "on": TODAY}
    return client.post(f"{household_page(home)}record/", values | typed)


def step(client, assistance, name, **typed):
    return client.post(f"{ALL}{assistance}/{name}/", typed)


def text(response):
    return response.content.decode()


@pytest.fixture
def food():
    return programme(title="Food voucher", sector="food", modality="voucher", every_days=30)


def test_help_is_planned_for_everybody(at_work, home, food):
    answer = record(at_work, home, food)

    assert answer.status_code == 302
    assistance = Assistance.objects.get()
    assert (assistance.state, assistance.people.count()) == ("planned", 3)
    assert assistance.until_on == DAY + timedelta(days=30)


def test_help_is_handed_over_at_once(at_work, worker, home, food):
    record(at_work, home, food, is_delivered="on", collected_by="Gohar", reference="V-1")

    assistance = Assistance.objects.get()
    assert (assistance.state, assistance.delivered_on) == ("delivered", DAY)
    assert (assistance.collected_by, assistance.reference) == ("Gohar", "V-1")
    assert assistance.delivered_by == worker


def test_the_same_again_is_refused_in_words_and_nothing_typed_is_lost(at_work, home, food):
    record(at_work, home, food)

    answer = record(at_work, home, food, reference="Q-77", in_spite_of="They ask again")

    assert "helped by this programme for these days already" in text(answer)
    assert "Q-77" in text(answer)
    assert Assistance.objects.count() == 1


def test_other_help_of_the_sector_asks_why_and_is_given_with_the_reason(
    at_work, worker, home, food
):
    delivered(planned(home, by=worker, of=food), by=worker)
    parcel = programme(title="Food parcel", sector="food", modality="in_kind", unit="parcel")
    typed = {"amount": "", "quantity": "1"}

    refused = record(at_work, home, parcel, **typed)
    given = record(at_work, home, parcel, in_spite_of="The voucher was stolen", **typed)

    assert "Say why they are helped again" in text(refused)
    assert "Food voucher" in text(refused)
    assert given.status_code == 302
    assert Assistance.objects.get(programme=parcel).in_spite_of == "The voucher was stolen"


def test_a_programme_for_persons_asks_for_whom(at_work, home):
    kit = programme(title="School kit", for_whom="person", modality="in_kind", unit="kit")
    typed = {"amount": "", "quantity": "1"}
    child = member(home, "child")

    refused = record(at_work, home, kit, **typed)
    record(at_work, home, kit, whom=child.pk, **typed)

    assert "gives to one person" in text(refused)
    assert [row.individual for row in Assistance.objects.get().people.all()] == [child]


def test_the_page_tells_all_that_was_given_and_answers_the_question(at_work, worker, home, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    asked = {"programme": food.pk, "on": TODAY}

    page = text(at_work.get(household_page(home), asked))
    other = text(at_work.get(household_page(family(by=worker)), asked))

    assert "Already helped." in page
    assert "it covers 3 of 3 people" in page
    assert "Not helped." in other


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [
        ("deliver", {"on": TODAY, "collected_by": "Karen"}, "delivered"),
        ("cancel", {"reason": "They have one"}, "cancelled"),
    ],
)
def test_a_plan_is_handed_over_or_cancelled(at_work, worker, home, food, name, typed, state):
    assistance = planned(home, by=worker, of=food)

    step(at_work, assistance, name, **typed)

    assistance.refresh_from_db()
    assert assistance.state == state


def test_a_delivery_is_described_better_with_a_reason_and_taken_back(at_work, worker, home, food):
    assistance = delivered(planned(home, by=worker, of=food), by=worker)

    step(at_work, assistance, "describe", collected_by="Her son", reason="She was ill")
    step(at_work, assistance, "return", on=TODAY, reason="Not needed")

    assistance.refresh_from_db()
    assert (assistance.collected_by, assistance.state) == ("Her son", "returned")


def test_handed_over_twice_is_refused_the_second_time(at_work, worker, home, food):
    assistance = planned(home, by=worker, of=food)
    step(at_work, assistance, "deliver", on=TODAY)

    again = step(at_work, assistance, "deliver", on=TODAY)

    assert "It was delivered, or cancelled, meanwhile." in text(again)


def test_an_assistance_is_read_with_whom_it_covers(at_work, worker, home, food):
    assistance = planned(home, by=worker, of=food)

    page = text(at_work.get(f"{ALL}{assistance}/change/"))

    assert "Food voucher" in page
    assert str(head_of(home)) in page


def test_out_of_sight_is_as_none_at_all(client, worker, home, food, _today):
    assistance = planned(home, by=worker, of=food)
    client.force_login(make_user(places=["AM09"]))

    for address in (
        household_page(home),
        f"{ALL}{assistance}/change/",
        f"{ALL}{assistance}/deliver/",
    ):
        assert client.get(address).status_code == 404


def test_a_partner_gives_what_its_own_organisation_has(client, worker, home, food, _today):
    partner = make_partner()
    own = programme(title="Their cash", given_by=partner.organisation)
    theirs = planned(home, by=worker, of=food)
    client.force_login(partner)

    refused = record(client, home, food, in_spite_of="x")
    record(client, home, own)

    assert "Select a valid choice" in text(refused)
    assert Assistance.objects.get(programme=own).planned_by == partner
    assert client.get(f"{ALL}{theirs}/deliver/").status_code == 403


def test_a_partner_without_assistance_is_told_the_sector_alone(client, worker, home, food, _today):
    delivered(planned(home, by=worker, of=food), by=worker)
    client.force_login(make_partner())

    page = text(client.get(household_page(home)))

    assert "Food voucher" not in page.split("</form>")[-1]
    assert "50 000" not in page
    assert "food security and nutrition" in page


def test_pasted_numbers_are_answered_and_written_down(at_work, worker, home, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    asked = {"numbers": f"{home}\n0099999999", "from_on": "01.11.2026", "until_on": TODAY}

    page = text(at_work.post(f"{ALL}helped/", asked))

    assert "Food voucher" in page
    assert "nothing known" in page
    look = Look.objects.filter(kind="searched").latest("pk")
    assert (look.count, look.details["not_known"]) == (2, 1)


def test_a_spreadsheet_is_answered_as_one(at_work, worker, home, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    sheet = BytesIO(f"No,Household\n1,{home}\n2,{family(by=worker)}\n".encode())
    sheet.name = "ours.csv"
    asked = {"file": sheet, "from_on": "01.11.2026", "until_on": TODAY, "_file": "1"}

    answer = at_work.post(f"{ALL}helped/", asked)

    rows = load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0].values
    told = [row[:3] for row in rows if row and row[1] in ("helped", "not helped")]
    assert [row[1] for row in told] == ["helped", "not helped"]
    assert told[0][0] == str(home)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [("", "at least one number"), ("\n".join(["0012345678"] * 1001), "these are 1001")],
)
def test_none_and_too_many_are_refused(at_work, numbers, words):
    asked = {"numbers": numbers, "from_on": "01.11.2026", "until_on": TODAY}

    assert words in text(at_work.post(f"{ALL}helped/", asked))


def test_who_may_not_check_may_not_ask(client, _today):
    client.force_login(make_user("registrar", places=["AM07"]))

    assert client.get(f"{ALL}helped/").status_code == 403

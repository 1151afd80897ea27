"""Services and referrals as programs read them."""

import pytest

from tests.casework.referring import DAY, after, answers, at, says, service
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY))


def read(client, user, path, **asked):
    client.force_login(user)
    answer = client.get(f"/api/v1/{path}", asked)
    assert answer.status_code == 200, answer.json()
    return answer.json()


def found(client, user, path, **asked):
    return [row["number"] for row in read(client, user, path, **asked)["results"]]


def test_the_directory_is_asked_by_sector_place_and_taking(client):
    meals = service()
    service(sector="health", of=make_partner("CLINIC"), takes_until=after(-1))
    partner = make_user("partner", organisation=make_partner("ANY"))

    asked = {"sector": "food", "place": "AM07", "taking": "true"}
    assert found(client, partner, "services/", **asked) == [meals.pk]
    assert found(client, partner, "services/", taking="false") != [meals.pk]
    told = read(client, partner, f"services/{meals.shown_number}/")
    assert (told["organisation"], told["places"], told["taking"]) == ("KAMURJ", ["AM07"], True)


def test_a_receiver_is_told_what_is_shared_while_it_is_open(client, referral, partner, head, meals):
    assert read(client, partner, "referrals/")["results"][0]["shared"] is None

    told = read(client, partner, f"referrals/{referral}/")

    assert told["shared"]["people"] == [[{"item": "name", "value": head.full_name}]]
    assert told["shared"]["reason"] == "They have no food"
    assert {told["household"], told["individual"], told["reason"]} == {None}
    assert {"household", "individual", "reason"} <= set(told["masked"])
    says(head, "withdrawn", partner=meals.organisation)
    assert read(client, partner, f"referrals/{referral}/")["shared"] is None


def test_the_senders_side_is_told_all_but_what_the_register_tells_anyway(
    client, referral, worker, partner, head
):
    answers("complete_referral", referral, by=partner, outcome="helped", said="Done")

    told = read(client, worker, f"referrals/{referral}/")

    assert (told["individual"], told["outcome"], told["said"]) == (head.pk, "helped", "Done")
    assert (told["shared"], told["masked"]) == (None, [])


def test_referrals_are_asked_by_state_and_whether_they_are_open(client, referral, worker, partner):
    assert found(client, worker, "referrals/", open="true", state="sent") == [referral.pk]
    answers("decline_referral", referral, by=partner, because="other")
    assert found(client, worker, "referrals/", open="true") == []
    assert found(client, worker, "referrals/", state="declined", sector="food") == [referral.pk]


def test_others_know_of_none(client, referral):
    other = make_user("partner", organisation=make_partner("OTHERS"))
    assert found(client, other, "referrals/") == []
    assert client.get(f"/api/v1/referrals/{referral}/").status_code == 404
    client.force_login(make_user("registrar"))
    assert client.get("/api/v1/referrals/").status_code == 403

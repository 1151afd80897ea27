"""The directory of services: found, kept, confirmed, and grey where nobody confirmed it."""

import pytest

from casework.models import Service
from tests.casework.referring import DAY, after, at, service
from tests.factories import make_partner, make_user, place

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/service/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY))


def titles(client, user, **asked):
    client.force_login(user)
    answer = client.get(ALL, asked)
    return [row.title for row in answer.context["rows"]]


def typed(**values):
    return {
        "title": "School places", "organisation": "", "outside_name": "School No. 5",
        "sector": "education", "offers": "A place", "places": "AM07", "focal_name": "Anna",
        "focal_phone": "+37410111111", "takes_referrals": "on",
    } | values  # fmt: skip


def test_a_service_is_found_by_sector_place_and_whether_it_takes_people(client):
    worker = make_user()
    service(title="Meals")
    service(title="Doctor", sector="health", of=make_partner("CLINIC"), at_places=["AM01"])
    service(title="Full", takes_referrals=False, of=make_partner("FULL"))
    service(title="Over", takes_until=after(-1), of=make_partner("OVER"))

    assert titles(client, worker, sector="health") == ["Doctor"]
    assert titles(client, worker, place="AM07", taking="on") == ["Meals"]
    assert titles(client, worker, q="clinic") == ["Doctor"]
    assert len(titles(client, worker)) == 4


def test_a_place_is_served_by_what_serves_around_it_or_within_it():
    town = place().__class__.objects.within(place()).filter(level="settlement").first()
    marz = service(title="Of the marz")
    local = service(title="Of the town", of=make_partner("LOCAL"), at_places=[town.pk])

    assert set(Service.objects.serving(town)) == {marz, local}
    assert set(Service.objects.serving(place())) == {marz, local}
    assert set(Service.objects.serving(place("AM01"))) == set()


def test_what_nobody_confirmed_for_sixty_days_says_so(client):
    old = service(title="Old", confirmed_on=after(-61))
    service(title="New", confirmed_on=after(-60), of=make_partner("NEW"))
    client.force_login(make_user())

    told = client.get(ALL).content.decode()
    page = client.get(f"{ALL}{old.shown_number}/").content.decode()

    assert told.count("unconfirmed since") == 1
    assert "Nobody confirmed this" in page


def test_one_click_confirms_it(client):
    old, keeper = service(confirmed_on=after(-61)), make_user("supervisor")
    client.force_login(keeper)

    client.post(f"{ALL}{old.shown_number}/confirm/")

    old.refresh_from_db()
    assert (old.confirmed_on, old.confirmed_by) == (DAY, keeper)


def test_a_caseworker_reads_and_keeps_none(client):
    client.force_login(make_user())
    kept = service()

    assert client.get(f"{ALL}{kept.shown_number}/").status_code == 200
    assert client.get(f"{ALL}{kept.shown_number}/change/").status_code == 403
    assert client.post(f"{ALL}{kept.shown_number}/confirm/").status_code == 403
    assert client.get(f"{ALL}add/").status_code == 403


def test_a_partner_keeps_its_own_organisations_alone(client):
    partner = make_user("partner", organisation=make_partner("OWN"))
    own, other = service(of=partner.organisation), service()
    client.force_login(partner)

    assert client.get(f"{ALL}{own.shown_number}/change/").status_code == 200
    assert client.get(f"{ALL}{other.shown_number}/change/").status_code == 403
    assert client.post(f"{ALL}{other.shown_number}/confirm/").status_code == 403
    asked = typed(organisation="KAMURJ", outside_name="")
    assert client.post(f"{ALL}add/", asked).context["form"].has_error("organisation")
    client.post(f"{ALL}add/", typed(organisation="OWN"))
    assert Service.objects.get(title="School places").organisation == partner.organisation


@pytest.mark.parametrize("role", ["supervisor", "coordinator"])
def test_who_leads_keeps_all(client, role):
    client.force_login(make_user(role))

    client.post(f"{ALL}add/", typed())

    made = Service.objects.get()
    assert (made.outside_name, made.confirmed_on) == ("School No. 5", DAY)
    assert [each.pk for each in made.places.all()] == ["AM07"]
    client.post(f"{ALL}{made.shown_number}/change/", typed(title="Places at school"))
    made.refresh_from_db()
    assert made.title == "Places at school"


def test_a_coordinator_of_another_organisation_keeps_all(client):
    client.force_login(make_user("coordinator", organisation=make_partner("UNHCR")))

    assert client.get(f"{ALL}{service().shown_number}/change/").status_code == 200


def test_a_place_that_is_none_is_told_and_all_that_was_typed_stays(client):
    client.force_login(make_user("supervisor"))

    answer = client.post(f"{ALL}add/", typed(places="AM07\nNowhere"))

    assert answer.context["form"].has_error("places")
    assert "Nowhere" in answer.content.decode()
    assert not Service.objects.exists()


def test_a_service_is_of_one_organisation(client):
    client.force_login(make_user("supervisor"))
    make_partner()

    answer = client.post(f"{ALL}add/", typed(organisation="KAMURJ"))

    assert answer.status_code == 200
    assert not Service.objects.exists()


@pytest.mark.parametrize("count", [2, 8])
def test_the_directory_asks_as_often_however_long_it_is(
    client, count, django_assert_max_num_queries
):
    for number in range(count):
        service(of=make_partner(f"ORG{number}"))
    client.force_login(make_user())

    with django_assert_max_num_queries(9):
        client.get(ALL, {"sector": "food", "place": "AM07", "taking": "on"})

"""Whom a report counts: a population group; those present, a need or status for who sees them."""

from datetime import date

import pytest

from cases import actions
from cases.models import Membership, NeedCode
from reports.catalogue.population import REPORT
from reports.choosing import Chosen
from tests.factories import head_of, make_household, make_user

pytestmark = pytest.mark.django_db
SINCE, TODAY = date(2024, 3, 1), date(2024, 6, 1)
ADDRESS = "/api/v1/reports/population/"


@pytest.fixture
def supervisor(client):
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def people(supervisor):
    """Twelve women in Kotayk, all with protection; one of them in Lori with the same."""
    heads = [head_of(make_household({"given_name": f"Ani{n}"})) for n in range(12)]
    heads.append(head_of(make_household(at="AM06", registered_at="AM06")))
    for head in heads:
        status = {"status": "temporary_protection", "from_on": SINCE}
        actions.record_status(person=head, values=status, by=supervisor, today=TODAY)
    return heads


def counted(user, on=TODAY, **asked):
    """How many people the choice counts, before small numbers are hidden."""
    return Chosen(**asked).stays(user, on, TODAY).on(on).count()


def notes(client, **asked):
    answer = client.get(ADDRESS, {"as_of": TODAY.isoformat()} | asked).json()
    return {note["term"]: note["meaning"] for note in answer["notes"]}


def test_everybody_registered_is_counted_unless_said_otherwise(client, people, supervisor):
    assert counted(supervisor) == 13
    assert "present or away" in notes(client)["Counted"]


def test_those_who_are_away_are_not_present(client, people, supervisor):
    for head in people[:3]:
        away = {"country": "RU", "from_on": SINCE}
        actions.record_absence(person=head, values=away, by=supervisor, today=TODAY)

    assert counted(supervisor, counted="present") == 9
    assert counted(supervisor, on=date(2024, 2, 1), counted="present") == 12
    assert "left out" in notes(client, counted="present")["Counted"]


def test_who_is_away_elsewhere_is_not_told_by_who_is_left(client, people, supervisor):
    away = {"country": "RU", "from_on": SINCE}
    actions.record_absence(person=people[-1], values=away, by=supervisor, today=TODAY)

    assert counted(supervisor, counted="present") == 12
    assert notes(client, counted="present")["Places"] == "Only the people whom you may see."


def test_a_population_group_is_counted_alone(people, supervisor):
    assert counted(supervisor, population_group="displaced_2023") == 13
    assert counted(supervisor, population_group="host") == 0


def test_by_status_only_people_are_counted_whom_the_asker_sees(client, people, supervisor):
    assert counted(supervisor, legal_status="temporary_protection") == 12
    assert notes(client, legal_status="citizen")["Places"] == "Only the people whom you may see."


def test_by_need_the_confidential_ones_are_none(client, people, supervisor):
    for code in ("SM-CI", "SV-VA"):
        for head in people[:11]:
            need = NeedCode.objects.get(pk=code)
            actions.add_need(person=head, need=need, on=SINCE, by=supervisor, today=TODAY)

    assert counted(supervisor, need="SM-CI") == 11
    assert counted(supervisor, need="SV") == 0
    assert client.get(ADDRESS, {"need": "SV-VA"}).status_code == 400
    assert client.get(ADDRESS, {"need": "XX-XX"}).status_code == 400


@pytest.mark.parametrize(
    "asked",
    [{"need": "SM-CI"}, {"legal_status": "citizen"}, {"counted": "present"}],
    ids=lambda asked: next(iter(asked)),
)
def test_who_only_counts_does_not_count_by_what_is_true_of_people(client, people, asked):
    client.force_login(make_user("coordinator"))
    name = next(iter(asked))

    by_api = client.get(ADDRESS, asked)
    assert by_api.status_code == 400
    assert by_api.json()[name][0].startswith("Unknown parameter.")
    page = client.get("/reports/population/", asked)
    assert page.status_code == 400
    assert f"Unknown in this address: {name}." in page.content.decode()
    assert f'name="{name}"' not in client.get("/reports/population/").content.decode()


@pytest.mark.parametrize(
    "asked", [{"counted": "all"}, {"population_group": "x'--"}, {"legal_status": "%"}]
)
def test_what_cannot_be_chosen_is_refused(client, supervisor, asked):
    assert client.get(ADDRESS, asked).status_code == 400
    assert client.get("/reports/population/", asked).status_code == 400


def test_a_small_number_is_hidden_however_it_was_chosen(client, people, supervisor):
    need = NeedCode.objects.get(pk="SM-CI")
    actions.add_need(person=people[0], need=need, on=SINCE, by=supervisor, today=TODAY)

    answer = client.get(ADDRESS, {"as_of": TODAY.isoformat(), "need": "sm-ci"}).json()
    assert answer["rows"][-1]["values"]["total"] == "*"


def test_the_page_keeps_the_choice_for_its_files(client, people):
    page = client.get("/reports/population/", {"counted": "present", "as_of": "01.06.2024"})

    assert "&amp;counted=present&amp;format=csv" in page.content.decode()


def test_a_decision_in_force_counts_as_a_disability(supervisor):
    household = make_household()
    decision = {"degree": "severe", "from_on": SINCE, "until_on": date(2024, 5, 1)}
    actions.add_decision(person=head_of(household), values=decision, by=supervisor, today=TODAY)

    def disabled(day):
        counts = REPORT.count(Membership.objects.all(), day)
        return [disability for _marz, _sex, _band, disability in counts]

    assert disabled(date(2024, 4, 1)) == ["yes"]
    assert disabled(TODAY) == ["unknown"]

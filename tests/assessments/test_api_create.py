"""Programs send finished assessments: of whom they may, judged as on the screen, each once."""

import pytest

from assessments import actions
from assessments.models import Assessment, MemberAnswers
from cases import actions as actions_of_cases
from cases.actions import make_inactive
from tests.assessments.asked import DAY, questionnaire
from tests.cases.partners import HEALTH, SHARED, make_partner
from tests.factories import family, make_user, member

pytestmark = pytest.mark.django_db
ALL = "/api/v1/assessments/"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: DAY)


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def asked(db):
    return questionnaire()


def body(home, asked, **changes):
    """All of a family are well, and have a place to sleep."""
    people = home.members.present().order_by("birth_date", "number")
    well = {"health_ind_healthcare_needed": "no"}
    return {
        "household": str(home),
        "instrument": asked.pk,
        "assessed_on": DAY.isoformat(),
        "answers": {"rna_shelter_tonight": "yes"},
        "members": [{"individual": str(each), "answers": well} for each in people],
    } | changes


def send(client, user, sent):
    client.force_login(user)
    return client.post(ALL, sent, content_type="application/json")


def test_what_a_program_sends_is_an_assessment_like_any_other(client, worker, home, asked):
    sent = body(home, asked, language="hy")
    sent["answers"] |= {"rooms": 3, "prot_needs_1_services": ["yes_health"], "remark": "Քիչ"}

    answer = send(client, worker, sent)

    told = answer.json()
    assert answer.status_code == 201, told
    kept = Assessment.objects.get()
    assert answer["Location"].endswith(f"{ALL}{kept.number}/")
    assert client.get(answer["Location"]).json() == told
    assert (kept.state, kept.household, kept.assessed_by) == ("finished", home, worker)
    assert kept.answers["shelter"] == {"rna_shelter_tonight": "yes", "rooms": "3"}
    assert kept.answers["safety"] == {"prot_needs_1_services": "yes_health"}
    assert kept.answers["hh_size"] == "3"
    rows = MemberAnswers.objects.select_related("individual")
    assert {row.individual for row in rows} == set(home.members.all())
    first = rows.get(position=1)
    assert first.answers["roster"]["ind"]["ind_age"].isdigit()
    assert {each["sector"] for each in told["severities"]} >= {"health"}


def test_all_that_is_wrong_is_told_at_once_by_the_names_that_were_sent(client, worker, home, asked):
    sent = body(home, asked, members=[{"individual": None, "answers": {"ind_age": "old"}}])
    sent["answers"] = {"rooms": "many", "rna_shelter_tonight": "maybe"}

    answer = send(client, worker, sent)

    assert answer.status_code == 400
    assert set(answer.json()) == {
        "answers.rooms",
        "answers.rna_shelter_tonight",
        "members.0.ind_age",
        "members.0.health_ind_healthcare_needed",
    }
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"answers": {"rna_shelter_tonight": "yes", "roomz": 1}}, "answers.roomz"),
        ({"answers": {"rna_shelter_tonight": {"a": 1}}}, "answers.rna_shelter_tonight"),
        ({"answers": {"rna_shelter_tonight": "yes", "remark": "a\u0000b"}}, "answers.remark"),
        ({"answers": {"rna_shelter_tonight": "yes", "remark": "x" * 2_001}}, "answers.remark"),
        ({"color": "red"}, "color"),
        ({"assessed_on": "2026-12-24"}, "assessed_on"),
        ({"assessed_on": "1850-01-01"}, "instrument"),
        ({"instrument": "rapid-77"}, "instrument"),
        ({"household": "H-7K3MQ-9QX2T-P"}, "household"),
        ({"household": "H-7K3MQ-9QX2T-A"}, "household"),
        ({"household": ["H"]}, "household"),
        ({"finished_at": "2031-01-01T10:00:00Z"}, "finished_at"),
        ({"finished_at": "9999-12-31T23:59:59Z"}, "finished_at"),
        ({"started_at": "0001-01-01T00:00:00"}, "started_at"),
        ({"instrument": "a\u0000"}, "instrument"),
        (
            {"answers": {"rna_shelter_tonight": "yes", "rooms": 3, "shelter/rooms": 4}},
            "answers.shelter/rooms",
        ),
        (
            {"answers": {"rna_shelter_tonight": "yes", "hh_number": "H-7K3MQ-9QX2T-P"}},
            "answers.hh_number",
        ),
        ({"answers": {"rna_shelter_tonight": "yes", "hh_size": 5}}, "members.4.ind_age"),
        ({"answers": {"rna_shelter_tonight": "yes", "hh_size": 1}}, "members.2"),
        ({"members": [{"individual": "P-7K3MQ-9QX2T-P", "answers": {}}]}, "members.0.ind_number"),
        ({"members": [{"answers": {"ind_hat": "blue"}}]}, "members.0.ind_hat"),
        ({"members": [{"answers": {}, "age": 7}]}, "members"),
        ({"members": [{"answers": {}}] * 201}, "members"),
    ],
)
def test_what_can_not_be_is_refused_where_it_stands(client, worker, home, asked, change, where):
    answer = send(client, worker, body(home, asked) | change)

    assert answer.status_code == 400
    assert where in answer.json()
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    "content", ["{", '{"answers": NaN}', '{"household": "\\ud800"}', "[" * 5_000, "[]", '"x"']
)
def test_what_is_no_object_is_refused(client, worker, asked, content):
    client.force_login(worker)

    answer = client.post(ALL, content, content_type="application/json")

    assert answer.status_code == 400


def test_more_than_two_megabytes_are_refused(client, worker, asked):
    client.force_login(worker)

    answer = client.post(ALL, '{"a": "' + "x" * 2_000_000 + '"}', content_type="application/json")

    assert answer.status_code == 413


def test_the_same_one_sent_twice_is_one_assessment(client, worker, home, asked):
    sent = body(home, asked, source_id="ngo-17")

    first, again = send(client, worker, sent), send(client, worker, sent)
    other = send(client, worker, sent | {"answers": {"rna_shelter_tonight": "no"}})

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == again.json()
    assert Assessment.objects.count() == 1


def test_what_is_sent_again_is_judged_again(client, worker, home, asked):
    sent = body(home, asked, source_id="ngo-17")
    send(client, worker, sent)

    again = send(client, worker, sent | {"finished_at": "2031-01-01T10:00:00Z"})

    assert again.status_code == 400


def test_a_start_alone_does_not_end_it(client, worker, home, asked):
    send(client, worker, body(home, asked, started_at="2026-11-29T08:00:00Z"))

    kept = Assessment.objects.get()
    assert kept.started_at < kept.finished_at


def test_nobody_writes_of_a_household_that_was_a_mistake(client, worker, home, asked):
    make_inactive(household=home, reason="duplicate", on=DAY, today=DAY, by=worker)
    sent = body(home, asked, members=[], assessed_on="2026-11-30")

    answer = send(client, worker, sent)

    assert answer.json() == {"household": ["No household of yours has this number."]}


def test_once_it_is_cancelled_it_may_be_sent_again(client, worker, home, asked):
    sent = body(home, asked, source_id="ngo-17")
    send(client, worker, sent)
    actions.cancel_assessment(assessment=Assessment.objects.get(), reason="wrong", by=worker)

    answer = send(client, worker, sent | {"answers": {"rna_shelter_tonight": "no"}})

    assert answer.status_code == 201
    assert Assessment.objects.finished().get().emergencies == ["no_shelter"]


def test_answers_that_are_not_asked_are_left_out(client, worker, home, asked):
    sent = body(home, asked)
    sent["answers"] |= {"snfi_shelter_type": "none", "snfi_shelter_type_individual": "tent"}

    assert send(client, worker, sent).status_code == 201
    assert Assessment.objects.get().answers["shelter"] == {
        "rna_shelter_tonight": "yes",
        "snfi_shelter_type": "none",
    }


def test_a_registered_family_out_of_sight_is_as_one_that_is_not_registered(
    client, worker, home, asked
):
    elsewhere = family(at="AM09")

    hidden = send(client, worker, body(elsewhere, asked))
    never = send(client, worker, body(home, asked, household="H-7K3MQ-9QX2T-P"))

    assert (hidden.status_code, hidden.json()) == (never.status_code, never.json())


@pytest.mark.parametrize("role", ["coordinator", "auditor", "administrator", "dpo"])
def test_who_does_not_ask_sends_nothing(client, home, asked, role):
    assert send(client, make_user(role, places=["AM07"]), body(home, asked)).status_code == 403


def follow(user, target):
    """The user works with a household or person from today on."""
    by = make_user("supervisor", places=["AM07"])
    actions_of_cases.assign(target=target, user=user, reason="", on=DAY, by=by, today=DAY)


class TestAPartner:
    def test_writes_of_a_household_that_it_follows(self, client, home, asked):
        partner = make_partner(*HEALTH, purpose="health")
        follow(partner, home)

        assert send(client, partner, body(home, asked)).status_code == 201

    def test_reads_by_agreement_and_does_not_write(self, client, home, asked):
        partner = make_partner(*HEALTH, purpose="health")

        answer = send(client, partner, body(home, asked))

        assert answer.status_code == 400
        assert answer.json() == {"household": ["You may read of this household, and not write."]}

    def test_writes_nothing_where_its_agreement_opens_no_health(self, client, home, asked):
        partner = make_partner(*SHARED)
        follow(partner, home)

        assert send(client, partner, body(home, asked)).status_code == 403

    def test_writes_nothing_of_a_household_of_whom_it_does_not_see_all(self, client, home, asked):
        partner = make_partner(*HEALTH, purpose="health", basis="consent")
        follow(partner, member(home, "child"))

        answer = send(client, partner, body(home, asked))

        assert answer.status_code == 400
        assert list(answer.json()) == ["household"]
        assert not Assessment.objects.exists()

"""Finished assessments as a partner's program reads them: theirs, and as far as they may."""

import pytest

from assessments import actions
from assessments.models import Assessment
from tests.assessments.asked import DAY, answer_all, begin, finish, questionnaire
from tests.cases.partners import HEALTH, consents, make_partner
from tests.factories import family, head_of, make_user, member

pytestmark = pytest.mark.django_db
ALL = "/api/v1/assessments/"
NOWHERE = {"shelter__snfi_shelter_type": "none"}


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def asked():
    return questionnaire()


def assessed(home, worker, asked, **answers):
    """A finished assessment of a household."""
    begun = begin(home, by=worker, instrument=asked)
    answer_all(begun, home, by=worker, **answers)
    return finish(begun, by=worker)


@pytest.fixture
def done(worker, asked):
    """One of a family in Kotayk that has no shelter, feels unsafe, and said so in its own words."""
    home = family(by=worker)
    return assessed(
        home, worker, asked, closing__need_first="income", closing__remark="Qzx",
        safety__prot_needs_1_services="yes_health", **NOWHERE,
    )  # fmt: skip


def read(client, user, number=None, **parameters):
    client.force_login(user)
    address = f"{ALL}{number}/" if number else ALL
    return client.get(address, parameters)


def found(client, user, **parameters):
    answer = read(client, user, **parameters)
    assert answer.status_code == 200, answer.json()
    return [row["number"] for row in answer.json()["results"]]


def test_it_is_told_with_its_scores_and_the_answers_that_its_reader_may_read(client, worker, done):
    told = read(client, worker, done.number).json()

    assert told["household"] == done.household_id
    assert told["instrument"] == "rapid-1"
    severity = {each["sector"]: each["severity"] for each in told["severities"]}
    assert severity["snfi"] == 5
    # The list of needs names violence: who reads no protection is told needs without their ranks.
    assert told["priorities"] == [{"rank": None, "need": "income"}]
    assert told["answers"]["snfi_shelter_type"] == "none"
    assert told["answers"]["remark"] == "Qzx"
    assert {each["individual"] for each in told["members"]} == {
        person.number for person in done.household.members.present()
    }


def test_protection_is_for_whoever_reads_it(client, worker, done):
    told = read(client, worker, done.number).json()
    assert "prot_needs_1_services" not in told["answers"]
    hidden = ["answers.need_first", "answers.prot_needs_1_services", "severities.protection"]
    assert told["masked"] == hidden
    assert "msni" not in {each["indicator"] for each in told["indicators"]}
    assert "protection" not in {each["sector"] for each in told["severities"]}
    supervisor = make_user("supervisor", places=["AM07"])

    told = read(client, supervisor, done.number).json()
    assert told["answers"]["prot_needs_1_services"] == "yes_health"
    assert told["priorities"] == [{"rank": 1, "need": "income"}]
    assert "protection" in {each["sector"] for each in told["severities"]}


def test_a_partner_without_health_is_told_that_there_is_one_and_nothing_of_it(client, done):
    told = read(client, make_partner(), done.number).json()

    assert told["household"] == done.household_id
    assert (told["answers"], told["severities"], told["members"]) == (None, None, None)
    assert "answers" in told["masked"]


def test_a_partner_with_health_reads_no_words_of_the_familys_own(client, done):
    told = read(client, make_partner(*HEALTH, purpose="health"), done.number).json()

    assert told["answers"]["snfi_shelter_type"] == "none"
    assert "remark" not in told["answers"] and "answers.remark" in told["masked"]


def test_of_the_members_answers_a_partner_gets_those_of_whom_it_sees(client, done):
    partner = make_partner(*HEALTH, purpose="health", basis="consent")
    boy = member(done.household, "child")
    consents(boy, purpose="health", by=partner)

    told = read(client, partner, done.number).json()
    assert [each["individual"] for each in told["members"]] == [boy.number]
    assert head_of(done.household).number not in str(told)
    # What they did not say is not told by what was made of it.
    assert {each["sector"] for each in told["severities"]} == {"snfi"}
    assert told["emergencies"] is None
    assert "wg_ss" not in {each["indicator"] for each in told["indicators"]}
    assert found(client, partner, sector="health") == []


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "registrar", "dpo"])
def test_who_does_not_see_the_household_finds_no_assessment_of_it(client, done, role):
    user = make_user(role, places=["AM08"])

    assert found(client, user) == []
    assert read(client, user, done.number).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "auditor", "administrator"])
def test_who_reads_no_needs_reads_no_assessment(client, done, role):
    assert read(client, make_user(role)).status_code == 403


def test_drafts_and_cancelled_ones_are_not_told(client, worker, asked, done):
    draft = begin(family(by=worker), by=worker, instrument=asked)
    actions.cancel_assessment(assessment=done, reason="Wrong family.", by=worker)

    assert found(client, worker) == []
    for number in (draft.number, done.number):
        assert read(client, worker, number).status_code == 404


def test_they_are_found_by_household_questionnaire_day_sector_and_severity(
    client, worker, asked, done
):
    other = assessed(family(by=worker), worker, asked)
    both = {done.number, other.number}

    assert set(found(client, worker)) == both
    assert found(client, worker, household=str(done.household)) == [done.number]
    assert set(found(client, worker, instrument="rapid-1", kind="rapid")) == both
    assert found(client, worker, kind="multi_sector") == []
    assert set(found(client, worker, assessed_after=DAY.isoformat())) == both
    assert found(client, worker, assessed_before=DAY.isoformat()) == []
    assert found(client, worker, sector="snfi", severity_min="4") == [done.number]
    assert found(client, worker, severity_min="5") == [done.number]
    assert set(found(client, worker, sector="health")) == both
    assert found(client, worker, sector="health", severity_min="5") == []


def test_protection_is_no_way_to_find_somebody_for_whoever_does_not_read_it(client, worker, done):
    assert found(client, worker, sector="protection") == []
    supervisor = make_user("supervisor", places=["AM07"])

    assert found(client, supervisor, sector="protection") == [done.number]


@pytest.mark.parametrize(
    "parameters",
    [
        {"household": "H-1"}, {"instrument": "nonsense"}, {"kind": "x"}, {"severity_min": "6"},
        {"sector": "x"}, {"assessed_after": "x"}, {"as_of": DAY.isoformat()}, {"page_size": "0"},
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_refused_in_words(client, worker, parameters):
    answer = read(client, worker, **parameters)

    assert answer.status_code == 400
    assert answer.json().keys() == parameters.keys()


def test_who_reads_no_health_does_not_ask_by_severity(client, done):
    assert read(client, make_partner(), severity_min="1").status_code == 400


def test_a_page_asks_as_many_questions_however_many_it_tells(
    client, worker, asked, done, django_assert_max_num_queries
):
    for _each in range(4):
        assessed(family(by=worker), worker, asked)
    client.force_login(worker)
    client.get(ALL)
    with django_assert_max_num_queries(13):
        assert len(client.get(ALL).json()["results"]) == 5


def test_pages_lead_on(client, worker, asked, done):
    assessed(family(by=worker), worker, asked)
    first = read(client, worker, page_size="1").json()
    second = client.get(first["next"]).json()

    numbers = {each["number"] for page in (first, second) for each in page["results"]}
    assert numbers == set(Assessment.objects.values_list("number", flat=True))
    assert second["next"] is None

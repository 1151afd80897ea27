"""Today: who is told of whom, and that the page answers everybody."""

import pytest

from cases import visible
from casework import actions
from casework.models import CaseMember, Referral, Task
from tests.casework import referring
from tests.casework.work import a_case
from tests.factories import head_of, make_user, place
from tests.today.reasons import DAY, LONG_AGO, YESTERDAY, everything, listed, task

pytestmark = pytest.mark.django_db


def test_a_task_of_a_protection_case_is_hidden_from_who_is_not_of_its_team(page, home, worker):
    other = make_user(places=["AM07"], username="other")
    case = a_case(home, other, kind="protection", concern="Safety")
    Task.objects.create(
        household=home, case=case, what="Hide", due_on=YESTERDAY, worker=worker, set_on=LONG_AGO,
        set_by=other,
    )  # fmt: skip

    assert page(worker) == {}
    CaseMember.objects.create(case=case, user=worker, from_on=LONG_AGO)
    assert page(worker)["Follow-up overdue"][1] == "1"


def test_tasks_of_colleagues_are_theirs(page, home, worker):
    task(home, make_user(places=["AM07"]))

    assert page(worker) == {}


def test_nobody_is_told_of_households_that_they_do_not_see(page, worker):
    far = make_user(places=["AM09"])
    everything(worker)

    assert page(far) == {}


def test_a_sender_who_sees_the_household_no_longer_is_told_the_number_alone(page, home, worker):
    head, meals = head_of(home), referring.service()
    referring.says(head, partner=meals.organisation, by=worker)
    referral = referring.sent(head, [head], to=meals, by=worker)
    Referral.objects.update(is_unread_answer=True, state="accepted", answered_on=DAY)
    worker.places.set([place("AM09")])

    (line,) = page(worker)["Referral answered"][2]
    assert line == f"{referral} Hot meals accepted"


def test_a_partner_is_told_of_referrals_to_answer(client, page, home, worker):
    head, meals = head_of(home), referring.service()
    referring.says(head, partner=meals.organisation, by=worker)
    referral = referring.sent(head, [head], to=meals, by=worker)
    partner = referring.receiver(meals.organisation)

    cards = page(partner)

    assert list(cards) == ["Referrals to answer"]
    assert cards["Referrals to answer"][2][0].startswith(str(referral))
    assert "Avanesyan" not in cards["Referrals to answer"][2][0]
    assert listed(client, cards["Referrals to answer"][0]) == 1


@pytest.mark.parametrize(
    "role", ["registrar", "supervisor", "partner", "coordinator", "dpo", "auditor", "administrator"]
)
def test_the_page_answers_everybody(client, worker, role):
    everything(worker)
    client.force_login(make_user(role, places=["AM07"]))

    assert client.get("/admin/").status_code == 200


def test_who_may_not_see_what_is_due_finds_no_list_of_it(client):
    client.force_login(make_user("coordinator"))

    assert client.get("/admin/cases/individual/due/papers/").status_code == 403
    assert client.get("/admin/cases/individual/due/wishes/").status_code == 404


def test_a_focal_point_is_told_of_complaints_that_are_late(page, worker):
    officer = make_user("dpo")
    focal = make_user("partner", username="focal")
    actions.name_focal_point(user=focal, on=LONG_AGO, by=officer)
    actions.record_feedback(
        channel="desk", category="staff", text="Money was asked", given_at=place(),
        given_on=LONG_AGO, today=LONG_AGO, by=worker, about_organisation=worker.organisation,
    )  # fmt: skip

    assert page(focal)["Feedback to answer"][1] == "1"
    assert page(worker) == {}


def test_a_supervisor_of_very_many_households_finds_the_same(page, worker, monkeypatch):
    monkeypatch.setattr("cases.visible.FEW_SEEN", 1)
    everything(worker)
    told = page(worker)
    composed_anew()
    monkeypatch.setattr("cases.visible.FEW_SEEN", 2_000)

    assert page(worker) == told


def composed_anew():
    """What is composed once is forgotten: how many households are few is written in it."""
    for composed in (visible._composed_rows, visible._composed_among):
        composed.cache_clear()

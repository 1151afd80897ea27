"""Answers of nobody's household are seen by those who import at its place, and by nobody else."""

import pytest

from assessments.models import WaitingSubmission
from tests.assessments.asked import AT, DAY
from tests.assessments.importers.exported import imported, member, submission, workbook
from tests.cases.partners import HEALTH, make_partner
from tests.factories import make_user

QUEUE = "/admin/assessments/waitingsubmission/"
CANARY = "Qzxabc"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("assessments.admin.waiting.today", lambda: DAY)
    monkeypatch.setattr("assessments.admin.waiting.now", lambda: AT)


@pytest.fixture
def waiting(worker, asked):
    main = submission(CANARY, closing__remark=f"{CANARY} said so")
    rows = [member(1, ind__ind_name=CANARY)]
    imported(workbook(house=[main], roster=rows), by=worker, instrument=asked)
    return WaitingSubmission.objects.get()


def asking(sort):
    """Somebody of this sort."""
    if sort == "partner for health":
        return make_partner(*HEALTH, purpose="health")
    role, _, at = sort.partition(" at ")
    return make_user(role, places=[at or "AM07"])


@pytest.mark.parametrize("sort", ["caseworker at AM07", "supervisor at AM07", "caseworker at AM"])
def test_who_imports_there_sees_them(client, waiting, sort):
    user = asking(sort)
    client.force_login(user)

    page = client.get(f"{QUEUE}{waiting.pk}/change/")

    assert list(WaitingSubmission.objects.visible_to(user, on=DAY)) == [waiting]
    assert CANARY in page.content.decode()


@pytest.mark.parametrize(
    "sort",
    [
        "caseworker at AM09",
        "supervisor at AM09",
        "registrar",
        "partner for health",
        "dpo",
        "coordinator",
        "auditor",
        "administrator",
        "",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_does(client, waiting, sort, method):
    user = asking(sort)
    client.force_login(user)
    addresses = [QUEUE, f"{QUEUE}{waiting.pk}/change/", f"{QUEUE}?state=waiting", "/admin/"]

    answers = [getattr(client, method)(each, {"household": CANARY[:2]}) for each in addresses]

    assert not WaitingSubmission.objects.visible_to(user, on=DAY).exists()
    assert answers[1].status_code in (302, 403, 404)
    assert "login" in answers[1].get("Location", "login")
    assert not [each for each in answers if CANARY in each.content.decode()]
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_whoever_is_not_signed_in_is_asked_who_they_are(client, waiting):
    answer = client.get(f"{QUEUE}{waiting.pk}/change/")

    assert answer.status_code == 302
    assert "login" in answer.url

"""What was typed while somebody else finished or cancelled the assessment is shown, not lost."""

import pytest

from assessments import actions
from assessments.models import Assessment
from tests.assessments.asked import answer_all, draft_of
from tests.assessments.typing import send
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def finish(assessment, *, by):
    """A colleague finishes it in the moment in which it was begun."""
    return actions.finish_assessment(
        assessment=assessment,
        version=draft_of(assessment).version,
        household_version=assessment.household.version,
        at=assessment.started_at,
        by=by,
    )


@pytest.fixture
def typed_late(client, begun, home, worker):
    """What a browser sends of a page that it opened before the draft was closed."""

    def after(close):
        assessment = Assessment.objects.get()
        answer_all(assessment, home, by=worker)
        close(assessment)
        names = "shelter/rooms closing/remark prot_needs_1_services nonsense"
        return client.post(
            f"{begun}shelter/",
            {"version": "1", "shown": names, "shelter/rooms": "3", "closing/remark": "Քիչ է",
             "_next": "1", "secret": "x"},
        )  # fmt: skip

    return after


def test_once_it_is_finished_what_was_typed_stands_on_a_page(typed_late, worker):
    answer = typed_late(lambda assessment: finish(assessment, by=worker))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody finished this assessment" in text
    assert "How many rooms?" in text
    assert "Քիչ է" in text
    assert "Open the record" in text
    assert "rooms" not in Assessment.objects.get().answers["shelter"]


def test_once_it_is_cancelled_as_well(typed_late, worker):
    answer = typed_late(
        lambda each: actions.cancel_assessment(assessment=each, reason="typed twice", by=worker)
    )

    assert "Somebody cancelled this assessment" in answer.content.decode()


def test_whoever_may_not_ask_the_household_is_answered_as_before(client, begun, home, worker):
    assessment = Assessment.objects.get()
    answer_all(assessment, home, by=worker)
    finish(assessment, by=worker)
    client.force_login(make_user(places=["AM09"]))

    answer = client.post(f"{begun}shelter/", {"version": "1", "shown": "shelter/rooms"})

    assert answer.status_code == 404


def test_a_draft_is_typed_in_as_always(client, begun):
    assert (
        send(client, begun, "shelter", **{"shelter/rna_shelter_tonight": "yes"}).status_code < 400
    )

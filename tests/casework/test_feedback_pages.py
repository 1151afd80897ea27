"""The pages of feedback: taken down without a name, hidden from the accused, answered."""

import pytest

from accounts.clock import today
from casework import actions
from casework.models import Feedback, FocalPoint
from tests.factories import family, make_partner, make_user

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/feedback/"


@pytest.fixture
def worker():
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def at_work(client, worker):
    client.force_login(worker)
    return client


def sent(**changed):
    return {
        "category": "quality", "channel": "box", "text": "The parcel was wet.", "whose": "",
        "contact": "", "about_organisation": "", "about_office": "", "given_at": "AM07",
        "given_on": f"{today():%d.%m.%Y}",
    } | changed  # fmt: skip


def test_what_stood_in_the_box_is_taken_down_without_a_name(at_work):
    answer = at_work.post(f"{ALL}new/", sent(), follow=True)

    kept = Feedback.objects.get()
    assert (kept.household, kept.individual, kept.channel) == (None, None, "box")
    assert str(kept) in answer.content.decode()


def test_a_family_is_named_by_the_number_on_its_slip(at_work, worker):
    home = family(by=worker)
    at_work.post(f"{ALL}new/", sent(whose=str(home).lower()))

    assert Feedback.objects.get().household == home


def test_a_family_out_of_sight_is_as_unknown_as_none_and_nothing_typed_is_lost(at_work):
    far = family(at="AM09", by=make_user(places=["AM09"]))
    answers = [
        at_work.post(f"{ALL}new/", sent(whose=number)).content.decode()
        for number in (str(far), "H-00000-00000-G")
    ]

    for page in answers:
        assert "No family or person that you see has this number" in page
        assert "The parcel was wet." in page
    assert not Feedback.objects.exists()


def test_who_takes_down_a_complaint_of_their_colleagues_does_not_read_it_again(at_work):
    answer = at_work.post(
        f"{ALL}new/", sent(category="staff", about_organisation="MLSA"), follow=True
    )
    kept = Feedback.objects.get()

    assert "No focal point may read it" in answer.content.decode()
    assert at_work.get(f"{ALL}{kept}/change/").status_code == 404
    assert "The parcel" not in at_work.get(ALL).content.decode()


def test_a_focal_point_of_another_organisation_reads_and_answers_it(client, worker):
    outside = make_user("partner", organisation=make_partner("UNHCR"), language="en")
    actions.name_focal_point(user=outside, on=today(), by=make_user("dpo"))
    client.force_login(worker)
    page = client.post(
        f"{ALL}new/", sent(category="exploitation", about_organisation="MLSA"), follow=True
    )
    kept = Feedback.objects.get()
    client.force_login(outside)

    assert "1 focal point reads it" in page.content.decode()
    assert "The parcel was wet." in client.get(f"{ALL}{kept}/change/").content.decode()
    client.post(f"{ALL}{kept}/answer/", {"answer": "Referred."})
    client.post(f"{ALL}{kept}/close/", {"is_satisfied": "unknown"})
    kept.refresh_from_db()
    assert (kept.state, kept.is_satisfied, kept.answered_by) == ("closed", None, outside)


def test_an_empty_answer_is_refused_at_its_field(at_work, worker):
    kept = actions.record_feedback(
        channel="desk", category="thanks", text="Thanks", given_at=worker.places.get(),
        given_on=today(), today=today(), by=worker,
    )  # fmt: skip

    assert at_work.post(f"{ALL}{kept}/answer/", {"answer": " "}).status_code == 200
    assert Feedback.objects.get().state == "open"


def test_the_officer_names_and_ends_focal_points(client):
    officer = make_user("dpo", language="en")
    named = make_user("partner", organisation=make_partner("UNHCR"), username="ani")
    client.force_login(officer)

    client.post(f"{ALL}focal-points/", {"username": "ani"})
    twice = client.post(f"{ALL}focal-points/", {"username": "ani"}).content.decode()
    nobody = client.post(f"{ALL}focal-points/", {"username": "nobody"}).content.decode()
    self_named = client.post(f"{ALL}focal-points/", {"username": officer.username})

    assert FocalPoint.on(today()).filter(user=named).exists()
    assert "focal point already" in twice
    assert "Nobody who works here has this user name" in nobody
    assert "Nobody names themselves" in self_named.content.decode()
    client.post(f"{ALL}focal-points/ani/end/")
    assert not FocalPoint.on(today()).filter(user=named).exists()


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "administrator", "partner"])
def test_nobody_else_names_them(client, role):
    client.force_login(make_user(role))

    assert client.get(f"{ALL}focal-points/").status_code == 403
    assert client.post(f"{ALL}focal-points/x/end/").status_code == 403

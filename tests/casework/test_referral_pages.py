"""The pages of referrals: sent, answered in the partner's browser, read; lists and letters."""

import pytest

from accounts.models import Look
from cases.models import Consent
from cases.reading import HouseholdReading
from casework import timeline
from casework.matters import open_matters
from casework.models import Referral
from tests.casework.referring import DAY, after, answers, at, says, sent, service
from tests.factories import make_partner, make_user
from tests.printing.reading import text

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/referral/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY))


def page(client, user, path, **typed):
    client.force_login(user)
    return client.post(path, typed) if typed else client.get(path)


def words(client, user, path):
    answer = page(client, user, path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def one(referral):
    return f"{ALL}{referral}/"


def send_path(home, to):
    return f"{ALL}household/{home}/send/?service={to.shown_number}"


def typed(person, **values):
    return {
        "whom": person.pk, "case": "", "urgency": "soon", "deadline": "", "shares": ["name"],
        "reason": "They have no food", "basis": "consent", "basis_words": "", "language": "hy",
        "explained": "aloud", "seen": "", "preview": "1",
    } | values  # fmt: skip


def test_a_service_is_chosen_where_the_household_lives(client, worker, home, meals):
    far = service(title="Far away", of=make_partner("FAR"), at_places=["AM01"])

    told = words(client, worker, f"{ALL}household/{home}/send/")

    assert meals.title in told
    assert far.title not in told


def test_what_is_shared_is_looked_at_before_it_is_sent(client, worker, home, head, meals):
    path = send_path(home, meals)
    asked = typed(head, **{f"{head.pk}-agrees": "on", f"{head.pk}-speaker": "self"})
    first = page(client, worker, path, **asked)
    seen = first.context["seen"]
    assert head.full_name in first.content.decode()
    assert not Referral.objects.exists()

    changed = asked | {"seen": seen, "send": "1", "shares": ["name", "birth"]}
    assert page(client, worker, path, **changed).context["is_changed"]
    assert not Referral.objects.exists()

    done = page(client, worker, path, **asked | {"seen": seen, "send": "1"})

    row = Referral.objects.get()
    assert done.url == one(row)
    assert (row.individual, row.shares, row.sent_by) == (head, ["name"], worker)
    assert Consent.objects.get().partner == meals.organisation


def test_without_consent_it_is_not_sent_and_all_that_was_typed_stays(
    client, worker, home, head, meals
):
    path = send_path(home, meals)
    seen = page(client, worker, path, **typed(head)).context["seen"]

    told = page(client, worker, path, **typed(head, seen=seen, send="1")).content.decode()

    assert "agreed to it" in told
    assert "They have no food" in told
    assert not Referral.objects.exists()


def test_the_partner_reads_exactly_what_is_shared_and_answers(
    client, worker, head, referral, partner
):
    told = words(client, partner, one(referral))
    assert head.full_name in told
    assert "They have no food" in told
    assert str(head) not in told
    assert str(head.household) not in told
    referral.refresh_from_db()
    assert referral.read_on == DAY

    page(client, partner, f"{one(referral)}accept/", said="Come on Monday")
    page(client, partner, f"{one(referral)}complete/", outcome="helped", said="")

    told = words(client, partner, one(referral))
    assert head.full_name not in told
    assert "They have no food" not in told
    assert "Come on Monday" in told
    told = words(client, worker, one(referral))
    assert "Something came of it" in told
    assert "helped" in told


def test_a_look_of_the_receiver_is_a_look_at_the_person(client, head, referral, partner):
    words(client, partner, one(referral))

    assert Look.objects.filter(actor_id=partner.pk, subject=head.pk, kind="opened").exists()


def test_a_decline_needs_its_reason(client, partner, referral):
    answer = page(client, partner, f"{one(referral)}decline/", because="", said="Full")

    assert answer.status_code == 200
    assert "Full" in answer.content.decode()
    referral.refresh_from_db()
    assert referral.state == "sent"


def test_what_was_answered_meanwhile_is_said_in_words(client, partner, referral, worker):
    answers("decline_referral", referral, by=partner, because="other")

    told = page(client, partner, f"{one(referral)}accept/", said="Yes").content.decode()

    assert "by now" in told


def test_nobody_else_opens_it(client, referral):
    other = make_user("partner", organisation=make_partner("OTHERS"))
    elsewhere = make_user(places=["AM01"])

    assert page(client, other, one(referral)).status_code == 404
    assert page(client, elsewhere, one(referral)).status_code == 404
    assert page(client, make_user("registrar"), one(referral)).status_code == 403


def test_a_partner_never_opens_the_household(client, head, partner, referral):
    assert page(
        client, partner, f"/admin/cases/household/{head.household}/change/"
    ).status_code in (302, 404)
    assert page(client, partner, f"/api/v1/individuals/{head}/").status_code == 404


def test_who_lost_the_household_still_reads_what_came(client, head, referral, partner, worker):
    worker.places.set(["AM01"])
    answers("complete_referral", referral, by=partner, outcome="waiting_list", said="Call her")

    told = words(client, worker, one(referral))

    assert "waiting list" in told
    assert head.full_name not in told
    assert "Call her" not in told


def test_the_sender_takes_it_back(client, worker, partner, referral, head):
    page(client, worker, f"{one(referral)}revoke/", because="She moved")

    assert head.full_name not in words(client, partner, one(referral))
    assert "She moved" in words(client, worker, one(referral))


def test_the_lists_of_a_sender(client, worker, partner, referral):
    assert str(referral) in words(client, worker, f"{ALL}?which=waiting")
    assert str(referral) not in words(client, worker, ALL)
    answers("accept_referral", referral, by=partner)

    told = words(client, worker, ALL)

    assert str(referral) in told
    page(client, worker, f"{one(referral)}read/", unused="1")
    assert str(referral) not in words(client, worker, ALL)


def test_the_inbox_of_a_receiver_tells_no_name(client, head, partner, referral):
    told = words(client, partner, ALL)

    assert str(referral) in told
    assert head.full_name not in told
    assert str(referral) not in words(client, partner, f"{ALL}?which=accepted")


@pytest.mark.parametrize("count", [1, 6])
def test_a_list_asks_as_often_however_long_it_is(
    client, worker, head, meals, count, django_assert_max_num_queries
):
    says(head, partner=meals.organisation)
    for _ in range(count):
        sent(head, [head], to=meals, by=worker)
    client.force_login(worker)

    with django_assert_max_num_queries(13):
        client.get(f"{ALL}?which=waiting")


def test_today_says_what_was_answered_and_what_was_not(client, worker, partner, referral, head):
    answers("accept_referral", referral, by=partner)
    late = sent(head, [head], to=referral.service, by=worker, on=after(-20), urgency="at_once")

    told = words(client, worker, "/admin/")

    assert "Referral answered" in told
    assert "Referral without answer" in told
    assert str(late) in told or head.full_name in told


def test_today_of_a_receiver_says_what_waits(client, partner, referral, head):
    told = words(client, partner, "/admin/")

    assert "Referrals to answer" in told
    assert head.full_name not in told


def test_a_letter_holds_what_is_shared_and_nothing_else(client, worker, head):
    clinic = service(outside="Polyclinic No. 2", sector="health")
    letter = sent(
        head, [head], to=clinic, by=worker, basis="in_hand", basis_words="She said so at the desk"
    )
    client.force_login(worker)

    answer = client.get(f"{one(letter)}letter.pdf?language=en")

    told = text([b"".join(answer.streaming_content)])
    assert "They have no food" in told
    assert "Polyclinic" in told
    assert "She said so" not in told
    assert str(head) not in told
    assert Look.objects.filter(actor_id=worker.pk, kind="exported", subject=head.pk).exists()
    assert letter.steps.filter(step="printed").exists()


def test_no_letter_is_printed_once_it_is_over(client, worker, referral, partner):
    answers("decline_referral", referral, by=partner, because="other")

    assert page(client, worker, f"{one(referral)}letter.pdf").status_code == 404


def test_what_nobody_opened_is_listed_for_who_leads_without_a_person(client, referral, head):
    Referral.objects.update(passed_to_second_on=DAY)

    told = words(client, make_user("coordinator"), f"{ALL}unread/")

    assert str(referral) in told
    assert head.full_name not in told


def test_the_household_shows_its_referrals(client, worker, home, referral):
    told = words(client, worker, f"/admin/cases/household/{home}/change/")

    assert one(referral) in told
    assert f"{ALL}household/{home}/send/" in told


def test_the_timeline_tells_each_step(worker, home, referral, partner):
    answers("accept_referral", referral, by=partner)
    answers("complete_referral", referral, by=partner, outcome="helped")

    told = timeline.events(HouseholdReading(home, worker, DAY))

    assert [event.text.split(" · ")[1:] for event in told if event.kind == "referral"] == [
        ["completed", "helped"], ["accepted"], ["sent"]
    ]  # fmt: skip
    assert not list(timeline.events(HouseholdReading(home, make_user("registrar"), DAY)))


def test_a_case_shows_its_referrals_and_what_is_under_way(client, worker, head, meals, case):
    says(head, partner=meals.organisation)
    made = sent(head, [head], to=meals, by=worker, case=case)

    told = words(client, worker, f"/admin/casework/case/{case}/change/")

    assert one(made) in told
    assert f"case={case.pk}" in told
    assert [matter.kind for matter in open_matters(case)] == ["referral"]

"""Today: why each household is on it, that each number is that of its list, and who sees what."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from accounts import actions as account_actions
from accounts.models import Look
from assistance import actions as assistance_actions
from cases import visible
from cases.models import Consent, DisabilityDecision, IdentityDocument, LegalStatus
from casework import actions
from casework.actions.tasks import set_task
from casework.models import Appointment, CaseMember, Referral, Task
from tests.assessments.asked import answer_all, begin, finish
from tests.assistance.register import with_rule
from tests.casework import referring
from tests.casework.work import a_case, a_note
from tests.factories import child, family, head_of, make_household, make_user, member, place

pytestmark = pytest.mark.django_db
DAY = referring.DAY
NOON = datetime(2026, 11, 25, 8, tzinfo=UTC)
RAISED = date(2026, 11, 18)
YESTERDAY, SOON, LONG_AGO = DAY - timedelta(1), DAY + timedelta(10), date(2023, 10, 1)
DOORS = (
    "refugee_response.site",
    "cases.admin.scope",
    "cases.admin.due_list",
    "casework.admin.tasks",
    "casework.admin.appointments",
    "casework.admin.case_list",
    "casework.admin.feedback",
    "casework.admin.referral_lists",
    "casework.admin.emergencies",
    "assistance.admin.distributions",
)


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    for door in DOORS:
        monkeypatch.setattr(f"{door}.today", lambda: DAY)


@pytest.fixture
def worker():
    return make_user(places=["AM07"], language="en", username="worker")


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def page(client):
    """The text of Today as a user sees it, by its cards: title → (address, count, lines)."""

    def shown(user):
        client.force_login(user)
        return _cards(client.get("/admin/").content.decode())

    return shown


def _cards(html):
    found = {}
    for card in re.findall(r'<section class="module q w4">(.*?)</section>', html, re.DOTALL):
        address, title = re.search(r'<h2><a href="(.*?)">(.*?)</a>', card).groups()
        count = re.search(r'<span class="count.*?>(.*?)</span>', card).group(1)
        lines = [
            " ".join(strip_tags(line.replace("<span", " <span")).split())
            for line in re.findall(r"<li>(.*?)</li>", card, re.DOTALL)
        ]
        found[title] = (address.replace("&amp;", "&"), count, lines)
    return found


def listed(client, address):
    """How many rows the list at an address has."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    if "cl" in answer.context:
        return answer.context["cl"].result_count
    return answer.context["paging"].paginator.count


def task(about, worker, *, due_on=YESTERDAY, what="Call about the school"):
    return set_task(about=about, today=LONG_AGO, by=worker, what=what, due_on=due_on, worker=worker)


def appointment(about, worker, at):
    return Appointment.objects.create(
        household=about, at=at, where="Polyclinic", why="Insulin", made_on=LONG_AGO, worker=worker
    )


def paper(person, number="AN0123456", **values):
    return IdentityDocument.objects.create(
        individual=person, from_on=LONG_AGO, number=number, expires_on=SOON,
        **{"type": "passport"} | values,
    )  # fmt: skip


def emergency(home, worker, instrument=None):
    begun = begin(home, by=worker, instrument=instrument)
    answer_all(begun, home, by=worker, shelter__rna_shelter_tonight="no")
    done = finish(begun, by=worker)
    type(done).objects.filter(pk=done.pk).update(assessed_on=RAISED)
    return done


def feedback(worker, **more):
    return actions.record_feedback(
        channel="desk", category="quality", text="Wet", given_at=place(), given_on=LONG_AGO,
        today=LONG_AGO, by=worker, **more,
    )  # fmt: skip


def turning(years, **values):
    """Born so that they turn so old in ten days."""
    return {"birth_date": SOON.replace(year=SOON.year - years)} | values


def everything(worker):
    """A family of whom there is every reason to stand on Today."""
    home = make_household(
        turning(63), child(**turning(18)), child(given_name="Նարե"), at="AM07", by=worker
    )
    head = head_of(home)
    task(home, worker)
    task(head, worker, what="Visit at home")
    appointment(home, worker, NOON)
    appointment(home, worker, NOON - timedelta(1))
    case = a_case(home, worker)
    type(case).objects.filter(pk=case.pk).update(review_on=YESTERDAY)
    feedback(worker, target=home)
    paper(head)
    LegalStatus.objects.create(
        individual=head, status="temporary_protection", from_on=LONG_AGO, until_on=SOON
    )
    DisabilityDecision.objects.create(
        individual=head, degree="group_2", from_on=LONG_AGO, until_on=SOON
    )
    Consent.objects.create(
        individual=head, purpose="protection", state="given", said_by="self", said_on=LONG_AGO,
        language="hy", explained="aloud", valid_until=SOON, recorded_by=worker, recorded_at=NOON,
    )  # fmt: skip
    draft = begin(home, by=worker)
    meals, before = referring.service(), DAY - timedelta(30)
    referring.says(head, partner=meals.organisation, by=worker, on=before)
    for answered in (True, False):
        referral = referring.sent(head, [head], to=meals, by=worker, on=before)
        changed = {"is_unread_answer": True} if answered else {"deadline": YESTERDAY}
        Referral.objects.filter(pk=referral.pk).update(**changed)
    other = family(by=worker)
    emergency(other, worker, draft.instrument)
    return home


def test_each_number_is_that_of_its_list(client, page, worker):
    everything(worker)

    cards = page(worker)

    assert set(cards) == {
        "Emergency from an assessment", "Follow-up overdue", "Referral answered",
        "Turns 18 within a month", "Referral without answer", "Appointments today",
        "Did they come?", "Case to review", "Feedback to answer",
        "Document expires within 30 days", "Status ends within 30 days",
        "Disability decision ends within 30 days", "Consent to ask again",
        "Reaches 63 within a month", "Draft assessments",
    }  # fmt: skip
    told = {title: count for title, (_address, count, _lines) in cards.items()}
    assert {
        title: str(listed(client, address)) for title, (address, _count, _l) in cards.items()
    } == told
    assert told["Follow-up overdue"] == "2"


def test_with_everything_on_it_the_page_asks_twelve_questions(client, page, worker):
    home = everything(worker)
    account_actions.save_list(user=worker, title="Mine", address="/admin/casework/task/")
    client.force_login(worker)
    client.get(f"/admin/cases/individual/{head_of(home)}/")
    session = client.session
    session["households_opened"] = [home.pk]
    session.save()
    client.get("/admin/")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/admin/")

    assert answer.status_code == 200
    assert len(asked) <= 12


def test_a_task_stands_there_with_the_days_that_it_is_late_until_it_is_done(page, home, worker):
    late = task(home, worker, due_on=DAY - timedelta(9))

    (line,) = page(worker)["Follow-up overdue"][2]
    assert line == "Gohar Avanesyan Գոհար Սերգեյի Ավանեսյան Call about the school 9 days late"

    Task.objects.filter(pk=late.pk).update(state="done", ended_on=DAY, ended_by=worker)
    assert page(worker) == {}


def test_what_is_due_today_is_not_late(page, home, worker):
    task(home, worker, due_on=DAY)

    assert page(worker) == {}


def test_a_task_about_a_person_names_that_person(page, home, worker):
    task(member(home, "child"), worker)

    (line,) = page(worker)["Follow-up overdue"][2]
    assert line.startswith("Aram Avanesyan")


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


def test_an_appointment_stands_there_on_its_day_and_afterwards_until_somebody_says(
    page, home, worker
):
    today = appointment(home, worker, NOON)
    before = appointment(home, worker, NOON - timedelta(3))
    appointment(home, worker, NOON + timedelta(1))

    cards = page(worker)
    assert [cards[name][1] for name in ("Appointments today", "Did they come?")] == ["1", "1"]
    assert cards["Appointments today"][2][0].endswith("Insulin, Polyclinic 12:00")

    for each in (today, before):
        Appointment.objects.filter(pk=each.pk).update(state="kept", ended_on=DAY, ended_by=worker)
    assert page(worker) == {}


def test_an_emergency_stands_there_until_somebody_wrote_what_was_done(page, home, worker):
    emergency(home, worker)

    (line,) = page(worker)["Emergency from an assessment"][2]
    assert "No safe place to sleep tonight" in line

    a_note(home, worker, happened_on=RAISED)
    assert page(worker) == {}


def test_a_note_of_earlier_days_sees_to_no_emergency(page, home, worker):
    emergency(home, worker)
    a_note(home, worker, happened_on=RAISED - timedelta(1))

    assert "Emergency from an assessment" in page(worker)


def test_more_than_twenty_papers_alike_are_one_line(client, page, home, worker):
    head = head_of(home)
    for number in range(21):
        paper(head, f"AN00000{number:02}", state="valid")
    paper(head, "AM0000001", type="id_card")

    address, count, lines = page(worker)["Document expires within 30 days"]

    assert count == "22"
    assert len(lines) == 2
    assert any(line.startswith("21 papers alike") for line in lines)
    assert listed(client, address) == 22
    alike = f"{address}?type=passport&on={SOON.isoformat()}"
    assert listed(client, alike) == 21


def test_a_birthday_is_told_with_its_day(page, worker):
    make_household({}, child(**turning(18)), at="AM07", by=worker)

    assert page(worker)["Turns 18 within a month"][2] == [
        "Aram Avanesyan Արամ Կարենի Ավանեսյան Guardianship, consent and school status come due "
        "05.12.2026"
    ]


def test_who_was_born_on_29_february_turns_18_on_1_march(page, worker, monkeypatch):
    monkeypatch.setattr("refugee_response.site.today", lambda: date(2026, 2, 1))
    make_household({}, child(birth_date=date(2008, 2, 29)), at="AM07", by=worker)

    assert page(worker)["Turns 18 within a month"][2][0].endswith("01.03.2026")


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


def test_the_page_is_one_look_with_all_whom_it_names(client, page, home, worker):
    task(home, worker)
    task(family(by=worker), worker)

    page(worker)

    (look,) = Look.objects.filter(kind="listed")
    assert (look.count, look.details) == (2, {"page": "admin:index"})


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


def test_a_distribution_of_the_day_leads_to_its_desk_until_it_is_closed(client, page, worker):
    family(by=worker)
    programme = with_rule(title="Food", sector="food", every_days=30)
    drawn = assistance_actions.draw_up_distribution(
        programme=programme, place=place(), on=DAY, today=DAY, by=worker
    )
    assert "Distributions" not in page(worker)
    chief = make_user("supervisor", places=["AM07"])
    assistance_actions.approve_distribution(distribution=drawn, today=DAY, by=chief)

    address, count, (line,) = page(worker)["Distributions"]

    assert line.startswith("Food, Kotayk")
    assert str(listed(client, address)) == count == "1"
    type(drawn).objects.update(state="closed", ended_on=DAY, ended_by=worker)
    assert "Distributions" not in page(worker)


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


def test_the_page_is_read_in_armenian(page, home, worker):
    worker.language = "hy"
    worker.save()
    task(home, worker, due_on=DAY - timedelta(9))

    (lines,) = [lines for _address, _count, lines in page(worker).values()]

    assert lines[0].startswith("Gohar Avanesyan Գոհար Սերգեյի Ավանեսյան Call about the school")

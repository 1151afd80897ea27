"""Today: why each household is on it, and that each number is that of its list."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import actions as account_actions
from accounts.models import Look
from assistance import actions as assistance_actions
from casework.models import Appointment, Task
from tests.assistance.register import with_rule
from tests.casework.work import a_note
from tests.factories import child, family, head_of, make_household, make_user, member, place
from tests.today.reasons import (
    DAY,
    NOON,
    RAISED,
    SOON,
    appointment,
    emergency,
    everything,
    listed,
    paper,
    task,
    turning,
)

pytestmark = pytest.mark.django_db


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


def test_the_page_is_one_look_with_all_whom_it_names(client, page, home, worker):
    task(home, worker)
    task(family(by=worker), worker)

    page(worker)

    (look,) = Look.objects.filter(kind="listed")
    assert (look.count, look.details) == (2, {"page": "admin:index"})


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


def test_places_and_days_are_told_in_the_users_language(client, home, worker):
    worker.language = "hy"
    worker.save()
    client.force_login(worker)

    assert "Կոտայք" in client.get("/admin/").content.decode()


def test_a_name_in_latin_letters_alone_stands_there_once(page, worker):
    home = make_household(
        {"given_name": "Armen", "patronymic": "", "family_name": "Avanesyan"}, by=worker
    )
    task(home, worker)

    (line,) = page(worker)["Follow-up overdue"][2]

    assert line == "Armen Avanesyan Call about the school 1 day late"

"""Notes and tasks on the household's page: added, corrected, done; who is told of which."""

from datetime import timedelta

import pytest

from casework.models import CaseMember, CaseNote, Task
from tests.casework.work import DAY, a_case, a_note, a_task, on_the_day
from tests.factories import family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db
TASKS = "/admin/casework/task/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on_the_day(monkeypatch)


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"], language="en")
    client.force_login(user)
    return user


@pytest.fixture
def home(worker):
    return family(by=worker)


def page_of(home, part="change"):
    return f"/admin/cases/household/{home}/{part}/"


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def write(client, home, **typed):
    return client.post(f"{TASKS}household/{home}/note/", {"text": "No rent paid"} | typed)


def set_one(client, home, **typed):
    values = {"what": "Call the landlord", "due_on": "23.11.2026"}
    return client.post(f"{TASKS}household/{home}/set/", values | typed)


def test_a_note_is_written_and_one_is_back_at_the_same_place(client, home, worker):
    back = f"{page_of(home)}#casework"

    answer = write(client, home, back=back)

    assert (answer.status_code, answer["Location"]) == (302, back)
    note = CaseNote.objects.get()
    assert (note.text, note.household, note.written_by) == ("No rent paid", home, worker)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/logout/"])
def test_one_is_led_nowhere_else(client, home, back):
    assert write(client, home, back=back)["Location"] == f"{page_of(home)}#casework"


def test_the_form_of_the_page_sent_twice_writes_one_note(client, home):
    page = text(client.get(page_of(home)))
    key = page.split('name="key" value="')[1].split('"')[0]

    for _click in range(2):
        write(client, home, key=key)

    assert CaseNote.objects.get().pk == key


def test_what_is_refused_stays_typed(client, home, worker):
    a_case(home, worker)

    shown = text(write(client, home, text="Long story", is_restricted="on"))

    assert "A restricted note belongs to a case: choose which." in shown
    assert "Long story" in shown
    assert not CaseNote.objects.exists()


def test_a_note_is_about_a_person_and_of_a_case(client, home, worker):
    case = a_case(home, worker)

    write(client, home, about=head_of(home).pk, case=case.pk, is_restricted="on")

    note = CaseNote.objects.get()
    assert (note.individual, note.case, note.is_restricted) == (head_of(home), case, True)


def test_a_person_of_another_household_cannot_be_chosen(client, home, worker):
    stranger = head_of(make_household(by=worker))

    shown = text(write(client, home, about=stranger.pk))

    assert "No rent paid" in shown
    assert not CaseNote.objects.exists()


def test_a_note_is_corrected_and_both_are_shown(client, home, worker):
    note = a_note(home, worker, text="Two children")

    answer = client.post(f"{TASKS}note/{note}/correct/", {"text": "Three children"})

    assert answer.status_code == 302
    shown = text(client.get(page_of(home, "timeline")))
    assert "Two children" in shown and "Three children" in shown
    assert "corrected since by" in shown


def test_a_household_out_of_scope_has_no_pages(client, home, worker):
    far = make_household(at="AM09", by=make_user(places=["AM09"]))
    note, task = a_note(far, worker), a_task(far, worker)

    for address in (f"household/{far}/note/", f"household/{far}/set/", f"household/{far}/file/",
                    f"note/{note}/correct/", f"{task}/change/", f"{task}/done/"):  # fmt: skip
        assert client.get(TASKS + address).status_code == 404, address
    assert client.get(page_of(far, "timeline")).status_code == 404


@pytest.mark.parametrize(
    ("role", "organisation"), [("dpo", None), ("registrar", None), ("coordinator", None)]
)
def test_who_does_not_work_on_cases_writes_nothing(client, home, role, organisation):
    client.force_login(make_user(role, places=["AM07"]))

    assert write(client, home).status_code in (403, 404)
    assert set_one(client, home).status_code in (403, 404)
    assert not CaseNote.objects.exists() and not Task.objects.exists()


def told(client, user, home):
    """All that somebody reads of a household, on its page and its timeline."""
    client.force_login(user)
    return text(client.get(page_of(home))) + text(client.get(page_of(home, "timeline")))


def test_a_restricted_note_is_read_by_its_team_and_those_cleared(client, home, worker):
    case = a_case(home, worker)
    colleague, stranger = (make_user(places=["AM07"], language="en") for _each in range(2))
    CaseMember.objects.create(case=case, user=colleague, from_on=DAY)
    a_note(home, worker, case=case, text="He beats her", is_restricted=True)

    cleared = make_user("supervisor", places=["AM07"], language="en")
    for user in (worker, colleague, cleared):
        assert "He beats her" in told(client, user, home)
    shown = told(client, stranger, home)

    assert "He beats her" not in shown
    assert "Restricted note" in shown and "not shown to you" in shown


def test_nothing_of_a_protection_case_is_told_to_others(client, home, worker):
    case = a_case(home, worker, kind="protection", concern="Violence")
    a_note(home, worker, case=case, text="He beats her", is_restricted=True)
    a_note(home, worker, case=case, text="She sleeps at the mill")
    a_task(home, worker, case=case, what="Call the shelter")

    shown = told(client, make_user(places=["AM07"], language="en"), home)

    for words in ("Violence", "He beats her", "mill", "shelter", "Restricted note"):
        assert words not in shown


def test_a_task_is_set_told_in_the_card_and_done(client, home, worker):
    set_one(client, home, every_days="7")
    task = Task.objects.get()
    assert (task.worker, task.every_days) == (worker, 7)
    card = text(client.get(page_of(home))).split("</dl>")[0]
    assert "Next task" in card and "Call the landlord" in card

    client.post(f"{TASKS}{task}/done/", {})

    assert sorted(Task.objects.values_list("state", flat=True)) == ["done", "open"]


def test_a_task_is_given_to_a_colleague(client, home, worker):
    colleague = make_user(places=["AM07"])

    set_one(client, home, worker=str(colleague.pk))

    assert Task.objects.get().worker == colleague


def test_the_page_of_a_task_leads_to_every_step(client, home, worker):
    task = a_task(home, worker)

    shown = text(client.get(f"{TASKS}{task}/change/"))

    for step in ("done", "postpone", "assign", "drop"):
        assert f'href="../{step}/"' in shown
        assert client.get(f"{TASKS}{task}/{step}/").status_code == 200


@pytest.mark.parametrize(
    ("step", "typed", "words"),
    [
        ("postpone", {"due_on": "24.11.2026"}, "required"),
        ("postpone", {"due_on": "1.11.2026", "because": "Ill"}, "Choose a later day"),
        ("drop", {}, "required"),
        ("assign", {"because": "Away"}, "required"),
    ],
)
def test_a_step_that_is_refused_says_why(client, home, worker, step, typed, words):
    task = a_task(home, worker)

    assert words in text(client.post(f"{TASKS}{task}/{step}/", typed))
    assert Task.objects.get().state == "open"


def test_the_list_shows_mine_those_overdue_and_those_of_my_places(client, home, worker):
    other = make_user(places=["AM07"])
    a_task(home, worker, what="Mine to come", due_on=DAY + timedelta(days=1))
    late, theirs = (
        a_task(home, worker, what="Mine, late"),
        a_task(home, other, what="Of a colleague"),
    )
    Task.objects.filter(pk__in=[late.pk, theirs.pk]).update(due_on=DAY - timedelta(days=2))
    far = make_household(at="AM09", by=make_user(places=["AM09"]))
    a_task(far, make_user(places=["AM09"]), what="Far away")

    mine, overdue_ones = text(client.get(TASKS)), text(client.get(f"{TASKS}?due=overdue"))
    everybodys = text(client.get(f"{TASKS}?whose=all"))

    assert "Mine to come" in mine and "Mine, late" in mine and "Of a colleague" not in mine
    assert "Mine, late" in overdue_ones and "Mine to come" not in overdue_ones
    assert "2 days late" in overdue_ones
    assert "Of a colleague" in everybodys and "Far away" not in everybodys

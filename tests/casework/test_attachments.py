"""Photos and scans: made anew, kept in no public folder, handed out through the policy alone."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Look
from casework.actions.attachments import add_attachment, made_anew, take_away_attachment
from casework.models import Attachment, CaseMember
from casework.numbers import new_attachment_number
from tests.casework.work import DAY, NOON, a_case, a_note, on_the_day
from tests.factories import family, head_of, make_household, make_user
from tests.uploads.hostile import bomb_in_docx, jpeg_saying
from tests.uploads.pictures import PLACES, opened, photograph
from uploads.strays import remove_strays

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_files")]
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


def uploaded(content, name="passport.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def added(about, by, **told):
    told = {"kind": "photo", "shows": "Their passport"} | told
    file = made_anew(uploaded(told.pop("content", photograph())))
    return add_attachment(about=about, file=file, at=NOON, today=DAY, by=by, **told)


def send(client, home, content, name="passport.jpg", **typed):
    values = {"shows": "Her passport", "kind": "scan", "file": uploaded(content, name)} | typed
    return client.post(f"{TASKS}household/{home}/file/", values)


def take(client, attachment):
    return client.get(f"{TASKS}file/{attachment}/")


def test_a_photograph_is_kept_without_where_it_was_taken_and_handed_out(client, home, worker):
    assert send(client, home, photograph(), "../../Փաստ.php.jpg").status_code == 302

    attachment = Attachment.objects.get()
    answer = take(client, attachment)
    content = answer.content
    assert not any(place in content for place in PLACES)
    assert opened(content).size == (60, 40)
    assert attachment.digest == hashlib.sha256(content).hexdigest()
    assert attachment.size == len(content)
    assert answer["Content-Disposition"].startswith("attachment")
    assert ".." not in attachment.name and "/" not in attachment.name
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_who_took_it_is_written_down(client, home, worker):
    attachment = added(home, worker)

    take(client, attachment)

    look = Look.objects.latest("pk")
    assert (look.actor, look.subject) == (worker, home.pk)
    assert look.details["attachment"] == attachment.pk


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "photo.jpg"),
        (b"<html><script>alert(1)</script></html>", "scan.pdf"),
        (b"MZ\x90\x00", "photo.jpg.exe"),
        (jpeg_saying(50_000, 50_000), "large.jpg"),
        (bomb_in_docx(), "letter.docx"),
        (b"", "empty.jpg"),
    ],
    ids=["svg", "html", "program", "pixels", "bomb", "empty"],
)
def test_a_hostile_file_is_refused_at_its_field_and_what_was_typed_stays(
    client, home, content, name
):
    answer = send(client, home, content, name, shows="Her old passport")

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Her old passport" in shown
    field = shown.split('name="file"')[0]
    assert "errorlist" in field
    assert not Attachment.objects.exists()
    assert not list(storages["private"].names())


def test_out_of_scope_it_is_not_found_with_or_without_a_number(client, home, worker):
    far = make_household(at="AM09", by=make_user(places=["AM09"]))
    attachment = added(far, worker)

    assert take(client, attachment).status_code == 404
    assert take(client, new_attachment_number()).status_code == 404
    assert client.get(f"{TASKS}file/{attachment}/take-away/").status_code == 404


def test_nobody_takes_it_unknown(client, home, worker):
    attachment = added(home, worker)
    client.logout()

    assert take(client, attachment).status_code == 302


def test_what_is_restricted_is_taken_by_its_team_and_those_cleared(client, home, worker):
    case = a_case(home, worker)
    colleague, stranger = (make_user(places=["AM07"]) for _each in range(2))
    CaseMember.objects.create(case=case, user=colleague, from_on=DAY)
    attachment = added(home, worker, case=case, is_restricted=True)

    statuses = []
    for user in (worker, colleague, make_user("supervisor", places=["AM07"]), stranger):
        client.force_login(user)
        statuses.append(take(client, attachment).status_code)

    assert statuses == [200, 200, 200, 404]


def test_of_a_restricted_note_it_is_restricted(home, worker):
    note = a_note(home, worker, case=a_case(home, worker), is_restricted=True)

    attachment = added(home, worker, note=note)

    assert attachment.is_restricted and attachment.case == note.case


def test_a_partner_takes_nothing(client, home, worker):
    attachment = added(home, worker)
    client.force_login(make_user("partner", places=["AM07"]))

    assert take(client, attachment).status_code == 404


def test_sent_twice_it_is_kept_once(home, worker):
    key = new_attachment_number()

    first, second = (added(home, worker, key=key) for _click in range(2))

    assert first == second
    assert len(list(storages["private"].names())) == 1


def test_what_is_taken_away_is_gone_and_its_row_says_why(
    client, home, worker, django_capture_on_commit_callbacks
):
    attachment = added(head_of(home), worker)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{TASKS}file/{attachment}/take-away/", {"because": "Of somebody else"})

    attachment.refresh_from_db()
    assert (attachment.taken_away_by, attachment.taken_away_on) == (worker, DAY)
    assert attachment.taken_away_because == "Of somebody else"
    assert not list(storages["private"].names())
    assert take(client, attachment).status_code == 404


def test_nothing_is_taken_away_without_a_reason(home, worker):
    with pytest.raises(ValidationError, match="Say why"):
        take_away_attachment(attachment=added(home, worker), because=" ", today=DAY, by=worker)


def test_the_night_removes_what_has_no_row_and_nothing_else(home, worker):
    attachment = added(home, worker)
    storages["private"].keep(b"of a transaction that failed")

    def named(some):
        return Attachment.objects.filter(stored__in=some).values_list("stored", flat=True)

    removed = remove_strays(storages["private"], named=named, now=later())

    assert removed == 1
    assert list(storages["private"].names()) == [attachment.stored]


def later():
    """Long after the files were written, whenever that was."""
    return NOON + timedelta(days=36_500)


def test_no_address_of_files_gives_it_out(client, home, worker):
    attachment = added(home, worker)

    for address in (f"/media/{attachment.stored}", f"/static/{attachment.stored}"):
        assert client.get(address).status_code == 404


def test_content_is_no_longer_handed_out_once_it_was_exchanged(client, home, worker):
    attachment = added(home, worker)
    with open(storages["private"].path(attachment.stored), "wb") as file:
        file.write(BytesIO(photograph("PNG")).read())

    answer = take(client, attachment)

    assert answer.status_code == 410
    assert answer["Content-Type"].startswith("text/html")

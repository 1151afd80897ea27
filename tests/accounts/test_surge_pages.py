"""Colleagues for some days by screen: the list, the links to print, and the desk in the frame."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from accounts import clock
from accounts.models import User
from tests.cases.pages import Page
from tests.factories import make_user, place

pytestmark = pytest.mark.django_db

SURGE, CHANGE, DESK = "/admin/staff/surge/", "/admin/staff/surge/change/", "/account/desk/"
TWO = "Նարե Մանուկյան; nare; hy\nArmen Petrosyan"


@pytest.fixture
def supervisor(client):
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


def make(client, names=TWO, **others):
    return client.post(SURGE, {"names": names, "places": "Kotayk (marz)", "days": "3"} | others)


def test_a_pasted_list_becomes_accounts_and_a_sheet_of_links(client, supervisor):
    page = Page(make(client))

    assert sorted(User.objects.filter(role="registrar").values_list("username", "language")) == [
        ("armen.petrosyan", ""),
        ("nare", "hy"),
    ]
    assert page.text.count("/account/welcome/") == 2
    assert page.text.count("<svg") >= 2
    assert page.inline == []


def test_the_link_on_the_sheet_leads_to_the_first_password(client, supervisor):
    words = Page(make(client, "Նարե Մանուկյան")).words
    (link,) = [word for word in words if "/account/welcome/" in word]
    client.logout()

    answer = client.get(link.removeprefix("http://testserver"))

    assert answer.url == "/account/welcome/"


def test_the_sheet_is_kept_by_no_browser(client, supervisor):
    assert "no-store" in make(client)["Cache-Control"]


def test_the_same_list_again_shows_who_is_there_and_no_link(client, supervisor):
    make(client)
    again = Page(make(client))

    assert again.says("2 of the list were there already, and are not made again:")
    assert "/account/welcome/" not in again.text
    assert User.objects.filter(role="registrar").count() == 2


def as_file(rows, kind):
    if kind == "csv":
        text = "\n".join(",".join(row) for row in rows)
        return SimpleUploadedFile("list.csv", text.encode())
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return SimpleUploadedFile("list.xlsx", stream.getvalue())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_becomes_accounts_as_well(client, supervisor, kind):
    rows = [["Name", "User name", "Language"], ["Նարե Մանուկյան", "nare", "hy"], ["Անի Սարգսյան"]]
    make(client, "", file=as_file([[*row, "", ""][:3] for row in rows], kind))

    made = User.objects.filter(role="registrar").order_by("username")
    assert [user.username for user in made] == ["ani.sargsyan", "nare"]


def test_every_fault_is_told_with_its_row_and_nobody_made(client, supervisor):
    make_user(username="nare")
    page = Page(make(client, TWO + "\nАнна Петрова"))

    assert page.says("Row 1: somebody else is called nare: type another user name.")
    assert page.says("Row 3: type a user name; none could be made of these letters.")
    assert not User.objects.filter(role="registrar").exists()
    assert page.values["days"] == "3"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"names": ""}, "Type the names, or choose a file: one of both."),
        ({"names": "Նարե Մանուկյան;nare;xx"}, "Row 1: a language is one of hy, en."),
        ({"places": "Atlantis"}, "Atlantis"),
        ({"places": "Ararat (marz)"}, "is not within your places."),
        ({"days": "31"}, "30"),
        ({"names": "", "file": SimpleUploadedFile("list.xlsx", b"PK broken")}, "damaged"),
    ],
)
def test_what_cannot_be_is_told(client, supervisor, typed, fault):
    assert Page(make(client, **typed)).says(fault)
    assert not User.objects.filter(role="registrar").exists()


def test_hostile_names_are_shown_as_text(client, supervisor):
    make(client, "<script>alert(1)</script> Petrosyan; hostile")

    assert "<script>alert" not in Page(client.get(SURGE)).text


def test_an_account_of_the_list_is_extended_ended_and_given_another_link(client, supervisor):
    make(client, "Նարե Մանուկյան")
    nare = User.objects.get(username="nare.manukyan")

    client.post(CHANGE, {"user_name": nare.username, "days": "10", "extend": "1"})
    nare.refresh_from_db()
    assert nare.role_until == clock.today() + timedelta(days=9)
    link = Page(client.post(CHANGE, {"user_name": nare.username, "link": "1"}))
    assert link.text.count("/account/welcome/") == 1
    client.post(CHANGE, {"user_name": nare.username, "end": "1"})
    nare.refresh_from_db()
    assert nare.role_until < clock.today()
    assert Page(client.get(SURGE)).says("over")


def test_days_that_are_none_change_nothing(client, supervisor):
    make(client, "Նարե Մանուկյան")
    for days in ("", "0", "99", "x"):
        client.post(CHANGE, {"user_name": "nare.manukyan", "days": days, "extend": "1"})

    nare = User.objects.get(username="nare.manukyan")
    assert nare.role_until == clock.today() + timedelta(days=2)


def test_an_account_of_another_s_list_is_not_found(client, supervisor):
    make(client, "Նարե Մանուկյան")
    client.force_login(make_user("supervisor", places=["AM07"]))

    answer = client.post(CHANGE, {"user_name": "nare.manukyan", "end": "1"})
    assert answer.status_code == 404
    assert "nare.manukyan" not in Page(client.get(SURGE)).text


def test_today_leads_to_it(client, supervisor):
    assert SURGE in Page(client.get("/admin/")).links


def test_one_click_in_the_frame_changes_the_desk_and_what_is_registered_there(client):
    registrar = make_user("registrar", places=["AM07", "AM03"])
    client.force_login(registrar)
    page = Page(client.get("/admin/cases/household/quick/"))
    assert page.says("Choose a desk")

    answer = client.post(DESK, {"place": "AM03", "next": "/admin/cases/household/quick/"})

    assert answer.url == "/admin/cases/household/quick/"
    page = Page(client.get(answer.url))
    assert page.values["registered_at"] == "Ararat (marz)"
    assert page.says("Desk: Ararat")
    assert (
        Page(client.get("/admin/cases/household/add/")).values["registered_at"] == "Ararat (marz)"
    )


def desks_in_the_frame(text):
    """What stands in the frame for choosing a desk: (buttons, whether a menu has to be opened)."""
    frame = text[text.index('id="user-tools"') : text.index('id="lock-form"')]
    return re.findall(r'value="(AM\d+)"( aria-current="true")?', frame), "<details" in frame


def test_a_few_desks_are_one_click_away_and_many_stand_in_a_menu(client):
    registrar = make_user("registrar", places=["AM07", "AM03"], works_at=place("AM03"))
    client.force_login(registrar)
    few, in_a_menu = desks_in_the_frame(client.get("/admin/").content.decode())
    assert few == [("AM03", ' aria-current="true"'), ("AM07", "")] and not in_a_menu

    registrar.places.add(*(place(code) for code in ("AM04", "AM05", "AM06")))
    client.force_login(registrar)
    many, in_a_menu = desks_in_the_frame(client.get("/admin/").content.decode())
    assert len(many) == 5 and in_a_menu


def test_a_place_within_one_s_own_is_a_desk_and_another_is_none(client):
    registrar, within = make_user("registrar", places=["AM07"]), place("AM07").children.first()
    client.force_login(registrar)

    client.post(DESK, {"place": within.pk})
    registrar.refresh_from_db()
    assert registrar.works_at == within
    for code in ("AM03", "nowhere", "", "\x00"):
        client.post(DESK, {"place": code})
    registrar.refresh_from_db()
    assert registrar.works_at == within


def test_a_desk_that_is_theirs_no_longer_presets_nothing(client):
    registrar = make_user("registrar", places=["AM07"], works_at=place("AM03"))
    client.force_login(registrar)

    page = Page(client.get("/admin/cases/household/quick/"))
    assert page.values["registered_at"] == "Kotayk (marz)"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example"])
def test_the_desk_leads_nowhere_else(client, target):
    client.force_login(make_user("registrar", places=["AM07", "AM03"]))

    assert client.post(DESK, {"place": "AM03", "next": target}).url == "/"

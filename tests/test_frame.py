"""What every answer carries, whichever page it is: its headers, its cookies, nothing inline."""

import pytest

from tests.cases.pages import Page
from tests.doors import DOORS, world

pytestmark = pytest.mark.django_db
NO_PAGE = ("autocomplete", "suggest", "jsi18n", "logout", "export.", "template", "file", "progress",
           "empty.", "planned.", ".pdf")  # fmt: skip
PAGES = sorted(
    route
    for route, door in DOORS.items()
    if door.get and route.startswith(("admin/", "reports/"))
    if not route.endswith("<path:object_id>/")
)


def shown_to(client, who):
    """Every page that somebody of a sort opens, read."""
    users, names = world()
    client.force_login(users[who])
    for route in PAGES:
        if who in DOORS[route].get and not any(word in route for word in NO_PAGE):
            answer = client.get(DOORS[route].example.format(**names), follow=True)
            yield route, Page(answer)


@pytest.mark.parametrize("who", ["caseworker", "supervisor", "coordinator", "administrator"])
def test_no_page_holds_anything_inline(client, who):
    inline = {route: page.inline for route, page in shown_to(client, who)}

    assert len(inline) > 5
    assert {route: found for route, found in inline.items() if found} == {}


@pytest.mark.parametrize("who", ["caseworker", "administrator"])
def test_every_page_says_what_it_is_in_its_title_and_heading(client, who):
    bare = [
        route
        for route, page in shown_to(client, who)
        if "<h1" not in page.text or "<title>" not in page.text
    ]

    assert bare == []


@pytest.fixture
def answers(client):
    """Answers of every kind: a page, a redirect, a refusal, a file of ours, the API."""
    users, _names = world()
    client.force_login(users["supervisor"])
    paths = ["/", "/admin/", "/admin/nonsense/", "/admin/accounts/user/", "/healthz"]
    return [client.get(path) for path in [*paths, "/reports/", "/api/v1/households/"]]


def header(answers, name):
    """The values of a header over all answers."""
    return {answer.headers.get(name) for answer in answers}


def test_every_answer_lets_only_our_own_files_run(answers):
    (policy,) = header(answers, "Content-Security-Policy")

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    for promise in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"):
        assert promise in policy


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_carries(answers, name, value):
    assert header(answers, name) == {value}


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/cases/household/", "/admin/cases/household/add/"]
)
def test_pages_of_people_are_not_kept_by_browsers_or_between(client, path):
    users, _names = world()
    client.force_login(users["caseworker"])

    kept = client.get(path).headers["Cache-Control"]

    assert "no-store" in kept
    assert "private" in kept


def test_the_session_s_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client):
    users, _names = world()
    name, password = users["caseworker"].username, "kept-in-tests-only"

    client.post("/admin/login/", {"username": name, "password": password})

    session = client.cookies["sessionid"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")


def test_signing_in_leads_to_today_and_out_of_reach_again(client):
    users, _names = world()
    typed = {"username": users["caseworker"].username, "password": "kept-in-tests-only"}

    assert client.post("/admin/login/", typed).url == "/admin/"
    assert Page(client.get("/admin/")).says("Find a household by any of its members")
    client.post("/admin/logout/")
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


@pytest.mark.parametrize("password", ["wrong", "", "\x00"])
def test_a_wrong_password_is_refused_in_words(client, password):
    users, _names = world()
    typed = {"username": users["caseworker"].username, "password": password}

    assert Page(client.post("/admin/login/", typed)).text.count("errornote") == 1


def test_an_inactive_user_does_not_sign_in(client):
    users, _names = world()
    typed = {"username": users["inactive"].username, "password": "kept-in-tests-only"}

    assert client.post("/admin/login/", typed).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_the_language_is_chosen_before_sign_in_and_then_kept_with_the_user(client):
    users, _names = world()

    client.post("/language/", {"language": "hy", "next": "/admin/login/"})
    assert 'lang="hy"' in client.get("/admin/login/").content.decode()
    client.force_login(users["caseworker"])
    client.post("/language/", {"language": "hy", "next": "/admin/"})
    users["caseworker"].refresh_from_db()
    assert users["caseworker"].language == "hy"
    client.cookies.pop("django_language")
    assert 'lang="hy"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize("language", ["xx", "", "\x00", "hy" * 50])
def test_a_language_that_there_is_not_changes_nothing(client, language):
    users, _names = world()
    client.force_login(users["caseworker"])

    assert client.post("/language/", {"language": language}).status_code == 302
    users["caseworker"].refresh_from_db()
    assert users["caseworker"].language == ""


def test_the_process_says_that_it_lives_and_that_it_is_ready(client):
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").content == b"ready"


def test_it_is_not_ready_while_a_migration_waits(client, settings):
    settings.MIGRATION_MODULES = {"csp": "tests.waiting_migrations"}

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"1 migrations are not applied: run manage.py migrate" in answer.content


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_read_and_nothing_else(client, path):
    assert client.post(path).status_code == 405

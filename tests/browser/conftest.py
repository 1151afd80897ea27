"""A real server and the system's Chromium; every page must stay without a single console error."""

import shutil

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread

from tests.factories import PASSWORD

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def pytest_collection_modifyitems(items):
    """Say in one line that browser tests are skipped where Chromium is missing."""
    missing = pytest.mark.skip(reason="browser test: Chromium is not installed on this machine")
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(missing)


class _PromptServer(ThreadedWSGIServer):
    def serve_forever(self, poll_interval=0.01):
        super().serve_forever(poll_interval)


class Serving(LiveServerThread):
    """A server that ends as soon as it is told to."""

    server_class = _PromptServer


@pytest.fixture
def server(committed, settings):
    """The address of the application, working in the test database."""
    settings.ALLOWED_HOSTS = ["localhost"]
    thread = Serving("localhost", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()
    connections.close_all()


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """A function that opens a page of a new browser session, signed in where a user is given.

    Without scripts they type their password, as in the test of the main way; else they have done.
    Chromium complains of every refusal; `refused` is the status of those that a test means.
    """
    opened, complaints = [], []

    def open_one(user=None, *, width=1360, locale="en-GB", scripts=True, refused=None):
        context = chromium.new_context(
            base_url=server,
            viewport={"width": width, "height": 900},
            locale=locale,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        meant = f"status of {refused} "
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type == "error" and meant not in said.text
                else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        opened.append(context)
        if user and scripts:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": server}])
        elif user:
            sign_in(page, user)
        return page

    yield open_one
    for context in opened:
        context.close()
    assert complaints == []


def session_of(user):
    """The key of a session in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def sign_in(page, user):
    """Type name and password on the sign-in page."""
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")
    page.wait_for_url("**/admin/")

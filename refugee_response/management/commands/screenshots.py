"""`screenshots`: the README's pictures, taken from the demo register in the system's Chromium."""

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management.base import BaseCommand, CommandError
from django.test.testcases import LiveServerThread

from accounts.demo import demo_logins
from cases.models import Household, Individual

FOLDER = settings.ROOT / "docs" / "images"
WIDE, NARROW = 1360, 390


class Command(BaseCommand):
    help = "Take the pictures of the README from the demo register (needs Chromium)."

    def add_arguments(self, parser):
        parser.add_argument("--into", type=Path, default=FOLDER)

    def handle(self, *, into, **options):
        program = shutil.which("chromium") or shutil.which("google-chrome")
        if program is None:
            raise CommandError("Chromium is not installed: on Debian, apt install chromium.")
        into.mkdir(parents=True, exist_ok=True)
        server = LiveServerThread("localhost", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        try:
            self.take(program, f"http://localhost:{server.port}", into)
        finally:
            server.terminate()

    def take(self, program, address, into):
        """Sign in as the demo's caseworker and coordinator, and take each picture."""
        # A tool of developers: running the system must not need it.
        from playwright.sync_api import sync_playwright

        household = f"/admin/cases/household/{_a_telling_household()}/change/"
        pictures = [
            ("caseworker", "today", "/admin/", WIDE),
            ("caseworker", "register", "/admin/cases/household/add/", WIDE),
            ("caseworker", "household", household, WIDE),
            ("caseworker", "household-390", household, NARROW),
            ("coordinator", "report", "/reports/population/", WIDE),
        ]
        logins = {role: (name, password) for role, name, password in demo_logins()}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for role, picture, path, width in pictures:
                context = browser.new_context(
                    base_url=address, viewport={"width": width, "height": 900}, locale="en-GB"
                )
                page = context.new_page()
                _sign_in(page, *logins[role])
                page.goto(path)
                page.screenshot(path=into / f"{picture}.png")
                context.close()
                self.stdout.write(f"{picture}.png")
            browser.close()


def _sign_in(page, username, password):
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.click("#login-form [type=submit]")
    page.wait_for_url("**/admin/")


def _a_telling_household():
    """A household of the demo's caseworker with children, somebody of 65+ and a disability."""
    from accounts.clock import today
    from accounts.models import User
    from cases import disability, population

    day = today()
    caseworker = User.objects.get(username=demo_logins()[0][1])
    households = Household.objects.visible_to(caseworker, on=day).active()
    for condition in (
        population.child(on=day),
        population.older(on=day),
        disability.disabled(on=day),
    ):
        households = households.with_someone(condition, Individual.objects.all())
    return households.order_by("number").first()

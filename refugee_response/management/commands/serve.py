"""`serve`: the whole system on this machine alone, as `make run` starts it."""

import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from gunicorn.app.base import BaseApplication

from accounts.demo import demo_logins
from accounts.jobs import supervising

HOST = "localhost"


class Command(BaseCommand):
    help = "Migrate, fill the demo register on the first start, serve it, and do its long work."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--people", type=int, default=115_000)

    def handle(self, *, port, people, **options):
        if not settings.LOCAL_DEMO:
            raise CommandError(
                "serve is for trying the system on one machine: set LOCAL_DEMO=1. In production "
                "run gunicorn refugee_response.wsgi behind a proxy (docs/operations.md)."
            )
        refuse_taken(port)
        call_command("migrate", verbosity=0)
        call_command("demo", people=people, if_empty=True)
        self.stdout.write(f"\nhttp://{HOST}:{port}\n")
        for role, username, password in demo_logins():
            self.stdout.write(f"{role}: {username} {password}")
        self.stdout.write("\nCtrl-C stops it.")
        self.stdout.flush()
        LocalServer(port).run()


def refuse_taken(port):
    """One clear line where something else listens already."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as probe:
            probe.settimeout(1)
            try:
                taken = probe.connect_ex((address, port)) == 0
            except OSError:
                continue
        if taken:
            raise CommandError(
                f"Port {port} is taken by another program. Choose another: make run PORT={port + 1}"
            )


class LocalServer(BaseApplication):
    """Gunicorn on the loopback address, in this process, so that it holds the database with it."""

    def __init__(self, port):
        self.port = port
        super().__init__()

    def load_config(self):
        self.cfg.set("bind", [f"127.0.0.1:{self.port}"])
        self.cfg.set("workers", 2)
        self.cfg.set("threads", 4)
        # Two of these may run side by side, and neither leaves anything in somebody's home.
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("loglevel", "warning")
        # Beside the web workers, one that does long work; it ends with this process.
        self.cfg.set("when_ready", self._begin_long_work)
        self.cfg.set("on_exit", self._end_long_work)

    def _begin_long_work(self, server):
        self._long_work = supervising.begin()

    def _end_long_work(self, server):
        supervising.end(self._long_work)

    def load(self):
        from refugee_response.wsgi import application

        return application

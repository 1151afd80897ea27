"""Knocking at doors, as everybody who asks; nothing that a knock writes stays."""

from http.cookies import SimpleCookie

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.printing.reading import text

# An answer of these is an open door; a redirect is one unless it asks who one is. A form is sent to
# all: only who may send JSON is told that it is none (415). Of a photo whose content is not there
# it is told (410).
OPEN = (200, 201, 302, 400, 410, 415)
METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


class Knocker:
    """Sends requests as the users of a world."""

    def __init__(self, world):
        self.world, self.clients, self.cookies = world, {}, {}

    def client(self, name):
        """The session of somebody; whom no door lets in has none."""
        if name not in self.clients:
            client, user = Client(), self.world.users[name]
            if user.is_authenticated and user.is_active:
                client.force_login(user)
            self.clients[name], self.cookies[name] = client, client.cookies.output(header="")
        # Signing out at one door does not sign out at the next.
        self.clients[name].cookies = SimpleCookie(self.cookies[name])
        return self.clients[name]

    def knock(self, name, path, method="get", data=None, before=None):
        """The answer to one request, read to its end, and undone with what was done before it."""
        client = self.client(name)
        with transaction.atomic():
            if before:
                before()
            answer = getattr(client, method)(path, data or {})
            answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        if answer.headers.get("Content-Type") == "application/pdf":
            # What is printed is compared as it is read, not as it is packed.
            answer.body = text([answer.body]).encode()
        return answer

    def counted(self, name, path, method="get", data=None):
        """The same, with how often the database was asked."""
        connection.queries_log.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = self.knock(name, path, method, data)
        answer.queries = len(queries)
        return answer


def opens(answer):
    """Whether the answer lets in."""
    asked_to_sign_in = answer.status_code == 302 and "login" in answer.url
    return answer.status_code in OPEN and not asked_to_sign_in


def told(answer):
    """All that an answer tells: its status, headers and body, and how often it asked the database.

    But for its own name, which is drawn by chance for each request.
    """
    headers = sorted(pair for pair in answer.headers.items() if pair[0] != "X-Request-ID")
    return answer.status_code, headers, answer.body, answer.queries

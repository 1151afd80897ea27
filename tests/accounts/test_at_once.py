"""Several at once: one link serves one, and all who guess have six guesses together."""

from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client

from accounts import actions
from accounts.models import User
from tests.accounts.conftest import NOON
from tests.accounts.signing_in import type_in
from tests.factories import make_link, make_user


def test_many_who_try_at_once_try_six_times_together(committed, monkeypatch):
    user = make_user()
    tried = []
    monkeypatch.setattr(
        "allauth.account.adapter.authenticate", lambda *args, **typed: tried.append(typed)
    )

    def attempt(number):
        try:
            return type_in(Client(), user.username, f"guess {number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(attempt, range(24)))

    assert answers == {200}
    assert len(tried) <= 6


def test_of_two_who_use_a_link_at_once_one_is_served(committed, at):
    at(NOON)
    user = make_user(username="newcomer")
    digest = actions.digest_of(make_link(user, at=NOON))
    passwords = ["first-of-both-31-lantern", "second-of-both-32-lantern"]

    def accept(password):
        try:
            return actions.accept_invitation(digest=digest, password=password, at=NOON) and password
        except ValidationError:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        served = [password for password in pool.map(accept, passwords) if password]

    assert len(served) == 1
    assert User.objects.get(pk=user.pk).check_password(served[0])

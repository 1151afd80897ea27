"""The API's list of people, 100 a page, against a bare WSGI function of PostgreSQL's JSON.

Both run in gunicorn with the same number of workers, asked by four callers at once. Who asks ours
is signed in and sees everybody, as the bare function shows everybody to whoever asks.
"""

import base64
import json

from benchmarks.peers import against
from benchmarks.servers import ask, served

# At least half of the bare function's requests in a second.
RATIO = 2.0
AT_DEPTH = 100_000
REQUESTS = 100


def measure():
    """The first page, and the one after a hundred thousand people."""
    with served("refugee_response.wsgi") as ours, served("benchmarks.bare") as bare:
        cookie, deep = _cookie(), _number_at(AT_DEPTH)
        return [
            _against("API: 100 people, first page", ours, bare, cookie, ""),
            _against(f"API: 100 people, after {AT_DEPTH:,}", ours, bare, cookie, deep),
        ]


def _against(name, ours, bare, cookie, after):
    from accounts.clock import today

    cursor = base64.urlsafe_b64encode(after.encode()).decode()
    page = "/api/v1/individuals/?page_size=100" + (f"&cursor={cursor}" if after else "")
    peer = f"/?day={today()}&after={after}"
    _same_people(ask(ours, page, cookie, times=1), ask(bare, peer, times=1))
    return against(
        f"{name}, {REQUESTS} requests",
        lambda: ask(ours, page, cookie, times=REQUESTS),
        lambda: ask(bare, peer, times=REQUESTS),
        ratio=RATIO,
    )


def _same_people(ours, bare):
    """Both must tell the same of the same people, but what our API reckons from it."""
    reckoned = {"age", "is_child", "over_65", "pensionable", "cohort", "mission_band", "disabled"}
    reckoned |= {"pregnant", "as_of", "masked"}
    told = [
        {field: value for field, value in person.items() if field not in reckoned}
        for person in json.loads(ours)["results"]
    ]
    if told != json.loads(bare):
        raise SystemExit("The API and the bare function do not tell the same of the same people")


def _cookie():
    """The session of somebody who sees everybody."""
    from django.conf import settings
    from django.test import Client

    from accounts.history.acting import MACHINE, acting
    from accounts.models import Organisation, User
    from places.models import Place

    client = Client()
    with acting(by=MACHINE):
        user = User.objects.create_user(
            "of the API's bench",
            role="supervisor",
            organisation=Organisation.objects.get(is_controller=True),
        )
        user.places.set([Place.objects.get(pk="AM")])
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _number_at(depth):
    from cases.models import Individual

    numbers = Individual.objects.order_by("number").values_list("number", flat=True)
    return numbers[depth]

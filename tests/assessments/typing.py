"""Typing into an interview as a browser does."""

import re

from assessments.models import Assessment
from tests.cases.pages import Page

ALL = "/admin/assessments/assessment/"


def section(client, begun, key):
    return Page(client.get(f"{begun}{key}/"))


def send(client, begun, key, *, button="_draft", shown=None, **typed):
    """Type in a section as a browser would: what the page shows, and the button."""
    page = section(client, begun, key)
    version = re.search('name="version" value="([0-9]*)"', page.text)[1]
    names = re.search('name="shown" value="([^"]*)"', page.text)[1]
    sent = {"version": version, "shown": names if shown is None else shown, button: "1"}
    named = {name.replace("__", "/"): value for name, value in typed.items()}
    return client.post(f"{begun}{key}/", sent | named)


def finish(client):
    """Press the button of the page on which the draft is finished."""
    address = f"{ALL}{Assessment.objects.get()}/finish/"
    return client.post(address, Page(client.get(address)).values)


def care(person, question="health_ind_healthcare_needed"):
    return f"roster__{person.number}__care__{question}"


def everybody_is_well(client, begun, home):
    return send(
        client, begun, "roster.care", button="_next",
        **{care(person): "no" for person in home.members.present()},
    )  # fmt: skip

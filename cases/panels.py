"""What the register shows on a household's page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases import countries, documents, links, phones, slips
from cases.choices import (
    ConfirmedBy,
    DisabilityDegree,
    DocumentState,
    DocumentType,
    SafeContact,
    Status,
)


@dataclass(frozen=True)
class Panel:
    """A part of a composed page: a template and what it shows; beside the table or below it."""

    template: str
    context: dict
    is_below: bool = False
    # Of Today: above the cards.
    is_first: bool = False


def facts_of_card(rooms, reading):
    """What rooms to the right say in the household's card: (words, what, address) of each fact."""
    telling = [room for room in rooms if hasattr(room, "card_facts")]
    return [fact for room in telling for fact in room.card_facts(reading)]


def panels(reading):
    """Who lives here as of the day, what to look at again, and what is true of each of them."""
    return [
        Panel("cases/panel_composition.html", {"reading": reading}),
        *([_quality(reading)] if reading.is_whole else []),
        Panel(
            "cases/panel_facts.html",
            {"reading": reading, "people": _people(reading)},
            is_below=True,
        ),
        Panel(
            "cases/panel_phones.html",
            {"reading": reading, "phones": _phones(reading)},
            is_below=True,
        ),
        Panel("cases/panel_addresses.html", {"reading": reading}, is_below=True),
        Panel(
            "cases/panel_links.html", {"reading": reading, "links": _links(reading)}, is_below=True
        ),
        Panel("cases/panel_former_members.html", {"reading": reading}, is_below=True),
    ]


def _quality(reading):
    checks = _checks(reading)
    context = {"reading": reading, "checks": checks, "confirmed": _confirmed(reading)}
    return Panel("cases/panel_quality.html", context)


def safe_phone(reading):
    """The number to call first, the head's before others'; none unsafe, none in a dead network."""
    usable = (SafeContact.SAFE, SafeContact.CALL_ONLY, SafeContact.UNKNOWN)
    reached = (phone for phone in _phones(reading) if not phone["is_silent"])
    return next((phone for phone in reached if phone["code"] in usable), None)


def contact_warnings(reading):
    """What has to be known before anybody calls."""
    careful = (SafeContact.UNSAFE, SafeContact.TEXT_ONLY, SafeContact.CALL_ONLY)
    return [phone for phone in _phones(reading) if phone["code"] in careful or phone["note"]]


# Where a check leads: a page of the person, and how the way there is called.
_WAYS = {
    "add_document": ("document/", _lazy("Add")),
    "edit_need": ("end-fact/", _lazy("Correct")),
    "edit_phone": ("phone/", _lazy("Add")),
    "edit_person": ("change/", _lazy("Correct")),
    "edit_disability": ("disability/", _lazy("Add")),
    "link_person": ("link/", _lazy("Add")),
    "register_birth": ("birth/", _lazy("Register a birth")),
}


def _checks(reading):
    """What to look at again: several people of whom the same is asked stand in one line."""
    people = {person.number: person for person in reading.members}
    lines = {}
    for check in reading.checks:
        asked = lines.setdefault((check.code, str(check.message)), [])
        asked.append((people.get(check.person), check.action))
    return [_line(code, message, asked, reading) for (code, message), asked in lines.items()]


def _line(code, message, asked, reading):
    names = [_called(person, reading.day) for person, _action in asked if person]
    person, action = asked[0]
    way = {"address": "", "words": ""}
    if code == "declared_size" and not reading.household.inactive_on:
        way = {"address": "#id_declared_size", "words": _("Correct")}
    elif person is not None and action in _WAYS:
        page, words = _WAYS[action]
        change = reverse("admin:cases_individual_change", args=[str(person)])
        way = {"address": change.removesuffix("change/") + page, "words": words}
    return {"message": message, "names": ", ".join(names), **way}


def _called(person, on):
    """A member's first name; of who is not named yet what the family's slip says of them."""
    return person.given_name or slips.called(person, on=on, language=get_language())


def _confirmed(reading):
    by = reading.household.last_confirmed_by
    return ConfirmedBy(by).label if by else ""


def _people(reading):
    """Papers, status, disability and needs of each member."""
    return [
        {
            "person": person,
            "papers": [_paper(paper, reading.day) for paper in person.facts.documents],
            "statuses": [Status(status["status"]).label for status in person.facts.statuses],
            "decisions": [_decision(decision) for decision in person.facts.decisions],
            "needs": person.facts.needs,
            "absences": person.facts.absences,
        }
        for person in reading.members
    ]


def _paper(paper, on):
    state, until = paper["state"], paper["serves_until"]
    return {
        "type": DocumentType(paper["type"]).label,
        "number": documents.shown(paper["type"], paper["number"]),
        "until": until,
        "is_extended": until != paper["expires_on"],
        "is_expired": bool(until and until < on),
        "state": "" if state == DocumentState.VALID else DocumentState(state).label,
        "is_verified": paper["is_verified"],
        "code_070": paper["has_code_070"],
        "warning": documents.warning(paper["type"], paper["number"], paper["country"]),
    }


def _decision(decision):
    return {
        "degree": DisabilityDegree(decision["degree"]).label,
        "until": decision["until_on"],
    }


def _phones(reading):
    """Telephone numbers of the members, the head's first."""
    return [
        {
            "person": person,
            "number": phone["number"],
            "shown": phones.shown(phone["number"]),
            "is_silent": phones.is_silent(phone["number"]),
            "code": phone["safe"],
            "safe": SafeContact(phone["safe"]).label,
            "whose": phone["whose"],
            "note": phone["note"],
            "answered_on": phone["answered_on"],
        }
        for person in reading.members
        for phone in person.facts.phones
    ]


# How each kind of facts is called where it is said that it is not shown.
KIND_WORDS = {
    "phones": _lazy("telephone numbers"),
    "documents": _lazy("documents"),
    "statuses": _lazy("legal status"),
    "decisions": _lazy("disability decisions"),
    "needs": _lazy("specific needs"),
    "absences": _lazy("absences"),
    "links": _lazy("relatives, guardians and hosts"),
    "displacements": _lazy("displacements"),
}


def fact_lines(facts, names, on):
    """All these facts of one person, a line each: (kind, words, note, since, until).

    `names` maps the numbers of people who may be named to their names.
    """
    papers = [(_paper(paper, on), paper) for paper in facts.documents]
    ties = [(links.shown(link, names), link) for link in facts.links]
    return [
        *(
            (_("Telephone number"), phones.shown(phone["number"]), _said_of(phone), *_days(phone))
            for phone in facts.phones
        ),
        *((said["type"], said["number"], said["state"], *_days(paper)) for said, paper in papers),
        *((_("Legal status"), Status(s["status"]).label, "", *_days(s)) for s in facts.statuses),
        *(
            (_("Disability decision"), _decision(decision)["degree"], "", *_days(decision))
            for decision in facts.decisions
        ),
        *((_("Specific need"), n["label"], n["code"], *_days(n)) for n in facts.needs),
        *(
            (_("Absence"), a["whereabouts"] or countries.in_words(a["country"]), "", *_days(a))
            for a in facts.absences
        ),
        *(
            (tie["kind"], _("%(other)s, of %(person)s") % tie, tie["ended"], *_days(link))
            for tie, link in ties
        ),
        *(
            (_("Displacement"), then["year"], then["place"] or "", None, None)
            for then in facts.displacements
        ),
    ]


def _days(fact):
    return fact["from_on"], fact["until_on"]


def _said_of(phone):
    return " · ".join(
        filter(None, (str(SafeContact(phone["safe"]).label), phone["whose"], phone["note"]))
    )


def _links(reading):
    """Ties of the members: among each other, elsewhere, and to who was never registered."""
    found = links.each_once(link for person in reading.members for link in person.facts.links)
    here = {person.number: person.full_name for person in reading.members}
    elsewhere = links.ends_of(found) - here.keys()
    names = here | links.names_of(elsewhere, reading.user, on=reading.day, sight=reading.sight)
    return [links.shown(link, names) for link in found]

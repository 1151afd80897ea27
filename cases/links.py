"""How links between people are shown: on the pages of both, and of the household."""

from django.utils.translation import gettext as _

from cases import numbers, visible
from cases.choices import Kinship, Whereabouts
from cases.link_choices import LinkEnd
from cases.link_rules import AWAY_FOR_LONG
from cases.models import Individual


def names_of(keys, user, *, on, sight):
    """Number → name of those of these people whom the user sees and whose names they read."""
    if not keys or not sight.shows("individual.given_name", "individual.family_name"):
        return {}
    seen = visible.among(Individual, keys, user, on=on)
    people = Individual.objects.in_bulk(list(seen))
    return {number: sight.blank(person).full_name for number, person in people.items()}


def ends_of(links):
    """The numbers of all registered people whom these links name."""
    return {link[end] for link in links for end in ("individual", "other")} - {None}


def shown(link, names):
    """One link (a dictionary of its fields) in words.

    Who is not among `names`, as somebody of a household out of sight, is told by number alone.
    """

    def called(number):
        return names.get(number) or numbers.shown(number)

    def opened(number):
        return numbers.shown(number) if number in names else ""

    return {
        "kind": Kinship(link["kind"]).label,
        "person": called(link["individual"]),
        "person_number": opened(link["individual"]),
        "other": called(link["other"]) if link["other"] else link["other_name"],
        "other_number": opened(link["other"]),
        "is_unregistered": not link["other"],
        "whereabouts": Whereabouts(link["whereabouts"]).label if link["whereabouts"] else "",
        "is_sought": link["whereabouts"] in AWAY_FOR_LONG,
        "last_seen_place": link["last_seen_place"],
        "last_seen_on": link["last_seen_on"],
        "document": link["document"],
        "since": link["from_on"],
        "until": link["until_on"],
        "ended": LinkEnd(link["ended_because"]).label if link["ended_because"] else "",
        "may": [words for field, words in _allowed() if link[field]],
    }


def in_one_line(link, names):
    """One link as a choice: what the one is, and to whom."""
    return _("%(kind)s: %(other)s, of %(person)s") % shown(link, names)


def each_once(found):
    """The links that are read of both ends, each once, in the order of reading."""
    keys = ("individual", "kind", "other", "other_name", "from_on")
    return list({tuple(link[key] for key in keys): link for link in found}.values())


def _allowed():
    return (("may_collect", _("may collect")), ("may_consent", _("may consent")))

"""One address, and the sorts of people of whom the table of doors speaks."""

from dataclasses import dataclass, field

from django.urls import URLPattern, get_resolver

REGISTER = frozenset({"caseworker", "supervisor"})
REPORTS = frozenset({"coordinator", "supervisor"})
ADMINISTRATION = frozenset({"administrator"})
PARTNERS = frozenset({"partner", "other organisation"})
# Who registers, who has lists of people, and who takes such lists away as files.
REGISTERING = REGISTER | PARTNERS | {"registrar"}
LISTS = REGISTERING | {"dpo"}
# Who sees households whole.
OFFICE = REGISTER | {"registrar"}
EXPORTING = REGISTER | PARTNERS
HIDING = REGISTER | {"dpo"}
APPROVING = frozenset({"supervisor"})
WATCHING = APPROVING | {"auditor", "dpo"}
AUDITING = frozenset({"auditor"})
WATCHING_PEOPLE = APPROVING | {"dpo"}
STAFF = LISTS | {"coordinator", "auditor", "administrator"}
SIGNED_IN = STAFF | {"without a role"}
ANYBODY = SIGNED_IN | {"inactive", "nobody"}
NOBODY = frozenset()
PLACES = STAFF - {"auditor"}


# What somebody has to be able to do with the record that the address is about.
SEEING, CHANGING, NOTHING = "see", "change", ""
# Who sees people one by one is given only what is theirs to change; others what they see.
OWN = "own"
# Partners give to whom they see; the register's staff to those who are theirs to change.
GIVING = "give"


@dataclass(frozen=True)
class Door:
    """One address: an example of it, who may open it by GET and by POST, and of whom."""

    example: str
    get: frozenset = NOBODY
    post: frozenset = field(default=NOBODY)
    get_by: str = CHANGING
    post_by: str = CHANGING
    # Who has to see all of a household's people besides, since the page tells of each of them;
    # unless it is said, partners where they change something.
    whole: frozenset | None = None
    # The class of fields that the page is for: who does not read it does not write it either.
    field_class: str = "administrative"
    # Who opens it of everybody, though they see nobody.
    of_anybody: frozenset = NOBODY

    @property
    def about(self):
        """Whether it is about one household or one person; empty where about neither."""
        return next((kind for kind in ("household", "person") if f"{{{kind}}}" in self.example), "")

    def users(self, method):
        """Whom it lets in by this method, which for a page is one that sends or one that asks."""
        return self.post if method == "post" else self.get

    def by(self, method):
        """What they have to be able to do with the record."""
        return self.post_by if method == "post" else self.get_by

    def seen_whole(self, method):
        """Who has to see all of the household's people."""
        if self.whole is None:
            return PARTNERS if self.about and self.by(method) == CHANGING else NOBODY
        return self.whole


def routes(resolver=None, before=""):
    """Every route of the URLconf, written as the tables of the admin and of ours write it."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes(entry, route)

"""Facts about people as rows: the columns of each table, in which they are written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


class Phone(NamedTuple):
    """A row of `cases.models.Phone`."""

    individual_id: str
    number: str
    from_on: date
    until_on: date | None = None
    whose: str = ""
    safe: str = "unknown"
    note: str = ""
    language: str = ""
    answered_on: date | None = None


class Document(NamedTuple):
    """A row of `cases.models.IdentityDocument`."""

    id: int
    individual_id: str
    type: str
    number: str
    from_on: date
    until_on: date | None = None
    country: str = "AM"
    issued_on: date | None = None
    expires_on: date | None = None
    extended_until: date | None = None
    issued_with_id: int | None = None
    has_code_070: bool = False
    state: str = "valid"
    is_verified: bool = False


class Status(NamedTuple):
    """A row of `cases.models.LegalStatus`."""

    individual_id: str
    status: str
    from_on: date
    until_on: date | None = None
    outcome: str = ""
    document_id: int | None = None
    source: str = ""


class Decision(NamedTuple):
    """A row of `cases.models.DisabilityDecision`."""

    individual_id: str
    degree: str
    document_number: str
    from_on: date
    until_on: date | None = None


class Need(NamedTuple):
    """A row of `cases.models.SpecificNeed`."""

    individual_id: str
    need_id: str
    from_on: date
    until_on: date | None = None


class Away(NamedTuple):
    """A row of `cases.models.Absence`."""

    individual_id: str
    country: str
    from_on: date
    until_on: date | None
    source: str
    is_certain: bool
    whereabouts: str = ""


class Link(NamedTuple):
    """A row of `cases.models.PersonLink`."""

    individual_id: str
    kind: str
    from_on: date
    other_id: str | None = None
    other_name: str = ""
    whereabouts: str = ""
    document: str = ""
    may_collect: bool = False
    may_consent: bool = False
    until_on: date | None = None
    last_seen_place: str = ""
    last_seen_on: date | None = None
    ended_because: str = ""


class Flight(NamedTuple):
    """A row of `cases.models.Displacement`."""

    individual_id: str
    year: int
    place_id: str | None
    dwelling: str
    dwelling_state: str


class Alike(NamedTuple):
    """A row of `cases.models.LikelySame`."""

    individual_id: str
    other_id: str
    why: str
    decided_by_id: int
    decided_on: date


class Duty(NamedTuple):
    """A row of `cases.models.Assignment`."""

    household_id: str | None
    individual_id: str | None
    user_id: int
    reason: str
    from_on: date
    until_on: date | None = None


class Seal(NamedTuple):
    """A row of `cases.models.Restriction`."""

    household_id: str | None
    individual_id: str | None
    reason: str
    set_by_id: int
    from_on: date
    until_on: date | None = None


class Said(NamedTuple):
    """A row of `cases.models.Consent`."""

    number: str
    individual_id: str
    purpose: str
    state: str
    said_by: str
    said_on: date
    language: str
    explained: str
    recorded_by_id: int
    recorded_at: datetime
    partner_id: str | None = None
    speaker_id: str | None = None
    valid_until: date | None = None
    replaced_at: datetime | None = None


@dataclass(slots=True)
class Facts:
    """All that is known of the people of a chunk, by table."""

    phones: list = field(default_factory=list)
    documents: list = field(default_factory=list)
    statuses: list = field(default_factory=list)
    decisions: list = field(default_factory=list)
    needs: list = field(default_factory=list)
    absences: list = field(default_factory=list)
    links: list = field(default_factory=list)
    displacements: list = field(default_factory=list)
    alike: list = field(default_factory=list)
    assignments: list = field(default_factory=list)
    restrictions: list = field(default_factory=list)
    consents: list = field(default_factory=list)


@dataclass(slots=True)
class Chunk:
    """Households that are made up, and written, together."""

    households: list
    people: list
    facts: Facts

"""What a family said about its data, and who of it may say so: read once for page and action."""

from dataclasses import dataclass, field
from functools import cache

from django.db.models import Q

from accounts.choices import LegalBasis, Purpose, Role
from accounts.composed import Composed
from accounts.models import Organisation, SharingAgreement
from accounts.roles import acting_role
from cases import kinship
from cases.access_choices import ConsentState, SaidBy
from cases.consent_rules import Voice
from cases.keys import Keys
from cases.link_rules import ceases_with_adulthood
from cases.models import Absence, Consent, Individual, PersonLink
from cases.sight import sight_of

# What stands for the people and for the partner in what is composed once for all.
_PEOPLE, _PARTNER = Keys(["the people asked about"]), "the partner"


def voices_of(people, *, household, on):
    """Number → Voice of these people, of the whole household, and of those linked to them.

    `people` are those who are asked. Whoever is linked from elsewhere may speak for them; they are
    not asked.
    """
    links = list(_links_of(people, on))
    members = {person.number: person for person in household.members.present()}
    members |= {person.number: person for person in people}
    linked = {link[end] for link in links for end in ("individual", "other")}
    beyond = linked - members.keys()
    members |= Individual.objects.in_bulk(beyond)
    away = set(
        Absence.objects.on(on)
        .filter(individual__in=list(members))
        .values_list("individual", flat=True)
    )
    ties = kinship.ties([(link["individual"], link["kind"], link["other"]) for link in links])
    return {
        number: _voice(person, household, ties, _may_consent(person, links, on), away)
        for number, person in members.items()
    }


def _links_of(people, on):
    """Links of these people, from whichever side they were recorded."""
    of_them = Q(individual__in=people, other__isnull=False) | Q(other__in=people)
    links = PersonLink.objects.on(on).filter(of_them)
    return links.values("individual", "kind", "other", "may_consent", "from_on")


def _may_consent(person, links, on):
    """Numbers of those who may consent for somebody: what was allowed for a child ends at 18."""
    return [
        link["other"]
        for link in links
        if link["may_consent"]
        and link["individual"] == person.number
        and not _is_over(link, person, on)
    ]


def _is_over(link, person, on):
    grown = ceases_with_adulthood(link, person.birth_date)
    return grown is not None and grown <= on


def _voice(person, household, ties, may, away):
    return Voice(
        member=kinship.Member(
            number=person.number,
            birth_date=person.birth_date,
            birth_precision=person.birth_precision,
            relationship=person.relationship,
            ties=ties.get(person.number, kinship.Ties()),
        ),
        is_here=person.household_id == household.pk and person.left_on is None,
        is_away=person.number in away,
        spoken_for_by=frozenset(may),
    )


def stranger(person):
    """The Voice of somebody to whom nothing ties the people who are asked."""
    member = kinship.Member(number=person.number, birth_date=person.birth_date)
    return Voice(member=member, is_here=False)


def standing_answers(people):
    """(person, purpose) → current answers of these people, as the rules want them."""
    found = {}
    rows = Consent.objects.current().filter(individual__in=people)
    for row in rows.values(
        "number", "individual", "purpose", "partner", "state", "said_by", "said_on", "valid_until"
    ):
        found.setdefault((row["individual"], row["purpose"]), []).append(row)
    return {key: tuple(answers) for key, answers in found.items()}


@dataclass
class Answers:
    """What one person says now for one purpose: to all partners, and to single ones."""

    to_all: Consent | None = None
    to_single: list = field(default_factory=list)

    def is_given(self, on):
        """Whether a partner of the printed list may be shown them on the day."""
        return self.to_all is not None and standing(self.to_all, on) in ("given", "provisional")

    def current(self):
        """All of them, that to all partners first."""
        return [*filter(None, (self.to_all,)), *self.to_single]


def answers_of(people, *, partner=None):
    """Number → purpose → Answers of these people; of single partners' only this one's, if named."""
    found = {person.number: {purpose: Answers() for purpose in Purpose} for person in people}
    asked = {_PEOPLE.array: Keys(found).array, _PARTNER: partner}
    for consent in _composed_answers(partner is not None).asked(asked):
        answers = found[consent.individual_id][consent.purpose]
        if consent.partner_id is None:
            answers.to_all = consent
        else:
            answers.to_single.append(consent)
    return found


@cache
def _composed_answers(is_of_one_partner):
    """The question for people's answers, composed once: every household's page asks it."""
    rows = Consent.objects.current().filter(individual__among=_PEOPLE)
    if is_of_one_partner:
        rows = rows.filter(Q(partner__isnull=True) | Q(partner=_PARTNER))
    return Composed(rows.select_related("speaker", "recorded_by").order_by("partner"))


def partner_of(user):
    """The partner for which the user works, which sees what was said to all and to it; or None."""
    return user.organisation_id if acting_role(user) == Role.PARTNER else None


def reads_who_answers(user, on):
    """Whether the user reads by whom an answer is given: who is asked by name, and of which age."""
    return sight_of(user, on).shows("individual.given_name", "individual.birth_date")


def standing(consent, on):
    """How an answer stands on the day: given, provisional, over, refused or withdrawn."""
    if consent.state != ConsentState.GIVEN:
        return consent.state
    if consent.valid_until is not None and consent.valid_until <= on:
        return "over"
    return "provisional" if consent.said_by == SaidBy.RELATIVE else "given"


def given_purposes(answers, on):
    """[(purpose, how many gave it, of how many)] of people's Answers, those that somebody gave."""
    counted = [
        (purpose, sum(of_one[purpose].is_given(on) for of_one in answers.values()))
        for purpose in Purpose
    ]
    return [(purpose, given, len(answers)) for purpose, given in counted if given]


@dataclass(frozen=True)
class Shown:
    """A partner on the printed list of a purpose, and where it works."""

    partner: Organisation
    places: tuple
    decree: str = ""
    since: object = None


def partners_by_purpose(*, on, language=None):
    """Purpose → the partners (`Shown`) of its printed list today, those by a decree last."""
    found = {purpose: {} for purpose in Purpose}
    agreements = SharingAgreement.objects.active_on(on).select_related("partner")
    for agreement in agreements.prefetch_related("places").order_by("basis", "partner", "pk"):
        decree = agreement.decree if agreement.basis == LegalBasis.DUTY else ""
        for purpose in agreement.purposes:
            listed = found[purpose].setdefault((agreement.partner_id, decree), [])
            listed.append(agreement)
    return {
        purpose: [_shown(decree, agreements, language) for (_who, decree), agreements in of.items()]
        for purpose, of in found.items()
    }


def _shown(decree, agreements, language):
    places = {place.label(language): None for one in agreements for place in one.places.all()}
    since = min(agreement.begins_on for agreement in agreements)
    return Shown(agreements[0].partner, tuple(places), decree, since)

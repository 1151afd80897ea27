"""All facts of some people as of a day, in one query however many people and kinds there are."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from cases.models import (
    Absence,
    DisabilityDecision,
    Displacement,
    IdentityDocument,
    LegalStatus,
    PersonLink,
    Phone,
    SpecificNeed,
)
from cases.population import COUNTS_AS_DISABILITY

_DAYS = ("from_on", "until_on", "issued_on", "expires_on", "extended_until", "answered_on")
_PERIOD = ("from_on", "until_on")


@dataclass
class Facts:
    """What is true of one person on a day, each fact a dictionary of its fields."""

    phones: list = field(default_factory=list)
    documents: list = field(default_factory=list)
    statuses: list = field(default_factory=list)
    decisions: list = field(default_factory=list)
    needs: list = field(default_factory=list)
    absences: list = field(default_factory=list)
    links: list = field(default_factory=list)
    displacements: list = field(default_factory=list)
    # The day on which the latest disability decision ends or ended; None: open, or none.
    disability_until: date | None = None

    @property
    def has_decision(self):
        """Whether a decision in force makes this a person with a disability (law 2)."""
        return any(decision["degree"] in COUNTS_AS_DISABILITY for decision in self.decisions)


def facts_of(people, *, on, language, confidential=False):
    """Number → Facts of each of these people (a queryset of Individual), as of the day `on`.

    Needs carry their label in the language; confidential ones are left out unless asked for.
    """
    return _read(people, lambda facts: facts.on(on), language, confidential)


def ended_facts_of(people, *, on, language, confidential=False):
    """Number → Facts, like `facts_of`, of what had ended by the day."""
    ended = _read(people, lambda facts: facts.filter(until_on__lte=on), language, confidential)
    # A displacement is of a year: it neither holds nor ends.
    return {number: replace(facts, displacements=[]) for number, facts in ended.items()}


def _read(people, held, language, confidential):
    """Number → Facts of those rows that `held` picks."""
    rows = people.order_by().annotate(**_subqueries(held, language, confidential))
    kinds = [name for name in Facts.__dataclass_fields__ if name != "disability_until"]
    asked = ("pk", "the_disability_until", *(f"the_{kind}" for kind in kinds))
    return {
        number: Facts(
            *([_with_days(fact) for fact in kind] for kind in facts), disability_until=until
        )
        for number, until, *facts in rows.values_list(*asked)
    }


def _subqueries(held, language, confidential):
    label = f"need__label_{language if language in ('hy', 'ru') else 'en'}"
    needs = held(SpecificNeed.objects)
    if not confidential:
        needs = needs.filter(need__is_confidential=False)
    return {
        "the_phones": _rows(
            held(Phone.objects), "number", "whose", "safe", "note", "language", "answered_on"
        ),
        "the_documents": _rows(
            held(IdentityDocument.objects),
            "type",
            "number",
            "country",
            "state",
            "is_verified",
            "has_code_070",
            "issued_on",
            "expires_on",
            "extended_until",
            issued_with_state=F("issued_with__state"),
        ),
        "the_statuses": _rows(held(LegalStatus.objects), "status"),
        "the_disability_until": Subquery(
            DisabilityDecision.objects.filter(individual=OuterRef("pk"))
            .order_by("-from_on")
            .values("until_on")[:1]
        ),
        "the_decisions": _rows(held(DisabilityDecision.objects), "degree"),
        "the_needs": _rows(needs, code=F("need_id"), label=F(label)),
        "the_absences": _rows(held(Absence.objects), "country", "whereabouts", "is_certain"),
        "the_links": _links(held),
        "the_displacements": ArraySubquery(
            Displacement.objects.filter(individual=OuterRef("pk"))
            .order_by("year")
            .values_list(
                JSONObject(
                    year="year",
                    place="place__name_en",
                    dwelling="dwelling",
                    dwelling_state="dwelling_state",
                )
            )
        ),
    }


def _rows(facts, *fields, **named):
    """The person's rows of one kind as JSON objects, the oldest first."""
    said = {name: name for name in (*fields, *_PERIOD)} | named
    of_person = facts.filter(individual=OuterRef("pk")).order_by("from_on", "pk")
    return ArraySubquery(of_person.values_list(JSONObject(**said)))


def _links(held):
    """Links of which the person is either end; `is_other` says that they are the named one."""
    links = held(PersonLink.objects).filter(Q(individual=OuterRef("pk")) | Q(other=OuterRef("pk")))
    return ArraySubquery(
        links.order_by("from_on", "pk").values_list(
            JSONObject(
                kind="kind",
                individual="individual_id",
                other="other_id",
                other_name="other_name",
                whereabouts="whereabouts",
                may_collect="may_collect",
                may_consent="may_consent",
                from_on="from_on",
                until_on="until_on",
            )
        )
    )


def _with_days(fact):
    """The fact with its days as dates: JSON knows none."""
    return {
        name: date.fromisoformat(value) if value and name in _DAYS else value
        for name, value in fact.items()
    }

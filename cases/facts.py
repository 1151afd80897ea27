"""All facts of some people as of a day, in one query however many people and kinds there are."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject

from accounts.composed import Composed
from cases.models import (
    Absence,
    DisabilityDecision,
    Displacement,
    IdentityDocument,
    Individual,
    LegalStatus,
    PersonLink,
    Phone,
    SpecificNeed,
)
from cases.population import COUNTS_AS_DISABILITY
from cases.sight import CONFIDENTIAL, Sight
from cases.validity import last_day

_DAYS = ("from_on", "until_on", "issued_on", "expires_on", "extended_until", "serves_until",
         "answered_on", "last_seen_on")  # fmt: skip
_PERIOD = ("from_on", "until_on")
# What stands for the household and the day in what is composed once for all.
_HOME, _DAY = "the household", date(9000, 1, 1)
# Kind of facts → the field by which it is shown or not.
KINDS = {
    "phones": "phone.number",
    "documents": "identitydocument.number",
    "statuses": "legalstatus.status",
    "decisions": "disabilitydecision.degree",
    "needs": "specificneed.need",
    "absences": "absence.from_on",
    "links": "personlink.other",
    "displacements": "displacement.year",
}


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
    # Kinds of which nothing is shown, which is not the same as that there are none.
    masked: frozenset = frozenset()

    @property
    def has_decision(self):
        """Whether a decision in force makes this a person with a disability (law 2)."""
        return any(decision["degree"] in COUNTS_AS_DISABILITY for decision in self.decisions)


def facts_of(people, *, on, language, sight):
    """Number → Facts of each of these people (a queryset of Individual), as of the day `on`.

    Needs carry their label in the language. Only what the sight (`cases/sight.py`) shows is read:
    confidential needs go with protection fields.
    """
    return _read(people, lambda facts: facts.on(on), language, sight)


def facts_of_household(household, *, on, language, sight):
    """Number → Facts of those who live in the household on the day, like `facts_of`.

    It is asked with every household's page, and composed once for all who are shown as much.
    """
    if sight.is_in_part:
        present = Individual.objects.filter(household=household).present()
        return facts_of(present, on=on, language=language, sight=sight)
    found = _composed(language, sight.classes).asked({_HOME: household.pk, _DAY: on})
    return _told(found, sight)


@lru_cache(maxsize=64)
def _composed(language, classes):
    present = Individual.objects.filter(household=_HOME).present()
    sight = Sight(None, None, classes, is_in_part=False)
    return Composed(_rows_of(present, lambda facts: facts.on(_DAY), language, sight))


def ended_facts_of(people, *, on, language, sight):
    """Number → Facts, like `facts_of`, of what had ended by the day."""
    ended = _read(people, lambda facts: facts.filter(until_on__lte=on), language, sight)
    # A displacement is of a year: it neither holds nor ends.
    return {number: replace(facts, displacements=[]) for number, facts in ended.items()}


def _read(people, held, language, sight):
    """Number → Facts of those rows that `held` picks."""
    return _told(_rows_of(people, held, language, sight), sight)


def _shown(sight):
    return [kind for kind, field in KINDS.items() if sight.shows(field)]


def _rows_of(people, held, language, sight):
    """The people's numbers, and of each kind that is shown the rows that `held` picks."""
    shown = _shown(sight)
    asked = {f"the_{kind}": _KINDS_READ[kind](held, language, sight) for kind in shown}
    if "decisions" in shown:
        asked["the_disability_until"] = _disability_until()
    return people.order_by().annotate(**asked).values("pk", *asked)


def _told(rows, sight):
    shown = _shown(sight)
    masked = frozenset(KINDS.keys() - set(shown))
    return {
        row["pk"]: Facts(
            **{kind: [_with_days(fact) for fact in row[f"the_{kind}"]] for kind in shown},
            disability_until=row.get("the_disability_until"),
            masked=masked,
        )
        for row in rows
    }


def _phones(held, language, sight):
    fields = ("number", "whose", "safe", "note", "language", "answered_on")
    return _rows(held(Phone.objects), *fields)


def _documents(held, language, sight):
    return _rows(
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
        serves_until=last_day(),
    )


def _statuses(held, language, sight):
    return _rows(held(LegalStatus.objects), "status")


def _disability_until():
    decisions = DisabilityDecision.objects.filter(individual=OuterRef("pk")).order_by("-from_on")
    return Subquery(decisions.values("until_on")[:1])


def _decisions(held, language, sight):
    return _rows(held(DisabilityDecision.objects), "degree")


def _needs(held, language, sight):
    label = f"need__label_{language if language in ('hy', 'ru') else 'en'}"
    needs = held(SpecificNeed.objects)
    if not sight.shows(CONFIDENTIAL):
        needs = needs.filter(need__is_confidential=False)
    return _rows(needs, code=F("need_id"), label=F(label))


def _absences(held, language, sight):
    where = {
        field: F(field) if sight.shows(f"absence.{field}") else Value("")
        for field in ("country", "whereabouts")
    }
    return _rows(held(Absence.objects), "is_certain", **where)


def _displacements(held, language, sight):
    return ArraySubquery(
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
    )


def _rows(facts, *fields, **named):
    """The person's rows of one kind as JSON objects, the oldest first."""
    said = {name: name for name in (*fields, *_PERIOD)} | named
    of_person = facts.filter(individual=OuterRef("pk")).order_by("from_on", "pk")
    return ArraySubquery(of_person.values_list(JSONObject(**said)))


def _links(held, language, sight):
    """Links of which the person is either end; `is_other` says that they are the named one.

    Who sees people one by one is told of those whose both ends they see.
    """
    links = held(PersonLink.objects).filter(Q(individual=OuterRef("pk")) | Q(other=OuterRef("pk")))
    if sight.is_in_part:
        nobody_else = Q(other__isnull=True)
        links = links.filter(sight.of_members(), nobody_else | sight.of_members("other"))
    seen = {
        field: F(field) if sight.shows(f"personlink.{field}") else empty
        for field, empty in (
            ("whereabouts", Value("")),
            ("last_seen_place", Value("")),
            ("last_seen_on", Value(None, output_field=DateField())),
        )
    }
    return ArraySubquery(
        links.order_by("from_on", "pk").values_list(
            JSONObject(
                kind="kind",
                individual="individual_id",
                other="other_id",
                other_name="other_name",
                document="document",
                may_collect="may_collect",
                may_consent="may_consent",
                ended_because="ended_because",
                **seen,
                from_on="from_on",
                until_on="until_on",
            )
        )
    )


_KINDS_READ = {
    "phones": _phones,
    "documents": _documents,
    "statuses": _statuses,
    "decisions": _decisions,
    "needs": _needs,
    "absences": _absences,
    "links": _links,
    "displacements": _displacements,
}


def _with_days(fact):
    """The fact with its days as dates: JSON knows none."""
    return {
        name: date.fromisoformat(value) if value and name in _DAYS else value
        for name, value in fact.items()
    }

"""What the API tells of households and people: their fields, and the queries that read them."""

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast

from cases import disability, fact_conditions, washington_group
from cases.api.prepared import Prepared
from cases.api.written import Written
from cases.choices import ResidenceKind
from cases.models import Household, Individual, Membership, Residence

PLACE = ("code", "level", "name_en", "name_hy", "name_ru")
PERSON = (
    "number",
    "given_name",
    "patronymic",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "sex",
    "birth_date",
    "birth_precision",
    "arrived_on",
    "population_group",
)
JUDGED_BY = ("wg_disability_3", "wg_asked_on", "pregnancy_expected_on")
INDIVIDUAL = (
    "in_household_since",
    "left_on",
    "left_reason",
    "pregnancy_expected_on",
    "pregnancy_asked_on",
    "breastfeeding_until",
    "source",
    "source_id",
    "version",
)
HOUSEHOLD = (
    "number",
    "kind",
    "declared_size",
    "is_complete",
    "registered_on",
    "last_confirmed_on",
    "last_confirmed_by",
    "presumed",
    "inactive_on",
    "inactive_reason",
    "source",
    "source_id",
    "version",
)
ADDRESS = ("address", "accommodation", "from_on", "until_on")
COMPOSITION = (
    "size",
    "girls",
    "boys",
    "children",
    "adults",
    "older",
    "age_unknown",
    "disabled",
    "disability_unknown",
    "pregnant",
)


def _of_place(prefix):
    return [f"{prefix}__{field}" for field in PLACE]


def _place(prefix):
    """A place's JSON; null where there is none."""
    place = Written(**{field: f"{prefix}__{field}" for field in PLACE})
    return Case(When(**{f"{prefix}__isnull": False}, then=place))


def _home(day):
    """The JSON of the actual address of the household in which the person stayed on the day."""
    homes = Residence.objects.on(day).filter(
        household=OuterRef("stay__household"), kind=ResidenceKind.ACTUAL
    )
    return Subquery(homes.values_list(Written(*ADDRESS, place=_place("place")))[:1])


def _stay(day):
    """The membership that held on the day; the database has none overlap."""
    return FilteredRelation(
        "memberships",
        condition=Q(
            Q(memberships__until_on__isnull=True) | Q(memberships__until_on__gt=day),
            memberships__from_on__lte=day,
        ),
    )


def _people(numbers, day):
    people = Individual.objects.filter(pk__among=numbers).annotate(stay=_stay(day))
    people = fact_conditions.with_facts(disability.with_decisions(people, on=day), on=day)
    person = Written(
        *PERSON,
        household="stay__household",
        relationship="stay__relationship",
        family_unit="stay__family_unit",
        home=_home(day),
        origin=_place("origin"),
        washington_group=Written(
            *washington_group.DOMAINS, asked_on="wg_asked_on", method="wg_method"
        ),
        legal_statuses="legal_statuses",
        needs="needs_now",
        disability_decision="disability_decision",
        absent="absent",
        **{field: field for field in INDIVIDUAL},
    )
    return people.annotate(written=Cast(person, TextField()))


# The JSON of all that is kept of a person, and from what the rest is reckoned.
PEOPLE = Prepared(
    _people,
    (
        *("number", "household_id", "stay__household", "written", "has_decision"),
        *("birth_date", "birth_precision", *JUDGED_BY),
    ),
)
HOUSEHOLDS = Prepared(
    lambda numbers, day: Household.objects.filter(pk__among=numbers),
    (*HOUSEHOLD, *_of_place("registered_at")),
)
MEMBERS = Prepared(
    lambda numbers, day: (
        Membership.objects.on(day)
        .counted()
        .filter(household__among=numbers)
        .annotate(
            now_in=F("individual__household_id"),
            has_decision=disability.decided(on=day, prefix="individual__"),
            **{field: F(f"individual__{field}") for field in (*PERSON, *JUDGED_BY)},
        )
        .order_by("household_id", "from_on", "individual_id")
    ),
    (
        *("household_id", "now_in", "has_decision", "relationship", "family_unit"),
        *PERSON,
        *JUDGED_BY,
    ),
)
ADDRESSES = Prepared(
    lambda numbers, day: Residence.objects.on(day).filter(household__among=numbers),
    ("household_id", "kind", *ADDRESS, *_of_place("place")),
)

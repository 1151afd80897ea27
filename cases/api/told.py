"""What the API tells of households and people: the words, what each rests on, and the queries.

A query is composed once for each set of classes that somebody reads, and writes what those open.
"""

from functools import cache

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from cases import disability, fact_conditions, washington_group
from cases.api.written import Written
from cases.choices import ResidenceKind
from cases.models import Household, Individual, Membership, Residence
from cases.prepared import PreparedOfRecords
from cases.sight import Sight
from places.models import Place

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


# Members are counted by these whoever asks; the counts name nobody.
COUNTED_BY = ("number", "sex", "birth_date", "birth_precision")
# By which a household or a person is named; it rests on nothing that could be hidden.
NUMBER = "number"


def _of(model, fields):
    return {field: (f"{model}.{field}",) for field in fields if field != NUMBER}


# Word that is told → the fields that it rests on, by which it is shown or not.
BY_BIRTH = dict.fromkeys(
    ("age", "is_child", "over_65", "pensionable", "cohort", "mission_band"),
    ("individual.birth_date",),
)
BY_HEALTH = {
    "disabled": ("individual.wg_disability_3", "disabilitydecision.degree"),
    "pregnant": ("individual.pregnancy_expected_on",),
}
STAY = _of("membership", ("relationship", "family_unit"))
OF_PERSON = _of("individual", PERSON)
OF_ADDRESS = {
    f"{kind}.{field}": (f"residence.{field}",)
    for kind in ("home", "registered_address")
    for field in ("place", *ADDRESS)
}
OF_HOME = {word: fields for word, fields in OF_ADDRESS.items() if word.startswith("home.")}
OF_INDIVIDUAL = (
    OF_PERSON
    | {"household": ("individual.household",)}
    | STAY
    | OF_HOME
    | {
        "origin": ("individual.origin",),
        "washington_group": tuple(
            f"individual.{field}" for field in (*washington_group.DOMAINS, "wg_asked_on")
        ),
        "legal_statuses": ("legalstatus.status",),
        "needs": ("specificneed.need",),
        "disability_decision": ("disabilitydecision.degree",),
        "absent": ("absence.from_on",),
    }
    | _of("individual", INDIVIDUAL)
    | BY_BIRTH
    | BY_HEALTH
)
OF_MEMBER = OF_PERSON | BY_BIRTH | BY_HEALTH | STAY
# Bands by sex are counts of all members, told to whoever sees one of them; what says who is ill is
# told of a household that is seen whole.
HEALTH_COUNTS = {
    "disabled": BY_HEALTH["disabled"],
    "disability_unknown": BY_HEALTH["disabled"],
    "pregnant": BY_HEALTH["pregnant"],
}
OF_HOUSEHOLD = (
    _of("household", HOUSEHOLD)
    | {"registered_at": ("household.registered_at",), "head": ("membership.relationship",)}
    | OF_ADDRESS
    | {f"composition.{count}": fields for count, fields in HEALTH_COUNTS.items()}
    | {f"members.{word}": fields for word, fields in OF_MEMBER.items()}
)


def of_classes(classes):
    """What these classes open, whoever reads them."""
    return Sight(None, None, classes, is_in_part=False)


def _of_place(prefix):
    return [f"{prefix}__{field}" for field in PLACE]


def _place(prefix):
    """A place's JSON; null where there is none."""
    place = Written(**{field: f"{prefix}__{field}" for field in PLACE})
    return Case(When(**{f"{prefix}__isnull": False}, then=place))


def _home_place(sight):
    """The JSON of a residence's place; of who is not shown it, of the marz in which it lies."""
    if sight.shows("residence.place"):
        return _place("place")
    marz = Func(OuterRef("place__path"), Value("/"), Value(2), function="split_part")
    return Subquery(Place.objects.filter(pk=marz).values_list(Written(*PLACE))[:1])


def _shown(sight, told, **expressions):
    """These expressions, and null in the place of each that is not shown."""
    return {
        word: Value(None, output_field=TextField())
        if word in told and not sight.shows(*told[word])
        else expression
        for word, expression in expressions.items()
    }


def _home(day, sight):
    """The JSON of the actual address of the household in which the person stayed on the day."""
    homes = Residence.objects.on(day).filter(
        household=OuterRef("stay__household"), kind=ResidenceKind.ACTUAL
    )
    told = {word.removeprefix("home."): fields for word, fields in OF_HOME.items()}
    address = _shown(sight, told, **{field: F(field) for field in ADDRESS})
    return Subquery(homes.values_list(Written(**address, place=_home_place(sight)))[:1])


def _stay(day):
    """The membership that held on the day; the database has none overlap."""
    return FilteredRelation(
        "memberships",
        condition=Q(
            Q(memberships__until_on__isnull=True) | Q(memberships__until_on__gt=day),
            memberships__from_on__lte=day,
        ),
    )


def _people(numbers, day, sight):
    people = Individual.objects.filter(pk__among=numbers).annotate(stay=_stay(day))
    people = fact_conditions.with_facts(disability.with_decisions(people, on=day), on=day)
    told = {field: F(field) for field in PERSON} | {
        "household": F("stay__household"),
        "relationship": F("stay__relationship"),
        "family_unit": F("stay__family_unit"),
        "home": _home(day, sight),
        "origin": _place("origin"),
        "washington_group": Written(
            *washington_group.DOMAINS, asked_on="wg_asked_on", method="wg_method"
        ),
        "legal_statuses": F("legal_statuses"),
        "needs": F("needs_now"),
        "disability_decision": F("disability_decision"),
        "absent": F("absent"),
    }
    told |= {field: F(field) for field in INDIVIDUAL}
    person = Written(**_shown(sight, OF_INDIVIDUAL, **told))
    return people.annotate(written=Cast(person, TextField()))


@cache
def people(classes):
    """The JSON of all that these classes open of a person, and from what the rest is reckoned."""
    return PreparedOfRecords(
        lambda numbers, day: _people(numbers, day, of_classes(classes)),
        (
            *("number", "household_id", "stay__household", "written", "has_decision"),
            *("birth_date", "birth_precision", *JUDGED_BY),
        ),
    )


@cache
def households(classes):
    """What these classes open of households themselves."""
    fields = of_classes(classes).shows_all(OF_HOUSEHOLD)
    places = _of_place("registered_at") if "registered_at" in fields else ()
    own = (field for field in HOUSEHOLD if field in (NUMBER, *fields))
    return PreparedOfRecords(
        lambda numbers, day: Household.objects.filter(pk__among=numbers), (*own, *places)
    )


@cache
def members(classes):
    """What these classes open of the members on a day, and by what they are counted."""
    shown = of_classes(classes).shows_all(OF_PERSON)
    fields = (*(field for field in PERSON if field in (*COUNTED_BY, *shown)), *JUDGED_BY)

    def compose(numbers, day):
        stays = Membership.objects.on(day).counted().filter(household__among=numbers)
        return stays.annotate(
            now_in=F("individual__household_id"),
            has_decision=disability.decided(on=day, prefix="individual__"),
            **{field: F(f"individual__{field}") for field in fields},
        ).order_by("household_id", "from_on", "individual_id")

    return PreparedOfRecords(
        compose,
        ("household_id", "now_in", "has_decision", "relationship", "family_unit", *fields),
    )


@cache
def addresses(classes):
    """Where households lived on a day, as exactly as these classes open it."""
    sight = of_classes(classes)
    if sight.shows("residence.place"):
        of_place, nearest = _of_place("place"), {}
    else:
        of_place, nearest = ("marz",), {"marz": Cast(_home_place(sight), TextField())}
    return PreparedOfRecords(
        lambda numbers, day: (
            Residence.objects.on(day).filter(household__among=numbers).annotate(**nearest)
        ),
        ("household_id", "kind", *ADDRESS, *of_place),
    )

"""Random households with everything that a rule asks about, and random rules; by a seed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from assessments.models import Assessment, IndicatorValue, SectorSeverity
from assistance.entitlement import FACTS_OF_FAMILY, FACTS_OF_MEMBER
from assistance.entitlement.comparisons import COMPARED_BY
from assistance.models import Assistance, AssistedPerson, Belonging, Income
from cases.choices import Accommodation, DisabilityDegree, PopulationGroup, Status
from cases.models import (
    Absence,
    DisabilityDecision,
    Household,
    Individual,
    LegalStatus,
    Residence,
    SpecificNeed,
)

SINCE, UNTIL = date(2023, 10, 1), date(2026, 11, 30)
PLACES = ("AM07", "AM07-C01", "AM07-S002", "AM07-S030", "AM01")
NEEDS = ("SM-CI", "CR", "SV-VA", "PG")
SECTORS = ("foodsec", "snfi", "wash", "protection", "health", "education")


def _day(dice, first=SINCE, last=UNTIL):
    return first + timedelta(days=dice.randrange((last - first).days + 1))


def _maybe(dice, chance, make):
    return make() if dice.random() < chance else None


def _span(dice):
    begins = _day(dice)
    return {"from_on": begins, "until_on": _maybe(dice, 0.3, lambda: _day(dice, begins))}


def households(dice, number, clerk, programmes, asked_by):
    """So many households of one to seven, and rows about them of every kind."""
    homes = [
        Household(
            registered_on=SINCE, registered_at_id="AM07", registered_by=clerk,
            kind="institution" if dice.random() < 0.05 else "household",
        )
        for _each in range(number)
    ]  # fmt: skip
    Household.objects.bulk_create(homes)
    people = [person for home in homes for person in _members(dice, home)]
    Individual.objects.bulk_create(people)
    _living(dice, homes)
    _facts(dice, people)
    _means(dice, people, clerk)
    _assessed(dice, homes, clerk, asked_by)
    _helped(dice, homes, people, clerk, programmes)


def _members(dice, home):
    for place in range(dice.choice((1, 2, 2, 3, 4, 5, 7))):
        role = "resident" if home.kind == "institution" else ("head" if place == 0 else "child")
        born = _maybe(dice, 0.9, lambda: _day(dice, date(1940, 1, 1), date(2023, 9, 1)))
        left = None if place == 0 else _maybe(dice, 0.1, lambda: _day(dice, date(2024, 1, 1)))
        answer = dice.choice((None, 1, 3)) if born and born.year < 2018 else None
        yield Individual(
            household=home, relationship=role, in_household_since=SINCE, role_since=SINCE,
            family_unit=dice.choice(("", "", "B")), given_name="X",
            sex=dice.choice(("female", "male", "unknown")),
            birth_date=born, birth_precision="day" if born else "",
            arrived_on=_maybe(dice, 0.8, lambda: _day(dice, date(2023, 9, 20), SINCE)),
            population_group=dice.choice(PopulationGroup.values), seeing=answer,
            wg_asked_on=answer and _day(dice), wg_method="self" if answer else "",
            pregnancy_expected_on=None, left_on=left,
            left_reason=dice.choice(("moved", "duplicate", "left_country")) if left else "",
            pregnancy_asked_on=_maybe(dice, 0.3, lambda: _day(dice)),
        )  # fmt: skip


def _living(dice, homes):
    Residence.objects.bulk_create(
        Residence(
            household=home, place_id=dice.choice(PLACES),
            accommodation=dice.choice(Accommodation.values), **_span(dice),
        )
        for home in homes
        if dice.random() < 0.9
    )  # fmt: skip


def _facts(dice, people):
    def some(chance):
        return [person for person in people if dice.random() < chance]

    Absence.objects.bulk_create(
        Absence(individual=person, country=dice.choice(("", "AM", "RU")),
                is_certain=dice.random() < 0.7, **_span(dice))
        for person in some(0.2)
    )  # fmt: skip
    LegalStatus.objects.bulk_create(
        LegalStatus(individual=person, status=dice.choice(Status.values), **_span(dice))
        for person in some(0.7)
    )
    DisabilityDecision.objects.bulk_create(
        DisabilityDecision(
            individual=person, degree=dice.choice(DisabilityDegree.values), **_span(dice)
        )
        for person in some(0.3)
    )
    SpecificNeed.objects.bulk_create(
        SpecificNeed(individual=person, need_id=code, **_span(dice))
        for person in people
        for code in NEEDS
        if dice.random() < 0.15
    )


def _means(dice, people, clerk):
    stated = {"source": "family", "recorded_on": UNTIL, "recorded_by": clerk}
    Income.objects.bulk_create(row for each in people for row in _incomes(dice, each, stated))
    Belonging.objects.bulk_create(
        Belonging(individual=person, kind=kind, as_of=as_of, **stated, **_owned(dice, kind))
        for person in people
        for kind in ("dwelling", "car", "bank")
        for as_of in (date(2025, 3, 5), date(2026, 6, 5))
        if dice.random() < 0.5
    )


def _incomes(dice, person, stated):
    for month in (date(2025, 3, 1), date(2026, 6, 1)):
        for kind in dice.choice(([], ["none"], ["wage"], ["wage", "pension"], ["pension"])):
            amount = 0 if kind == "none" else dice.choice((20_000, 55_000, 165_000))
            yield Income(individual=person, kind=kind, month=month, amount=amount, **stated)


def _owned(dice, kind):
    if dice.random() < 0.6:
        return {"has_none": True}
    if kind == "dwelling":
        return {"share": dice.choice((Decimal("0.25"), Decimal("0.5"), Decimal(1)))}
    if kind == "bank":
        return {"amount": dice.choice((Decimal(1_000), Decimal(2_000_000), Decimal(2_000_001)))}
    year = dice.choice((None, 2016, 2017))
    tax = dice.choice((Decimal(14_999), Decimal(15_000)) if year is None else (None, Decimal(9)))
    return {"year": year, "amount": tax}


def _assessed(dice, homes, clerk, asked_by):
    made, scores, indices = [], [], []
    for home in homes:
        for on in (date(2024, 2, 1), date(2025, 2, 1), date(2026, 2, 1)):
            if dice.random() < 0.5:
                continue
            at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
            is_wrong = dice.random() < 0.2
            done = Assessment(
                household=home, instrument=asked_by, assessed_on=on, assessed_by=clerk,
                started_at=at, finished_at=at, state="cancelled" if is_wrong else "finished",
                cancelled_because="x" if is_wrong else "",
            )  # fmt: skip
            made.append(done)
            scored = {"assessment": done, "method": "m", "version": "1", "scored_at": at}
            scores += [
                SectorSeverity(sector=sector, severity=dice.randint(1, 5), **scored)
                for sector in SECTORS
                if dice.random() < 0.7
            ]
            if dice.random() < 0.6:
                indices.append(IndicatorValue(indicator="msni", value=dice.randint(1, 5), **scored))
    Assessment.objects.bulk_create(made)
    SectorSeverity.objects.bulk_create(scores)
    IndicatorValue.objects.bulk_create(indices)


def _helped(dice, homes, people, clerk, programmes):
    members = {home.pk: [] for home in homes}
    for person in people:
        members[person.household_id].append(person)
    given = [
        _planned(dice, programme, home, clerk)
        for programme in programmes
        for home in homes
        if dice.random() < 0.3
    ]
    Assistance.objects.bulk_create(given)
    AssistedPerson.objects.bulk_create(
        AssistedPerson(assistance=each, individual=person, programme=each.programme,
                       from_on=each.from_on, until_on=each.until_on)
        for each in given
        for person in members[each.household_id]
        if dice.random() < 0.8
    )  # fmt: skip
    for each in given:
        _go_on(dice, each, clerk)


def _planned(dice, programme, home, clerk):
    from_on = _day(dice, programme.from_on)
    return Assistance(
        programme=programme, household=home, from_on=from_on,
        family_unit=dice.choice(("", "B")) if programme.for_whom == "family_unit" else "",
        until_on=from_on + timedelta(days=30), amount=Decimal(1), currency="AMD",
        planned_on=from_on, planned_by=clerk,
    )  # fmt: skip


def _go_on(dice, assistance, clerk):
    """Most are delivered, some are cancelled, and others wait."""
    row, chance = Assistance.objects.filter(pk=assistance.pk), dice.random()
    if chance < 0.7:
        row.update(state="delivered", delivered_on=assistance.from_on, delivered_by=clerk)
    elif chance < 0.85:
        row.update(state="cancelled", ended_on=assistance.from_on, ended_because="x")
        AssistedPerson.objects.filter(assistance=assistance).update(counts=False)


def rule(dice, programmes):
    """A rule whose conditions ask about anything: (covers, eligible, amount)."""
    return {
        "covers": _condition(dice, FACTS_OF_MEMBER, programmes),
        "eligible": _condition(dice, FACTS_OF_FAMILY, programmes),
        "amount": _amount(dice, programmes),
    }


def _condition(dice, facts, programmes, depth=2):
    kind = dice.choice(("fact", "all", "any", "score")) if depth else "fact"
    if kind == "fact":
        name = dice.choice(sorted(facts))
        how = dice.choice(sorted(COMPARED_BY[facts[name]]))
        return {"fact": name, "is": how, "value": _asked(dice, name, facts[name], how, programmes)}
    parts = [_condition(dice, facts, programmes, depth - 1) for _each in range(dice.randint(1, 3))]
    if kind != "score":
        return {kind: parts}
    how = dice.choice(("below", "at_most", "at_least", "above"))
    points = [{"if": part, "points": dice.randint(-10, 30)} for part in parts]
    return {"score": points, "is": how, "value": dice.randint(-10, 60)}


_WORDS = {
    "sex": ("female", "male"),
    "needs": NEEDS,
    "place": PLACES,
    "zone": ("border", "remote"),
}
_NUMBERS = {
    "income": (0, 20_000, 55_000, 75_000),
    "income_per_member": (10_000, 27_500, 55_000),
    "bank_balance": (0, 2_000_000),
    "dwelling_share": (0, 0.5, 1),
    "car_year": (2016, 2017),
    "car_tax": (0, 15_000),
    "age": (5, 18, 63),
}


def _asked(dice, name, kind, how, programmes):
    if kind == "truth":
        return dice.random() < 0.5
    if kind == "date":
        return _day(dice, date(2023, 9, 20), date(2023, 10, 1)).isoformat()
    if kind == "number":
        days = (0, 30, 400) if name.startswith("days_since") else (0, 1, 2, 3, 4)
        return dice.choice(_NUMBERS.get(name, days))
    words = _WORDS.get(name, Accommodation.values)
    words = [each.pk for each in programmes] if name == "helped_by" else words
    if how in ("equal", "unequal"):
        return dice.choice(words)
    return dice.sample(words, min(2, len(words)))


def _amount(dice, programmes):
    def sum_(depth=1):
        if depth and dice.random() < 0.5:
            facts = (
                {**FACTS_OF_FAMILY} if kind == "fixed" else {**FACTS_OF_FAMILY, **FACTS_OF_MEMBER}
            )
            condition = _condition(dice, facts, programmes, 1)
            return {"cases": [{"if": condition, "amount": sum_(0)}], "else": sum_(0)}
        return dice.choice((0, 10_000, 50_000))

    kind = dice.choice(("fixed", "per_person", "first_and_further"))
    if kind == "first_and_further":
        return {"kind": kind, "first": sum_(), "further": sum_()}
    return {"kind": kind, "amount": sum_()}

"""The register's tables as files, and a question beside them, for a reckoning of its own."""

import csv
import json

from django.db.models import F

from assessments.models import IndicatorValue, SectorSeverity
from assistance.families import days_of
from assistance.models import AssistedPerson, Belonging, Income
from cases.models import (
    Absence,
    DisabilityDecision,
    Household,
    Individual,
    LegalStatus,
    Membership,
    Residence,
    SpecificNeed,
)
from places.models import Place

_DAYS = ("from_on", "until_on")
_OF_PEOPLE = (
    "number", "sex", "birth_date", "arrived_on", "population_group", "wg_disability_3",
    "wg_asked_on", "pregnancy_expected_on", "pregnancy_asked_on", "left_reason",
)  # fmt: skip
_ASSESSED = {
    "household": F("assessment__household"),
    "assessed_on": F("assessment__assessed_on"),
    "state": F("assessment__state"),
}


def _tables():
    """Name → (rows, columns); a person or household is named by its number."""
    of_person = {"person": F("individual")}
    given = {"state": "state", "delivered_on": "delivered_on", "household": "household",
             "family_unit": "family_unit"}  # fmt: skip
    assisted = {name: F(f"assistance__{field}") for name, field in given.items()}
    return {
        "places": (Place.objects, ["path", {"code": F("pk")}]),
        "households": (Household.objects, ["number", "kind"]),
        "people": (Individual.objects, _OF_PEOPLE),
        "memberships": (
            Membership.objects,
            ["household", "relationship", "family_unit", *_DAYS, of_person],
        ),
        "residences": (
            Residence.objects, ["household", "kind", "place", "accommodation", *_DAYS]
        ),
        "absences": (Absence.objects, ["country", "is_certain", *_DAYS, of_person]),
        "statuses": (LegalStatus.objects, ["status", *_DAYS, of_person]),
        "decisions": (DisabilityDecision.objects, ["degree", *_DAYS, of_person]),
        "needs": (
            SpecificNeed.objects,
            [*_DAYS, of_person, {"code": F("need"), "is_confidential": F("need__is_confidential")}],
        ),
        "severities": (
            SectorSeverity.objects, ["sector", _ASSESSED, {"value": F("severity")}]
        ),
        "indices": (
            IndicatorValue.objects.filter(indicator="msni"),
            [_ASSESSED, {"value": F("value")}],
        ),
        "assisted": (
            AssistedPerson.objects,
            ["programme", "counts", *_DAYS, of_person, assisted,
             {"sector": F("programme__sector")}],
        ),
        "incomes": (Income.objects.standing(), ["month", "amount", of_person]),
        "belongings": (
            Belonging.objects.standing(),
            ["kind", "has_none", "share", "year", "amount", "as_of", of_person],
        ),
    }  # fmt: skip


def export(folder):
    """Write each table as CSV."""
    for name, (rows, columns) in _tables().items():
        plain = [each for each in columns if isinstance(each, str)]
        named = {k: v for each in columns if isinstance(each, dict) for k, v in each.items()}
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*plain, *named])
            # Some are called as a column of the table that they don't stand in.
            found = rows.annotate(**{f"as_{key}": column for key, column in named.items()})
            writer.writerows(found.values_list(*plain, *(f"as_{key}" for key in named)))


def ask(folder, programme, rule, on):
    """Write the programme, its rule and the day of which is asked."""
    days = [day and day.isoformat() for day in days_of(programme, on)]
    asked = {
        "programme": programme.pk,
        "for_whom": programme.for_whom,
        "days": days,
        "on": on.isoformat(),
        "rule": {"covers": rule.covers, "eligible": rule.eligible, "amount": rule.amount},
    }
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")

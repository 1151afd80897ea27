"""Invented assessments of places: one town of each marz, as somebody in its town hall saw it."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from accounts.choices import Role
from accounts.models import User
from assessments.choices import AssessmentState, InstrumentKind
from assessments.copying import copied
from assessments.demo.hardship import Life, priorities
from assessments.models import Instrument, PlaceAssessment
from cases import numbers
from cases.demo.days import HORIZON
from places.models import Place

_HOUR, _TAKES, _ROUND_DAYS = time(9), timedelta(minutes=20), 30
_ENOUGH = ("yes", "partly", "no")


def fill(*, seed):
    """Write a finished assessment of a town of each marz; returns how many there are."""
    by = User.objects.filter(role=Role.CASEWORKER).order_by("pk").first()
    chance = Random(f"{seed} towns")
    towns = _towns()
    drawn = numbers.draw(
        numbers.ASSESSMENT, len(towns), taken=lambda candidates: (), generator=chance
    )
    instrument = Instrument.objects.light().filter(kind=InstrumentKind.LOCATION)
    asked_by = {"instrument": instrument.latest("uploaded_at"), "by": by}
    pairs = zip(towns, drawn, strict=True)
    copied([_row(town, number, chance, **asked_by) for town, number in pairs])
    return len(towns)


def _towns():
    """The first town of each marz of Armenia, by its code."""
    urban = Place.objects.inhabited().filter(is_urban=True, path__startswith="AM/")
    first = {}
    for town in urban.with_marz().order_by("pk"):
        first.setdefault(town.marz_code, town)
    return list(first.values())


def _row(town, number, chance, *, instrument, by):
    day = HORIZON - timedelta(chance.randrange(_ROUND_DAYS))
    at = datetime.combine(day, _HOUR, UTC)
    return PlaceAssessment(
        number=number,
        place=town,
        instrument=instrument,
        state=AssessmentState.FINISHED,
        assessed_on=day,
        assessed_by=by,
        language="hy",
        started_at=at,
        finished_at=at + _TAKES,
        answers=_answers(town, Life(chance, town.marz_code)),
        saved_by=by,
        saved_at=at + _TAKES,
    )


def _answers(town, life):
    people = int(life.number(300, 4_000))
    return {
        "place": {
            "loc_place": town.pk,
            "loc_site_type": "community",
            "loc_informant_role": "municipality",
        },
        "people": {
            "loc_households_n": str(people // 4),
            "loc_people": str(people),
            "loc_children_n": str(people * 3 // 10),
            "loc_older_n": str(people // 7),
            "loc_origin": "mixed",
        },
        "shelter": {
            "loc_heating": life.one_of(*_ENOUGH),
            "loc_bedding": life.one_of(*_ENOUGH),
            "loc_water_source": "piped_dwelling",
            "loc_water_enough": life.one_of(*_ENOUGH),
        },
        "services": {
            "loc_food_source": "parcels bought",
            "loc_food_enough": life.one_of(*_ENOUGH),
            "loc_health_distance": life.one_of("under_30", "30_to_60", "over_60"),
            "loc_school": life.one_of("all", "most", "half"),
            "loc_kindergarten": life.one_of("most", "half", "few"),
        },
        "protection": {
            "loc_documents_gap": life.one_of("none", "few", "half"),
            "loc_registered": life.one_of("all", "most", "half"),
        },
        "priorities": priorities(life) | {"loc_confidence": "medium"},
    }

"""Households of the register about whom a rule asks, with what is recorded of them."""

from datetime import UTC, date, datetime

from assessments import actions as assessment_actions
from assessments.models import Assessment, IndicatorValue, Instrument, SectorSeverity
from assistance.models import ProgrammeRule
from cases import actions
from tests.assessments.asked import HOUSE
from tests.assistance.programmes import DAY, programme
from tests.factories import child, make_household, place

SINCE = date(2023, 10, 5)
PER_PERSON = {"kind": "per_person", "amount": 10_000}
ALWAYS = {"all": []}


def home(*members, by, **household):
    """A woman and her son, or these, in Kotayk since October 2023."""
    return make_household(*(members or ({}, child())), by=by, on=SINCE, **household)


def with_rule(amount=PER_PERSON, *, from_on=date(2026, 1, 1), **changes):
    """A programme of 2026 and its rule: 10,000 for each who is covered."""
    conditions = {name: changes.pop(name, ALWAYS) for name in ("covers", "eligible")}
    of = programme(**changes)
    ProgrammeRule.objects.create(programme=of, from_on=from_on, amount=amount, **conditions)
    return of


def lives(household, *, in_, where="AM07-S002", on=date(2024, 1, 1), by):
    """The household moved to such housing, in a village of Kotayk unless said otherwise."""
    return actions.change_address(
        household=household, kind="actual", place=place(where), address="", accommodation=in_,
        on=on, by=by, today=DAY,
    )  # fmt: skip


def asked_by(user):
    """A questionnaire, uploaded by this user."""
    return assessment_actions.add_instrument(
        kind="follow_up", workbook=HOUSE.encode(), file_name="house.md", version="1", by=user,
        at=datetime(2023, 10, 1, tzinfo=UTC),
    )  # fmt: skip


def assessed(household, on, *, by, msni=None, state="finished", **severities):
    """A finished assessment of that day with these severities."""
    instrument = Instrument.objects.first() or asked_by(by)
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    ended = {"cancelled_because": "x"} if state == "cancelled" else {}
    done = Assessment.objects.create(
        household=household, instrument=instrument, assessed_on=on, assessed_by=by, started_at=at,
        finished_at=at, state=state, **ended,
    )  # fmt: skip
    scored = {"assessment": done, "method": "m", "version": "1", "scored_at": at}
    for sector, severity in severities.items():
        SectorSeverity.objects.create(sector=sector, severity=severity, **scored)
    if msni:
        IndicatorValue.objects.create(indicator="msni", value=msni, **scored)
    return done

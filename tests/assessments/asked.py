"""A small questionnaire in use, and households that are asked by it."""

from datetime import UTC, date, datetime
from pathlib import Path

from assessments import actions
from assessments.models import Draft
from cases.models import Household
from tests.factories import make_user

HOUSE = Path(__file__).with_name("house.md").read_text(encoding="utf-8")
DAY, AT = date(2026, 11, 30), datetime(2026, 11, 30, 9, tzinfo=UTC)


def questionnaire(kind="rapid", *, text=HOUSE, on=DAY, version="1"):
    """A questionnaire of a coordinator's, in use from the day on."""
    by = make_user("coordinator")
    kept = actions.add_instrument(
        kind=kind, workbook=text.encode(), file_name="house.md", version=version, at=AT, by=by
    )
    return actions.put_in_use(instrument=kept, on=on, by=by)


def begin(household, *, by, instrument=None, on=DAY, today=DAY):
    """A draft of the household's assessment."""
    return actions.start_assessment(
        household=household, instrument=instrument or questionnaire(), language="en",
        on=on, today=today, at=AT, by=by,
    )  # fmt: skip


def draft_of(assessment):
    return Draft.objects.select_related("assessment").get(pk=assessment.pk)


def type_in(assessment, *, by, version=None, **values):
    """Save typed values; `/` in a name is written `__`."""
    named = {name.replace("__", "/"): value for name, value in values.items()}
    version = version or draft_of(assessment).version
    return actions.save_typed(
        assessment=assessment, version=version, values=named, language="en", at=AT, by=by
    )


def answer_all(assessment, household, *, by, **others):
    """Answer what has to be answered: everybody is well, and has a place to sleep."""
    values = {"shelter/rna_shelter_tonight": "yes"}
    for person in household.members.present():
        values[f"roster/{person.number}/care/health_ind_healthcare_needed"] = "no"
        if person.birth_date is None:
            values[f"roster/{person.number}/ind/ind_age"] = "40"
    values |= {name.replace("__", "/"): value for name, value in others.items()}
    draft = draft_of(assessment)
    return actions.save_typed(
        assessment=assessment, version=draft.version, values=values, language="en", at=AT, by=by
    )


def finish(assessment, *, by):
    """The finished record."""
    version = draft_of(assessment).version
    home = Household.objects.get(pk=assessment.household_id)
    return actions.finish_assessment(
        assessment=assessment, version=version, household_version=home.version, at=AT, by=by
    )

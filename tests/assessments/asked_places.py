"""A small questionnaire about places, and a place about which somebody is asked."""

from pathlib import Path

from assessments import actions
from assessments.models import PlaceAssessment
from tests.assessments.asked import AT, DAY, questionnaire
from tests.factories import place

SITE = Path(__file__).with_name("site.md").read_text(encoding="utf-8")
# A town in Kotayk, the village beside it, and a town in another marz.
ABOVYAN, ARINJ, GYUMRI = "AM07-S001", "AM07-S002", "AM08-S001"
ALL = "/admin/assessments/placeassessment/"


def of_places(*, on=DAY, version="1"):
    """The questionnaire in use."""
    return questionnaire("location", text=SITE, on=on, version=version)


def begin(*, by, at=ABOVYAN, instrument=None, on=DAY, today=DAY):
    """A draft about a place."""
    return actions.start_place_assessment(
        place=place(at), instrument=instrument or of_places(), language="en",
        on=on, today=today, at=AT, by=by,
    )  # fmt: skip


def type_in(draft, *, by, version=None, **values):
    """Save typed values; `/` in a name is written `__`."""
    named = {name.replace("__", "/"): value for name, value in values.items()}
    version = version or PlaceAssessment.objects.get(pk=draft.pk).version
    return actions.save_typed_of_place(
        assessment=draft, version=version, values=named, language="en", at=AT, by=by
    )


def answer_all(draft, *, by, **others):
    """Answer what has to be answered: forty people live in a hotel."""
    values = {"place__loc_site_type": "hotel", "people__loc_people": "40"}
    return type_in(draft, by=by, **values | others)


def finish(draft, *, by):
    """The finished record."""
    version = PlaceAssessment.objects.get(pk=draft.pk).version
    return actions.finish_place_assessment(assessment=draft, version=version, at=AT, by=by)


def recorded(*, by, at=ABOVYAN, instrument=None, **others):
    """A finished record about a place."""
    draft = begin(by=by, at=at, instrument=instrument)
    answer_all(draft, by=by, **others)
    return finish(draft, by=by)

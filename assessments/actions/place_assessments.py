"""The assessment of a place is started, typed in parts, finished or cancelled."""

from accounts.policy import places_of
from assessments.actions.drafts import (
    cancel,
    check_begins,
    check_typed,
    empty,
    finished_answers,
    keep,
)
from assessments.actions.refusals import refuse_unless
from assessments.asking import AskingOfPlace
from assessments.choices import AssessmentState, InstrumentKind
from assessments.models import PlaceAssessment
from assessments.models.instrument import large
from cases.actions.writing import action
from places.choices import LIVES_IN
from places.models import Place


@action
def start_place_assessment(*, place, instrument, language, on, today, at, by):
    """Begin to ask about a place of the user's own; its draft, where there is one already.

    `on` is the day on which it is asked, `at` the moment, `language` a code (hy).
    """
    check_begins(instrument, on=on, today=today)
    refuse_unless(instrument.kind == InstrumentKind.LOCATION, "of_a_household")
    # Twice at once is one draft: the second waits for the first, and finds it.
    place = Place.objects.select_for_update(no_key=True).get(pk=place.pk)
    _check_may_be_asked(place, on, by)
    begun = PlaceAssessment.objects.drafts().filter(place=place, instrument=instrument).first()
    if begun is not None:
        return begun
    assessment = PlaceAssessment(
        place=place,
        instrument=instrument,
        assessed_on=on,
        assessed_by=by,
        language=language,
        started_at=at,
        saved_by=by,
        saved_at=at,
    )
    # What the form makes once, such as the moment it was begun, is the same from now on.
    assessment.typed = AskingOfPlace(assessment, {}, at=at, language=language).evaluation.answers()
    assessment.full_clean()
    assessment.save(force_insert=True)
    return assessment


@action
def save_typed_of_place(*, assessment, version, values, language, at, by):
    """Keep what was typed (name of a question → text); returns the draft.

    A version that is not the stored one is refused: somebody saved meanwhile.
    """
    draft = _locked(assessment, version)
    asking = AskingOfPlace(draft, draft.typed, at=at, language=language)
    return keep(draft, asking, values, at=at, by=by)


@action
def finish_place_assessment(*, assessment, version, at, by):
    """Make the draft a record; raises Unfinished where answers are missing."""
    draft = _locked(assessment, version)
    asking = AskingOfPlace(draft, draft.typed, at=at, language=draft.language)
    draft.answers, draft.finished_at = finished_answers(asking), at
    draft.state = AssessmentState.FINISHED
    empty(draft, at=at, by=by)
    draft.full_clean()
    draft.save()
    return draft


@action
def cancel_place_assessment(*, assessment, reason, by):
    """It was asked wrongly, or about the wrong place: it counts no more, and stays."""
    return cancel(
        PlaceAssessment.objects.select_for_update(no_key=True).get(pk=assessment.pk), reason
    )


def _check_may_be_asked(place, on, by):
    refuse_unless(place.level in LIVES_IN, "too_wide")
    refuse_unless(Place.objects.valid_on(on).filter(pk=place.pk).exists(), "not_valid")
    refuse_unless(place.pk in places_of(by), "not_your_place")


def _locked(assessment, version):
    """The draft, which nobody else saves meanwhile."""
    rows = PlaceAssessment.objects.select_for_update(no_key=True, of=("self",))
    rows = rows.select_related("instrument", "place").defer(*large("instrument"))
    draft = rows.get(pk=assessment.pk)
    check_typed(draft.state, draft, version)
    return draft

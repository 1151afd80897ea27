"""An assessment is started, typed in parts, finished or cancelled."""

from assessments.actions.drafts import (
    cancel,
    check_begins,
    check_typed,
    empty,
    finished_answers,
    keep,
)
from assessments.actions.recording import finished, members_rows
from assessments.actions.refusals import refuse_unless
from assessments.actions.scores import write_scores
from assessments.asking import Asking, members_of
from assessments.choices import InstrumentKind
from assessments.flat import flat, parted
from assessments.models import Assessment, Draft, MemberAnswers
from assessments.models.instrument import large
from assessments.xlsform.evaluation import MOST_ROWS
from cases.actions.writing import action
from cases.models import Household


@action
def start_assessment(*, household, instrument, language, on, today, at, by):
    """Begin to ask a household; the draft of the same questionnaire, where there is one.

    `on` is the day on which the household is asked, `at` the moment, `language` a code (hy).
    """
    check_begins(instrument, on=on, today=today)
    # Twice at once is one draft: the second waits for the first, and finds it.
    home = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    refuse_unless(home.inactive_on is None, "inactive")
    refuse_unless(instrument.kind != InstrumentKind.LOCATION, "of_a_place")
    refuse_unless(home.members.present().count() <= MOST_ROWS, "too_many")
    begun = Assessment.objects.drafts().filter(household=home, instrument=instrument).first()
    if begun is not None:
        return begun
    assessment = Assessment(
        household=home,
        instrument=instrument,
        assessed_on=on,
        assessed_by=by,
        language=language,
        started_at=at,
    )
    assessment.full_clean()
    assessment.save(force_insert=True)
    # What the form makes once, such as the identity of a row, is the same from now on.
    typed = Asking(assessment, {}, at=at, language=language).evaluation.answers()
    Draft.objects.create(assessment=assessment, typed=typed, saved_by=by, saved_at=at)
    return assessment


@action
def save_typed(*, assessment, version, values, language, at, by):
    """Keep what was typed (name of a question → text) in the draft; returns the draft.

    A version that is not the stored one is refused: somebody saved meanwhile.
    """
    draft = _locked(assessment, version)
    asking = Asking(draft.assessment, draft.typed, at=at, language=language)
    return keep(draft, asking, values, at=at, by=by)


@action
def finish_assessment(*, assessment, version, household_version, at, by):
    """Make the draft a record, with its scores; raises Unfinished where answers are missing.

    `household_version` is that of the household whose members were looked through.
    """
    draft = _locked(assessment, version)
    assessment = draft.assessment
    home = Household.objects.select_for_update(no_key=True).get(pk=assessment.household_id)
    refuse_unless(home.version == household_version, "household_changed")
    asking = Asking(assessment, draft.typed, at=at, language=assessment.language)
    answers, members = parted(asking.form, finished_answers(asking))
    told = flat(answers, members)
    finished(assessment, answers, told, at=at)
    assessment.full_clean()
    assessment.save()
    people = {person.number: person.number for person in members_of(home)}
    MemberAnswers.objects.bulk_create(members_rows(assessment, members, people))
    write_scores([(assessment, told)], at=at)
    empty(draft, at=at, by=by)
    draft.save()
    return assessment


@action
def cancel_assessment(*, assessment, reason, by):
    """It was asked wrongly, or of the wrong household: it counts no more, and stays."""
    return cancel(Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk), reason)


def _locked(assessment, version):
    """The draft, which nobody else saves meanwhile."""
    rows = Draft.objects.select_for_update(no_key=True, of=("self", "assessment"))
    rows = rows.select_related("assessment__instrument", "assessment__household")
    draft = rows.defer(*large("assessment__instrument")).get(pk=assessment.pk)
    check_typed(draft.assessment.state, draft, version)
    return draft

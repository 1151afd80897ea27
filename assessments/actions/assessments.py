"""An assessment is started, typed in parts, finished or cancelled."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.actions.recording import Unfinished, finished, members_rows
from assessments.actions.scores import write_scores
from assessments.asking import Asking, members_of
from assessments.choices import AssessmentState, InstrumentKind
from assessments.flat import flat, parted
from assessments.models import Assessment, Draft, Instrument, MemberAnswers
from assessments.models.instrument import large
from assessments.xlsform.evaluation import MOST_ROWS
from assessments.xlsform.faults import faults
from cases.actions.writing import action
from cases.models import Household

SAID = {
    "inactive": _("This household is inactive. Reopen it first."),
    "not_in_use": _("This questionnaire is not in use on that day."),
    "stale": _(
        "Somebody saved this assessment while you were typing. What you typed is still here: "
        "compare it with what is stored now, and save again."
    ),
    "closed": _("This assessment is not a draft any more."),
    "of_a_place": _("This questionnaire is about a place, and asks of no household."),
    "too_many": _("More than 200 people live here: ask them in several households."),
    "household_changed": _(
        "Somebody changed the household meanwhile: look through the members again, and finish then."
    ),
    "no_reason": _("Say why."),
    "future": _("An assessment is of today, or of a day before."),
}


@action
def start_assessment(*, household, instrument, language, on, today, at, by):
    """Begin to ask a household; the draft of the same questionnaire, where there is one.

    `on` is the day on which the household is asked, `at` the moment, `language` a code (hy).
    """
    _refuse_unless(on <= today, "future")
    # Twice at once is one draft: the second waits for the first, and finds it.
    home = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(Instrument.objects.in_use_on(on).filter(pk=instrument.pk).exists(), "not_in_use")
    _refuse_unless(instrument.kind != InstrumentKind.LOCATION, "of_a_place")
    _refuse_unless(home.members.present().count() <= MOST_ROWS, "too_many")
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
    asking.typing(values)
    typed = asking.evaluation.answers()
    if typed != draft.typed:
        draft.typed, draft.version = typed, draft.version + 1
        draft.saved_by, draft.saved_at = by, at
        draft.save()
    return draft


@action
def finish_assessment(*, assessment, version, household_version, at, by):
    """Make the draft a record, with its scores; raises Unfinished where answers are missing.

    `household_version` is that of the household whose members were looked through.
    """
    draft = _locked(assessment, version)
    assessment = draft.assessment
    home = Household.objects.select_for_update(no_key=True).get(pk=assessment.household_id)
    _refuse_unless(home.version == household_version, "household_changed")
    asking = Asking(assessment, draft.typed, at=at, language=assessment.language)
    if found := [each for each in faults(asking.evaluation) if each.where not in asking.given]:
        raise Unfinished(found)
    answers, members = parted(asking.form, asking.evaluation.finished())
    told = flat(answers, members)
    finished(assessment, answers, told, at=at)
    assessment.full_clean()
    assessment.save()
    people = {person.number: person.number for person in members_of(home)}
    MemberAnswers.objects.bulk_create(members_rows(assessment, members, people))
    write_scores([(assessment, told)], at=at)
    draft.typed, draft.version, draft.saved_by, draft.saved_at = {}, draft.version + 1, by, at
    draft.save()
    return assessment


@action
def cancel_assessment(*, assessment, reason, by):
    """It was asked wrongly, or of the wrong household: it counts no more, and stays."""
    _refuse_unless(reason.strip(), "no_reason")
    current = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    _refuse_unless(current.state != AssessmentState.CANCELLED, "closed")
    current.state, current.cancelled_because = AssessmentState.CANCELLED, reason.strip()
    current.full_clean()
    current.save()
    return current


def _locked(assessment, version):
    """The draft, which nobody else saves meanwhile."""
    rows = Draft.objects.select_for_update(no_key=True, of=("self", "assessment"))
    rows = rows.select_related("assessment__instrument", "assessment__household")
    draft = rows.defer(*large("assessment__instrument")).get(pk=assessment.pk)
    _refuse_unless(draft.assessment.state == AssessmentState.DRAFT, "closed")
    _refuse_unless(draft.version == version, "stale")
    return draft


def _refuse_unless(holds, code):
    if not holds:
        raise ValidationError(SAID[code], code=code)

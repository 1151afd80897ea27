"""What the register has already of the submissions of a file."""

from enum import Enum

from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentState, WaitingState
from assessments.models import Assessment, WaitingSubmission


class Standing(Enum):
    """What a submission is to the register; those with words are told."""

    NEW = ""
    WAITS = "waits"
    KNOWN = "known"
    EDITED = "edited"
    ELSEWHERE = "elsewhere"
    OTHER_QUESTIONNAIRE = "other_questionnaire"


SAID = {
    Standing.EDITED: _(
        "It was edited since it was imported: the first answers stay. Cancel that assessment, and "
        "import again, to take the others. %(which)s"
    ),
    Standing.ELSEWHERE: _("It waits for its household at another place, and is left there."),
    Standing.OTHER_QUESTIONNAIRE: _(
        "It waits under the questionnaire %(which)s: import it with that one."
    ),
}


class Known:
    """The assessments and waiting submissions with some identities."""

    def __init__(self, source, identities, run):
        asked = {"source": source, "source_id__in": identities}
        rows = Assessment.objects.filter(**asked)
        rows = list(rows.only("number", "state", "source_id", "source_digest"))
        # Of one that was cancelled and imported anew, the latter counts.
        rows.sort(key=lambda each: each.state != AssessmentState.CANCELLED)
        self._kept, self._run = {each.source_id: each for each in rows}, run
        waited = list(WaitingSubmission.objects.filter(**asked))
        self._by_hand = {each.assessment_id for each in waited}
        self.waiting = {e.source_id: e for e in waited if e.state != WaitingState.LINKED}
        seen = WaitingSubmission.objects.visible_to(run.by, on=run.today).filter(**asked)
        self._seen = set(seen.values_list("pk", flat=True))

    def standing(self, submission):
        """(Standing of a submission, which record it is about)."""
        kept = self._kept.get(submission.source_id)
        if kept is not None and not self._may_come_again(kept, submission):
            if kept.source_digest == submission.digest:
                return Standing.KNOWN, ""
            return Standing.EDITED, self._named(kept)
        waited = self.waiting.get(submission.source_id)
        if waited is None:
            return Standing.NEW, ""
        return self._waits(waited)

    def _may_come_again(self, kept, submission):
        """One that was cancelled: edited since, or linked by hand, and so perhaps wrongly."""
        is_other = kept.source_digest != submission.digest or kept.pk in self._by_hand
        return kept.state == AssessmentState.CANCELLED and is_other

    def _named(self, kept):
        """The number of an assessment, to whoever sees it."""
        seen = Assessment.objects.visible_to(self._run.by, on=self._run.today)
        return str(kept) if seen.filter(pk=kept.pk).exists() else ""

    def _waits(self, waited):
        if waited.pk not in self._seen:
            return Standing.ELSEWHERE, ""
        if waited.state == WaitingState.SET_ASIDE:
            return Standing.KNOWN, ""
        if waited.instrument_id != self._run.instrument.pk:
            return Standing.OTHER_QUESTIONNAIRE, waited.instrument_id
        return Standing.WAITS, ""

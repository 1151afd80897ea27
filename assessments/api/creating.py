"""A program sends a finished assessment: judged like any other, and written once."""

from datetime import datetime, time

from django.core.exceptions import ValidationError as Refusal
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, PermissionDenied, ValidationError

from accounts.choices import FieldClass
from accounts.policy import readable_classes
from assessments import actions
from assessments.actions.refusals import SAID
from assessments.api.received import Received
from assessments.households import SAID as OF_HOUSEHOLDS
from assessments.households import members_of_all
from assessments.models import Assessment, Instrument
from assessments.questionnaires import form_of
from assessments.submissions import Judged, Submission
from cases import numbers, visible
from cases.admin.scope import is_seen_whole
from cases.choices import VOID
from cases.models import Household, Individual

REFUSED = {
    "health": _("Your agreement opens no answers about needs."),
    "reads_only": _("You may read of this household, and not write."),
    "not_in_use": _("This questionnaire is not in use on that day."),
    "backwards": _("It was finished before it was started."),
}


class UsedOtherwise(APIException):
    """The same identity, with other answers."""

    status_code = 409
    default_detail = _("Another assessment has this source_id: send this one with its own.")


def created(user, sent, *, today, at):
    """(number of the assessment, whether it is new) of what a program sent (validated by shape).

    Raises ValidationError with all that is wrong, by the place that the program knows.
    """
    if FieldClass.HEALTH not in readable_classes(user, on=today):
        raise PermissionDenied(REFUSED["health"])
    home = _household(user, sent["household"], today)
    submission, errors = _submission(user, sent, at, today)
    form = form_of(sent["instrument"])
    received = Received.of(form, sent["answers"], sent["members"])
    submission = Submission(received.answers, **submission)
    judged = Judged(form, submission, home, _members(user, home, today))
    received.tell(judged, home)
    if errors or received.errors:
        raise ValidationError(errors | received.errors)
    if (before := _sent_before(submission, home, sent["instrument"])) is not None:
        return before, False
    return _recorded(judged, sent["instrument"], today, at, user)


def _recorded(judged, instrument, today, at, user):
    try:
        made = actions.record_assessments(
            judged=[judged], instrument=instrument, today=today, at=at, by=user
        )
    except Refusal as refusal:
        # The same one was sent by another connection meanwhile.
        if refusal.code != "received_already":
            raise
        return _sent_before(judged.submission, judged.household, instrument), False
    return made[0].number, True


def _household(user, text, today):
    """The household that may be written about; the words are the same for one out of sight."""
    try:
        number = numbers.parse(text, numbers.HOUSEHOLD)
    except numbers.NumberMistyped:
        raise ValidationError({"household": [OF_HOUSEHOLDS["mistyped"]]}) from None
    may = visible.changeable(Household, number, user, on=today) if number else None
    if may is None:
        raise ValidationError({"household": [OF_HOUSEHOLDS["not_found"]]})
    home = Household.objects.get(pk=number)
    if home.inactive_reason in VOID:
        raise ValidationError({"household": [OF_HOUSEHOLDS["not_found"]]})
    if not (may and is_seen_whole(user, home)):
        raise ValidationError({"household": [REFUSED["reads_only"]]})
    return home


def _members(user, home, today):
    """Those of the household, present or not, whom the user sees."""
    members = members_of_all([home.pk])[home.pk]
    seen = visible.among(Individual, [each.pk for each in members], user, on=today)
    return tuple(each for each in members if each.pk in seen)


def _submission(user, sent, at, today):
    """(what a Submission is made of beside its answers, what is wrong with it)."""
    day, errors = sent["assessed_on"], {}
    if day > today:
        errors["assessed_on"] = [SAID["future"]]
    if not Instrument.objects.in_use_on(day).filter(pk=sent["instrument"].pk).exists():
        errors["instrument"] = [REFUSED["not_in_use"]]
    noon = datetime.combine(day, time(12), get_default_timezone())
    start = sent.get("started_at") or min(sent.get("finished_at") or noon, noon, at)
    end = sent.get("finished_at") or max(start, min(noon, at))
    if end < start:
        errors["finished_at"] = [REFUSED["backwards"]]
    if max(start, end) > at:
        errors["finished_at"] = [SAID["future"]]
    if errors:
        # The answers are judged all the same, as of now: all that is wrong is told at once.
        start = end = at
    told = {
        "assessed_on": day,
        "started_at": start,
        "finished_at": end,
        "language": sent["language"],
        "source": f"api {user.organisation_id}"[:40] if sent["source_id"] else "",
        "source_id": sent["source_id"],
    }
    return told, errors


def _sent_before(submission, home, instrument):
    """The number of the assessment that this identity has; None where it has none.

    Raises UsedOtherwise where it was sent with other answers.
    """
    if not submission.source_id:
        return None
    asked = {"source": submission.source, "source_id": submission.source_id}
    before = Assessment.objects.finished().filter(**asked).first()
    if before is None:
        return None
    same = (before.household_id, before.instrument_id, before.source_digest)
    if same != (home.pk, instrument.pk, submission.digest):
        raise UsedOtherwise
    return before.pk

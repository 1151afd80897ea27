"""Breaking the glass before one household, in danger, and reviewing that afterwards."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.clock import day_of
from cases.actions import records
from cases.actions.asking import lock_user
from cases.actions.writing import action
from cases.models import BrokenGlass
from cases.models.beyond import GLASS_MINUTES, GLASS_WORDS
from cases.words import SAID

MOST_A_DAY = 5
REVIEW_WITHIN = timedelta(hours=72)


@action
def break_glass(*, household, reason, words, by, at):
    """Read one household for an hour, for a reason; somebody else reviews it within 72 hours.

    Where the glass is broken already, the hour is the one that runs.
    """
    lock_user(by)
    theirs = BrokenGlass.objects.filter(user=by)
    running = theirs.filter(household=household, opened_at__lte=at, ends_at__gt=at).first()
    if running:
        return running
    _check_may_break(theirs, day_of(at))
    words = " ".join(words.split())
    records.check(len(words) >= GLASS_WORDS, SAID["too_few_words"], "too_few_words")
    return records.save(
        BrokenGlass(
            household=household,
            user=by,
            reason=reason,
            words=words,
            opened_at=at,
            ends_at=at + timedelta(minutes=GLASS_MINUTES),
            review_due_on=day_of(at + REVIEW_WITHIN),
        )
    )


@action
def review_glass(*, glass, verdict, by, on):
    """Say, as somebody else than who broke it, whether the glass was broken rightly."""
    current = BrokenGlass.objects.select_for_update(no_key=True).get(pk=glass.pk)
    records.check(current.reviewed_by_id is None, SAID["checked_already"], "reviewed")
    current.reviewed_by, current.reviewed_on, current.verdict = by, on, verdict
    return records.save(current)


def _check_may_break(theirs, day):
    overdue = theirs.filter(reviewed_by__isnull=True, review_due_on__lt=day)
    records.check(
        not overdue.exists(),
        _(
            "A glass that you broke earlier has not been reviewed in time. Ask the supervisor of "
            "that place or the data protection officer to review it first."
        ),
        "unreviewed",
    )
    records.check(
        theirs.filter(opened_at__date=day).count() < MOST_A_DAY,
        _("You have broken the glass %(most)d times today, as often as you may.")
        % {"most": MOST_A_DAY},
        "too_many_today",
    )

"""Asking about people beyond one's own sight: counted before it is answered."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from cases.actions import records
from cases.actions.writing import action
from cases.models import BeyondQuestion

MOST_AN_HOUR = 30
HOUR = timedelta(hours=1)


@action
def ask_beyond(*, about, by, at):
    """Count a question about people beyond the user's sight; refused after 30 in an hour.

    It is counted whatever the answer will be. Questions of one user wait for each other, so that
    two at once are two.
    """
    lock_user(by)
    asked = BeyondQuestion.objects.filter(user=by, asked_at__gt=at - HOUR).count()
    records.check(
        asked < MOST_AN_HOUR,
        _(
            "You have asked about people beyond your places %(most)d times within an hour. Ask "
            "again later, or telephone the office that you think of."
        )
        % {"most": MOST_AN_HOUR},
        "too_often",
    )
    return records.save(BeyondQuestion(user=by, about=about, asked_at=at))


@action
def ask_beyond_of_list(*, rows, about, by, at):
    """Count a question about each of so many rows, as far as the hour allows.

    Returns how many of them may be answered, and how many more questions the hour allows.
    """
    lock_user(by)
    asked = BeyondQuestion.objects.filter(user=by, asked_at__gt=at - HOUR).count()
    left = max(0, MOST_AN_HOUR - asked)
    allowed = min(rows, left)
    question = {"user": by, "about": about, "asked_at": at}
    BeyondQuestion.objects.bulk_create(BeyondQuestion(**question) for _row in range(allowed))
    return allowed, left - allowed


def lock_user(user):
    """The user's row, locked until the action ends: what they do at once comes one by one.

    Its key stays free: whatever else refers to the user waits for nobody.
    """
    return get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)

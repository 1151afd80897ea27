"""In whose name a job is done: who asked for it, judged anew when it is done."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from accounts import clock
from accounts.history.acting import MACHINE
from accounts.jobs.kinds import kind_of
from accounts.policy import works_on
from accounts.roles import acting_role


class Refused(Exception):
    """Whoever asked may not have it done any more; says why."""


def user_of(job):
    """Who asked for a job, as they are now; None of a round of the night. Raises Refused.

    What was true when they asked counts for nothing: they may have been disabled since, their role
    may have ended or changed, and so may their places, which every query of the work asks anew.
    """
    if job.asked_by_id is None:
        return None
    user = get_user_model().objects.select_related("organisation").get(pk=job.asked_by_id)
    user.at = clock.now()
    if not works_on(user, clock.day_of(user.at)) or not acting_role(user):
        raise Refused(_("Not done: your account or your role had ended by then."))
    kind = kind_of(job.kind)
    if kind is not None and not kind.may(user):
        raise Refused(_("Not done: your role does not allow it any more."))
    return user


def actor_of(user):
    """Who stands in history for what is done."""
    return MACHINE if user is None else user

"""What the machine does at night of its own accord, in case work."""

import logging
from smtplib import SMTPException

from django.utils.translation import gettext_lazy as _

from accounts.jobs.kinds import nightly
from casework.actions.attachments import private_files
from casework.actions.referral_night import see_to_referrals
from casework.models import Attachment
from casework.reminders import remind, who_wants_them
from uploads.strays import remove_strays

log = logging.getLogger(__name__)


@nightly("send_reminders", title=_("Remind by e-mail of what waits"), in_batches=True)
def send_reminders(job, progress):
    """Write to each once; the next worker goes on after those who were. One that can't be
    reached keeps no other from being told.
    """
    day, sent = job.today, job.checkpoint.get("sent", 0)
    for user in who_wants_them().filter(pk__gt=job.checkpoint.get("after", 0)):
        with job.batch() as reached:
            sent += _reminded(user, day)
            reached["after"], reached["sent"] = user.pk, sent
    return {"sent": sent}


def _reminded(user, day):
    try:
        return int(remind(user, day))
    except (SMTPException, OSError):
        log.exception("No reminder could be sent to user %s.", user.pk)
        return 0


@nightly("remove_stray_files", title=_("Remove files that no photo or scan has any more"))
def remove_stray_files(job, progress):
    """What was written when its row did not come to be, or was taken away."""

    def named(some):
        return Attachment.objects.filter(stored__in=some).values_list("stored", flat=True)

    return {"removed": remove_strays(private_files(), named=named, now=job.at)}


@nightly("see_to_referrals", title=_("See to referrals that are over or unread"), in_batches=True)
def see_to(job, progress):
    """End those out of time or without consent, pass on those that nobody opened."""
    return see_to_referrals(today=job.today, at=job.at, progress=progress.step)

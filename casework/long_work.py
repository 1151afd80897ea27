"""What case work does at night."""

from django.utils.translation import gettext_lazy as _

from accounts.jobs.kinds import nightly
from casework.actions.attachments import private_files
from casework.models import Attachment
from uploads.strays import remove_strays


@nightly("remove_stray_files", title=_("Remove files that no photo or scan has any more"))
def remove_stray_files(job, progress):
    """What was written when its row did not come to be, or was taken away."""

    def named(some):
        return Attachment.objects.filter(stored__in=some).values_list("stored", flat=True)

    return {"removed": remove_strays(private_files(), named=named, now=job.at)}

"""The pages of photos and scans: one is added, handed out through the policy, and taken away."""

import logging

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assistance.admin.frame import page
from cases.admin.scope import kept_number
from casework.actions.attachments import (
    add_attachment,
    made_anew,
    private_files,
    take_away_attachment,
)
from casework.admin.note_forms import WHOLE, AboutForm
from casework.admin.note_pages import (
    came_from,
    done,
    form_of_household,
    may_work_on,
    note_or_404,
    write_answer,
)
from casework.attachment_choices import AttachmentKind
from casework.models import Attachment
from casework.numbers import new_attachment_number
from uploads.downloads import NotAsKept, download
from uploads.kinds import ACCEPT

log = logging.getLogger("casework.files")


class FileInput(forms.FileInput):
    """A file of the machine; a telephone offers its camera as well."""

    needs_multipart_form = True


class AttachmentForm(AboutForm):
    """A photo or scan: what it shows comes first, and is kept when the file is refused."""

    draw = staticmethod(new_attachment_number)
    shows = forms.CharField(label=_("What it shows"), max_length=200)
    kind = forms.ChoiceField(label=_("What it is"), choices=AttachmentKind.choices)
    file = forms.FileField(
        label=_("File"),
        widget=FileInput(attrs={"accept": ACCEPT}),
        help_text=_("JPEG, PNG, WebP or PDF. Where it was taken, and when, is removed from it."),
    )
    is_restricted = forms.BooleanField(
        label=_("restricted: only the case's team and those cleared see it"), required=False
    )

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        if "case" not in self.fields:
            del self.fields["is_restricted"]

    def clean_file(self):
        """The file as it is kept; refused in a sentence at its field."""
        return made_anew(self.cleaned_data["file"])


def add_page(site, request, number):
    """Add a photo or scan to a household, one of its people, or a case."""
    files = request.FILES if request.method == "POST" else None
    household, form = form_of_household(AttachmentForm, request, number, files)
    note = _note(request, household)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        told = {name: typed[name] for name in ("file", "kind", "shows")}
        told |= {"is_restricted": typed.get("is_restricted", False), "note": note}
        told |= form.subject(household)
        if note is not None:
            told["about"] = note.individual or note.household
        if done(form, add_attachment, at=now(), today=today(), by=request.user, **told):
            messages.success(request, _("The file is kept."))
            return HttpResponseRedirect(came_from(request, household))
    return write_answer(
        site, request, household, form, title=_("Add a photo or scan"), of_note=note
    )


def file_page(site, request, number):
    """Hand out the content, to be saved, once it is written down who took it."""
    attachment = attachment_or_404(request, number)
    if attachment.taken_away_on:
        raise Http404
    looks.record(request, LookKind.OPENED, subject=_home(attachment), attachment=attachment.pk)
    try:
        return download(
            private_files(),
            stored=attachment.stored,
            kind=attachment.file_kind,
            name=attachment.name,
            digest=attachment.digest,
        )
    except NotAsKept:
        log.exception("The content of %s is gone, or is not what was kept.", attachment)
        shown = {"attachment": attachment, "household": _home(attachment)}
        answer = page(site, request, "casework/file_gone.html", title=attachment.shows, **shown)
        answer.status_code = 410
        return answer


class TakeAwayForm(forms.Form):
    """Why it is taken away."""

    because = forms.CharField(label=_("Why"), max_length=200)


def take_away_page(site, request, number):
    """Remove the content of a photo or scan; that there was one stays told."""
    attachment = attachment_or_404(request, number)
    household = _home(attachment)
    if not may_work_on(request.user, household):
        raise PermissionDenied
    form = TakeAwayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        because = form.cleaned_data["because"]
        if done(form, take_away_attachment, attachment=attachment, because=because,
                today=today(), by=request.user):  # fmt: skip
            messages.success(request, _("Taken away."))
            return HttpResponseRedirect(came_from(request, household))
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "casework/take_away.html",
        title=_("Take away a photo or scan"),
        form=form,
        attachment=attachment,
        household=household,
        back=request.POST.get("back", request.GET.get("back", "")),
    )


def attachment_or_404(request, number):
    """The photo or scan of that number, if the user sees it."""
    rows = Attachment.objects.visible_to(request.user, on=today())
    rows = rows.select_related("household", "individual__household", "case")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def _home(row):
    return row.household or row.individual.household


def _note(request, household):
    """The note to which it is added; 404 where it is not one of this household."""
    asked = request.POST.get("note", request.GET.get("note", WHOLE))
    if not asked:
        return None
    note = note_or_404(request, asked)
    if _home(note) != household:
        raise Http404
    return note

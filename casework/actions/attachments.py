"""A photo or scan is added, made anew (`uploads`), and taken away again with a reason."""

from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.once import written_once
from casework.actions.subjects import restricted, subject
from casework.models import Attachment
from uploads.cleaning import cleaned
from uploads.refusals import Refused

SAID = {
    "no_reason": _("Say why."),
    "empty": _("Say what it shows."),
    "gone": _("It was taken away already."),
    "other_note": _("This note is of another case or of other people."),
}
_refuse_unless = refusing(SAID)
_SAME = ("digest", "shows", "household_id", "individual_id", "case_id", "added_by_id")


def private_files():
    """Where the content of photos and scans lies."""
    return storages["private"]


def made_anew(file):
    """The uploaded file as it may be kept; raises ValidationError in words that say what to do.

    It takes a while, and is done before anything is locked.
    """
    try:
        return cleaned(file)
    except Refused as refusal:
        raise ValidationError(refusal.message, code=refusal.code) from None


@action
def add_attachment(
    *, about, file, kind, shows, at, today, by, case=None, note=None, is_restricted=False, key=""
):  # fmt: skip
    """Keep a file that was made anew (`made_anew`); of a restricted note it is restricted too.

    `key` is the number which the form drew for it: sent twice, it is kept once.
    """
    _refuse_unless(shows.strip(), "empty")
    if note is not None:
        case, is_restricted = note.case, is_restricted or note.is_restricted
    restricted(case, is_restricted, by, today)
    whose = subject(about, case)
    _refuse_unless(note is None or _is_of(note, whose), "other_note")
    stored = private_files().keep(file.content)
    kept = written_once(
        Attachment(
            **whose, case=case, note=note, kind=kind, shows=shows.strip(),
            is_restricted=is_restricted, stored=stored, file_kind=file.kind.code, name=file.name,
            size=file.size, digest=file.digest, added_at=at, added_by=by,
        ),
        key,
        _SAME,
    )  # fmt: skip
    if kept.stored != stored:
        # Sent twice: the second copy has no row.
        private_files().delete(stored)
    return kept


@action
def take_away_attachment(*, attachment, because, today, by):
    """Remove the content; the row says what there was, who took it away, and why."""
    _refuse_unless(because.strip(), "no_reason")
    current = Attachment.objects.select_for_update(no_key=True).get(pk=attachment.pk)
    _refuse_unless(current.taken_away_on is None, "gone")
    stored, current.stored = current.stored, ""
    current.taken_away_on, current.taken_away_by = today, by
    current.taken_away_because = because.strip()
    current.full_clean()
    current.save()
    # Not before the row says so: what is taken away by a transaction that fails is still there.
    transaction.on_commit(lambda: private_files().delete(stored))
    return current


def _is_of(note, whose):
    return all(getattr(note, f"{name}_id") == target.pk for name, target in whose.items())

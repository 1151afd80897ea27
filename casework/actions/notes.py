"""A note is written, and stays; what was wrong in it is said by a following one."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.once import written_once
from casework.actions.subjects import restricted, subject
from casework.models import CaseNote

SAID = {
    "empty": _("Write down what is to be noted."),
    "future": _("This day is still to come."),
    "corrected": _("This note was corrected already: correct the note that follows it."),
    "nothing_new": _("This is what stands there already."),
}
_refuse_unless = refusing(SAID)
_SAME = ("text", "household_id", "individual_id", "case_id", "is_restricted", "written_by_id")


@action
def write_note(
    *, about, text, happened_on, at, today, by, case=None, is_restricted=False, key=""
):  # fmt: skip
    """Write down what was seen, said or done, of a household or one person; of a case or of none.

    `key` is the number which the form drew for the note: sent twice, it is one note.
    """
    _refuse_unless(text.strip(), "empty")
    _refuse_unless(happened_on <= today, "future")
    restricted(case, is_restricted, by, today)
    note = CaseNote(
        **subject(about, case), case=case, text=text.strip(), is_restricted=is_restricted,
        happened_on=happened_on, written_at=at, written_by=by,
    )  # fmt: skip
    return written_once(note, key, _SAME)


@action
def correct_note(*, note, text, at, today, by, key=""):
    """Say what a note should have said: by another one, beside which the first one stays."""
    _refuse_unless(text.strip(), "empty")
    _refuse_unless(text.strip() != note.text, "nothing_new")
    restricted(note.case, note.is_restricted, by, today)
    following = CaseNote(
        household_id=note.household_id, individual_id=note.individual_id, case_id=note.case_id,
        is_restricted=note.is_restricted, happened_on=note.happened_on, text=text.strip(),
        written_at=at, written_by=by, corrects=note,
    )  # fmt: skip
    kept = written_once(following, key, (*_SAME, "corrects_id"))
    # Two who correct the same note at once: the law lets one of them.
    _refuse_unless(kept is not None, "corrected")
    return kept

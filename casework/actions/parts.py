"""What every step of a case shares: it is locked, moved by the table, and told in its story."""

from casework import case_states
from casework.models import Case, CaseStep


def locked(case, step):
    """The case, locked, in the state after the step; refused in words where there is none.

    Of two who take a step at once the second finds what the first one made of it.
    """
    current = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    current.state = case_states.after(current, step)
    return current


def told(case, step, *, by, at, because="", whom=None, **changed):
    """The step, in the story of the case; `changed` is its new priority, or how it is to end."""
    row = CaseStep(
        case=case, step=step, at=at, by=by, whom=whom, because=because.strip(), **changed
    )
    row.full_clean()
    row.save(force_insert=True)
    return row


def saved(row):
    """The row, judged and written."""
    row.full_clean()
    row.save()
    return row

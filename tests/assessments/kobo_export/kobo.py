"""KoBoToolbox's workbook: “XML values and headers”, a sheet for the members."""

from datetime import datetime
from random import Random

from tests.assessments.kobo_export.questionnaire import REPEAT, questions, settings
from tests.assessments.kobo_export.submissions import DAY, submissions
from tests.assessments.kobo_export.tables import (
    BOTH,
    KOBO,
    Export,
    Sheet,
    cells_of,
    headings_of,
)

TIMES = ("start", "end", "today")
# What somebody added to the form in KoBo, and our workbook does not know.
ADDED = ("enumerator_note", "distance_km")
OF_SUBMISSION = (
    *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
    *("_submitted_by", "__version__", "_tags", "_index"),
)
OF_ROW = (
    *("_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"),
    *("_submission__submission_time", "_submission__validation_status", "_submission__notes"),
    *("_submission__status", "_submission__submitted_by", "_submission___version__"),
    "_submission__tags",
)
MOST_LETTERS = 31


def kobo(households, *, seed=1, separator="/", several=BOTH, timed=True, day=DAY):
    """The Export of a submission for each household, none of them after `day`.

    `several` is BOTH (KoBo's own way), STRING or SPLIT; `timed` adds the start, the end and the day
    of the interview, which most people's forms record.
    """
    dice = Random(seed)
    title = settings()["form_title"].replace("/", "_")[:MOST_LETTERS]
    export = Export(
        shape=KOBO,
        file_name=f"{settings()['form_id']} - all versions - False - {day}-10-00-00.xlsx",
        main=Sheet(title, [], []),
        roster=Sheet(REPEAT[:MOST_LETTERS], [], []),
        separator=separator,
        several=several,
        is_timed=timed,
        day=day,
    )
    of_household = [each for each in questions() if not each.is_of_member]
    of_member = [each for each in questions() if each.is_of_member]
    asked = headings_of(export, of_household)
    export.main.headings += [*(TIMES if timed else ()), *asked, *ADDED, *OF_SUBMISSION]
    export.roster.headings += [*headings_of(export, of_member), *OF_ROW]
    for index, sent in enumerate(submissions(households, day=day, dice=dice), start=1):
        export.main.rows.append(
            (_times(sent, dice) if timed else {})
            | _with_dates(cells_of(export, of_household, sent.answers), dice)
            | {"enumerator_note": dice.choice((None, "ok", "2nd visit")), "distance_km": 3.5}
            | _of_submission(sent, dice)
            | {"_index": index}
        )
        about = {f"_submission_{name}": value for name, value in _of_submission(sent, dice).items()}
        for said in sent.members:
            export.roster.rows.append(
                _with_dates(cells_of(export, of_member, said), dice)
                | {"_index": len(export.roster.rows) + 1, "_parent_table_name": export.main.name}
                | {"_parent_index": index}
                | about
            )
    return export


def _times(sent, dice):
    return {
        "start": sent.started.isoformat(timespec="milliseconds"),
        "end": sent.ended.isoformat(timespec="milliseconds"),
        "today": _day(sent.started.date(), dice),
    }


def _of_submission(sent, dice):
    sent_at = sent.submitted.replace(tzinfo=None)
    return {
        "_id": sent.id,
        "_uuid": sent.uuid,
        "_submission_time": dice.choice((sent_at, sent_at.isoformat())),
        "_validation_status": dice.choice((None, "validation_status_approved")),
        "_status": "submitted_via_web",
        "_submitted_by": sent.by,
        "__version__": "vQ7h2mTzXc4dPwn8sLk5Ub",
    }


def _with_dates(cells, dice):
    return {name: _day(value, dice) for name, value in cells.items()}


def _day(value, dice):
    """A date as a cell of its own kind or as a text: both occur."""
    if not hasattr(value, "isoformat"):
        return value
    return dice.choice((datetime(value.year, value.month, value.day), value.isoformat()))

"""ODK Central's archive: a CSV file of the households, and one of their members."""

from random import Random

from tests.assessments.kobo_export.kobo import ADDED, TIMES
from tests.assessments.kobo_export.questionnaire import REPEAT, questions, settings
from tests.assessments.kobo_export.submissions import DAY, submissions
from tests.assessments.kobo_export.tables import (
    CENTRAL,
    STRING,
    Export,
    Sheet,
    cells_of,
    headings_of,
)

AT_THE_END = (
    *("KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"),
    *("Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
)
# Briefcase names by it the rows of a repeat that belong to a submission.
ROWS = f"SET-OF-{REPEAT}"


def central(households, *, seed=1, several=STRING, timed=True, day=DAY):
    """The Export of a submission for each household, none of them after `day`.

    `several` is STRING, BOTH (Central's own way where choices are split) or SPLIT.
    """
    name = settings()["form_id"]
    export = Export(
        shape=CENTRAL,
        file_name=f"{name}.csv.zip",
        main=Sheet(name, [], []),
        roster=Sheet(f"{name}-{REPEAT}", [], []),
        separator="-",
        several=several,
        is_timed=timed,
        day=day,
    )
    of_household = [each for each in questions() if not each.is_of_member]
    of_member = [each for each in questions() if each.is_of_member]
    export.main.headings += [
        *("SubmissionDate", "meta-instanceID"),
        *(TIMES if timed else ()),
        *headings_of(export, of_household),
        *(ROWS, *ADDED, *AT_THE_END),
    ]
    export.roster.headings += [*headings_of(export, of_member), "PARENT_KEY", "KEY", ROWS]
    for sent in submissions(households, day=day, dice=Random(seed)):
        key = f"uuid:{sent.uuid}"
        export.main.rows.append(
            (_times(sent) if timed else {})
            | cells_of(export, of_household, sent.answers, unasked=0)
            | {ROWS: f"{key}/{REPEAT}", "enumerator_note": "ok", "distance_km": 3.5}
            | _of_submission(sent, key)
        )
        for number, said in enumerate(sent.members, start=1):
            export.roster.rows.append(
                cells_of(export, of_member, said, unasked=0)
                | {"PARENT_KEY": key, "KEY": f"{key}/{REPEAT}[{number}]"}
                | {ROWS: f"{key}/{REPEAT}"}
            )
    return export


def _times(sent):
    return {
        "start": sent.started.isoformat(timespec="milliseconds"),
        "end": sent.ended.isoformat(timespec="milliseconds"),
        "today": sent.started.date().isoformat(),
    }


def _of_submission(sent, key):
    submitted = sent.submitted.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return {
        "SubmissionDate": f"{submitted}Z",
        "meta-instanceID": key,
        "KEY": key,
        "SubmitterID": 5,
        "SubmitterName": sent.by,
        "AttachmentsPresent": 0,
        "AttachmentsExpected": 0,
        "Edits": 0,
        "FormVersion": settings()["version"],
    }

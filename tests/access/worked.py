"""A concern of every household and of people in it, with all that belongs to a case."""

from datetime import timedelta

from casework.models import (
    Appointment,
    Attachment,
    Case,
    CaseMember,
    CaseNote,
    CaseStep,
    Feedback,
    Goal,
    Task,
    Transfer,
)
from tests.casework_note_doors import a_file
from tests.factories import make_user, place


def case_work_of(households, people, clerk, day):
    """A case, its story, team, goal and transfer, a note and a task of each of them.

    Those of the households are of social support; what is told of protection alone is asked in
    `tests/casework`.
    """
    about = [{"household": home} for home in households]
    about += [{"individual": person} for person in people]
    colleague = make_user("colleague-of-cases")
    cases = [
        Case(kind="social_support", concern="Rent", worker=clerk, opened_on=day, opened_by=clerk,
             opened_because="Rent", **target)
        for target in about
    ]  # fmt: skip
    Case.objects.bulk_create(cases)
    _parts_of(cases, clerk, colleague, day)
    moment = clerk.date_joined
    CaseNote.objects.bulk_create(
        CaseNote(text="Note", case=case, happened_on=day, written_at=moment, written_by=clerk,
                 **target)
        for case, target in zip(cases, about, strict=True)
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(what="Call", case=case, due_on=day, worker=clerk, set_on=day, set_by=clerk, **target)
        for case, target in zip(cases, about, strict=True)
    )
    Attachment.objects.bulk_create(
        Attachment(case=case, **target, **a_file(clerk, number))
        for number, (case, target) in enumerate(zip(cases, about, strict=True), start=1)
    )
    Appointment.objects.bulk_create(
        Appointment(at=moment, where="Here", why="Rent", made_on=day, worker=clerk, case=case,
                    **target)
        for case, target in zip(cases, about, strict=True)
    )  # fmt: skip
    Feedback.objects.bulk_create(
        Feedback(channel="desk", category="quality", text="Wet", given_at=place(), given_on=day,
                 recorded_by=clerk, due_on=day, **target)
        for target in about
    )  # fmt: skip


def _parts_of(cases, clerk, colleague, day):
    moment = clerk.date_joined
    CaseStep.objects.bulk_create(
        CaseStep(case=case, step="opened", at=moment, by=clerk) for case in cases
    )
    CaseMember.objects.bulk_create(
        CaseMember(case=case, user=colleague, from_on=day) for case in cases
    )
    Goal.objects.bulk_create(
        Goal(case=case, position=1, what="Lease", due_on=day + timedelta(days=30), set_on=day)
        for case in cases
    )
    Transfer.objects.bulk_create(
        Transfer(case=case, from_worker=clerk, to_worker=colleague, because="Leave", asked_on=day,
                 asked_by=clerk)
        for case in cases
    )  # fmt: skip


def written_beside(row):
    """Another row with the same values, for those that never change."""
    row.pk = None if row._meta.pk.name == "id" else row._meta.pk.get_default()
    row._state.adding = True
    return row

"""Numbers of what case work keeps: a letter for each kind, as everywhere (`accounts.numbers`)."""

from accounts.numbers import new_number

CASE, NOTE, TASK, ATTACHMENT = "C", "W", "T", "F"
REFERRAL, SERVICE = "R", "V"
APPOINTMENT, FEEDBACK = "M", "K"


def new_case_number():
    """A new number for a case."""
    return new_number(CASE)


def new_note_number():
    """A new number for a note."""
    return new_number(NOTE)


def new_task_number():
    """A new number for a task."""
    return new_number(TASK)


def new_attachment_number():
    """A new number for a photo or scan."""
    return new_number(ATTACHMENT)


def new_referral_number():
    """A new number for a referral."""
    return new_number(REFERRAL)


def new_service_number():
    """A new number for a service of the directory."""
    return new_number(SERVICE)


def new_appointment_number():
    """A new number for an appointment."""
    return new_number(APPOINTMENT)


def new_feedback_number():
    """A new number for feedback or a complaint."""
    return new_number(FEEDBACK)

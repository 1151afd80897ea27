"""What the register shows of consent on a household's page."""

from accounts.choices import Purpose
from cases.consents import reads_who_answers
from cases.panels import Panel


def panels(reading):
    """Who of the members agreed to what, and the way to the page where that is recorded."""
    may = reading.user.has_perm("cases.record_consent")
    if not may or not reading.members or not reads_who_answers(reading.user, reading.day):
        return []
    rows = [
        (person, [(purpose, reading.answers[person.number][purpose]) for purpose in Purpose])
        for person in reading.members
    ]
    asked = any(answers.current() for _person, cells in rows for _purpose, answers in cells)
    shown = {
        "household": reading.household,
        "day": reading.day,
        "purposes": list(Purpose),
        "rows": rows,
        "is_asked": asked,
    }
    return [Panel("cases/panel_consent.html", shown, is_below=True)]

"""Whether the values of a fact fit together and fit the person: pure functions over plain values.

Form, action and importer call these, as they do those of `rules.py`; what one row must always be
is a constraint of its model. Every fact holds from a day (`from_on`) until another (`until_on`).
"""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from cases import population
from cases.choices import (
    ApplicationOutcome,
    DisabilityDegree,
    DocumentState,
    Dwelling,
    DwellingState,
    Status,
)
from cases.rules import EARLIEST_DAY, Fault, is_too_early
from cases.words import SAID

# A child who lives is born at the earliest halfway through the 40 weeks; an expected day that was
# asked at a desk may be some weeks off. The next pregnancy's lies nine months after a birth.
MOST_EARLY_DAYS, MOST_OVERDUE_DAYS = 140, 42
# What is flagged of a pregnancy: the proGres category and its high risk, difficult, of a teenager.
PREGNANCY_NEEDS = ("PG", "PG-HR", "SM-DP", "CR-TP")


def dated_faults(values, *, on, row=None):
    """Faults of the days on which a fact held: none too early, none to come, end after start."""
    begins, ends = values.get("from_on"), values.get("until_on")
    faults = [
        Fault(field, "too_early", SAID["too_early"], row)
        for field in ("from_on", "until_on")
        if is_too_early(values.get(field))
    ]
    if begins and begins > on:
        faults.append(Fault("from_on", "future", SAID["future"], row))
    if begins and ends and ends < begins:
        faults.append(
            Fault("until_on", "ends_before_beginning", SAID["ends_before_beginning"], row)
        )
    return faults


def seen_faults(values, *, on, row=None):
    """Faults of the days of a fact whose end nobody knows before it has come, as an absence's."""
    faults = dated_faults(values, on=on, row=row)
    ends = values.get("until_on")
    if ends and ends > on:
        faults.append(Fault("until_on", "ends_in_future", SAID["ends_in_future"], row))
    return faults


def phone_faults(values, *, on, row=None):
    """Faults of a telephone number's days: those of its use, and the one on which it answered."""
    faults = seen_faults(values, on=on, row=row)
    answered = values.get("answered_on")
    if is_too_early(answered):
        faults.append(Fault("answered_on", "too_early", SAID["too_early"], row))
    if answered and answered > on:
        faults.append(Fault("answered_on", "future", SAID["future"], row))
    return faults


def over_faults(fact, *, on):
    """The fault of changing what ended already."""
    if fact["until_on"] and fact["until_on"] <= on:
        return [Fault(NON_FIELD_ERRORS, "ended", SAID["ended"])]
    return []


def ending_faults(fact, *, ends, on):
    """Faults of ending a fact on the day `ends`: over already, a day to come, before it began.

    What has an end that is still to come may end earlier.
    """
    if over := over_faults(fact, on=on):
        return over
    faults = dated_faults({"from_on": fact["from_on"], "until_on": ends}, on=on)
    if ends > on:
        faults.append(Fault("until_on", "future", SAID["future"]))
    return faults


def document_faults(values, *, on, row=None):
    """Faults of an identity document: its days, and the order of issue, print and extension."""
    faults = dated_faults(values, on=on, row=row)
    issued, expires = values.get("issued_on"), values.get("expires_on")
    extended = values.get("extended_until")
    if issued and issued > on:
        faults.append(Fault("issued_on", "future", SAID["future"], row))
    if issued and expires and expires < issued:
        faults.append(
            Fault("expires_on", "expires_before_issue", SAID["expires_before_issue"], row)
        )
    if extended and (not expires or extended < expires):
        faults.append(
            Fault("extended_until", "extension_too_early", SAID["extension_too_early"], row)
        )
    if values.get("state") == DocumentState.CONTESTED and values.get("is_verified"):
        faults.append(Fault("is_verified", "contested_verified", SAID["contested_verified"], row))
    return faults


def status_faults(values, *, on, row=None):
    """Faults of a legal status: its days, and an outcome without an application that ended.

    A status may be given until a day to come; when an application ends, nobody knows before.
    """
    applied = values.get("status") == Status.CITIZENSHIP_APPLIED
    faults = (seen_faults if applied else dated_faults)(values, on=on, row=row)
    ended = applied and values.get("until_on")
    if values.get("outcome") in ApplicationOutcome.values and not ended:
        faults.append(
            Fault(
                "outcome", "outcome_without_application", SAID["outcome_without_application"], row
            )
        )
    return faults


def decision_faults(values, person, *, on, row=None):
    """Faults of a disability decision: its days, and a child's decision about an adult."""
    faults = dated_faults({**values, "until_on": None}, on=on, row=row)
    begins, ends = values.get("from_on"), values.get("until_on")
    if begins and ends and ends < begins:
        faults.append(
            Fault("until_on", "ends_before_beginning", SAID["ends_before_beginning"], row)
        )
    adult = begins and population.has_turned(population.ADULT_AGE, person.get("birth_date"), begins)
    if values.get("degree") == DisabilityDegree.CHILD and adult:
        message = _("“Child with disability” is decided for children: choose the group or degree.")
        faults.append(Fault("degree", "adult_as_child", message, row))
    return faults


def need_faults(values, need, *, may_confide, on, row=None):
    """Faults of a specific need: its days, and a confidential code at a door that may not set it.

    `need` has `is_confidential`; `may_confide` is whether who asks is cleared for such codes.
    """
    faults = seen_faults(values, on=on, row=row)
    if need.is_confidential and not may_confide:
        faults.append(Fault("need", "confidential_need", SAID["confidential_need"], row))
    return faults


def ends_with_birth(expected, born):
    """Whether a pregnancy with this expected day, None: not asked, ended with a birth."""
    if expected is None:
        return True
    return -MOST_OVERDUE_DAYS <= (expected - born).days <= MOST_EARLY_DAYS


def displacement_faults(values, person, *, on, row=None):
    """Faults of a displacement: its year, and the state of a dwelling that there was not."""
    year, state = values.get("year"), values.get("dwelling_state", DwellingState.UNKNOWN)
    codes = _year_codes(year, person.get("birth_date"), on) if year is not None else ()
    faults = [Fault("year", code, SAID[code], row) for code in codes]
    if values.get("dwelling") == Dwelling.NONE and state != DwellingState.UNKNOWN:
        message = SAID["state_without_dwelling"]
        faults.append(Fault("dwelling_state", "state_without_dwelling", message, row))
    return faults


def _year_codes(year, born, on):
    if year < EARLIEST_DAY.year:
        yield "displacement_year"
    if year > on.year:
        yield "displaced_in_future"
    # An estimated birth is judged too: a flight before it shows that the estimate is wrong.
    if born and year < born.year:
        yield "displaced_before_birth"

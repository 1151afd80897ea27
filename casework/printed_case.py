"""A case on paper, for a hearing or a doctor: who, why, what was planned, noted and came of it.

What whoever prints it does not read is left out, and so are restricted notes, whoever prints:
paper is read by others. Who works on it and to whom it went is the office's own business.
"""

from textwrap import wrap

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cases import numbers
from cases.facts import facts_of
from cases.models import Individual
from cases.panels import fact_lines
from casework.choices import Step
from casework.colleagues import name_of
from casework.models import CaseNote, CaseStep, Goal
from printing.tables import Column, Sheet, table

# A cell shows so much; a longer text goes on in the next row.
_IN_A_CELL = 600
_TOLD = (Step.OPENED, Step.REVIEWED, Step.CLOSED, Step.REOPENED)


def summary_of(case, *, user, on, at, language, sight):
    """The summary as PDF in the language that is active: a generator that returns how many rows.

    All of its words are said before the generator is returned.
    """
    rows = [
        *_people(case, on, language, sight),
        *_steps(case),
        *_notes(case, user, on),
        *_goals(case),
    ]
    told = [(day, what, piece) for day, what, text in rows for piece in _pieces(text)]
    return table(told, columns=_columns(), sheet=_sheet(case, user, at, language, sight))


def _columns():
    return (Column(_("Day"), 25), Column(_("What"), 55), Column(_("In words"), 190))


def _sheet(case, user, at, language, sight):
    home = case.household or case.individual.household
    when = date_format(localtime(at), "DATETIME_FORMAT")
    foot = _("Printed on %(when)s by %(who)s. Personal data: keep it from others.")
    facts = [
        (_("Number"), str(case)),
        (_("About"), _about(case, sight)),
        (_("Household"), numbers.shown(home.pk)),
        (_("Kind"), case.get_kind_display()),
        (_("State"), case.get_state_display()),
        (_("Opened on"), date_format(case.opened_on)),
        (_("Worker"), name_of(case.worker)),
    ]
    if case.closed_on:
        facts.append((_("Closed on"), date_format(case.closed_on)))
    return Sheet(
        title=_("Summary of a case: %(concern)s") % {"concern": case.concern},
        language=language,
        facts=tuple(facts),
        foot=foot % {"when": when, "who": name_of(user)},
        pages=_("page %(page)s of %(of)s"),
        signers=(_("Caseworker: name and signature"),),
    )


def _about(case, sight):
    if case.individual is None:
        return _("the whole household")
    return _called(case.individual, sight)


def _called(person, sight):
    names = sight.shows("individual.given_name", "individual.family_name")
    return person.full_name if names and person.full_name else str(person)


def _people(case, on, language, sight):
    """The person, or all who live there, each with what is known of them."""
    about = Individual.objects.filter(pk=case.individual_id)
    if case.household_id:
        about = Individual.objects.filter(household=case.household_id).present()
    people = {row.pk: row for row in about.order_by("-is_head", "birth_date", "pk")}
    found = facts_of(
        Individual.objects.filter(pk__in=people), on=on, language=language, sight=sight
    )
    for number, person in people.items():
        yield "", _called(person, sight), _of_person(person, found.get(number), on, sight)


def _of_person(person, facts, on, sight):
    told = [person.get_sex_display()] if sight.shows("individual.sex") else []
    if sight.shows("individual.birth_date") and person.birth_date:
        told.append(_("born %(day)s") % {"day": date_format(person.birth_date)})
    if facts is not None:
        for kind in ("phones", "absences", "links", "displacements"):
            getattr(facts, kind).clear()
        told += [f"{what}: {words}" for what, words, *_rest in fact_lines(facts, {}, on)]
    return "; ".join(filter(None, told)) or "–"


def _goals(case):
    for goal in Goal.objects.filter(case=case).order_by("position"):
        day = goal.reached_on or goal.dropped_on or goal.due_on
        words = _("Goal: by %(day)s") % {"day": date_format(goal.due_on)}
        if goal.reached_on:
            words = _("Goal: reached")
        elif goal.dropped_on:
            words = _("Goal: dropped")
        yield date_format(day), words, " – ".join(filter(None, (goal.what, goal.dropped_because)))


def _notes(case, user, on):
    rows = CaseNote.objects.visible_to(user, on=on).filter(case=case, is_restricted=False)
    for note in rows.order_by("happened_on", "written_at"):
        yield date_format(note.happened_on), _("Note"), note.text


def _steps(case):
    for step in CaseStep.objects.filter(case=case, step__in=_TOLD).order_by("at", "pk"):
        words = step.get_step_display()
        if step.outcome:
            words = f"{words}: {step.get_outcome_display()}"
        yield date_format(localtime(step.at)), words[:1].upper() + words[1:], step.because


def _pieces(text):
    """The text in pieces of which each has room in a cell."""
    pieces = [piece for part in text.splitlines() for piece in wrap(part, _IN_A_CELL)]
    return pieces or ["–"]

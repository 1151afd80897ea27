"""What a questionnaire is given from the register, and nobody types: who lives here, and where."""

from assessments.flat import member_repeats
from assessments.nested import at, put
from assessments.xlsform.evaluation import ROW_ID
from assessments.xlsform.form import REPEAT
from cases import numbers, population
from cases.choices import Sex

GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male"}
# A row is the person's: their number is its identity, on the screen and in the finished record.
NUMBER, NAME, GENDER, AGE = "ind_number", "ind_name", "ind_gender", "ind_age"
HOUSEHOLD, SIZE = "hh_number", "hh_size"
PLACE = "loc_place"


def filled(form, typed, household, members, *, on):
    """(answers with what the register knows, addresses of what it gave).

    Rows that were typed of somebody stay theirs. Who is no member any more stands after the others,
    where the form asks no more of them.
    """
    known = _known(form, household, members)
    given = {(*steps,) for steps in known}
    answers = put(typed, known)
    for path in member_repeats(form):
        steps = tuple(path.split("/")[2:])
        rows, of_rows = _rows(form, path, at(answers, steps) or [], members, on)
        answers = put(answers, {steps: rows})
        given |= {(*steps, *each) for each in of_rows}
    return answers, given


def completed(form, answers, household, people, *, on):
    """Answers that came from elsewhere, with what the register knows where they say nothing.

    `people` are the members (row's identity → person) to whom rows are linked.
    """
    size = max((len(rows) for _steps, rows in _rows_of_members(form, answers)), default=0)
    said = {SIZE: str(size)} if size else {}
    said |= {HOUSEHOLD: numbers.shown(household.number)} if household else {}
    answers = _where_blank(answers, places(form, form.root, said), said)
    for path in member_repeats(form):
        steps = tuple(path.split("/")[2:])
        rows = [_completed_row(form, path, row, people, on) for row in at(answers, steps) or []]
        answers = put(answers, {steps: rows}) if rows else answers
    return answers


def _rows_of_members(form, answers):
    for path in member_repeats(form):
        steps = path.split("/")[2:]
        yield steps, at(answers, steps) or []


def _completed_row(form, path, row, people, on):
    person = people.get(row[ROW_ID])
    said = _of(person, on) if person else {}
    return _where_blank(row, places(form, path, said), said)


def _where_blank(answers, found, said):
    blank = {steps: said[name] for name, steps in found if not at(answers, steps)}
    return put(answers, blank)


def placed(form, typed, place):
    """As `filled`, of a place: the register knows its code."""
    known = {steps: place.pk for _name, steps in places(form, form.root, {PLACE})}
    return put(typed, known), {(*steps,) for steps in known}


def _known(form, household, members):
    values = {HOUSEHOLD: numbers.shown(household.number), SIZE: str(len(members))}
    return {steps: values[name] for name, steps in places(form, form.root, values)}


def _rows(form, path, typed, members, on):
    """(the rows of the roster, addresses within it of what the register gave)."""
    before = {row.get(ROW_ID): row for row in typed}
    rows, given = [], set()
    for person in members:
        said = {name: value for name, value in _of(person, on).items() if value}
        values = {steps: said[name] for name, steps in places(form, path, said)}
        row = put(before.pop(person.number, {}), values)
        rows.append(row | {ROW_ID: person.number})
        given |= {(person.number, *steps) for steps in values}
    return [*rows, *before.values()], given


def _of(person, on):
    age = population.shown_age(person.birth_date, on)
    return {
        NUMBER: numbers.shown(person.number),
        NAME: person.full_name,
        GENDER: GENDERS.get(person.sex, ""),
        AGE: "" if age is None else str(age),
    }


def places(form, path, names):
    """(name, steps below the path) of the questions of these names, which stand in it."""
    below = len(path.split("/"))
    for field in form.fields.values():
        if field.name in names and not field.calculate and _stands_in(form, field, path):
            yield field.name, tuple(field.path.split("/")[below:])


def _stands_in(form, field, path):
    """Whether the field is below the path, and in no repeat below it."""
    above = field.above
    while above.startswith(f"{path}/"):
        if form.fields[above].what == REPEAT:
            return False
        above = form.fields[above].above
    return above == path

"""Which member of a household a row of a roster is about, where a device typed it.

A number of ours says it. Without one, the name does, in any of three scripts, where it fits one
member alone and neither sex nor age says otherwise. What can't be linked stays a row about nobody.
"""

from dataclasses import dataclass, field

from assessments import nested
from assessments.flat import flat, member_repeats
from assessments.roster import AGE, GENDER, GENDERS, NAME, NUMBER, places
from assessments.xlsform.evaluation import ROW_ID
from cases import names, numbers, population

# Ages are said in whole years, and of others often by guess.
YEARS_APART = 2


@dataclass
class Links:
    """Row → person of a roster; addresses of the numbers that can't be, at the path of a number."""

    path: str = ""
    steps: tuple = ()
    people: dict = field(default_factory=dict)
    strangers: list = field(default_factory=list)
    twice: list = field(default_factory=list)


def links_of(form, answers, members, on):
    """The Links of numbered answers to these members of a household."""
    repeats = member_repeats(form)
    if not repeats:
        return Links()
    roster = repeats[0]
    steps = next((steps for _name, steps in places(form, roster, {NUMBER})), (NUMBER,))
    links = Links("/".join((roster, *steps)), steps)
    above = tuple(roster.split("/")[2:])
    rows = {row[ROW_ID]: flat(row) for row in nested.at(answers, above) or []}
    _by_number(links, rows, {each.pk: each for each in members}, above)
    if members:
        _by_name(links, rows, members, on)
    return links


def _by_number(links, rows, members, above):
    linked = set()
    for row, said in rows.items():
        if not said.get(NUMBER):
            continue
        person = members.get(_number(said[NUMBER]))
        if person is None:
            # Where no household is known yet, nobody of it is either.
            links.strangers += [(*above, row, *links.steps)] if members else []
        elif person.pk in linked:
            links.twice.append((*above, row, *links.steps))
        else:
            links.people[row] = person
            linked.add(person.pk)


def _number(text):
    try:
        return numbers.parse(text, numbers.PERSON)
    except numbers.NumberMistyped:
        return None


def _by_name(links, rows, members, on):
    """Link those rows and members of whom each fits the other alone."""
    taken = {person.pk for person in links.people.values()}
    free = [each for each in members if each.pk not in taken]
    fitting = {
        row: [person for person in free if _fits(said, person, on)]
        for row, said in rows.items()
        if row not in links.people
    }
    for row, people in fitting.items():
        if len(people) == 1 and _rows_that_fit(fitting, people[0]) == [row]:
            links.people[row] = people[0]


def _rows_that_fit(fitting, person):
    return [row for row, people in fitting.items() if person in people]


def _fits(said, person, on):
    """Whether every word of the name that was typed is one of the person's, and nothing differs."""
    typed = names.whole_words(said.get(NAME, ""))
    theirs = {key for name in _names(person) for keys in names.whole_words(name) for key in keys}
    is_named = bool(typed) and all(theirs.intersection(keys) for keys in typed)
    return is_named and _sex_fits(said, person) and _age_fits(said, person, on)


def _names(person):
    return (
        person.given_name,
        person.family_name,
        person.patronymic,
        person.latin_given_name,
        person.latin_family_name,
    )


def _sex_fits(said, person):
    gender = GENDERS.get(person.sex)
    return gender is None or said.get(GENDER, gender) == gender


def _age_fits(said, person, on):
    age = population.shown_age(person.birth_date, on)
    typed = said.get(AGE, "")
    return age is None or not typed.isdigit() or abs(int(typed) - age) <= YEARS_APART

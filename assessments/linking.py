"""Which member of a household a row of a roster is about, where a device typed it.

A number of ours says it. Without one, the name does, in any of three scripts, where it fits one
member alone and neither sex nor age says otherwise. What can't be linked stays a row about nobody.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from assessments import nested
from assessments.flat import flat, member_repeats
from assessments.roster import AGE, GENDER, GENDERS, NAME, NUMBER, places
from assessments.xlsform.evaluation import MOST_ROWS, ROW_ID
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
    free = [each for each in members if each.pk not in taken and _was_there(each, on)]
    fitting = {
        row: [person for person in free if _fits(said, person, on)]
        for row, said in islice(rows.items(), MOST_ROWS)
        if row not in links.people
    }
    rows_of = Counter(person.pk for people in fitting.values() for person in people)
    for row, people in fitting.items():
        if len(people) == 1 and rows_of[people[0].pk] == 1:
            links.people[row] = people[0]


def _was_there(person, day):
    return person.in_household_since <= day and (person.left_on is None or day < person.left_on)


def _fits(said, person, on):
    """Whether the given name was typed, no word is of another name, and nothing differs."""
    typed = names.whole_words(said.get(NAME, ""))
    given = _keys(person.given_name, person.latin_given_name)
    theirs = given | _keys(person.family_name, person.latin_family_name, person.patronymic)
    is_named = any(given.intersection(keys) for keys in typed)
    is_named = is_named and all(theirs.intersection(keys) for keys in typed)
    return is_named and _sex_fits(said, person) and _age_fits(said, person, on)


def _keys(*parts):
    return {key for name in parts for keys in names.whole_words(name) for key in keys}


def _sex_fits(said, person):
    gender = GENDERS.get(person.sex)
    return gender is None or said.get(GENDER, gender) == gender


def _age_fits(said, person, on):
    age = population.shown_age(person.birth_date, on)
    typed = said.get(AGE, "")
    return age is None or not typed.isdecimal() or abs(int(typed) - age) <= YEARS_APART

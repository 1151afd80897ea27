"""How the register's pages write numbers, names and ages."""

from django import template

from cases import names, numbers, population

register = template.Library()


@register.filter
def shown_number(number):
    """A record's number as people read it."""
    return numbers.shown(number)


@register.filter
def script(text):
    """The language code of the letters that a name is written in, for `lang`."""
    return names.script_of(text or "")


@register.filter
def age_on(person, day):
    """Completed years of a person on a day, at least 0; None without a birth date."""
    return population.shown_age(person.birth_date, day)


@register.filter
def disability_on(person, day):
    """Whether a person is known on a day to have a disability: True, False or None."""
    return population.has_disability(person.wg_disability_3, person.wg_asked_on, day)


@register.filter
def turns_18_soon(person, day):
    """The day on which a child turns 18, where that lies within 30 days; else None."""
    if person.birth_date is None or person.birth_precision != "day":
        return None
    turns = population.birthday(person.birth_date, population.ADULT_AGE)
    return turns if 0 < (turns - day).days <= 30 else None

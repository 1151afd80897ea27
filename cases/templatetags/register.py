"""How the register's pages write numbers, names and ages."""

from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import consents, countries, disability, names, numbers, population

register = template.Library()


@register.filter
def shown_number(number):
    """A record's number as people read it."""
    return numbers.shown(number)


@register.filter
def country(code):
    """What a country is called."""
    return countries.in_words(code)


@register.filter
def script(text):
    """The language code of the letters that a name is written in, for `lang`."""
    return names.script_of(text or "")


@register.filter
def latin_beside(person):
    """The name in Latin letters, to stand beside the written one; "" where that says it already."""
    said = set(person.full_name.split())
    return "" if said.issuperset(person.latin_name.split()) else person.latin_name


@register.filter
def age_on(person, day):
    """Completed years of a person on a day, at least 0; None without a birth date."""
    return population.shown_age(person.birth_date, day)


@register.filter
def disability_on(person, day):
    """Whether a person is known on a day to have a disability: True, False or None."""
    return disability.has_disability(person, day)


@register.filter
def turns_18_soon(person, day):
    """The day on which a child turns 18, where that lies within 30 days; else None."""
    if person.birth_date is None or person.birth_precision != "day":
        return None
    turns = population.birthday(person.birth_date, population.ADULT_AGE)
    return turns if 0 < (turns - day).days <= 30 else None


@register.filter
def shows(sight, fields):
    """Whether the user reads all these fields, named as “individual.birth_date phone.number”."""
    return sight.shows(*fields.split())


@register.simple_tag
def not_shown():
    """What stands in the place of something that the user may not read."""
    return format_html('<span class="chip line masked">{}</span>', _("not shown to you"))


@register.filter
def called(person):
    """A person's name; where it is not shown, their number."""
    return person.full_name or str(person)


@register.filter
def labelled(cells, headers):
    """The cells of a row of the admin's list; each `td` says which column it stands in."""
    for cell, header in zip(cells, headers, strict=True):
        if cell[:3] == "<td":
            # Of a list's many rows each has the same headers.
            if "label" not in header:
                header["label"] = format_html(' data-label="{}"', capfirst(header["text"]))
            cell = mark_safe(cell.replace("<td", f"<td{header['label']}", 1))
        yield cell


@register.filter
def person_address(person):
    """The address of a person's pages, to which the name of one is added."""
    return f"{_people_address()}{person}/"


@cache
def _people_address():
    return reverse("admin:cases_individual_changelist")


@register.filter
def standing(consent, day):
    """How an answer about consent stands on a day: a word of `cases.consents.standing`."""
    return consents.standing(consent, day)

"""The registration slip that a family takes home: what stands on it, in the family's language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import mark_safe

from cases import numbers, population
from cases.choices import Sex
from cases.printed_words import Words, sentences, words
from printing import codes

# The words that are said of a child, of an adult, and of somebody whose age is not known.
_BY_SEX = {
    Sex.FEMALE: ("girl", "woman", "woman"),
    Sex.MALE: ("boy", "man", "man"),
    Sex.UNKNOWN: ("child", "person", "person"),
}


@dataclass(frozen=True)
class Slip:
    """What is printed: the number, its code, who is registered, and what to do."""

    number: str
    code: str
    members: list[str]
    registered_on: object
    place: str
    hotline: str
    language: str
    words: dict[str, Words]

    @property
    def columns(self):
        """In how many columns the members stand, so that half a sheet holds them."""
        return 1 + (len(self.members) > 4) + (len(self.members) > 12)


def slip_of(household, *, on, language):
    """The Slip of a household as of a day, in one query beside the household's own."""
    people = household.members.present().order_by("-is_head", "birth_date", "number")
    return Slip(
        number=str(household),
        code=code_of(household.number),
        members=[called(person, on=on, language=language) for person in people],
        registered_on=household.registered_on,
        place=household.registered_at.label(language),
        hotline=settings.HOTLINE,
        language=language,
        words=words("slip", language),
    )


def code_of(number):
    """A QR code of the number as people read it, and of nothing else, as inline SVG."""
    code = codes.code(numbers.shown(number))
    return mark_safe(code.svg_inline(omitsize=True, svgclass="code", lineclass=None))


def called(person, *, on, language):
    """A member's first name and family name as the family wrote them; or “girl, 7”."""
    written = " ".join(filter(None, (person.given_name, person.family_name)))
    if written or not person.unnamed:
        return written or person.passport_name
    age = population.shown_age(person.birth_date, on)
    return _counted(person.sex, age, language)


def _counted(sex, age, language):
    said = sentences("slip")
    of_child, of_adult, of_unknown = _BY_SEX[sex]
    if age is None:
        return said[of_unknown][language]
    return f"{said[of_child if age < population.ADULT_AGE else of_adult][language]}, {age}"

"""The registration slip that a family takes home: what stands on it, in the family's language.

Its words are kept here in three languages, since a printed page has the family's language (Armenian
or English) with Russian under it, whatever the worker reads on the screen.
"""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils.safestring import mark_safe

from cases import numbers, population
from cases.choices import Sex

LANGUAGES = ("hy", "en")
_COLUMN = {"en": 0, "hy": 1, "ru": 2}
WORDS = {
    "title": ("Registration slip", "Գրանցման թերթիկ", "Регистрационный талон"),
    "number": ("Number of your family", "Ձեր ընտանիքի համարը", "Номер вашей семьи"),
    "members": ("Registered", "Գրանցված են", "Зарегистрированы"),
    "registered": ("Registered on", "Գրանցման օրը", "Дата регистрации"),
    "keep": (
        "Keep this slip. Show it wherever you ask for help: your family is found by this number.",
        "Պահեք այս թերթիկը։ Ցույց տվեք այն ամենուր, որտեղ օգնություն եք խնդրում. "
        "այս համարով կգտնեն Ձեր ընտանիքին։",
        "Сохраните этот талон. Показывайте его везде, где просите о помощи: "
        "по этому номеру найдут вашу семью.",
    ),
    "go": (
        "Any registration office helps you. Tell it of a new address or telephone, a birth, "
        "a relative who came or left.",
        "Դիմեք գրանցման ցանկացած կետ։ Այնտեղ հայտնեք նոր հասցեի կամ հեռախոսի, երեխայի ծննդյան, "
        "հարազատի ժամանման կամ մեկնման մասին։",
        "Обращайтесь в любой пункт регистрации. Сообщите там о новом адресе или телефоне, "
        "о рождении ребёнка, о приезде или отъезде родственника.",
    ),
    "bring": (
        "Bring what papers you have, damaged ones too: passports, birth certificates, "
        "papers on disability.",
        "Բերեք Ձեր ունեցած փաստաթղթերը, նաև վնասվածները՝ անձնագրեր, ծննդյան վկայականներ, "
        "հաշմանդամության փաստաթղթեր։",
        "Принесите документы, какие есть, даже повреждённые: паспорта, свидетельства о рождении, "
        "справки об инвалидности.",
    ),
    "not_status": (
        "This is not a status document.",
        "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։",
        "Это не документ о статусе.",
    ),
    "hotline": ("Hotline", "Թեժ գիծ", "Горячая линия"),
    "girl": ("girl", "աղջիկ", "девочка"),
    "boy": ("boy", "տղա", "мальчик"),
    "child": ("child", "երեխա", "ребёнок"),
    "woman": ("woman", "կին", "женщина"),
    "man": ("man", "տղամարդ", "мужчина"),
    "person": ("person", "անձ", "человек"),
}
# The words that are said of a child, of an adult, and of somebody whose age is not known.
_BY_SEX = {
    Sex.FEMALE: ("girl", "woman", "woman"),
    Sex.MALE: ("boy", "man", "man"),
    Sex.UNKNOWN: ("child", "person", "person"),
}


@dataclass(frozen=True)
class Words:
    """One sentence of the slip in the family's language, and in Russian under it."""

    own: str
    russian: str


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
        members=[_line(person, on, language) for person in people],
        registered_on=household.registered_on,
        place=household.registered_at.label(language),
        hotline=settings.HOTLINE,
        language=language,
        words=words(language),
    )


def words(language):
    """Every sentence of the slip in a language, with its Russian."""
    return {key: Words(said(key, language), said(key, "ru")) for key in WORDS}


def said(key, language):
    """One sentence in one language."""
    return WORDS[key][_COLUMN[language]]


def code_of(number):
    """A QR code of the number as people read it, and of nothing else, as inline SVG."""
    # Version 1 holds it with a quarter of the code lost to folds; one mask saves trying eight.
    code = segno.make_qr(
        numbers.shown(number), version=1, error="q", mode="alphanumeric", mask=2, boost_error=False
    )
    return mark_safe(code.svg_inline(omitsize=True, svgclass="code", lineclass=None))


def _line(person, on, language):
    """A member's first name and family name as the family wrote them; or “girl, 7”."""
    written = " ".join(filter(None, (person.given_name, person.family_name)))
    if written or not person.unnamed:
        return written or person.passport_name
    age = population.shown_age(person.birth_date, on)
    of_child, of_adult, of_unknown = _BY_SEX[person.sex]
    if age is None:
        return said(of_unknown, language)
    return f"{said(of_child if age < population.ADULT_AGE else of_adult, language)}, {age}"

"""Flags of a household: computed from its members on a day, never typed, never stored.

True, False, or None where it can't be known: an unknown age or an unsaid relationship is no "no".
Each flag says what it rests on (`How`) and where its rule comes from. Two kinds of child are told
apart on purpose: one whom a caseworker recorded as unaccompanied or separated (a finding), and one
who only looks so from who is recorded in the household (a question to ask). The members are
those of a household; of residents of an institution nothing is said about kin.
"""

from dataclasses import dataclass, fields
from functools import reduce

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import kinship, population
from cases.choices import Relationship, Sex
from cases.dependency import Dependency, Variant, dependency
from cases.kinship import How

# UNHCR's older persons; national figures take 65 (`population.OLDER_AGE`).
UNHCR_OLDER_AGE = 60
_WORKING_ADULTS = population.Band("18-59", 18, 59)
_UNACCOMPANIED = frozenset({"SC-UC", "SC-UM"})
_SEPARATED = frozenset({"SC-SC"})
_PREGNANT_OR_LACTATING = frozenset({"SM-DP", "WR-LC", "CR-TP", "PG", "PG-HR", "PG-LC"})

_CHILD_PROTECTION = "Inter-agency guiding principles on unaccompanied and separated children"
_OWN_RULE = "Own rule, after the label of UNHCR's code "
_WORDS = {
    "unaccompanied_child": (_("unaccompanied child"), f"UNHCR SC-UC; {_CHILD_PROTECTION}"),
    "child_without_adult": (_("children without an adult"), f"Heuristic; {_CHILD_PROTECTION}"),
    "separated_child": (_("separated child"), f"UNHCR SC-SC; {_CHILD_PROTECTION}"),
    "child_without_parent": (
        _("child without a parent or guardian here"),
        f"Heuristic; {_CHILD_PROTECTION}",
    ),
    "child_headed": (_("headed by a child"), "UNHCR SC-CH; HOPE child_hoh"),
    "female_headed": (_("headed by a woman"), "Sex and age (18+) of the head"),
    "couple_present": (_("spouse of the head present"), "Beside “headed by a woman”"),
    "single_parent": (_("single parent"), _OWN_RULE + "SP-PT: one adult of 18-59"),
    "elderly_headed_60": (_("headed by a person of 60+"), "UNHCR: older persons are 60+"),
    "elderly_headed_65": (_("headed by a person of 65+"), "Armenian figures: 65+"),
    "single_older_person": (_("older person living alone"), _OWN_RULE + "ER-NF"),
    "older_with_children": (_("older people with children"), _OWN_RULE + "ER-MC"),
    "disability": (
        _("person with disability"),
        "Washington Group cut-off 3, decision in force, or UNHCR DS",
    ),
    "pregnant_or_lactating": (_("pregnant or breastfeeding"), "Dated facts; UNHCR SM-DP, WR-LC"),
    "no_working_age": (_("nobody of working age (15-64)"), "UNHCR-MENA, proGres-analysis"),
}


@dataclass(frozen=True)
class Flag:
    """One flag: its value (None: not known), what that rests on, and the rule's source."""

    code: str
    label: Promise
    value: bool | None
    how: How
    source: str


@dataclass(frozen=True)
class Flags:
    """Every flag of a household on a day, and its dependency ratio in both variants."""

    unaccompanied_child: Flag
    child_without_adult: Flag
    separated_child: Flag
    child_without_parent: Flag
    child_headed: Flag
    female_headed: Flag
    couple_present: Flag
    single_parent: Flag
    elderly_headed_60: Flag
    elderly_headed_65: Flag
    single_older_person: Flag
    older_with_children: Flag
    disability: Flag
    pregnant_or_lactating: Flag
    no_working_age: Flag
    dependency: Dependency
    dependency_protective: Dependency


def household_flags(members, *, on, older_age=population.OLDER_AGE):
    """The Flags of a household of these `kinship.Member`s on a day.

    `older_age` is for older people alone or with children; both ages are kept of the head.
    """
    births = [member.birth_date for member in members]
    mena = dependency(births, on=on)
    judged = {
        **_of_children(members, on),
        **_of_the_head(members, on),
        "single_parent": _single_parent(members, on),
        "single_older_person": (_single_older_person(births, on, older_age), How.AGES),
        "older_with_children": (_older_with_children(births, on, older_age), How.AGES),
        "disability": (any_of(map(_disabled, members)), How.STATED),
        "pregnant_or_lactating": (any_of(map(_pregnant_or_lactating, members)), How.STATED),
        "no_working_age": (mena.no_working_age, How.AGES),
    }
    return Flags(
        **{code: _flag(code, *answer) for code, answer in judged.items()},
        dependency=mena,
        dependency_protective=dependency(births, on=on, variant=Variant.PROTECTIVE),
    )


def shown(flags):
    """(code, label, what it rests on) of the flags that are true, in the order of `Flags`.

    That a spouse of the head is present is told of households headed by a woman only; of a head of
    65 and over it goes without saying that they are over 60.
    """
    found = (getattr(flags, field.name) for field in fields(flags))
    true = [flag for flag in found if isinstance(flag, Flag) and flag.value]
    untold = {
        "couple_present": not flags.female_headed.value,
        "elderly_headed_60": flags.elderly_headed_65.value,
    }
    return [
        (flag.code, flag.label, f"{flag.how.label}. {flag.source}")
        for flag in true
        if not untold.get(flag.code)
    ]


def any_of(values):
    """Whether one of the values is True; None where none is and one is not known."""
    return reduce(_or, values, False)


def _or(one, other):
    if one or other:
        return True
    return None if one is None or other is None else False


def _not(value):
    return None if value is None else not value


def _and(one, other):
    return _not(_or(_not(one), _not(other)))


def _flag(code, value, how):
    label, source = _WORDS[code]
    return Flag(code, label, value, how, source)


def _of_children(members, on):
    children = [population.is_child(member.birth_date, on) for member in members]
    without_parent = [
        _and(child, _without_parent(member, members))
        for member, child in zip(members, children, strict=True)
    ]
    return {
        "unaccompanied_child": (_coded(members, children, _UNACCOMPANIED), How.STATED),
        "separated_child": (_coded(members, children, _SEPARATED), How.STATED),
        "child_without_adult": (_no_adult(members, children), How.HEURISTIC),
        "child_without_parent": (
            _and(any_of(map(_not, children)), any_of(without_parent)),
            _how_without_parent(members, without_parent),
        ),
    }


def _coded(members, children, codes):
    """True by a code of a child; without one nothing is known, unless there is no child."""
    coded = (
        child is not False and bool(codes & member.needs)
        for member, child in zip(members, children, strict=True)
    )
    return True if any(coded) else None if any(child is not False for child in children) else False


def _no_adult(members, children):
    if any(member.relationship == Relationship.RESIDENT for member in members):
        return None
    return _and(bool(members), _not(any_of(map(_not, children))))


def _without_parent(person, members):
    sure, possible, _how = kinship.parents(person, members)
    if sure or kinship.guardians(person, members):
        return False
    return None if possible or person.relationship == Relationship.RESIDENT else True


def _how_without_parent(members, answers):
    """From links where they name both parents of such a child, who are elsewhere; else a guess."""
    found = [member for member, answer in zip(members, answers, strict=True) if answer is True]
    return How.LINKS if any(len(one.ties.parents) > 1 for one in found) else How.HEURISTIC


def _of_the_head(members, on):
    head = kinship.head(members)
    codes = ("child_headed", "female_headed", "elderly_headed_60", "elderly_headed_65")
    if head is None:
        nothing = (None if members else False, How.RELATIONSHIPS)
        return dict.fromkeys((*codes, "couple_present"), nothing)
    child = population.is_child(head.birth_date, on)
    answers = (
        child,
        _and(_is_woman(head), _not(child)),
        population.has_turned(UNHCR_OLDER_AGE, head.birth_date, on),
        population.has_turned(population.OLDER_AGE, head.birth_date, on),
    )
    return {
        **{code: (value, How.RELATIONSHIPS) for code, value in zip(codes, answers, strict=True)},
        "couple_present": _has_spouse(head, members, on),
    }


def _is_woman(person):
    return None if person.sex == Sex.UNKNOWN else person.sex == Sex.FEMALE


def _has_spouse(person, members, on):
    sure, possible, how = kinship.spouses(person, members, on=on)
    return (True if sure else None if possible else False), how


def _single_parent(members, on):
    """Exactly one adult of 18-59, who is a parent of a child here, without a spouse here."""
    adults = [
        member
        for member in members
        if member.birth_date and _WORKING_ADULTS.holds(population.age(member.birth_date, on))
    ]
    if len(adults) > 1:
        return False, How.AGES
    if any(member.birth_date is None for member in members):
        return None, How.AGES
    if not adults:
        return False, How.AGES
    spouse, _how = _has_spouse(adults[0], members, on)
    parent, how = _is_parent_of_a_child(adults[0], members, on)
    return _and(parent, _not(spouse)), how


def _is_parent_of_a_child(adult, members, on):
    children = [member for member in members if population.is_child(member.birth_date, on)]
    answers = [_is_parent(adult, child, members) for child in children]
    linked = any(value and how == How.LINKS for value, how in answers)
    value = any_of(value for value, how in answers)
    return value, How.LINKS if linked else How.RELATIONSHIPS


def _is_parent(adult, child, members):
    sure, possible, how = kinship.parents(child, members)
    return (True if adult in sure else None if adult in possible else False), how


def _single_older_person(births, on, older_age):
    return population.has_turned(older_age, births[0], on) if len(births) == 1 else False


def _older_with_children(births, on, older_age):
    children = [population.is_child(born, on) for born in births]
    older = [population.has_turned(older_age, born, on) for born in births]
    younger_adult = any_of(
        _and(_not(child), _not(old)) for child, old in zip(children, older, strict=True)
    )
    return reduce(_and, (any_of(children), any_of(older), _not(younger_adult)))


def _disabled(member):
    if any(code.startswith("DS") for code in member.needs):
        return True
    return member.disability


def _pregnant_or_lactating(member):
    coded = bool(_PREGNANT_OR_LACTATING & member.needs)
    return any_of((coded, member.pregnant, member.breastfeeding))

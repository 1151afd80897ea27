"""Families drawn by chance for each method: what they said, what of it the method must be able to
score, and what it has to refuse."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.assessments.indicators import ladders
from tests.sampling import is_long

# Ten thousand families to each property in `make proof`, ten to each example: hypothesis takes
# longer to draw one than a method to score it.
MANY = hypothesis_settings(max_examples=1_000 if is_long() else 10)
_FAMILIES, _BYTES = 10, 300
CHANCES = st.binary(min_size=_FAMILIES * _BYTES, max_size=_FAMILIES * _BYTES).map(
    lambda chance: [iter(chance[at : at + _BYTES]) for at in range(0, len(chance), _BYTES)]
)
MOST_MEMBERS = 6
# How nothing is said; at last the question is not there at all.
BLANKS = (None, "", "dnk", "pnta", ...)
# Of which a day more or less decides something.
AGES = (0, 4, 5, 6, 14, 15, 17, 18, 40, 64, 65, 99)

_WORDS = ("castle", "no_such", "9000", "5x", "none of them", "Yes")
_NO_NUMBERS = (*_WORDS[:2], True, float("nan"), float("inf"), [3], -1, -0.5, "1e9")
_DAYS, _AGE = (*_NO_NUMBERS, 8, 99, 3.5, "2.5"), (*_NO_NUMBERS, 131, 7.5)
_MONEY = _NO_NUMBERS[:-1]


def all_told(home, _people):
    """Whether all that is asked of the household was told: ladder → rung, None where blank."""
    return None not in home.values()


def any_told(home, _people):
    """Whether anything was told."""
    return any(rung is not None for rung in home.values())


def camp_told(home, people):
    """Anything but who shares a toilet with others, where it is not known how many they are."""
    known = dict(home)
    is_shared = known["toilet"] in (1, 2, 3)
    if known.pop("hh_size") is None and is_shared:
        del known["toilet"]
    return any_told(known, people)


def coping_told(home, people):
    """All strategies, and the reasons where any of them was used."""
    used = [rung for ladder, rung in home.items() if ladder in ladders.NEEDS]
    others = {ladder: rung for ladder, rung in home.items() if ladder not in ladders.WHY}
    return all_told(others, people) and (
        not any(used) or home["fsl_lcsi_en_other_reason"] is not None
    )


def somebody_judged(_home, people):
    """Anybody of five or over of whom anything is known."""
    return any(age is not None and age >= 5 and any_told(rungs, ()) for age, rungs in people)


def somebody_told(_home, people):
    """Any member's answer."""
    return any(any_told(rungs, ()) for _age, rungs in people)


def pupils_told(_home, people):
    """Any child of school age; where there is none, the ages of all."""
    ages = [age for age, _rungs in people]
    pupils = [rungs for age, rungs in people if age is not None and 5 <= age <= 17]
    if not pupils:
        return bool(ages) and None not in ages
    return any(any_told(rungs, ()) for rungs in pupils)


def ages_told(_home, people):
    """The ages of all, among them somebody of working age."""
    ages = [age for age, _rungs in people]
    return None not in ages and any(15 <= age < 65 for age in ages)


@dataclass(frozen=True)
class Family:
    """How a method is asked: ladders of the household and of its members, and what follows."""

    method: str
    most: int
    told: Callable
    home: dict = field(default_factory=dict)
    member: dict = field(default_factory=dict)
    least: int = 1
    # -1 where the score falls as a family is worse off.
    sign: int = 1
    settings: dict = field(default_factory=dict)
    # Question → what is no answer to it; of members where they have any ladder.
    refuses: dict = field(default_factory=dict)


def _refused(answers, *groups):
    return {question: answers for group in groups for question in group}


_HUNGER_WORDS = [*ladders.HUNGER, *(f"{item}_freq" for item in ladders.HUNGER)]
_EATEN = ladders.FOOD | ladders.REDUCED | ladders.HUNGER
_NO_EATEN = _refused(_DAYS, ladders.FOOD, ladders.REDUCED) | _refused(_WORDS, _HUNGER_WORDS)
_COPING, _NO_COPING = ladders.NEEDS | ladders.WHY, _refused(_WORDS, ladders.NEEDS)
_CAMP = {"wash_setting": "camp", "mean_household_size": 4}
_NO_WASH = _refused(
    _WORDS, ("wash_hwise_drink", "wash_drinking_water_source", "wash_sanitation_facility")
)
FAMILIES = {
    "fcs": Family("fcs", 112, all_told, ladders.FOOD, least=0, sign=-1,
                  refuses=_refused(_DAYS, ladders.FOOD)),
    "rcsi": Family("rcsi", 56, all_told, ladders.REDUCED, least=0,
                   refuses=_refused(_DAYS, ladders.REDUCED)),
    "hhs": Family("hhs", 6, all_told, ladders.HUNGER, least=0,
                  refuses=_refused(_WORDS, _HUNGER_WORDS)),
    "lcs_en": Family("lcs_en", 4, all_told, ladders.NEEDS, refuses=_NO_COPING),
    "lcs_fs": Family("lcs_fs", 4, coping_told, _COPING, refuses=_NO_COPING),
    "lcs_fs asked by itself": Family("lcs_fs", 4, all_told, ladders.TO_EAT,
                                     refuses=_refused(_WORDS, ladders.TO_EAT)),
    "fcm": Family("fcm", 5, all_told, _EATEN, refuses=_NO_EATEN),
    "fcm without rcsi": Family("fcm", 5, all_told, ladders.FOOD | ladders.HUNGER,
                               settings={"with_rcsi": False}),
    "fclc": Family("fclc", 5, coping_told, _EATEN | _COPING, refuses=_NO_EATEN | _NO_COPING),
    "cari": Family("cari", 4, coping_told,
                   ladders.FOOD | ladders.REDUCED | _COPING | ladders.MONEY,
                   settings={"meb": 300_000, "smeb": 150_000},
                   refuses=_NO_COPING | {"expenditure": _MONEY}),
    "foodsec": Family("foodsec", 5, all_told, _EATEN, refuses=_NO_EATEN),
    "snfi": Family("snfi", 5, any_told, ladders.SHELTER, refuses=_refused(
        _WORDS, ("snfi_shelter_issue", "hlp_occupancy", "hlp_risk_eviction", "snfi_fds_cooking"))),
    "wash": Family("wash", 5, any_told, ladders.WASH, refuses=_NO_WASH),
    "wash rural": Family("wash", 5, any_told, ladders.WASH, settings={"wash_setting": "rural"}),
    "wash camp": Family("wash", 5, camp_told, ladders.WASH | {"hh_size": ladders.of("hh_size", 4)},
                        settings=_CAMP),
    "protection": Family("protection", 4, any_told, ladders.PROTECTION, refuses=_refused(
        _WORDS, ("prot_needs_3_movement", "prot_needs_2_social", "prot_needs_1_justice"))),
    "wg_ss": Family("wg_ss", MOST_MEMBERS, somebody_judged, member=ladders.DIFFICULTIES, least=0,
                    refuses=_refused(_WORDS, ladders.DIFFICULTIES) | {"ind_age": _AGE}),
    "dependency_ratio": Family("dependency_ratio", MOST_MEMBERS, ages_told, least=0,
                               refuses={"ind_age": _AGE}),
    "health": Family("health", 3, somebody_told, member=ladders.CARE,
                     refuses={"health_ind_healthcare_needed": _WORDS}),
    "education": Family("education", 4, pupils_told, member=ladders.SCHOOL, refuses=_refused(
        _WORDS, ("edu_access", "edu_disrupted_attack")) | {"ind_age": _AGE}),
}  # fmt: skip
SECTORS = ("foodsec", "snfi", "wash", "protection", "health", "education")


def sector_told(home, people):
    """Whether any sector can be scored."""
    return any(
        FAMILIES[name].told(
            _part(home, FAMILIES[name].home),
            [(age, _part(rungs, FAMILIES[name].member)) for age, rungs in people],
        )
        for name in SECTORS
    )


def _part(rungs, names):
    return {name: rung for name, rung in rungs.items() if name in names}


def _together(kind):
    return {
        name: rungs for each in SECTORS for name, rungs in getattr(FAMILIES[each], kind).items()
    }


FAMILIES["msni"] = Family(
    "msni", 5, sector_told, _together("home"), _together("member"), refuses=_together("refuses")
)


def one_of(choices, chance):
    """One of some choices."""
    return choices[next(chance) % len(choices)]


def home_of(family, chance, *, partly=False):
    """(ladder → rung of the household, [(age, ladder → rung) of each member]) drawn by chance.

    `partly` leaves some rungs and ages out (None).
    """
    home = _rungs(family.home, chance, partly=partly)
    people = [
        (_some_of(AGES, chance, partly=partly), _rungs(family.member, chance, partly=partly))
        for _member in range(next(chance) % (MOST_MEMBERS + 1))
    ]
    return home, people


def _rungs(ladders_of, chance, *, partly):
    """Ladder → rung: a family is well off in some things that go together, and badly in others.

    Were each rung as likely as the next, nearly all would eat alike, and everybody be in need.
    """
    rungs, silent = {}, [None] if partly else []
    likely = 0
    for name, ladder in ladders_of.items():
        luck = next(chance)
        if luck % 8 == 0:
            likely = one_of([0, -1, *silent], chance)
        usual = likely if likely is None else likely % len(ladder)
        rungs[name] = usual if luck < 224 else one_of([*range(len(ladder)), *silent], chance)
    return rungs


def _some_of(choices, chance, *, partly):
    return None if partly and next(chance) % 8 == 1 else one_of(choices, chance)


def said(family, home, people, *, blank=None):
    """The answers of a family on these rungs; where there is none, `blank`."""
    roster = [
        _climbed(family.member, rungs, blank) | _answer("ind_age", age, blank)
        for age, rungs in people
    ]
    return _climbed(family.home, home, blank) | {"roster": roster}


def _climbed(ladders_of, rungs, blank):
    answers = {}
    for name, place in rungs.items():
        ladder = ladders_of[name]
        if place is not None:
            answers |= ladder[place]
        elif blank is not ...:
            answers |= dict.fromkeys(ladder[0], blank)
    return answers


def _answer(question, value, blank):
    if value is not None:
        return {question: value}
    return {} if blank is ... else {question: blank}

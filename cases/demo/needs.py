"""Specific needs by UNHCR's codes, as they follow from age, answers and household."""

from datetime import timedelta

from cases.demo.days import HORIZON, after, known
from cases.demo.dice import Weighted
from cases.demo.rows import Need
from cases.washington_group import A_LOT, CANNOT

ENDED = 0.06
# Of every hundred people of an age, how many have a need: (from age, to age, code, per cent).
BY_AGE = (
    (65, 199, "SM-CI", 24),
    (65, 199, "ER", 3),
    (40, 65, "SM-CI", 8),
    (18, 40, "SM-CI", 1.5),
    (0, 18, "SM-CI", 0.8),
    (18, 199, "SM-CC", 0.4),
    (18, 199, "SM-OT", 1.2),
    (18, 199, "LP-ND", 0.4),
    (18, 199, "FU-FR", 0.5),
    (18, 199, "LP-BN", 1),
    (6, 18, "CR-NE", 1.2),
    (3, 18, "CR-SE", 0.8),
    (0, 5, "SM-MN", 0.2),
)
# What follows from a lot of difficulty in a domain, and from not being able to do it at all.
OF_DOMAIN = {
    "seeing": ("DS-BD", "DS-BD"),
    "hearing": ("DS-DF", "DS-DF"),
    "walking": ("DS-PM", "DS-PS"),
    "self_care": ("DS-PM", "DS-PS"),
    "communicating": ("DS-SD", "DS-SD"),
}
DISABILITY_IS_A_NEED, UNABLE_TO_CARE = 0.6, 0.5
ALONE, SINGLE_PARENT, GRANDPARENT, SEPARATED, DISPLACED_TWICE = 0.8, 0.8, 0.9, 0.7, 0.03
LACTATING, DIFFICULT_PREGNANCY = 0.1, 0.08
# Codes that few may see; so few people have one that the masks can be tried, and no more.
CONFIDENTIAL = Weighted({"SM-MI": 40, "LP-AN": 20, "SV-VO": 14, "TR-WV": 14, "LP-DO": 12})
CONFIDENTIAL_SHARE_OF_ADULTS = 0.0026
OF_WOMEN_ONLY = "SV-VO"


def of(chance, household):
    """Rows of the needs in a household; nobody has a code twice."""
    rows = []
    shape = _of_household(chance, household)
    for person in household.people:
        if person.twin_of:
            continue
        codes = dict.fromkeys(shape.get(id(person), ()))
        codes.update(_by_age(chance, person))
        codes.update(_by_answers(chance, person))
        codes.update(_by_motherhood(chance, person))
        codes.update(_confidential(chance, person))
        rows += [_row(chance, person, code) for code in codes]
    return rows


def _by_age(chance, person):
    age = person.age
    return {
        code: None
        for from_age, to_age, code, per_cent in BY_AGE
        if from_age <= age < to_age and chance.random() * 100 < per_cent
    }


def _by_answers(chance, person):
    if person.wg_asked_on is None:
        return {}
    codes = {}
    for domain, (a_lot, cannot) in OF_DOMAIN.items():
        answer = getattr(person.answers, domain)
        if answer in (A_LOT, CANNOT) and chance.random() < DISABILITY_IS_A_NEED:
            codes[cannot if answer == CANNOT else a_lot] = None
    unable = person.answers.self_care in (A_LOT, CANNOT)
    if unable and person.age >= 65 and chance.random() < UNABLE_TO_CARE:
        codes["ER-FR"] = None
    return codes


def _by_motherhood(chance, person):
    if person.breastfeeding_until and chance.random() < LACTATING:
        return {"WR-LC": None}
    if person.pregnancy_expected_on and chance.random() < DIFFICULT_PREGNANCY:
        return {"SM-DP": None}
    return {}


def _confidential(chance, person):
    if person.age < 18 or chance.random() >= CONFIDENTIAL_SHARE_OF_ADULTS:
        return {}
    code = CONFIDENTIAL.draw(chance)
    return {"SM-MI" if code == OF_WOMEN_ONLY and person.sex != "female" else code: None}


def _of_household(chance, household):
    """The codes that follow from who lives together, by the `id()` of the member."""
    people = [person for person in household.people if not person.twin_of]
    head = household.head
    if head is None or head.twin_of:
        return {}
    codes = {}
    grown = [person for person in people if person.age >= 18]
    minors = [person for person in people if person.age < 18]
    if len(people) == 1 and head.age >= 65 and chance.random() < ALONE:
        codes[id(head)] = ["ER-NF"]
    elif minors and len(grown) == 1:
        _single(chance, head, minors, codes)
    elif head.population_group == "displaced_twice" and chance.random() < DISPLACED_TWICE:
        codes[id(head)] = ["LP-MD"]
    return codes


def _single(chance, head, minors, codes):
    """One adult with children: their parent, or their grandparent."""
    grandchildren = [minor for minor in minors if minor.relationship == "grandchild"]
    if grandchildren:
        if chance.random() < GRANDPARENT:
            codes[id(head)] = ["SP-GP", "ER-MC"] if head.age >= 65 else ["SP-GP"]
        for child in grandchildren:
            if chance.random() < SEPARATED:
                codes[id(child)] = ["SC-SC"]
    elif chance.random() < SINGLE_PARENT:
        codes[id(head)] = ["SP-PT"]


def _row(chance, person, code):
    first, last = known(person)
    since = min(last, after(chance, first, 0, 120))
    until = None
    if chance.random() < ENDED and since + timedelta(90) < min(last, HORIZON):
        until = since + timedelta(90)
    return Need(person.number, code, since, until)

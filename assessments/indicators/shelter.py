"""Shelter, the things of a household, and how safely it may stay: REACH's composite, 1 to 5.

Source: humind add_comp_snfi 2025.1.4 (MIT). humind judges tenure by the occupancy alone unless it
is told otherwise, though it reckons the risk of eviction as well; here both count, and a setting
takes the narrower reading.
"""

from assessments.indicators.answers import OutOfRange, is_blank, one_of, several
from assessments.indicators.composites import worst_of
from assessments.indicators.score import Method

NONE, INADEQUATE, ADEQUATE = "none", "inadequate", "adequate"
SHELTER = {NONE: 5, INADEQUATE: 3, ADEQUATE: 1}
INDIVIDUAL = {
    "house": ADEQUATE,
    "apartment": ADEQUATE,
    "makeshift": INADEQUATE,
    "unfinished_building": INADEQUATE,
    "tent": INADEQUATE,
    "other": None,
}
ISSUES = {
    "lack_privacy",
    "lack_space",
    "temperature",
    "ventilation",
    "vectors",
    "no_natural_light",
    "leak",
    "lock",
    "lack_lighting",
    "difficulty_move",
    "lack_space_laundry",
}
# The least number of issues, or of tasks that can't be done, and how severe that is.
BY_ISSUES = ((8, 4), (4, 3), (1, 2), (0, 1))
BY_TASKS = ((4, 4), (2, 3), (1, 2), (0, 1))
OCCUPANCY = {"no_agreement": 3, "rented": 2, "hosted_free": 2, "ownership": 1, "other": None}
EVICTION = {"yes": 3, "no": 1}
# Whether a task can't be done, in the words of 2024 and of 2025.
CANNOT = {"yes_no_issues": False, "yes_issues": False, "no_cannot": True, "no_no_need": False}
CANNOT |= {"yes": False, "no": True, "no_need": False}
TASKS = ("snfi_fds_cooking", "snfi_fds_sleeping", "snfi_fds_storing")
LIGHTING = "energy_lighting_source"
DAMAGE = {"total": 4, "part": 3, "damaged": 2, "none": 1}
# humind's other function writes these for the same.
DAMAGE |= {"Total collapse or destruction": 4, "Partial collapse": 3, "Damaged": 2, "No damage": 1}


def snfi(answers, *, snfi_tenure="combined", snfi_damage=False):
    """The worst of shelter type, shelter issues, tenure, and household tasks that can't be done.

    `snfi_tenure` is "combined" (occupancy and risk of eviction) or "occupancy"; `snfi_damage` adds
    the damage of the shelter.
    """
    dimensions = {
        "snfi_shelter_type": SHELTER.get(shelter_class(answers)),
        "snfi_shelter_issue": _issues(answers),
        "hlp_occupancy": tenure(answers, combined=snfi_tenure == "combined"),
        "snfi_fds_cannot": _tasks(answers),
    }
    if snfi_damage:
        dimensions["snfi_shelter_damage"] = one_of(answers, "snfi_shelter_damage", DAMAGE)
    return worst_of(dimensions, Method(f"snfi {snfi_tenure}", "REACH MSNI 2025"))


def shelter_class(answers):
    """None at all, inadequate or adequate; None where it is not known."""
    kind = answers.get("snfi_shelter_type")
    if is_blank(kind):
        return None
    if kind in (NONE, "collective_center"):
        return NONE if kind == NONE else INADEQUATE
    return one_of(answers, "snfi_shelter_type_individual", INDIVIDUAL)


def tenure(answers, *, combined=True):
    """How insecure it is to stay: 3 high, 2 medium, 1 low, the worse of what is known.

    >>> tenure({"hlp_occupancy": "rented", "hlp_risk_eviction": "no"})
    2
    >>> tenure({"hlp_occupancy": "dnk", "hlp_risk_eviction": "yes"})
    3
    """
    known = [one_of(answers, "hlp_occupancy", OCCUPANCY)]
    if combined:
        known.append(one_of(answers, "hlp_risk_eviction", EVICTION))
    return max((each for each in known if each is not None), default=None)


def _issues(answers):
    said = several(answers, "snfi_shelter_issue")
    if said is None or said & {"dnk", "pnta"} or said == {"other"}:
        return None
    unknown = said - ISSUES - {"none", "other"}
    if unknown:
        raise OutOfRange("snfi_shelter_issue", " ".join(sorted(unknown)), "one of its choices")
    return _by(BY_ISSUES, len(said & ISSUES))


def _tasks(answers):
    cannot = [one_of(answers, task, CANNOT) for task in TASKS]
    light = several(answers, LIGHTING)
    if None in cannot or light is None or light & {"dnk", "pnta"}:
        return None
    return _by(BY_TASKS, sum(cannot) + (light == {"none"}))


def _by(severities, count):
    return next(severity for least, severity in severities if count >= least)

"""Washington Group Short Set: cut-offs 1 to 4 for each member, and how many of a household.

The cut-offs are the register's own (`cases/washington_group.py`); here they are asked of answers to
a questionnaire, in the words of REACH or the numbers of WFP and UNHCR.
"""

from assessments.indicators.answers import OutOfRange, is_blank, whole
from assessments.indicators.score import Method, Score
from cases import washington_group

DOMAINS = (
    "wgq_vision",
    "wgq_hearing",
    "wgq_mobility",
    "wgq_cognition",
    "wgq_self_care",
    "wgq_communication",
)
CODES = {
    "no_difficulty": washington_group.NO,
    "some_difficulty": washington_group.SOME,
    "lot_of_difficulty": washington_group.A_LOT,
    "cannot_do": washington_group.CANNOT,
    "1": washington_group.NO,
    "2": washington_group.SOME,
    "3": washington_group.A_LOT,
    "4": washington_group.CANNOT,
}
# WFP's and UNHCR's numbers for "does not know" and "refuses".
_UNANSWERED = {"888", "999", "98", "99"}
_CUT_OFFS = {
    1: washington_group.disability_1,
    2: washington_group.disability_2,
    3: washington_group.disability_3,
    4: washington_group.disability_4,
}
AGE, ROSTER = "ind_age", "roster"
OLDEST = 130


def wg_ss(answers, *, cut_off=3):
    """Disability by a cut-off: of one member, or how many members of a household.

    For people of five and over: of a younger child it is unknown, not "no". Of a household, members
    of whom nothing is known are left out; where nothing is known of anybody, so is the number.
    """
    method = Method(f"wg_ss {cut_off}", "WG 2017")
    if ROSTER not in answers:
        return _of_member(answers, cut_off, method)
    judged = [_of_member(member, cut_off, method) for member in answers[ROSTER]]
    known = [each for each in judged if each.value is not None]
    if not known:
        return Score.unknown(method, DOMAINS)
    found = [each for each in known if each.value]
    drivers = dict.fromkeys(domain for each in found for domain in each.drivers)
    return Score(len(found), "at_least_one" if found else "none", tuple(drivers), method)


def _of_member(member, cut_off, method):
    age = whole(member, AGE, least=0, most=OLDEST)
    said = [_difficulty(member, domain) for domain in DOMAINS]
    if age is None or age < washington_group.FROM_AGE:
        return Score.unknown(method, [AGE])
    found = _CUT_OFFS[cut_off](said)
    if found is None:
        return Score.unknown(method, DOMAINS)
    worst = sorted(
        (domain for domain, each in zip(DOMAINS, said, strict=True) if each and each > 1),
        key=lambda domain: -said[DOMAINS.index(domain)],
    )
    return Score(found, "disability" if found else "none", tuple(worst), method)


def _difficulty(member, domain):
    said = member.get(domain)
    if is_blank(said) or str(said) in _UNANSWERED:
        return None
    if str(said) not in CODES:
        raise OutOfRange(domain, said, f"one of {', '.join(CODES)}")
    return CODES[str(said)]

"""Conditions, scores and amounts, by their data: what holds, what does not, and what is open."""

from datetime import date
from decimal import Decimal

from homes import Home, every, some
from tables import Span

TESTS = {
    "below": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "at_least": lambda a, b: a >= b,
    "above": lambda a, b: a > b,
    "equal": lambda a, b: a == b,
    "unequal": lambda a, b: a != b,
    "one_of": lambda a, b: a in b,
    "none_of": lambda a, b: a not in b,
    "has_one_of": lambda a, b: any(each in b for each in a),
    "has_none_of": lambda a, b: not any(each in b for each in a),
}
TESTS |= {"within": TESTS["has_one_of"], "outside": TESTS["has_none_of"]}


class Found:
    """How a condition came out: its truth, every reason, what is against it or to be asked."""

    def __init__(self, truth, reasons, against=(), to_ask=()):
        self.truth, self.reasons = truth, list(reasons)
        self.against, self.to_ask = list(against), list(to_ask)


def compare(how, found, asked):
    if found is None:
        return None
    test = TESTS[how]
    if isinstance(found, Span):
        asked = Decimal(str(asked))
        if how in ("equal", "unequal"):
            return None if found.low <= asked <= found.high else how == "unequal"
        ends = {test(found.low, asked), test(found.high, asked)}
        return ends.pop() if len(ends) == 1 else None
    if isinstance(found, date):
        asked = date.fromisoformat(asked)
    elif isinstance(asked, (int, float)) and not isinstance(asked, bool):
        asked = Decimal(str(asked))
    return test(found, asked)


def judge(condition, fact, about):
    """The Found of a condition over `fact(name)`; `about` is the number of a person, or ""."""
    if "fact" in condition:
        found = fact(condition["fact"])
        truth = compare(condition["is"], found, condition["value"])
        reason = told(condition["fact"], condition, found, truth, about)
        return Found(
            truth, [reason], [reason] if truth is False else [], [reason] if truth is None else []
        )
    if "score" in condition:
        return scored(condition, fact, about)
    ((kind, parts),) = ((k, condition[k]) for k in ("all", "any") if k in condition)
    found = [judge(part, fact, about) for part in parts]
    truth = (every if kind == "all" else some)([each.truth for each in found])
    return Found(
        truth,
        [r for each in found for r in each.reasons],
        [r for each in found for r in each.against] if truth is False else [],
        [r for each in found for r in each.to_ask] if truth is None else [],
    )


def scored(condition, fact, about):
    low = high = 0
    reasons, to_ask = [], []
    for part in condition["score"]:
        found, points = judge(part["if"], fact, about), part["points"]
        if found.truth is not False:
            low += points if found.truth else min(points, 0)
            high += points if found.truth else max(points, 0)
        reasons += [reason | {"points": points} for reason in found.reasons]
        to_ask += [reason | {"points": points} for reason in found.to_ask if points]
    total = Decimal(low) if low == high else Span(low, high)
    truth = compare(condition["is"], total, condition["value"])
    reason = told("score", condition, total, truth, about)
    return Found(
        truth,
        [reason, *reasons],
        [reason] if truth is False else [],
        [] if truth is not None else to_ask,
    )


def told(name, condition, found, truth, about):
    return {
        "fact": name, "is": condition["is"], "asked": condition["value"], "found": plain(found),
        "holds": truth, "member": about,
    }  # fmt: skip


def plain(value):
    if isinstance(value, Span):
        return {"lowest": str(value.low), "highest": str(value.high)}
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, str, list)) else str(value)


NOT_HELPED = {"fact": "is_helped", "is": "equal", "value": False}


def entitlement(register, household, unit, numbers):
    """What the asked rule gives those who apply, with every reason."""
    rule, home = register.asked["rule"], Home(register, household, unit, numbers)
    of_each = [
        judge({"all": [NOT_HELPED, rule["covers"]]}, person.fact, person.number)
        for person in home.people
    ]
    covered = [p for p, found in zip(home.people, of_each, strict=True) if found.truth]
    unsure = [p for p, found in zip(home.people, of_each, strict=True) if found.truth is None]
    is_for_each = rule["amount"]["kind"] == "per_person"
    eligible = rule["eligible"] if is_for_each else {"all": [NOT_HELPED, rule["eligible"]]}

    def fact(name):
        return home.fact(name, covered)

    whole = judge(eligible, fact, "")
    amount, of_amount = total(rule["amount"], covered, fact)
    every_part = [whole, *of_each, *of_amount]
    said = {
        "reasons": [r for each in every_part for r in each.reasons],
        "against": [r for each in (whole, *of_each) for r in each.against],
    }
    if whole.truth is False or not (covered or unsure):
        return said | {"is_eligible": False, "amount": "0", "covered": [], "unknown": [],
                       "to_ask": []}  # fmt: skip
    is_sure = whole.truth is True and not unsure and amount is not None
    return said | {
        "is_eligible": True if is_sure else None,
        "amount": str(amount) if is_sure else None,
        "covered": [person.number for person in covered],
        "unknown": [person.number for person in unsure],
        "to_ask": [r for each in every_part for r in each.to_ask],
    }


def total(amount, covered, fact):
    """(sum or None, how the conditions came out on which it rests)."""
    if not covered:
        return Decimal(0), []
    if amount["kind"] == "fixed":
        return chosen(amount["amount"], fact, "")
    whole, found = Decimal(0), []
    for place, person in enumerate(covered):
        named = "amount" if amount["kind"] == "per_person" else "further" if place else "first"

        def of_either(name, person=person):
            return person.fact(name) if hasattr(type(person), OWN.get(name, name)) else fact(name)

        part, came_out = chosen(amount[named], of_either, person.number)
        whole = None if None in (whole, part) else whole + part
        found += came_out
    return whole, found


# Facts of a person that have another name here.
OWN = {"income": "earned", "bank_balance": "banked"}


def chosen(given, fact, about):
    if not isinstance(given, dict):
        return Decimal(given), []
    found = []
    for case in given["cases"]:
        found.append(judge(case["if"], fact, about))
        if found[-1].truth is None:
            return None, found
        if found[-1].truth:
            part, more = chosen(case["amount"], fact, about)
            return part, found + more
    part, more = chosen(given["else"], fact, about)
    return part, found + more

"""How much a rule gives: a sum a family, a person, or a first person and each further one.

`{"kind": "fixed", "amount": …}`, `{"kind": "per_person", "amount": …}`, `{"kind":
"first_and_further", "first": …, "further": …}`. An amount may depend: `{"cases": [{"if": condition,
"amount": …}, …], "else": …}`, of a person by their own facts or by the family's.
"""

from decimal import Decimal

from assistance.entitlement.asked_of_members import FACTS_OF_MEMBER
from assistance.entitlement.conditions import ConditionFault, check, facts_of, judge

_KINDS = {
    "fixed": ("amount",),
    "per_person": ("amount",),
    "first_and_further": ("first", "further"),
}


def check_amount(amount, facts):
    """Raise ConditionFault where an amount can't be read."""
    kind = amount.get("kind")
    if kind not in _KINDS or set(amount) - {"kind", "source", *_KINDS[kind]}:
        raise ConditionFault(f"An amount is one of {', '.join(_KINDS)}.")
    for name in _KINDS[kind]:
        _check_sum(amount.get(name), facts)


def amount_of(amount, members, value_of, value_of_member):
    """(the sum for these members, Judgements of what it rests on); None where one is not known.

    `value_of(fact)` is about the family, `value_of_member(member, fact)` about one of them.
    """
    if not members:
        return Decimal(0), []
    if amount["kind"] == "fixed":
        return _chosen(amount["amount"], value_of, "")
    sums, judged = [], []
    for place, member in enumerate(members):
        known = _both(value_of, value_of_member, member)
        found, why = _chosen(amount[_name(amount["kind"], place)], known, member.number)
        sums.append(found)
        judged += why
    return None if None in sums else sum(sums, Decimal(0)), judged


def facts_of_amount(amount):
    """The names of all facts on which an amount rests."""
    return set().union(*(_facts_of(amount[name]) for name in _KINDS[amount["kind"]]))


def _facts_of(given):
    if not isinstance(given, dict):
        return set()
    found = _facts_of(given["else"])
    for case in given["cases"]:
        found |= facts_of(case["if"]) | _facts_of(case["amount"])
    return found


def _name(kind, place):
    if kind == "per_person":
        return "amount"
    return "further" if place else "first"


def _both(value_of, value_of_member, member):
    """Facts of the member where they have such, of the family else."""

    def value(fact):
        return value_of_member(member, fact) if fact in FACTS_OF_MEMBER else value_of(fact)

    return value


def _check_sum(given, facts):
    if isinstance(given, dict):
        for case in given.get("cases", ()):
            check(case["if"], facts)
            _check_sum(case["amount"], facts)
        _check_sum(given.get("else"), facts)
    elif isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise ConditionFault("A sum is a whole number that is not negative.")


def _chosen(given, value_of, member):
    """(the sum of the first case that holds, Judgements); None where that can't be known."""
    if not isinstance(given, dict):
        return Decimal(given), []
    judged = []
    for case in given["cases"]:
        judged.append(judge(case["if"], value_of, member))
        if judged[-1].holds is None:
            return None, judged
        if judged[-1].holds:
            return _with(judged, _chosen(case["amount"], value_of, member))
    return _with(judged, _chosen(given["else"], value_of, member))


def _with(judged, chosen):
    found, more = chosen
    return found, [*judged, *more]
